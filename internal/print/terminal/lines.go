package terminal

import (
	"strings"
	"unicode"

	"qmpdoc/internal/page"
)

// indent is how far what is below a heading or a name is moved to the right.
const indent = 4

// narrowest is the smallest width to which lines are wrapped.
const narrowest = 30

// heading prints a heading after an empty line.
func (w *writer) heading(at int, text string) {
	if text != "" {
		w.line(0, "")
		w.line(at, w.Palette.Strong(Clean(text)))
	}
}

func (w *writer) notice(at int, n page.Notice) {
	w.line(at, w.Palette.Strong(Clean(n.Title)+":"))
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
		w.line(at+indent, w.Palette.Faint(Clean(n.Source.String())))
	}
}

// text prints a text of the documentation.
func (w *writer) text(at int, t *page.Text) {
	for line := range strings.SplitSeq(strings.TrimRight(t.Doc.Plain(w.Width-at), "\n"), "\n") {
		w.line(at, Clean(line))
	}
}

// wrapped prints words over as many lines as they need.
func (w *writer) wrapped(at int, words string) {
	for part := range strings.SplitSeq(words, "\n") {
		w.fill(at, at, Clean(part))
	}
}

// fill prints words, which may be coloured, over as many lines as they need. Those after the first begin at the column hang.
func (w *writer) fill(at, hang int, words string) {
	col, line := at, ""
	for word := range strings.FieldsSeq(words) {
		n := visible(word)
		if line != "" && col+1+n > w.Width {
			w.line(at, line)
			at, col, line = hang, hang, ""
		}
		if line != "" {
			line += " "
			col++
		}
		line += word
		col += n
	}
	if line != "" {
		w.line(at, line)
	}
}

// visible returns how many columns a word has that may be coloured.
func visible(word string) int {
	n, inColour := 0, false
	for _, r := range word {
		switch {
		case r == '\x1b':
			inColour = true
		case !inColour:
			n++
		case r == 'm':
			inColour = false
		}
	}
	return n
}

// line prints one line, which may be coloured.
func (w *writer) line(at int, text string) {
	if text != "" {
		w.WriteString(strings.Repeat(" ", at))
		w.WriteString(text)
	}
	w.WriteByte('\n')
}

// Clean keeps what a source file says from steering the terminal.
func Clean(text string) string {
	return strings.Map(func(r rune) rune {
		if r != '\t' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r)) {
			return unicode.ReplacementChar
		}
		return r
	}, text)
}

func badgeWords(badges []page.Badge) []string {
	var words []string
	for i := range badges {
		words = append(words, Clean(badges[i].Text))
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
		w.line(at, Clean(line))
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
