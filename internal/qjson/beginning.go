package qjson

import (
	"slices"
	"strings"
)

// ParseBeginning parses the beginning of a message whose rest is left out: what the end cuts through is an elision or has one.
// That it ends too early is one mistake if it is a fault, and none otherwise.
func ParseBeginning(text string, fault bool) *Document {
	d := Parse(text)
	end := len(strings.TrimRight(text, " \t,:{}[]\"'\\"))
	d.Faults = slices.DeleteFunc(d.Faults, func(f Fault) bool { return f.End >= end })
	if fault {
		d.Faults = append(d.Faults, Fault{Place: Place{Start: len(text), End: len(text)}, Rule: MissingClose, Msg: "the message is cut off here",
			Help: "nothing after this place is checked"})
	}
	d.Elided = len(d.Values) == 0
	if n := len(d.Values); n > 0 {
		d.Values[n-1].elideEnd(text, end)
	}
	return d
}

// elideEnd marks as elided what reaches the end of the text. A name without its closing quote may be cut too.
func (v *Value) elideEnd(text string, end int) {
	switch {
	case v.End < end:
	case v.Kind == Object:
		v.Elided = true
		n := len(v.Members)
		if n == 0 {
			return
		}
		switch m := &v.Members[n-1]; {
		case m.Value != nil:
			m.Value.elideEnd(text, end)
		case m.NameEnd-m.NameStart > 1 && text[m.NameEnd-1] == text[m.NameStart]:
			m.Value = &Value{Kind: Elision, Start: m.NameEnd, End: m.NameEnd}
		default:
			v.Members = v.Members[:n-1]
		}
	case v.Kind == Array:
		v.Elided = true
		if n := len(v.Elements); n > 0 {
			v.Elements[n-1].elideEnd(text, end)
		}
	default:
		v.Kind = Elision
	}
}
