package terminal

import (
	"strings"

	"qmpdoc/internal/page"
	"qmpdoc/internal/printable"
)

// indent is how far what is below a heading or a name is moved to the right.
const indent = 4

// narrowest is the smallest width to which lines are wrapped.
const narrowest = 30

// heading prints a heading after an empty line.
func (w *writer) heading(at int, text string) {
	if text != "" {
		w.line(0, "")
		w.line(at, w.Palette.Strong(clean(text)))
	}
}

func (w *writer) notice(at int, n page.Notice) {
	w.line(at, w.Palette.Strong(clean(n.Title)+":"))
	if n.Text != nil {
		w.text(at+indent, n.Text)
	} else {
		w.wrapped(at+indent, n.Words)
	}
	if n.List != nil {
		w.line(0, "")
		w.text(at+indent, n.List)
	}
	if n.Source != nil {
		w.line(at+indent, w.Palette.Faint(clean(n.Source.String())))
	}
}

// text prints a text of the documentation.
func (w *writer) text(at int, t *page.Text) {
	for line := range strings.SplitSeq(strings.TrimRight(t.Doc.Plain(w.Width-at), "\n"), "\n") {
		w.line(at, clean(line))
	}
}

// wrapped prints words over as many lines as they need.
func (w *writer) wrapped(at int, words string) {
	for part := range strings.SplitSeq(words, "\n") {
		w.fill(at, at, clean(part))
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

// clean is printable.Line, but for tabs, which align what their author laid out.
func clean(text string) string {
	parts := strings.Split(text, "\t")
	for i := range parts {
		parts[i] = printable.Line(parts[i])
	}
	return strings.Join(parts, "\t")
}

func badgeWords(badges []page.Badge) []string {
	var words []string
	for i := range badges {
		words = append(words, clean(badges[i].Text))
	}
	return words
}

func parenthesized(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return " (" + strings.Join(words, ", ") + ")"
}

// code prints text as it is laid out.
func (w *writer) code(at int, text string) {
	for line := range strings.SplitSeq(text, "\n") {
		w.line(at, clean(line))
	}
}

func (w *writer) findings(at int, list []page.Finding) {
	w.line(0, "")
	for _, f := range list {
		words := f.Severity + ": " + f.Message
		if f.Help != "" {
			words += " (" + f.Help + ")"
		}
		w.wrapped(at, words+" "+f.Source.String())
	}
}
