package qjson

import (
	"slices"
	"strings"
)

// ParseBeginning parses the beginning of a message whose rest is left out: what the end cuts through is an elision or has one.
// That it ends too early is one mistake if it is a fault, and none otherwise.
func ParseBeginning(text string, fault bool) *Document {
	d := Parse(text)
	end := len(strings.TrimRight(text, " \t,:{}[]"))
	d.Faults = slices.DeleteFunc(d.Faults, func(f Fault) bool { return f.End >= end })
	if fault {
		d.Faults = append(d.Faults, Fault{Place: Place{Start: len(text), End: len(text)}, Rule: MissingClose, Msg: "the message is cut off here",
			Help: "nothing after this place is checked"})
	}
	d.Elided = len(d.Values) == 0
	if n := len(d.Values); n > 0 {
		d.Values[n-1].elideEnd(end)
	}
	return d
}

// elideEnd marks as elided what reaches the end of the text.
func (v *Value) elideEnd(end int) {
	switch {
	case v.End < end:
	case v.Kind == Object:
		v.Elided = true
		if n := len(v.Members); n > 0 && v.Members[n-1].Value != nil {
			v.Members[n-1].Value.elideEnd(end)
		} else if n > 0 {
			v.Members = v.Members[:n-1] // its name may be cut too
		}
	case v.Kind == Array:
		v.Elided = true
		if n := len(v.Elements); n > 0 {
			v.Elements[n-1].elideEnd(end)
		}
	default:
		v.Kind = Elision
	}
}
