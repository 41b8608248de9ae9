package docparse

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// longestLine is the length, with # and blank, that QEMU's parser allows a line of documentation since 10.2.
const longestLine = 70

// styleReader knows which lines are literal: QEMU's parser does not look at the style of those. They follow a line that is
// "::" alone or begins an example, and end at the first that is indented less than the first of them.
type styleReader struct {
	literal bool
	margin  int // of the literal lines; 0 until there is one that is indented
}

var literalStart = regexp.MustCompile(`^(?:\.\. +qmp-example)? *::$`)

// isLiteral reads the next line.
func (s *styleReader) isLiteral(text string) bool {
	switch {
	case strings.HasSuffix(text, "::") && literalStart.MatchString(text):
		s.literal, s.margin = true, 0
	case !s.literal || text == "":
	case s.margin == 0:
		s.margin = blanks(text)
	case blanks(text) < s.margin:
		s.literal = false
	}
	return s.literal
}

// checkStyle reports long lines and sentences with one blank between them, as QEMU's parser does since 10.2.
func (j *judge) checkStyle() {
	if j.style.isLiteral(j.text) {
		return
	}
	at := j.hash + len("# ")
	if n := utf8.RuneCountInString(j.text) + len("# "); n > longestLine && !isBareURL(j.text) {
		f := j.found.Report(j.pos(j.hash), ruleDocLong, "documentation line longer than %d characters: it has %d", longestLine, n)
		f.End = j.pos(at + len(j.text))
	}
	if i := singleSpace(j.text); i >= 0 {
		j.found.Report(j.pos(at+i+1), ruleDocSentence, "use two blanks between sentences").
			Help = "if no sentence ends here, reword the line"
	}
}

// isBareURL reports whether a line has nothing but an address, which cannot be broken.
func isBareURL(text string) bool {
	scheme, rest, ok := strings.Cut(strings.TrimLeft(text, " "), "://")
	return ok && (scheme == "http" || scheme == "https" || scheme == "ftp") && !strings.Contains(rest, " ")
}

// singleSpace finds the sign that ends a sentence with one blank after it; -1 when there is none. One digit that counts
// an item at the line's start and "e.g." end no sentence.
func singleSpace(text string) int {
	start := len(text) - len(strings.TrimLeft(text, " "))
	for i := start; ; i++ {
		n := strings.IndexByte(text[i:], ' ')
		if n < 0 || i+n+1 >= len(text) {
			return -1
		}
		i += n
		if i == start || !endsSentence(text[i-1]) || !beginsSentence(text[i+1]) {
			continue
		}
		item := text[i-1] == '.' && i == start+2 && isDigit(text[start])
		if !item && !endsInEg(text[:i]) {
			return i - 1
		}
	}
}

// endsInEg reports whether the last word of text is "e.g.".
func endsInEg(text string) bool {
	before, ok := strings.CutSuffix(text, "e.g.")
	if !ok {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(before)
	return before == "" || last < utf8.RuneSelf && !isDigit(byte(last)) && !isLetter(byte(last)) && last != '_'
}

func endsSentence(c byte) bool { return c == '.' || c == '!' || c == '?' }

func beginsSentence(c byte) bool { return c >= 'A' && c <= 'Z' || isDigit(c) || c == '(' }

// isOldHeading knows "= Title", the form of QEMU 2.9 to 10.0. The border of a simple table has nothing but equals signs and
// blanks.
func isOldHeading(text string) bool {
	rest := strings.TrimLeft(text, "=")
	title := strings.TrimLeft(rest, " ")
	return len(text) > len(rest) && len(rest) > len(title) && title != "" && title[0] != '='
}

// checkHeadings reports "= Title" where it began a chapter; in the text about a definition prose reports it.
func (g *gapReader) checkHeadings(b *block) {
	if b.hasSymbol {
		return
	}
	for _, l := range b.lines {
		if isOldHeading(l.text) {
			f := g.found.Report(g.pos(l.at), ruleDocHeading, "heading %s is not reStructuredText", quote(l.text))
			f.End, f.Help = g.pos(l.at+len(l.text)), "underline the title"
		}
	}
}
