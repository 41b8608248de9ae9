package examples

import (
	"slices"

	"qmpdoc/diag"
	"qmpdoc/internal/qjson"
	"qmpdoc/qapi"
)

// returned checks a reply of a command that worked.
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

// returnValue checks what command d returned.
func (j *assessor) returnValue(d *qapi.Def, v *qjson.Value) {
	t, what := j.returnType(d), label{words: "the return value of", name: d.Name, pos: d.NamePos, owner: d.Name}
	if !j.takes(t, v.Kind) && v.Kind != qjson.Elision && !j.spoilt[v.Start] {
		j.mismatch(ruleReturnType, t, v, what)
		return
	}
	j.value(t, v, what, nil)
}

// returnType is the type of what command d returns: an empty object when it returns nothing.
func (r *resolver) returnType(d *qapi.Def) *typ {
	if d.Returns != nil {
		return r.resolve(d, d.Returns)
	}
	if known, ok := r.nothing[d]; ok {
		return known
	}
	s := newShape(d.Name, d.NamePos)
	s.whole, s.part, s.none = "what "+quote(d.Name)+" returns", "returned by "+quote(d.Name), quote(d.Name)+" returns nothing"
	s.open = !d.Flags.Gen
	r.nothing[d] = &typ{class: object, name: "object", shape: s}
	return r.nothing[d]
}

// pair finds the command that the reply answers: the one with its id, else the first one that waits, since QEMU answers in
// order. In documentation the definition itself stands for a command that is not shown.
func (j *assessor) pair(v *qjson.Value) (*qapi.Def, bool) {
	p, id := &j.talk.pending, idOf(v)
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
	r := p.take(i)
	j.result.Name, j.result.Answers = r.name, r.number
	return r.def, r.def != nil
}

// unpaired reports a reply with an id that no command has. An error without id is none: QEMU answers so to what it cannot
// read. Either may be meant for a command that waits, or be one reply too many.
func (j *assessor) unpaired(v *qjson.Value) {
	r, m := j.talk.pending.doubt(idOf(v)), v.Get("id")
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
	j.value(j.errorType(), j.content(v, "error"), label{words: "the error"}, nil)
}

// errorType is the type of what says that a command did not work.
func (r *resolver) errorType() *typ {
	if r.failure == nil {
		classes := r.errorClasses()
		s := newShape("the error", classes.pos)
		s.add(member{name: "class", typ: classes})
		s.add(member{name: "desc", typ: stringType})
		s.open = classes.class == text // QEMU up to 1.1: data for each class
		r.failure = &typ{class: object, name: "object", shape: s}
	}
	return r.failure
}

var (
	stringType  = &typ{class: text, name: "str"}
	integerType = &typ{class: integer, name: "int", min: minInt64, max: maxUint64}
	objectType  = &typ{class: object, name: "object", shape: openShape("object")}
)

// errorClasses is the enum of the classes of errors; a string where the schema does not list them.
func (r *resolver) errorClasses() *typ {
	for _, name := range []string{"QapiErrorClass", "ErrorClass"} {
		if d := r.ref.Lookup(r.product, name); d != nil && d.Kind == qapi.Enum {
			return r.define(d)
		}
	}
	return stringType
}

// event checks an event.
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
	s := j.input(d)
	if !j.result.Declared {
		s = j.toldShape(d)
	}
	if p, data, ok := j.body(v, "data", label{words: "the data of " + d.Name}, at(name)); ok {
		j.objectAt(p, s, data, nil)
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
	j.value(timestampType, m.Value, label{words: "the timestamp"}, nil)
}

var timestampType = func() *typ {
	s := newShape("the timestamp", diag.Pos{})
	s.add(member{name: "seconds", typ: integerType})
	s.add(member{name: "microseconds", typ: integerType})
	return &typ{class: object, name: "object", shape: s}
}()

// greeting checks the message that the server sends first.
func (j *assessor) greeting(v *qjson.Value) {
	j.talk.greets()
	if said := j.content(v, "QMP"); said.Get("version") != nil {
		j.talk.tells(said.Get("version").Value)
	}
	s := newShape("the greeting", diag.Pos{})
	version, list := anyType, &typ{class: array, name: "array of str", elem: stringType}
	if d := j.ref.Lookup(j.product, "VersionInfo"); d != nil && d.Kind == qapi.Struct {
		version = j.define(d)
	}
	s.add(member{name: "version", typ: version})
	s.add(member{name: "capabilities", typ: list})
	j.value(&typ{class: object, name: "object", shape: s}, j.content(v, "QMP"), label{words: "the greeting"}, nil)
}

// bare checks a message without an envelope: a value of the type whose documentation shows it, or what a command returns.
// It reports whether it is one of them.
func (j *assessor) bare(v *qjson.Value) bool {
	owner := j.talk.owner
	if owner != nil && owner.Kind.IsType() && j.direction == "" {
		j.reply, j.result.Declared = true, true
		j.value(j.define(owner), v, label{words: "the example of", name: owner.Name}, nil)
		return true
	}
	d := j.bareCommand()
	if j.direction == "->" || d == nil || d.Returns == nil || !j.resembles(j.resolve(d, d.Returns), v) {
		return false
	}
	j.answered()
	j.result.Name, j.result.Declared, j.reply = d.Name, d.Keyword != "", true
	j.add(at(v), ruleBareReturn, "", `what %s returns is not wrapped in {"return": ...}`, quote(d.Name)).Help =
		`wrap it: { "return": … }`
	j.returnValue(d, v)
	return true
}

// shapeless takes a message that nobody can tell the kind of. One that is left out in part may be any.
func (j *assessor) shapeless(v *qjson.Value) {
	if v.Elided || v.Kind == qjson.Elision {
		j.talk.elided = true
		return
	}
	if j.direction == "<-" {
		j.answered()
	}
	j.add(at(v), ruleEnvelope, "", "this is not a message: it has none of 'execute', 'return', 'error' and 'event'")
}

// answered takes a reply that does not say which command it answers for that of the first.
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
func (j *assessor) resembles(t *typ, v *qjson.Value) bool {
	if !j.takes(t, v.Kind) {
		return false
	}
	if t.class != object {
		return v.Kind == qjson.Array
	}
	names := j.branchNames(t.shape)
	known := 0
	for i := range v.Members {
		if _, ok := t.shape.index[v.Members[i].Name]; ok || names[v.Members[i].Name] {
			known++
		}
	}
	return known > 0 && known*2 >= len(v.Members)
}
