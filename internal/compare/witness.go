package compare

import (
	"slices"
	"strings"

	"qmpdoc/diag"
	"qmpdoc/internal/qjson"
	"qmpdoc/internal/request"
	"qmpdoc/qapi"
)

// Prove adds witnesses to the changes whose kinds have them: the shortest messages that show the change, with the verdicts
// of the validator. A change that has none afterwards is of a kind without witnesses, or no message shows it.
func (c *Comparison) Prove() {
	p := &prover{old: c.sides[0], new: c.sides[1]}
	for _, s := range c.sides {
		if s.requests == nil {
			s.requests = request.New(s.Reference)
		}
	}
	for _, one := range c.Changes {
		if one.Witness == nil {
			one.Witness = p.witness(one)
		}
	}
}

// HasWitness reports whether the kind of a change has a witness where the change is worst.
func (c *Change) HasWitness() bool {
	return c.Level > Addition && c.kind.grade(c.Reaches[0].Direction).proof != noProof
}

// prover makes messages from both sides and judges them by both.
type prover struct{ old, new *Side }

// mostTries bounds in how many commands and events a witness is looked for.
const mostTries = 8

func (p *prover) witness(c *Change) *Witness {
	for i, r := range c.Reaches {
		if i == mostTries || r.Level <= Addition {
			return nil
		}
		g := c.kind.grade(r.Direction)
		if g.proof == noProof {
			continue
		}
		if w := p.conversation(c, r, g.proof); w != nil {
			return w
		}
	}
	return nil
}

// conversation makes a witness for one reach.
func (p *prover) conversation(c *Change, r Reach, of proof) *Witness {
	product := c.Products.First()
	var list [][]string
	if of == oldValid || c.kind.lacks() { // without what was mandatory, but with all else that OLD sends
		list = p.old.messages(product, c, r, p.new)
	}
	if of == newValid {
		list = append(list, p.new.messages(product, c, r, p.old)...)
	}
	for _, messages := range list {
		w := &Witness{Messages: messages, Old: p.old.verdict(product, messages, c), New: p.new.verdict(product, messages, c)}
		if (w.Old == valid) == (of == oldValid) && (w.New == valid) == (of == newValid) {
			return w
		}
	}
	return nil
}

// demands says what the message must have that shows a change.
func (c *Change) demands(r Reach) []request.Demand {
	d := c.diffs[0]
	steps := slices.Concat(r.Steps, d.branch)
	if len(steps) == 0 {
		return nil
	}
	var list []request.Demand
	var path []string
	last := ""
	for _, s := range steps[1:] {
		switch s.Kind {
		case ToMember:
			path = append(path, s.Name)
		case ToBranch:
			list = append(list, request.Chooses(s.Name, append(slices.Clone(path), s.Tag)...))
		case ToValue, ToAlternative:
			last = s.Name
		}
	}
	if d.lost != "" {
		path = append(path, d.lost)
	}
	if c.kind == branchDemands || len(path) == 0 && last == "" {
		return list
	}
	switch around := path[:max(len(path)-1, 0)]; {
	case c.kind.lacks():
		if len(around) > 0 {
			list = append(list, request.Has(around...))
		}
		return append(list, request.Lacks(path...))
	case last != "":
		return append(list, request.Chooses(last, path...))
	case d.value != "":
		return append(list, request.Chooses(d.value, path...))
	default:
		return append(list, request.Has(path...))
	}
}

// lacks reports whether the message that shows a change of kind k lacks what changed.
func (k *kind) lacks() bool {
	return k == mandatoryAdded || k == madeMandatory || k == madeOptional
}

// messages makes conversations that fulfil the demands, the best first.
func (s *Side) messages(product qapi.Products, c *Change, r Reach, other *Side) [][]string {
	d, demands := s.Reference.Lookup(product, r.Name), c.demands(r)
	if d == nil {
		return nil
	}
	switch {
	case d.Kind == qapi.Event:
		if m, err := s.requests.Event(d, demands...); err == nil {
			return [][]string{{"<- " + m.Print(qjson.Layout{})}}
		}
		return nil
	case r.Direction == Input:
		return s.sent(d, demands...)
	}
	reply, err := s.requests.Reply(d, demands...)
	if err != nil {
		return nil
	}
	var list [][]string
	for _, side := range []*Side{s, other} { // one of the two sides may refuse the request of the other
		if def := side.Reference.Lookup(product, r.Name); def != nil {
			for _, sent := range side.sent(def) {
				list = append(list, append(sent, "<- "+reply.Print(qjson.Layout{})))
			}
		}
	}
	return list
}

func (s *Side) sent(d *qapi.Def, demands ...request.Demand) [][]string {
	m, err := s.requests.Command(d, demands...)
	if err != nil {
		return nil
	}
	return [][]string{{"-> " + m.Print(qjson.Layout{})}}
}

// valid is the verdict on a conversation without mistakes.
const valid = "valid"

// verdict is the mistake in a conversation: the first that names what changed, else the first in the last message, else the
// first. Mere remarks of the validator do not count.
func (s *Side) verdict(product qapi.Products, messages []string, c *Change) string {
	name := c.Name
	if n := len(c.Steps); n > 0 {
		name = c.Steps[n-1].Name
	}
	said, talk := valid, s.Program(product).validator.Conversation()
	for _, m := range messages {
		fresh := true
		for _, f := range talk.Message(m[3:], m[:2]).Faults {
			switch {
			case f.Rule.Severity < diag.Warning:
			case strings.Contains(f.Msg, "'"+name+"'"):
				return f.Msg
			case fresh:
				said, fresh = f.Msg, false
			}
		}
	}
	return said
}
