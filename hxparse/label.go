package hxparse

import (
	"bytes"
	"strings"
)

// labelWords are the words that begin a section when a colon follows. "(2)" may stand between.
var labelWords = map[string]bool{
	"Argument": true, "Arguments": true, "Data": true,
	"Example": true, "Examples": true,
	"Note": true, "Notes": true, "NOTE": true, "NOTES": true,
	"Warning": true, "Warnings": true,
	"Since": true, "Return": true, "Returns": true, "Errors": true,
}

// longestLabel is the length of the longest line that can be a label all by itself.
const longestLabel = 200

// label is the line that names a section, or two of them.
type label struct {
	name string // without the colon
	line line
	rest line // what stands behind the colon
}

// mayBeLabel tells whether it is worth to look: labels begin with a capital at the start of the line.
func mayBeLabel(ln line) bool { return !ln.blank() && 'A' <= ln.text[0] && ln.text[0] <= 'Z' }

// readLabel looks for a label at ln, with the lines after it, and gives the place behind it.
func readLabel(ln line, after cursor, afterBlank bool) (l label, rest cursor, ok bool) {
	l = label{line: ln, rest: ln.from(len(ln.text))}
	if i := bytes.IndexByte(ln.text[:min(len(ln.text), longestLabel)], ':'); i >= 0 && isLabel(string(ln.text[:i])) {
		l.name = string(ln.text[:i])
		l.rest = ln.from(i + 1).trimmed()
		return l, after, true
	}
	if len(ln.text) > longestLabel {
		return l, after, false
	}
	if name, ok := leadIn(string(ln.text)); ok {
		l.name = name
		return l, after, true
	}
	return longExample(l, after, afterBlank)
}

func isLabel(s string) bool {
	word, number, _ := strings.Cut(s, " ")
	return labelWords[word] && (number == "" || number[0] == '(' && strings.HasSuffix(number, ")"))
}

// leadIn reads the sentence before a list of what a command returns.
func leadIn(s string) (name string, ok bool) {
	name, ok = strings.CutSuffix(s, ":")
	return name, ok && strings.HasPrefix(s, "Return a json-")
}

// longExample reads "Example for such a machine:", over one or two lines.
func longExample(l label, after cursor, afterBlank bool) (label, cursor, bool) {
	first := string(l.line.text)
	if !afterBlank || !strings.HasPrefix(first, "Example ") && !strings.HasPrefix(first, "Examples ") {
		return l, after, false
	}
	if name, ok := strings.CutSuffix(first, ":"); ok {
		l.name = name
		return l, after, true
	}
	rest := after
	second, _ := rest.next()
	name, ok := strings.CutSuffix(string(second.text), ":")
	if !ok || len(name) > longestLabel || strings.Contains(first, ":") {
		return l, after, false
	}
	l.name = first + " " + strings.TrimSpace(name)
	l.rest = second.from(len(second.text))
	return l, rest, true
}
