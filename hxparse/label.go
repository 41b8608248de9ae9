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
	example := afterBlank && (ln.has("Example ") || ln.has("Examples "))
	if len(ln.text) > longestLabel || !example && !ln.has("Return a json-") {
		return l, 0
	}
	var ends bool
	if l.name, ends = strings.CutSuffix(ln.text, ":"); ends { // the sentence before a list, or "Example for such a machine:"
		return l, 1
	}
	if !example || len(lines) == 1 || strings.Contains(ln.text, ":") {
		return l, 0
	}
	second, ends := strings.CutSuffix(lines[1].text, ":") // the same on two lines
	if !ends || len(second) > longestLabel {
		return l, 0
	}
	l.name = ln.text + " " + strings.TrimSpace(second)
	l.rest = lines[1].from(len(lines[1].text))
	return l, 2
}

func isLabel(s string) bool {
	word, number, _ := strings.Cut(s, " ")
	return labelWords[word] && (number == "" || number[0] == '(' && strings.HasSuffix(number, ")"))
}
