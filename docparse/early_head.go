package docparse

import (
	"strings"

	"qmpdoc/qapi"
)

// earlyHead is how a section begins.
type earlyHead struct {
	name   string
	rest   string // the first line of the text
	margin int    // of the lines below
	ok     bool
}

// head reads the name of a member or feature.
func (e *early) head(text string) earlyHead {
	if !strings.HasPrefix(text, "@") {
		return earlyHead{}
	}
	if e.margin == marginSecond {
		name, rest, ok := strings.Cut(text[1:], ":")
		return earlyHead{name, strings.TrimLeft(rest, " "), unknown, ok}
	}
	word, _, _ := strings.Cut(text, " ")
	if word == "@" || !strings.HasSuffix(word, ":") {
		return earlyHead{}
	}
	return e.after(text, word[1:len(word)-1], len(word))
}

// tag reads a tag: a word of its own up to 8.0, the beginning of a line since.
func (e *early) tag(text string) earlyHead {
	word, rest, ok := strings.Cut(text, ":")
	if !ok || tagKind(word) == qapi.SecPlain {
		return earlyHead{}
	}
	if e.margin == marginSecond {
		return earlyHead{word, strings.TrimLeft(rest, " "), unknown, true}
	}
	if rest != "" && rest[0] != ' ' {
		return earlyHead{}
	}
	return e.after(text, word, len(word)+1)
}

// after reads what is after the name or tag on its line. The lines below are indented as this is.
func (e *early) after(text, name string, end int) earlyHead {
	h := earlyHead{name: name, rest: strings.TrimLeft(text[end:], " \t\f\v"), ok: true}
	if e.margin == marginFirst && h.rest != "" {
		h.margin = len(text) - len(h.rest)
	}
	h.rest = strings.TrimSpace(h.rest)
	return h
}

// tagKind returns the kind of section that a word begins up to 8.2; SecPlain when it begins none.
func tagKind(word string) qapi.SectionKind {
	for _, t := range tags {
		if t.word == word && t.kind != qapi.SecErrors {
			return t.kind
		}
	}
	return qapi.SecPlain
}
