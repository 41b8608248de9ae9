package terminal

import (
	"strings"

	"qmpdoc/internal/page"
	"qmpdoc/internal/printable"
)

// indent is how far what is below a heading or a name is moved to the right.
const indent = 4

// The smallest width to which pages are wrapped, and which is left for texts however deep they are.
const (
	narrowest     = 30
	narrowestText = 20
)

// deeper is the column of what is below something at the column at. In a narrow terminal it is the same from some depth on.
func (w *writer) deeper(at int) int { return min(at+indent, w.Width-narrowestText) }

// heading prints a heading after an empty line.
func (w *writer) heading(at int, text string) {
	if text != "" {
		w.line(0, "")
		w.painted(at, text, w.Palette.Strong)
	}
}

// painted prints words in one colour over as many lines as they need.
func (w *writer) painted(at int, words string, paint func(string) string) {
	for line := range printable.Wrap(printable.Text(words), w.Width-at, w.Width-at) {
		w.line(at, paint(line))
	}
}

func (w *writer) notice(at int, n page.Notice) {
	w.painted(at, n.Title+":", w.Palette.Strong)
	if n.Text != nil {
		w.text(w.deeper(at), n.Text)
	} else {
		w.wrapped(w.deeper(at), n.Words)
	}
	if n.List != nil {
		w.line(0, "")
		w.text(w.deeper(at), n.List)
	}
	if n.Source != nil {
		w.painted(w.deeper(at), n.Source.String(), w.Palette.Faint)
	}
}

// text prints a text of the documentation.
func (w *writer) text(at int, t *page.Text) {
	for line := range strings.SplitSeq(strings.TrimRight(t.Doc.Plain(w.Width-at), "\n"), "\n") {
		w.line(at, printable.Text(line))
	}
}

// wrapped prints words over as many lines as they need.
func (w *writer) wrapped(at int, words string) {
	for part := range strings.SplitSeq(words, "\n") {
		w.fill(at, at, printable.Text(part))
	}
}

// fill prints words, which may be coloured, over as many lines as they need. Those after the first begin at the column hang.
func (w *writer) fill(at, hang int, words string) {
	for line := range printable.Wrap(words, w.Width-at, w.Width-hang) {
		w.line(at, line)
		at = hang
	}
}

// line prints one line, which may be coloured.
func (w *writer) line(at int, text string) {
	if text != "" {
		w.WriteString(strings.Repeat(" ", at))
		w.WriteString(text)
	}
	w.WriteByte('\n')
}

// code prints text as it is laid out.
func (w *writer) code(at int, text string) {
	for line := range strings.SplitSeq(text, "\n") {
		w.line(at, printable.Text(line))
	}
}

func (w *writer) findings(at int, list []page.Finding) {
	w.line(0, "")
	for _, f := range list {
		w.wrapped(at, f.Severity+": "+f.Words()+" "+f.Source.String())
	}
}
