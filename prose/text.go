package prose

import (
	"sort"

	"qmpdoc/diag"
)

// Text is markup as a parser cut it from a source file: comment signs, tags and the common indentation are gone,
// and the place of every line is kept, so that each byte of Raw can be traced back to the file.
type Text struct {
	Raw   string // lines joined by "\n", no final newline
	File  string
	Lines []Place // one for each line of Raw
	// Plain marks text of qmp-commands.hx and its siblings: prose laid out by eye, without markup.
	Plain bool
	// Document marks a whole document of QEMU's manual: reStructuredText as docutils and Sphinx read it.
	Document bool
}

// Place is where a line of a Text begins in its file.
type Place struct {
	Line, Col int // from 1; Col in bytes
}

// IsZero reports whether the text is empty.
func (t Text) IsZero() bool { return t.Raw == "" }

// Pos returns the source position of the byte at offset in t.Raw. An offset past the end is the end of the text.
func (t Text) Pos(offset int) diag.Pos {
	if len(t.Lines) == 0 {
		return diag.Pos{File: t.File}
	}
	offset = min(max(offset, 0), len(t.Raw))
	line, start := 0, 0
	for i := range offset {
		if t.Raw[i] == '\n' {
			line, start = line+1, i+1
		}
	}
	if line >= len(t.Lines) {
		line = len(t.Lines) - 1
	}
	at := t.Lines[line]
	return diag.Pos{File: t.File, Line: at.Line, Col: at.Col + offset - start}
}

// Start returns the position of the first byte.
func (t Text) Start() diag.Pos { return t.Pos(0) }

// Slice cuts the lines from (inclusive) to (exclusive) out of t; lines count from 0. To cut many pieces out of one text, use
// Slices.
func (t Text) Slice(from, to int) Text { return t.Slices()(from, to) }

// Slices returns a function that cuts as Slice does, and looks for the ends of the lines once.
func (t Text) Slices() func(from, to int) Text {
	starts := lineStarts(t.Raw)
	return func(from, to int) Text {
		if from >= to || from >= len(starts) {
			return Text{File: t.File, Plain: t.Plain, Document: t.Document}
		}
		end := len(t.Raw)
		if to < len(starts) {
			end = starts[to] - 1
		}
		return Text{Raw: t.Raw[starts[from]:end], File: t.File, Lines: t.Lines[from:min(to, len(t.Lines))], Plain: t.Plain, Document: t.Document}
	}
}

// LineOf returns the number (from 0) of the line of Raw that holds offset.
func (t Text) LineOf(offset int) int {
	starts := lineStarts(t.Raw)
	return sort.SearchInts(starts, offset+1) - 1
}

func lineStarts(s string) []int {
	starts := []int{0}
	for i := range len(s) {
		if s[i] == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}
