package docparse

import "strings"

// longestLine is the length, with # and blank, that QEMU's parser allows a line of documentation since 10.2.
const longestLine = 70

// checkStyle reports long lines and sentences with one blank between them, as QEMU's parser does since 10.2: in literal
// text, that is in the indented lines below one that ends with "::" or an example directive, neither counts.
func (g *gapReader) checkStyle(b *block) {
	if len(b.lines) == 0 {
		return
	}
	first, last := b.lines[0], b.lines[len(b.lines)-1]
	sentences := mayLackBlank(g.src[first.hash : last.at+len(last.text)])
	literal := -1 // indentation of the line that introduced literal text; -1 outside
	for _, l := range b.lines {
		if !b.hasSymbol {
			g.checkHeading(l)
		}
		if l.blank() {
			continue
		}
		if literal >= 0 && l.indent() > literal {
			continue
		}
		literal = -1
		if strings.HasSuffix(l.text, "::") {
			literal = l.indent()
		}
		g.checkLength(l)
		if sentences {
			g.checkSentences(l)
		}
	}
}

// isOldHeading knows "= Title", the form of QEMU 2.9 to 10.0. The border of a simple table has nothing but equals signs and
// blanks.
func isOldHeading(text string) bool {
	behind := strings.TrimLeft(text, "=")
	title := strings.TrimLeft(behind, " ")
	return len(text) > len(behind) && len(behind) > len(title) && title != "" && title[0] != '='
}

// checkHeading reports "= Title" where it began a chapter; in the text about a definition prose reports it.
func (g *gapReader) checkHeading(l commentLine) {
	if isOldHeading(l.text) {
		f := g.found.Report(g.pos(l.at), ruleDocHeading, "heading %s is not reStructuredText", quote(l.text))
		f.End, f.Help = g.pos(l.at+len(l.text)), "underline the title"
	}
}

// isBareURL tells whether a line has nothing but an address, which cannot be broken.
func isBareURL(text string) bool {
	scheme, rest, ok := strings.Cut(strings.TrimLeft(text, " "), "://")
	return ok && (scheme == "http" || scheme == "https" || scheme == "ftp") && !strings.Contains(rest, " ")
}

func (g *gapReader) checkLength(l commentLine) {
	if n := len(l.text) + len("# "); n > longestLine && !isBareURL(l.text) {
		f := g.found.Report(g.pos(l.hash), ruleDocLong, "documentation line longer than %d characters: it has %d", longestLine, n)
		f.End = g.pos(l.at + len(l.text))
	}
}

// mayLackBlank tells whether it is worth to look at the lines of a block for a sentence that has one blank before it: few
// blocks of today have any.
func mayLackBlank(block string) bool {
	for _, end := range []string{". ", "! ", "? "} {
		for _, rest, ok := strings.Cut(block, end); ok; _, rest, ok = strings.Cut(rest, end) {
			if rest != "" && beginsSentence(rest[0]) {
				return true
			}
		}
	}
	return false
}

func (g *gapReader) checkSentences(l commentLine) {
	if i := singleSpace(l.text); i >= 0 {
		g.found.Report(g.pos(l.at+i+1), ruleDocSentence, "use two blanks between sentences").
			Help = "if no sentence ends here, another word order helps"
	}
}

// singleSpace finds the sign that ends a sentence with one blank behind it; -1 when there is none. A number that counts
// an item at the line's start and "e.g." end no sentence.
func singleSpace(text string) int {
	start := 0
	for start < len(text) && text[start] == ' ' {
		start++
	}
	for i := start; i+2 < len(text); i++ {
		if text[i+1] != ' ' || !endsSentence(text[i]) || !beginsSentence(text[i+2]) {
			continue
		}
		item := i == start+1 && text[start] >= '0' && text[start] <= '9'
		if !item && !strings.HasSuffix(text[:i+1], "e.g.") {
			return i
		}
	}
	return -1
}

func endsSentence(c byte) bool { return c == '.' || c == '!' || c == '?' }

func beginsSentence(c byte) bool { return c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '(' }
