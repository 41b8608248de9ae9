package hxparse

import "strings"

// labelWords are the words that begin a section when a colon follows. "(2)" may be between.
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
	rest line // what is after the colon
}

// mayBeLabel reports whether it is worth to look: labels begin with a capital at the start of the line.
func mayBeLabel(ln line) bool { return !ln.blank() && 'A' <= ln.text[0] && ln.text[0] <= 'Z' }

// readLabel looks for a label at the first line and returns the number of lines that it takes; 0 when there is none.
func readLabel(lines []line, afterBlank bool) (l label, n int) {
	ln := lines[0]
	l = label{line: ln, rest: ln.from(len(ln.text))}
	if i := strings.IndexByte(ln.text[:min(len(ln.text), longestLabel)], ':'); i >= 0 && isLabel(ln.text[:i]) {
		l.name = ln.text[:i]
		l.rest = ln.from(i + 1).trimmed()
		return l, 1
	}
	if len(ln.text) > longestLabel {
		return l, 0
	}
	if name, ok := leadIn(ln.text); ok {
		l.name = name
		return l, 1
	}
	return longExample(l, lines, afterBlank)
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
func longExample(l label, lines []line, afterBlank bool) (label, int) {
	first := l.line.text
	if !afterBlank || !strings.HasPrefix(first, "Example ") && !strings.HasPrefix(first, "Examples ") {
		return l, 0
	}
	if name, ok := strings.CutSuffix(first, ":"); ok {
		l.name = name
		return l, 1
	}
	if len(lines) == 1 {
		return l, 0
	}
	second := lines[1]
	name, ok := strings.CutSuffix(second.text, ":")
	if !ok || len(name) > longestLabel || strings.Contains(first, ":") {
		return l, 0
	}
	l.name = first + " " + strings.TrimSpace(name)
	l.rest = second.from(len(second.text))
	return l, 2
}
