package examples

import (
	"slices"

	"qmpdoc/internal/qjson"
	"qmpdoc/internal/wire"
	"qmpdoc/qapi"
)

func (j *assessor) returned(v *qjson.Value) {
	if m := v.Get("return"); m != nil {
		j.talk.tells(m.Value)
	}
	d, ok := j.pair(v)
	if !ok {
		return
	}
	j.result.Declared = d.Keyword != ""
	if !d.Flags.SuccessResponse {
		j.add(at(v), ruleReturnType, "", "%s sends no reply on success", quote(d.Name)).Help = "remove the reply"
		return
	}
	if value := j.content(v, "return"); value != nil && j.result.Declared {
		j.returnValue(d, value)
	}
}

// returnValue checks what command d returned: an empty object when it returns nothing.
func (j *assessor) returnValue(d *qapi.Def, v *qjson.Value) {
	t, what := j.returns(d), label{words: "the return value of", name: d.Name, pos: d.NamePos, owner: d.Name}
	switch {
	case v.Kind == qjson.Elision || j.spoilt[v.Start]:
	case !takes(t, v.Kind):
		j.mismatch(ruleReturnType, t, v, what)
	case d.Returns == nil:
		j.objectAt(at(v), shape{Shape: t, words: ofReturned, name: excerpt(d.Name), pos: d.NamePos, open: !d.Flags.Gen}, v, nil)
	default:
		j.value(t, v, what, nil)
	}
}

// pair finds the command that the reply answers: the one with its id, or else the first one that waits, since QEMU answers in
// order. In documentation, a command that is not shown is that of the definition.
func (j *assessor) pair(v *qjson.Value) (*qapi.Def, bool) {
	p, id := &j.talk.pending, j.idOf(v)
	i := p.bearing(id, j.result.Kind)
	if !id.set {
		i = p.afterQuit(i, v.Get("return"))
	}
	switch {
	case len((*p)) == 0:
		return j.orphan(v)
	case i < 0 && (id.set || j.result.Kind == qapi.ErrorMessage && j.talk.owner == nil):
		j.unpaired(v)
		return nil, false
	case i < 0:
		i = 0
		j.add(at(v), ruleID, "", "the answer to %s lacks its id", quote((*p)[0].name)).Help = `add "id": ` + (*p)[0].id.json()
	}
	if !id.set {
		j.dropLost(i, v)
	}
	r := p.take(i)
	j.result.Name, j.result.Answers = r.name, r.number
	return r.def, r.def != nil
}

// mostLost bounds how many commands in a row can have lost their replies.
const mostLost = 8

// dropLost drops the commands whose replies a log has lost: those from number i on whose reply v cannot be, up to the first
// whose reply it resembles. It drops none when there is no such command.
func (j *assessor) dropLost(i int, v *qjson.Value) {
	value := j.content(v, "return")
	if value == nil || !j.talk.stream {
		return
	}
	waiting := j.talk.pending
	for n := i; n < min(len(waiting), i+mostLost) && waiting[n].def != nil; n++ {
		if j.resembles(j.returns(waiting[n].def), value) {
			j.talk.pending = slices.Delete(waiting, i, n)
			return
		}
	}
}

// unpaired reports a reply with an id that no command has. It does not report an error without id: QEMU sends that when it
// cannot read a command. Either may be meant for a command that waits, or be one reply too many.
func (j *assessor) unpaired(v *qjson.Value) {
	r, m := j.talk.pending.doubt(j.idOf(v)), v.Get("id")
	switch {
	case m == nil:
	case r != nil && !r.id.set:
		j.add(named(m), ruleID, "", "%s was sent without an id", quote(r.name))
	default:
		j.add(named(m), ruleID, "", "no command was sent with this id")
	}
}

func (j *assessor) orphan(v *qjson.Value) (*qapi.Def, bool) {
	switch {
	case j.talk.link.lost > 0:
		j.talk.link.lost-- // the end of its connection was taken for granted
	case !j.talk.elided:
		j.add(at(v), ruleOrphan, "", "this answers no command").Help = "show the command before it"
	}
	if d := j.talk.owner; d != nil && d.Kind == qapi.Command {
		j.result.Name = d.Name
		return d, true
	}
	return nil, false
}

// failed checks a reply of a command that did not work.
func (j *assessor) failed(v *qjson.Value) {
	if d, ok := j.pair(v); ok {
		j.result.Declared = d.Keyword != ""
	}
	classes := j.typeCalled("QapiErrorClass", qapi.Enum)
	if classes == nil {
		classes = j.typeCalled("ErrorClass", qapi.Enum)
	}
	s := shape{words: ofType, name: "the error"}
	if classes == nil { // QEMU up to 1.1: the schema does not list the classes, and each one has data
		classes, s.open = stringType, true
	} else {
		s.pos = classes.Def.NamePos
	}
	j.fixed(s, j.content(v, "error"), &wire.Member{Name: "class", Shape: classes}, &wire.Member{Name: "desc", Shape: stringType})
}

// fixed checks an object that no type describes.
func (j *assessor) fixed(s shape, v *qjson.Value, members ...*wire.Member) {
	switch {
	case v == nil || v.Kind == qjson.Elision || j.spoilt[v.Start]:
	case v.Kind != qjson.Object:
		j.wrongType(objectType, v, label{words: s.name})
	default:
		s.Shape = &wire.Shape{Kind: wire.Object, Members: members}
		j.objectAt(at(v), s, v, nil)
	}
}

