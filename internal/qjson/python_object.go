package qjson

import (
	"slices"
	"strings"
)

// ParsePython parses an object in the notation of Python. Edits, if any, are for JSON.
func ParsePython(text string) *Document {
	d := Parse(withoutMarks(text))
	d.Faults = slices.DeleteFunc(d.Faults, func(f Fault) bool {
		is := text[f.Start:f.End]
		return isPython(f.Code, is) || f.Code == BadString && strings.HasPrefix(is, `\`) // \x and \U are escapes of Python
	})
	return d
}

// withoutMarks blanks the u before the strings of Python 2.
func withoutMarks(text string) string {
	b := []byte(text)
	quote := byte(0)
	for n := 0; n < len(b); n++ {
		switch c := b[n]; {
		case quote != 0 && c == '\\':
			n++
		case quote != 0 && c == quote:
			quote = 0
		case quote != 0:
		case c == '"' || c == '\'':
			quote = c
		case c == 'u' && n+1 < len(b) && (b[n+1] == '"' || b[n+1] == '\''):
			b[n] = ' '
		}
	}
	return string(b)
}
