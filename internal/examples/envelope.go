package examples

import (
	"strconv"

	"qmpdoc/internal/qjson"
	"qmpdoc/qapi"
)

// envelope is what the outermost object of one kind of message holds (docs/interop/qmp-spec.rst).
type envelope struct {
	what string   // "a request"
	key  string   // the member that makes a message what it is
	keys []string // all members
}

var envelopes = map[qapi.MessageKind]envelope{
	qapi.CommandMessage:  {"a request", "execute", []string{"execute", "exec-oob", "arguments", "id"}},
	qapi.ReturnMessage:   {"a reply", "return", []string{"return", "id"}},
	qapi.ErrorMessage:    {"an error", "error", []string{"error", "id"}},
	qapi.EventMessage:    {"an event", "event", []string{"event", "data", "timestamp"}},
	qapi.GreetingMessage: {"the greeting", "QMP", []string{"QMP"}},
}

// kindOf tells what a message is by its members. A request is told by its arrow as well, since a client sends nothing else,
// and by the schema's word for what it does.
func (j *judge) kindOf(v *qjson.Value) qapi.MessageKind {
	for i := range v.Members {
		switch v.Members[i].Name {
		case "execute", "exec-oob":
			return qapi.CommandMessage
		case "return":
			return qapi.ReturnMessage
		case "error":
			return qapi.ErrorMessage
		case "event":
			return qapi.EventMessage
		case "QMP":
			return qapi.GreetingMessage
		}
	}
	if j.direction == "->" || j.direction == "" && j.runs(v.Get("command")) {
		return qapi.CommandMessage
	}
	return qapi.UnknownMessage
}

// runs tells whether the value of m is the name of a command.
func (j *judge) runs(m *qjson.Member) bool {
	if m == nil || m.Value == nil || m.Value.Kind != qjson.String {
		return false
	}
	d := j.ref.Lookup(j.product, m.Value.Text)
	return d != nil && d.Kind == qapi.Command
}

// insteadOf are the words of the schema that people write for those of the wire.
var insteadOf = map[string]string{"command": "execute", "data": "arguments", "args": "arguments"}

// get finds a member of a message by its name, or by the word that was written for it.
func get(v *qjson.Value, name string) *qjson.Member {
	m := v.Get(name)
	if m != nil || v.Get("execute") == nil && v.Get("exec-oob") == nil && v.Get("command") == nil {
		return m
	}
	for i := range v.Members {
		if insteadOf[v.Members[i].Name] == name {
			return &v.Members[i]
		}
	}
	return nil
}

// keys reports the members that a message of its kind does not have.
func (j *judge) keys(v *qjson.Value, kind qapi.MessageKind) {
	e, r := envelopes[kind], ruleReplyKey
	if kind == qapi.CommandMessage {
		r = ruleRequestKey
	}
	allowed := set(e.keys)
	var wrong []*qjson.Member
	for i := range v.Members {
		if m := &v.Members[i]; !allowed[m.Name] {
			wrong = append(wrong, m)
		}
	}
	for _, m := range wrong {
		p, help := named(m), e.what+" has "+some(e.keys, "and")
		if meant := insteadOf[m.Name]; kind == qapi.CommandMessage && meant != "" && v.Get(meant) == nil {
			p.Edit = &qjson.Edit{Start: p.Start, End: p.End, Text: strconv.Quote(meant)}
			help = "write " + strconv.Quote(meant)
		} else if meant := j.near(m.Name, e.keys); meant != "" && v.Get(meant) == nil {
			help = "did you mean " + quote(meant) + "?"
		}
		j.add(p, r, m.Name, "%s is not a member of %s", quote(m.Name), e.what).Help = help
	}
}
