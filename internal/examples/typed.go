package examples

import (
	"qmpdoc/internal/qjson"
	"qmpdoc/qapi"
)

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
