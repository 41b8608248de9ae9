package markdown

import (
	"strings"

	"qmpdoc/internal/page"
)

// Line makes one line of a text, in which nothing means anything to Markdown or HTML.
func Line(s string) string {
	if tame(s) {
		return s
	}
	return plainWords(strings.Join(strings.Fields(s), " "))
}

// plainWords is Line for a part of a line, whose blanks matter.
func plainWords(s string) string {
	var b strings.Builder
	for _, r := range page.Clean(s) {
		if strings.ContainsRune(markdownSigns, r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// markdownSigns are those that may mean something to Markdown or HTML within a line.
const markdownSigns = "\\`*[]<>#|&"

// tame reports whether s is one line of ASCII already, with single blanks and no signs, as most short texts are.
func tame(s string) bool {
	blank := true // before s
	for i := range len(s) {
		c := s[i]
		if c < ' ' || c >= 0x7f || c == ' ' && blank || strings.IndexByte(markdownSigns, c) >= 0 {
			return false
		}
		blank = c == ' '
	}
	return !blank
}

// code writes a name as Markdown's code: between more backticks than it has in a row.
func code(s string) string {
	if tame(s) {
		return "`" + s + "`"
	}
	s = strings.Join(strings.Fields(page.Clean(s)), " ")
	fence := "`"
	for strings.Contains(s, fence) {
		fence += "`"
	}
	if strings.HasPrefix(s, "`") || strings.HasSuffix(s, "`") || s == "" {
		s = " " + s + " "
	}
	return fence + s + fence
}
