package examples

import (
	"slices"
	"strconv"

	"qmpdoc/internal/qjson"
	"qmpdoc/qapi"
)

// envelope is what the outermost object of one kind of message holds (docs/interop/qmp-spec.rst).
type envelope struct {
	what  string                // "a request"
	tells []string              // the members that make a message what it is
	holds func(qjson.Kind) bool // whether their values can be of a kind
	keys  []string              // all members
}

var envelopes = [...]envelope{
	qapi.CommandMessage:  {"a request", []string{"execute", "exec-oob"}, isString, []string{"execute", "exec-oob", "arguments", "id"}},
	qapi.ReturnMessage:   {"a reply", []string{"return"}, isAny, []string{"return", "id"}},
	qapi.ErrorMessage:    {"an error", []string{"error"}, isObject, []string{"error", "id"}},
	qapi.EventMessage:    {"an event", []string{"event"}, isString, []string{"event", "data", "timestamp"}},
	qapi.GreetingMessage: {"the greeting", []string{"QMP"}, isObject, []string{"QMP"}},
}

func isString(k qjson.Kind) bool { return k == qjson.String }
func isObject(k qjson.Kind) bool { return k == qjson.Object }
func isAny(qjson.Kind) bool      { return true }

// maxEnvelope is among how many members a misspelled one of the envelope is looked for.
const maxEnvelope = 16

// kindOf tells what a message is by its members. A request is told by its arrow as well, since a client sends nothing else,
// and by the schema's word for what it does.
func (j *assessor) kindOf(v *qjson.Value) qapi.MessageKind {
	for i := range v.Members {
		for kind, e := range envelopes {
			if slices.Contains(e.tells, v.Members[i].Name) {
				return qapi.MessageKind(kind)
			}
		}
	}
	if j.direction == "->" || j.direction == "" && j.runs(v.Get("command")) {
		return qapi.CommandMessage
	}
	return qapi.UnknownMessage
}

// nearlyKind tells what a message is by a member whose name is a near miss of the one that tells. Its value has to fit.
func (j *assessor) nearlyKind(v *qjson.Value) qapi.MessageKind {
	for i := range v.Members[:min(len(v.Members), maxEnvelope)] {
		m := &v.Members[i]
		like := func(key string) bool { return alike(m.Name, key) }
		for kind, e := range envelopes {
			if m.Value != nil && slices.ContainsFunc(e.tells, like) && e.holds(m.Value.Kind) {
				return qapi.MessageKind(kind)
			}
		}
	}
	return qapi.UnknownMessage
}

// runs reports whether the value of m is the name of a command.
func (j *assessor) runs(m *qjson.Member) bool {
	if m == nil || m.Value == nil || m.Value.Kind != qjson.String {
		return false
	}
	d := j.ref.Lookup(j.product, m.Value.Text)
	return d != nil && d.Kind == qapi.Command
}

// insteadOf are the words that people write for those of the wire: the schema's, and those of the other direction.
var insteadOf = map[qapi.MessageKind]map[string]string{
	qapi.CommandMessage: {"command": "execute", "data": "arguments", "args": "arguments"},
	qapi.EventMessage:   {"arguments": "data"},
}

// meant returns the member of the envelope that a member with a wrong name was meant to be, "" when none; sure tells
// whether that is beyond doubt.
func (j *assessor) meant(v *qjson.Value, e envelope, name string) (meant string, sure bool) {
	if meant = insteadOf[j.result.Kind][name]; meant != "" {
		sure = true
	} else {
		meant = alikeAmong(name, e.keys)
		sure = meant != "" && certain(name, meant)
	}
	if v.Get(meant) != nil || v.Get(alternatives[meant]) != nil {
		return "", false
	}
	return meant, sure
}

// alternatives are the members of a request of which it has one only.
var alternatives = map[string]string{"execute": "exec-oob", "exec-oob": "execute"}

// part finds a member of the envelope, by a wrong name if need be.
func (j *assessor) part(v *qjson.Value, name string) *qjson.Member {
	if m := v.Get(name); m != nil {
		return m
	}
	e := envelopes[j.result.Kind]
	for i := range v.Members[:min(len(v.Members), maxEnvelope)] {
		if m := &v.Members[i]; !slices.Contains(e.keys, m.Name) {
			if meant, _ := j.meant(v, e, m.Name); meant == name {
				return m
			}
		}
	}
	return nil
}

// content returns the value of a member of the envelope; nil when it is not there or left out.
func (j *assessor) content(v *qjson.Value, name string) *qjson.Value {
	m := j.part(v, name)
	if m == nil || m.Value == nil || m.Value.Kind == qjson.Elision {
		return nil
	}
	return m.Value
}

// keys reports the members that a message of its kind does not have.
func (j *assessor) keys(v *qjson.Value) {
	e, r := envelopes[j.result.Kind], ruleReplyKey
	if j.result.Kind == qapi.CommandMessage {
		r = ruleRequestKey
	}
	for i := range v.Members {
		m := &v.Members[i]
		if j.full || slices.Contains(e.keys, m.Name) {
			continue
		}
		p, help := named(m), e.what+" has "+some(e.keys, "and")
		switch meant, sure := j.meant(v, e, m.Name); {
		case sure:
			p.Edit = &qjson.Edit{Start: p.Start, End: p.End, Text: strconv.Quote(meant)}
			help = "write " + strconv.Quote(meant)
		case meant != "":
			help = "did you mean " + quote(meant) + "?"
		}
		j.add(p, r, m.Name, "%s is not a member of %s", quote(m.Name), e.what).Help = help
	}
}

// body returns the arguments of a request or the data of an event, and where findings about them point: at otherwise when there
// are none. It is false when nothing can be checked.
func (j *assessor) body(v *qjson.Value, name string, what label, otherwise qjson.Place) (p qjson.Place, body *qjson.Value, ok bool) {
	m := j.part(v, name)
	switch {
	case m == nil:
		return otherwise, &qjson.Value{Kind: qjson.Object, Elided: v.Elided}, true
	case m.Value == nil || m.Value.Kind == qjson.Elision:
		return p, nil, false
	case m.Value.Kind != qjson.Object:
		j.wrongType(objectType, m.Value, what)
		return p, nil, false
	}
	return at(m.Value), m.Value, true
}