func (j *assessor) event(v *qjson.Value) {
	name := j.content(v, "event")
	if name == nil || name.Kind != qjson.String {
		j.value(stringType, name, label{words: "'event'"}, nil)
		return
	}
	j.result.Name = name.Text
	j.timestamp(v)
	d := j.ref.Lookup(j.product, j.result.Name)
	if d != nil && d.Kind != qapi.Event {
		d = nil
	}
	j.result.Declared = j.decides(d, qapi.Event)
	if d == nil {
		if j.knowsEvents() {
			j.unknownName(at(name), ruleUnknownEvent, qapi.Event)
		}
		return
	}
	if !j.talk.stream { // nobody writes an event but those who document it
		j.adviseAgainst(d, at(name))
	}
	if p, data, ok := j.body(v, "data", label{words: "the data of " + d.Name}, at(name)); ok {
		j.objectAt(p, j.input(d), data, nil)
	}
}

// knowsEvents reports whether any event of the program is known: the schema has them from QEMU 2.1 on only.
func (j *assessor) knowsEvents() bool {
	return slices.ContainsFunc(j.ref.Defs, func(d *qapi.Def) bool {
		return d.Kind == qapi.Event && d.Products.Has(j.product)
	})
}

func (j *assessor) timestamp(v *qjson.Value) {
	m := j.part(v, "timestamp")
	if m == nil {
		if !v.Elided {
			j.add(at(v), ruleTimestamp, "", "the event has no timestamp").
				Help = `add "timestamp": { "seconds": <int>, "microseconds": <int> }`
		}
		return
	}
	j.fixed(shape{words: ofType, name: "the timestamp"}, m.Value,
		&wire.Member{Name: "seconds", Shape: integerType}, &wire.Member{Name: "microseconds", Shape: integerType})
}

// greeting checks the message that the server sends first.
func (j *assessor) greeting(v *qjson.Value) {
	j.talk.greets()
	if said := j.content(v, "QMP"); said.Get("version") != nil {
		j.talk.tells(said.Get("version").Value)
	}
	version := j.typeCalled("VersionInfo", qapi.Struct)
	if version == nil {
		version = &wire.Shape{}
	}
	j.fixed(shape{words: ofType, name: "the greeting"}, j.content(v, "QMP"), &wire.Member{Name: "version", Shape: version},
		&wire.Member{Name: "capabilities", Shape: &wire.Shape{Kind: wire.Array, Element: stringType}})
}

// bare checks a message without an envelope: a value of the type whose documentation shows it, or what a command returns.
// It reports whether it is one of them.
func (j *assessor) bare(v *qjson.Value) bool {
	owner := j.talk.owner
	if owner != nil && owner.Kind.IsType() && j.direction == "" {
		j.reply, j.result.Declared = true, true
		j.value(j.types[owner], v, label{words: "the example of", name: owner.Name}, nil)
		return true
	}
	d := j.bareCommand()
	if j.direction == "->" || d == nil || d.Returns == nil || v.Kind != qjson.Array && len(v.Members) == 0 || !j.resembles(j.returns(d), v) {
		return false
	}
	j.answered()
	j.result.Name, j.result.Declared, j.reply = d.Name, d.Keyword != "", true
	j.add(at(v), ruleBareReturn, "", `what %s returns is not wrapped in {"return": ...}`, quote(d.Name)).Help =
		`wrap it: { "return": … }`
	j.returnValue(d, v)
	return true
}

// shapeless takes a message of unknown kind. If part of it is left out, it may be of any.
func (j *assessor) shapeless(v *qjson.Value) {
	switch waiting := j.talk.pending; {
	case j.direction == "<-":
		j.answered()
	case !j.talk.stream:
	case len(waiting) > 0: // it is the answer to one of them, or else a request like them
		waiting.doubt(j.idOf(v))
	default:
		j.talk.askAnything()
	}
	if v.Elided || v.Kind == qjson.Elision {
		j.talk.elided = true
		return
	}
	j.add(at(v), ruleEnvelope, "", "this is not a message: it has none of 'execute', 'return', 'error' and 'event'")
}

// answered treats a reply that does not say which command it answers as the reply to the first one.
func (j *assessor) answered() {
	if len(j.talk.pending) > 0 {
		j.talk.pending.take(0)
	}
}

// bareCommand is the command that a message without envelope may answer.
func (j *assessor) bareCommand() *qapi.Def {
	if waiting := j.talk.pending; len(waiting) > 0 {
		return waiting[0].def
	}
	if d := j.talk.owner; d != nil && d.Kind == qapi.Command {
		return d
	}
	return nil
}

// resembles reports whether v looks like a value of type t: it has the JSON type and, of an object, half of the members are known.
func (j *assessor) resembles(t *wire.Shape, v *qjson.Value) bool {
	switch {
	case v.Kind == qjson.Elision:
		return true
	case !takes(t, v.Kind):
		return false
	case t.Kind == wire.Array:
		return len(v.Elements) == 0 || j.resembles(t.Element, v.Elements[0])
	case t.Kind != wire.Object || t.Open:
		return true
	case len(v.Members) == 0:
		return v.Elided || len(j.mandatory(t)) == 0
	}
	names := j.branchNames(t)
	known := 0
	for i := range v.Members {
		if name := v.Members[i].Name; t.Member(name) != nil || names[name] {
			known++
		}
	}
	return known*2 >= len(v.Members)
}
