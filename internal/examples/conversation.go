package examples

import (
	"qmpdoc/internal/qjson"
	"qmpdoc/internal/wire"
	"qmpdoc/qapi"
)

// Validator checks messages against the commands, events and types that one program has. It is not for concurrent use.
type Validator struct{ types *resolver }

// NewValidator makes a validator for one program of r.
func NewValidator(r *qapi.Reference, product qapi.Products) *Validator {
	return &Validator{programsOf(r).resolver(product)}
}

// Shapes returns what clients of the program see, and the shape of each type.
func (v *Validator) Shapes() (*wire.Schema, map[*qapi.Def]*wire.Shape) {
	return v.types.Schema, v.types.types
}

// Message checks a message that is alone. Direction is "->" for one from the client, "<-" for one from the server,
// "" when that is not known.
func (v *Validator) Message(text, direction string) Judgement {
	return v.Conversation().Message(text, direction)
}

// Conversation starts an exchange of messages: a reply is checked against the command that it answers.
func (v *Validator) Conversation() *Conversation { return &Conversation{types: v.types, stream: true} }

// Value checks a JSON value that is not a message: against type d, the arguments of command d or the data of event d. What QEMU
// takes from clients is not a mistake.
func (v *Validator) Value(d *qapi.Def, doc *qjson.Document) Judgement {
	talk := &Conversation{types: v.types, stream: true, count: 1}
	j := &assessor{checker: checker{resolver: v.types}, talk: talk, direction: "->"}
	j.result.Kind, j.result.Name, j.result.Declared = qapi.UnknownMessage, d.Name, true
	j.syntax(doc)
	if len(doc.Values) > 0 {
		j.typed(d, doc.Values[0])
	}
	j.result.Faults, j.result.Advice = j.list, j.advice.list
	return j.result
}

func (j *assessor) typed(d *qapi.Def, v *qjson.Value) {
	what := label{words: "the value", owner: d.Name, pos: d.NamePos}
	switch {
	case d.Kind.IsType():
		j.value(j.types[d], v, what, nil)
	case v.Kind != qjson.Object:
		j.wrongType(objectType, v, what)
	case j.decides(d, d.Kind):
		j.objectAt(at(v), j.input(d), v, nil)
	}
}

// Conversation is an exchange of messages between one client and a program, in their order.
type Conversation struct {
	types   *resolver
	owner   *qapi.Def // whose documentation shows it; nil outside documentation
	pending pending
	link    connection
	elided  bool // whole messages are left out
	count   int
	at      assessor // of the message at hand

	stream    bool // it has really taken place: there is no documentation around it
	unsettled bool // the next command tells which program it is
}

// Judgement is what is known of one message.
type Judgement struct {
	Kind     qapi.MessageKind
	Name     string // of the command or event
	Answers  int    // the number of the command that it answers, counted from 1 in its conversation; 0 for none
	Declared bool   // a schema tells what it may hold
	Broken   bool   // it is no JSON, elisions forgiven
	Elided   bool   // something is left out
	Faults   []Fault
	Advice   []Fault // uses of what is deprecated, which are not mistakes
}

// Message checks the next message of the exchange.
func (c *Conversation) Message(text, direction string) Judgement {
	return c.Document(qjson.Parse(text), direction)
}

// Document checks the next message of the exchange, which has been parsed.
func (c *Conversation) Document(doc *qjson.Document, direction string) Judgement {
	c.count++
	j := &c.at
	*j = assessor{checker: checker{resolver: c.types, frames: j.frames}, talk: c, direction: direction}
	if len(doc.Values) > 0 && doc.Values[0].Kind == qjson.Object {
		j.result.Kind = j.kindOf(doc.Values[0])
	}
	j.syntax(doc)
	if doc.Elided {
		c.elided, j.result.Elided = true, true
	} else if len(doc.Values) > 0 {
		j.message(doc.Values[0])
	}
	if j.fromClient() && !j.asked && !doc.Elided {
		c.askAnything()
	}
	j.result.Faults, j.result.Advice = j.list, j.advice.list
	return j.result
}

type assessor struct {
	checker
	talk      *Conversation
	direction string
	asked     bool // the command is known
	result    Judgement
}

// message checks the outermost value.
func (j *assessor) message(v *qjson.Value) {
	j.result.Elided = v.HasElision()
	if j.result.Kind == qapi.UnknownMessage {
		if j.bare(v) {
			return
		}
		j.result.Kind = j.nearlyKind(v)
	}
	j.reply = j.result.Kind != qapi.CommandMessage
	switch j.result.Kind {
	case qapi.CommandMessage:
		j.command(v)
	case qapi.ReturnMessage:
		j.returned(v)
	case qapi.ErrorMessage:
		j.failed(v)
	case qapi.EventMessage:
		j.event(v)
	case qapi.GreetingMessage:
		j.greeting(v)
	case qapi.UnknownMessage:
		j.shapeless(v)
		return
	default:
		panic("examples: unknown kind " + j.result.Kind.String())
	}
	j.talk.link.heard = j.talk.link.heard || j.reply
	j.keys(v)
	j.way(v)
}

// way checks that the arrow fits the message.
func (j *assessor) way(v *qjson.Value) {
	want := "<-"
	if j.result.Kind == qapi.CommandMessage {
		want = "->"
	}
	if j.direction != "" && j.direction != want {
		j.add(at(v), ruleDirection, "", "%s is marked with %s", envelopes[j.result.Kind].what, j.direction).Help = "write " + want
	}
}

// Unanswered returns the commands that got no answer so far, as mistakes of the messages with those numbers.
func (c *Conversation) Unanswered() map[int]Fault {
	list := map[int]Fault{}
	if c.elided {
		return list
	}
	for _, r := range c.pending {
		if r.name == "" || r.doubted || r.silent() {
			continue
		}
		list[r.number] = Fault{Fault: qjson.Fault{Place: r.place, Rule: ruleNoResponse,
			Msg: "command " + quote(r.name) + " has no answer", Help: "add the server's answer"}}
	}
	return list
}
