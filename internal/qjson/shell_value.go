package qjson

import (
	"regexp"
	"strings"
)

var shellInteger = regexp.MustCompile(`^[-+]?[0-9]+(_[0-9]+)*$`)

// value reads a value as qmp-shell does: an integer of Python, true or false in letters of any size, an object or array in the
// notation of JSON or Python. Anything else is a string, with the quotes that it may have.
func (s *shell) value(w shellWord) *Value {
	switch {
	case shellInteger.MatchString(w.text):
		return w.value(Number, integer(w.text))
	case strings.EqualFold(w.text, "true"):
		return w.value(True, "")
	case strings.EqualFold(w.text, "false"):
		return w.value(False, "")
	case strings.HasPrefix(w.text, "{"), strings.HasPrefix(w.text, "["):
		return s.collection(w)
	}
	return w.value(String, w.text)
}

func integer(text string) string {
	sign := ""
	if text[0] == '-' {
		sign = "-"
	}
	text = strings.TrimLeft(strings.ReplaceAll(text, "_", ""), "+-0")
	if text == "" {
		return "0"
	}
	return sign + text
}

func (s *shell) collection(w shellWord) *Value {
	d := ParsePython(w.text)
	for _, f := range d.Faults {
		f.First += w.start
		s.fault(f, shellWord{start: w.start + f.Start, end: w.start + f.End})
	}
	v := d.Values[0]
	v.move(func(at int) int { return w.start + at })
	return v
}

// move puts v, and what is in it, where to says.
func (v *Value) move(to func(int) int) {
	v.Start, v.End = to(v.Start), to(v.End)
	for _, e := range v.Elements {
		e.move(to)
	}
	for i := range v.Members {
		m := &v.Members[i]
		m.NameStart, m.NameEnd = to(m.NameStart), to(m.NameEnd)
		if m.Value != nil {
			m.Value.move(to)
		}
	}
}
