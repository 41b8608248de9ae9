package report

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"qmpdoc/diag"
)

// Text prints findings for people: where and what, the source line with a caret under the place, what to do, and the
// other places that explain it.
//
//	qapi/job.json:12:5: error: no type named "Jobs" [unknown-type]
//	   12 |   'returns': 'Jobs' }
//	      |               ^~~~
//	      = help: did you mean "Job"?
//
// The first line of each finding is made for tools that read file:line:col. Suppressed findings are left out.
func Text(w io.Writer, found diag.List, sources Source, colours Palette) error {
	return (&Run{Source: sources}).text(w, found, colours)
}

func (r *Run) text(w io.Writer, found diag.List, colours Palette) error {
	out := bufio.NewWriter(w)
	p := &textPrinter{r, out, colours}
	for _, d := range counted(found) {
		p.finding(&d)
	}
	return out.Flush()
}

type textPrinter struct {
	*Run
	out     *bufio.Writer
	colours Palette
}

func (p *textPrinter) finding(d *diag.Diagnostic) {
	sev := p.colours.Severity(d.Severity, d.Severity.String()+":")
	fmt.Fprintf(p.out, "%s: %s %s %s\n", p.place(d.Pos), sev, plain(d.Msg), p.colours.Faint("["+d.Rule+"]"))
	p.quotePlaces(d)
	gutter := strings.Repeat(" ", gutterWidth(d.Pos.Line))
	for _, r := range d.Related {
		if r.Msg == here && r.Pos.File == d.Pos.File && r.Pos.Line != d.Pos.Line {
			p.quote(r.Pos, diag.Pos{}, d.Severity)
		}
	}
	if d.Help != "" {
		fmt.Fprintf(p.out, "%s %s %s\n", gutter, p.colours.Faint("= help:"), plain(d.Help))
	}
	for _, r := range d.Related {
		if r.Msg != here {
			fmt.Fprintf(p.out, "%s: note: %s\n", p.place(r.Pos), plain(r.Msg))
			p.quote(r.Pos, diag.Pos{}, diag.Info)
		}
	}
}

// here is the message of a related place that is the finding's own culprit: QEMU reports a definition's first line,
// and the eye wants the line that is wrong.
const here = "here"

func (p *textPrinter) place(pos diag.Pos) string {
	if pos.IsZero() {
		return p.colours.Strong("(no file)")
	}
	pos.File = p.path(pos.File)
	return p.colours.Strong(plain(pos.String()))
}

// quote prints the line of pos with its marks. Nothing is printed when there is no such line.
func (p *textPrinter) quote(pos, end diag.Pos, sev diag.Severity) {
	p.quoteLine([]span{{pos, end}}, sev)
}

// span is a place in a file; the end is zero when it is not known.
type span struct{ pos, end diag.Pos }

// quoteLine prints the line of spans, which is the same for all of them, with the marks of each.
func (p *textPrinter) quoteLine(spans []span, sev diag.Severity) {
	pos := spans[0].pos
	if p.Source == nil {
		return
	}
	line, ok := p.Source(pos.File, pos.Line)
	if !ok {
		return
	}
	text, marks := snippet(line, pos.Col, endColumn(line, spans[0]))
	for _, s := range spans[1:] {
		if other, more := snippet(line, s.pos.Col, endColumn(line, s)); other == text {
			marks = overlay(marks, more)
		}
	}
	number := fmt.Sprintf("%*d", gutterWidth(pos.Line), pos.Line)
	fmt.Fprintf(p.out, "%s %s\n", p.colours.Faint(number+" |"), text)
	if marks != "" {
		blank := strings.Repeat(" ", len(number))
		fmt.Fprintf(p.out, "%s %s\n", p.colours.Faint(blank+" |"), p.colours.Severity(sev, marks))
	}
}

// endColumn returns the column after what s marks on its first line, 0 when it is not known.
func endColumn(line string, s span) int {
	switch {
	case s.end.Line == s.pos.Line:
		return s.end.Col
	case s.end.Line > s.pos.Line:
		return len(line) + 1
	default:
		return 0
	}
}

// overlay puts the marks of two places of one line into one row.
func overlay(a, b string) string {
	if len(a) < len(b) {
		a, b = b, a
	}
	row := []byte(a)
	for i := range len(b) {
		if b[i] != ' ' {
			row[i] = b[i]
		}
	}
	return string(row)
}

func gutterWidth(line int) int { return max(5, len(strconv.Itoa(line))) }
