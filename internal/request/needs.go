package request

import (
	"slices"
	"strings"

	"qmpdoc/qapi"
)

// need is a set of optional members of which QEMU wants one, as the documentation or a habit of QEMU's says and the schema
// cannot.
type need struct {
	oneOf   [][]string // paths, the best first
	command string     // the only command that it counts for; "" for every value of the type
}

// completed adds to a plan for a value of type d, or for the arguments of command d, what that needs. What is written in place,
// which is nil, needs nothing.
func (g *generator) completed(d *qapi.Def, p *plan) *plan {
	if !g.useful || len(g.inner) == 0 || d == nil {
		return p
	}
	command := ""
	if len(g.inner) <= g.top {
		command = g.inner[0].Name
	}
	for _, n := range g.needsOf(d) {
		if n.command != "" && n.command != command || slices.ContainsFunc(n.oneOf, func(path []string) bool { return p.decides(path) }) {
			continue
		}
		p = p.with(n.oneOf[0])
	}
	return p
}

// decides reports whether the plan wants the member at path, or forbids it.
func (p *plan) decides(path []string) bool {
	for _, name := range path {
		if p = p.member(name); p == nil {
			return false
		}
	}
	return true
}

// with is p and the demand for the member at path. It shares with p what that does not change.
func (p *plan) with(path []string) *plan {
	to := &plan{}
	if p != nil {
		to.demand, to.names = p.demand, slices.Clone(p.names)
		to.members = make(map[string]*plan, len(p.members)+1)
		for name, m := range p.members {
			to.members[name] = m
		}
	}
	if len(path) == 0 {
		return to
	}
	next := to.open(path[0])
	to.members[path[0]] = next.with(path[1:])
	return to
}

// needsOf finds what values of type d need, or the arguments of command d.
func (s *schema) needsOf(d *qapi.Def) []need {
	if list, ok := s.needs[d]; ok {
		return list
	}
	r := &needReader{schema: s, def: d}
	if d.Kind == qapi.Command {
		r.members = s.ref.Arguments(d)
		r.read(d)
		r.identify()
		r.change()
	} else {
		r.members = s.ref.AllMembers(d)
		r.read(d)
		for _, base := range s.ref.Bases(d) {
			r.read(base)
		}
	}
	s.needs[d] = r.list
	return r.list
}

type needReader struct {
	*schema
	def     *qapi.Def
	members []qapi.Inherited
	text    []sentence // of the definition itself, see sentences
	list    []need
}

func (r *needReader) sentences() []sentence {
	if r.text == nil {
		r.text = sentencesOf(r.def)
	}
	return r.text
}

// maxNamed bounds the members that texts are searched for. QEMU's largest type has 60.
const maxNamed = 500

func (r *needReader) read(d *qapi.Def) {
	if len(r.members) > maxNamed {
		return
	}
	if d.Kind != qapi.Command && !slices.ContainsFunc(r.members, func(m qapi.Inherited) bool { return m.Optional }) {
		return
	}
	text := r.sentences()
	if d != r.def {
		text = sentencesOf(d)
	}
	for _, s := range text {
		if !s.mayDemand() {
			continue
		}
		flat := flatten(s.text)
		oneOf, needed := saysOneOf.in(flat), saysNeeded.in(flat)
		if orElse := saysElse.in(flat); orElse {
			oneOf = true
		} else if !oneOf && !needed || saysWhen.in(flat) {
			continue
		}
		paths := r.named(s, oneOf)
		if len(paths) < 2 && (len(paths) == 0 || !needed) || len(paths) > 1 && !oneOf {
			continue
		}
		if saysExclusive.in(flat) && (r.def.Kind != qapi.Command || r.optional(paths)) {
			continue
		}
		r.add(need{paths, r.commandIn(s)})
	}
}

// named lists the members that a sentence names, in the order of the schema: best first. A sentence that names only one is
// about the member it is written under too.
func (r *needReader) named(s sentence, withSubject bool) [][]string {
	words := s.mentions()
	has := func(name string) bool { return slices.Contains(words, name) }
	var own []qapi.Inherited
	subject := false
	for _, m := range r.members {
		isSubject := m.Name == s.subject
		if has(m.Name) || isSubject && withSubject {
			own = append(own, m)
		}
		subject = subject || isSubject
	}
	if len(own) == 0 && subject {
		own = slices.DeleteFunc(slices.Clone(r.members), func(m qapi.Inherited) bool { return m.Name != s.subject })
	}
	if len(own) > 0 {
		return r.paths(nil, own)
	}
	return r.within(has)
}

