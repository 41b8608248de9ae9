package qjson

import (
	"strings"

	"qmpdoc/diag"
)

// ParsePython parses an object in the notation of Python. There are no edits: they would be JSON.
func ParsePython(text string) *Document {
	d := parse(withoutMarks(text), true)
	for i := range d.Faults {
		d.Faults[i].Edit = nil
	}
	return d
}

// isPython reports whether what is a mistake in JSON is none in Python.
func isPython(r diag.Rule, text string) bool {
	switch r {
	case SingleQuote, TrailingComma:
		return true
	case BadWord:
		return text == "True" || text == "False" || text == "None"
	case BadString:
		return strings.HasPrefix(text, `\`) // \x and \U
	}
	return false
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
