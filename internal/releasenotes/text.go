package releasenotes

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"qmpdoc/internal/compare"
	"qmpdoc/internal/printable"
	"qmpdoc/internal/report"
)

// Text prints notes for people: a summary, then the definitions, worst first. Changes of documentation are counted only, unless
// all is wanted. It prints nothing when nothing changed.
func (n *Notes) Text(w io.Writer, colours report.Palette, all bool) error {
	out := bufio.NewWriter(w)
	p := &text{Writer: out, notes: n, colours: colours}
	list := n.counting()
	if len(list) == 0 {
		return nil
	}
	p.line("%s", colours.Strong(n.heading()+": "+n.Summary()))
	shown := list
	if !all {
		shown = onWire(list)
	}
	var short []string
	for _, d := range definitions(shown) {
		if line, ok := p.short(d); ok {
			short = append(short, line)
			continue
		}
		p.line("")
		p.definition(d)
	}
	if len(short) > 0 {
		p.line("")
	}
	for _, line := range short {
		p.line("%s", line)
	}
	if hidden := len(list) - len(shown); hidden > 0 {
		p.line("\n%s", colours.Faint(report.Number(hidden, "change")+" in the documentation: -v lists them"))
	}
	return out.Flush()
}

// onWire leaves out what changed in the documentation only.
func onWire(list []*compare.Change) []*compare.Change {
	var kept []*compare.Change
	for _, c := range list {
		if c.Level > compare.Documentation {
			kept = append(kept, c)
		}
	}
	return kept
}

type text struct {
	*bufio.Writer
	notes   *Notes
	colours report.Palette
}

func (t *text) line(format string, args ...any) { fmt.Fprintf(t, format+"\n", args...) }

// short is the line for a definition of which there is little to say: it is new, or one harmless thing changed.
func (t *text) short(d *definition) (string, bool) {
	c := d.rows[0].Change
	if len(d.rows) > 1 || c.Level > compare.Addition || c.Witness != nil || len(c.Also) > 0 || len(d.rows[0].likewise) > 0 {
		return "", false
	}
	line := fmt.Sprintf("%s %s: %s%s%s", t.level(c.Level), t.colours.Strong(printable.Line(d.title())), sentence(c, d), instead(c), reaching(c))
	if places := t.places(c); places != "" {
		line += "  " + t.colours.Faint(places)
	}
	return line, true
}

func (d *definition) title() string {
	if d.program != "" {
		return d.Name + " (" + d.program + ")"
	}
	return d.Name
}

// sentence is the message below a heading with the name: what it repeats is left out.
func sentence(c *compare.Change, d *definition) string {
	return printable.Line(strings.Replace(c.Message, fmt.Sprintf("%s '%s'", d.Kind, d.Name), "the "+d.Kind.String(), 1))
}

func (t *text) definition(d *definition) {
	if d.Name != "" {
		t.line("%s %s", t.colours.Strong(printable.Line(d.title())), t.colours.Faint("("+kindOf(d.rows[0].Change)+")"))
	}
	for i := range d.rows {
		t.row(&d.rows[i], d)
	}
}

// row prints one sentence and what proves it.
func (t *text) row(r *row, d *definition) {
	if len(r.Also) > 0 {
		t.line("%s %s:", t.level(r.Level), printable.Line(r.Message))
		t.line("  %s %s", blank, printable.Line(alsoWords(r.Change)))
		return
	}
	t.line("  %s %s", t.level(r.Level), sentence(r.Change, d)+instead(r.Change)+likewise(r)+reaching(r.Change))
	for _, c := range r.changes() {
		if places := t.places(c); places != "" && len(r.likewise) == 0 {
			t.line("  %s %s", blank, t.colours.Faint(places))
		}
	}
	if len(r.likewise) > 0 {
		t.line("  %s %s", blank, t.colours.Faint(t.places(r.Change)))
	}
	t.witness(r.Witness)
}

const (
	width = len("documentation")
)

var blank = strings.Repeat(" ", width)

func (t *text) level(l compare.Level) string {
	word := fmt.Sprintf("%-*s", width, l)
	return t.colours.Severity(l.Severity(), word)
}

// instead says what to use.
func instead(c *compare.Change) string {
	if c.ReplacedBy == "" {
		return ""
	}
	return "; use " + printable.Line(c.ReplacedBy)
}

// likewise names the further things of which the sentence holds.
func likewise(r *row) string {
	if len(r.likewise) == 0 {
		return ""
	}
	var names []string
	for _, c := range r.likewise {
		name := "'" + ownName(c) + "'"
		if c.ReplacedBy != "" && c.ReplacedBy != r.ReplacedBy {
			name += " (use " + c.ReplacedBy + ")"
		}
		names = append(names, name)
	}
	return printable.Line("; likewise " + strings.Join(names, ", "))
}

func reaching(c *compare.Change) string {
	if words := reachWords(c); words != "" {
		return printable.Line(" (also in " + words + ")")
	}
	return ""
}

// places names where both sources declare what changed.
func (t *text) places(c *compare.Change) string {
	var list []string
	if !c.Old.IsZero() {
		list = append(list, t.notes.Old.place(c.Old))
	}
	if !c.New.IsZero() {
		list = append(list, t.notes.New.place(c.New))
	}
	return printable.Line(strings.Join(list, " -> "))
}

// witness prints the messages and what the two sides say of them.
func (t *text) witness(w *compare.Witness) {
	if w == nil {
		return
	}
	for _, m := range w.Messages {
		t.line("  %s %s", blank, t.colours.Link(shortened(printable.Line(m))))
	}
	old, new := t.notes.labels()
	t.line("  %s   %s: %s", blank, printable.Line(old), printable.Line(w.Old))
	t.line("  %s   %s: %s", blank, printable.Line(new), printable.Line(w.New))
}

// longest is how many characters of a message the text has. The JSON has all.
const longest = 400

func shortened(message string) string {
	runes := []rune(message)
	if len(runes) <= longest {
		return message
	}
	return string(runes[:longest]) + " …"
}
