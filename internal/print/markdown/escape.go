package markdown

import (
	"strings"

	"qmpdoc/internal/page"
	"qmpdoc/prose"
)

// Line makes one line of a text, in which nothing means anything to Markdown or HTML.
func Line(s string) string {
	if tame(s) {
		return s
	}
	return words(strings.Join(strings.Fields(s), " "))
}

// words is Line for a part of a line, whose blanks matter.
func words(s string) string {
	if tame(s) {
		return s
	}
	return prose.EscapeMarkdown(page.Clean(s))
}

// tame reports whether s is one line of letters, digits and what means nothing, with single blanks, as most short texts are.
func tame(s string) bool {
	blank := true // before s
	for i := range len(s) {
		c := s[i]
		if c < ' ' || c >= 0x7f || c == ' ' && blank || strings.IndexByte("\\`*_[]<>#&|~!", c) >= 0 {
			return false
		}
		blank = c == ' '
	}
	return !blank
}

func code(s string) string {
	return prose.MarkdownCode(strings.Join(strings.Fields(page.Clean(s)), " "))
}