// within finds the members that has names in the types of the arguments: "the top-level @node-name option (from
// BlockdevOptions) must be specified".
func (r *needReader) within(has func(string) bool) [][]string {
	if r.def.Kind != qapi.Command {
		return nil
	}
	for _, m := range r.members {
		to := r.ref.Type(m.Owner, m.Type)
		if to == nil || !has(to.Name) {
			continue
		}
		inner := slices.DeleteFunc(r.ref.AllMembers(to), func(m qapi.Inherited) bool { return !has(m.Name) })
		if paths := r.paths([]string{m.Name}, inner); paths != nil {
			return paths
		}
	}
	return nil
}

// paths returns the optional ones of members, those that nobody advises against first; none if one is mandatory.
func (r *needReader) paths(above []string, members []qapi.Inherited) [][]string {
	var good, other [][]string
	for _, m := range members {
		path := append(slices.Clone(above), m.Name)
		switch {
		case !m.Optional:
			return nil
		case isDiscouraged(m.Features) || m.If != nil || m.Doc != nil && saysDeprecated.in(flatten(m.Doc.Text.Raw)):
			other = append(other, path)
		default:
			good = append(good, path)
		}
	}
	return append(good, other...)
}

// commandIn is the command that a sentence about a type names: "required on the top level of blockdev-add".
func (r *needReader) commandIn(s sentence) string {
	if r.def.Kind == qapi.Command {
		return ""
	}
	for _, w := range s.mentions() {
		if !strings.ContainsAny(w, "-_") {
			continue
		}
		if to := r.ref.Lookup(r.def.Products.First(), w); to != nil && to.Kind == qapi.Command {
			return w
		}
	}
	return ""
}

// add adds a need, unless one of its members is needed already.
func (r *needReader) add(n need) {
	if len(n.oneOf) == 0 {
		return
	}
	for _, known := range r.list {
		if known.command == n.command && slices.ContainsFunc(known.oneOf, func(p []string) bool {
			return slices.ContainsFunc(n.oneOf, func(q []string) bool { return slices.Equal(p, q) })
		}) {
			return
		}
	}
	r.list = append(r.list, n)
}

// optional reports whether the text says what QEMU does when none of the members is there.
func (r *needReader) optional(paths [][]string) bool {
	names := make([]string, len(paths))
	for i, p := range paths {
		names[i] = p[len(p)-1]
	}
	return slices.ContainsFunc(r.sentences(), func(s sentence) bool {
		return (slices.Contains(names, s.subject) || slices.ContainsFunc(names, s.marks)) && saysWithout.in(flatten(s.text))
	})
}

// identifying are the arguments by which QEMU's commands say what they are about. Where there are two of them both are
// optional, and the code wants one (block_resize: device or node-name).
var identifying = []string{"id", "device", "node-name", "qom-path", "uri"}

// identify adds an argument that says what a command is about, if there are several to choose from, or one and nothing
// else that must be there. A text that says what happens without it, and a reply, are signs that it is not needed.
func (r *needReader) identify() {
	if r.def.Returns != nil {
		return
	}
	var list []qapi.Inherited
	bare := true
	for _, m := range r.members {
		bare = bare && m.Optional
		if !slices.Contains(identifying, m.Name) {
			continue
		}
		if !m.Optional {
			return
		}
		list = append(list, m)
	}
	paths := r.paths(nil, list)
	if (len(paths) > 1 || bare) && !r.optional(paths) {
		r.add(need{oneOf: paths})
	}
}

// changing are the words with which the names and the texts of commands begin that change a setting. Without an argument
// they do nothing.
var changing = []string{"set", "sets", "change", "changes", "modify", "update", "adjust"}

// change adds an argument of a command that would change nothing without one.
func (r *needReader) change() {
	if r.def.Returns != nil || len(r.list) > 0 || !r.changes() {
		return
	}
	var list []qapi.Inherited
	for _, m := range r.members {
		if !m.Optional {
			return
		}
		if !r.optional([][]string{{m.Name}}) {
			list = append(list, m)
		}
	}
	r.add(need{oneOf: r.paths(nil, list)})
}

func (r *needReader) changes() bool {
	for _, w := range strings.FieldsFunc(r.def.Name, func(c rune) bool { return c == '-' || c == '_' }) {
		if slices.Contains(changing, w) {
			return true
		}
	}
	first := ""
	if s := r.sentences(); len(s) > 0 {
		first, _, _ = strings.Cut(strings.ToLower(s[0].text), " ")
	}
	return slices.Contains(changing, first)
}
