package qjson

import (
	"slices"
	"strings"
)

// ParseBeginning parses the beginning of a message whose rest is left out: what the end cuts through is an elision or has one.
// That it ends too early is one mistake if it is a fault, and none otherwise. A message that only looks cut off, because of a
// mistake in it, is one that Parse reads to its end.
func ParseBeginning(text string, fault bool) *Document {
	d := Parse(text)
	end := len(strings.TrimRight(text, " \t,:{}[]\"'\\"))
	atEnd := func(f Fault) bool { return f.End >= end }
	if fault && len(d.Faults) > 0 && !slices.ContainsFunc(d.Faults, atEnd) && strings.HasSuffix(text, "}") {
		return d
	}
	d.Faults = slices.DeleteFunc(d.Faults, atEnd)
	if fault {
		d.Faults = append(d.Faults, Fault{Place: Place{Start: len(text), End: len(text)}, Rule: MissingClose, Msg: "the message is cut off here",
			Help: "nothing after this place is checked"})
	}
	d.Elided = len(d.Values) == 0
	if n := len(d.Values); n > 0 {
		d.Values[n-1].elideEnd(strings.TrimRight(text, " \t"), unclosed(text))
	}
	return d
}

// unclosed returns how many brackets of a text are open at its end.
func unclosed(text string) (n int) {
	for t := scan(text, skipSpace(text, 0, nil)); t.kind != tokEnd; t = scan(text, skipSpace(text, t.end, nil)) {
		switch t.kind {
		case tokOpen:
			n++
		case tokClose:
			n--
		}
	}
	return n
}

// elideEnd marks as elided what the end of the text cuts through: the innermost of so many open brackets, those around it, and a
// value or name after which nothing comes and that may go on.
func (v *Value) elideEnd(text string, open int) {
	switch {
	case v.Kind != Object && v.Kind != Array:
		if v.End == len(text) && (v.Kind != String || !scan(text, v.Start).closed) {
			v.Kind = Elision
		}
		return
	case open <= 0:
		return
	}
	v.Elided = true
	if n := len(v.Elements); n > 0 && v.Elements[n-1] != nil {
		v.Elements[n-1].elideEnd(text, open-1)
	}
	n := len(v.Members)
	if n == 0 {
		return
	}
	switch m := &v.Members[n-1]; {
	case m.Value != nil:
		m.Value.elideEnd(text, open-1)
	case scan(text, m.NameStart).closed:
		m.Value = &Value{Kind: Elision, Start: m.NameEnd, End: m.NameEnd}
	default:
		v.Members = v.Members[:n-1]
	}
}
