package releasenotes

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"qmpdoc/internal/compare"
	"qmpdoc/internal/printable"
	"qmpdoc/internal/report"
)

// Layout says how text looks.
type Layout struct {
	Colours report.Palette
	Width   int  // of the terminal; 0: lines are never broken
	All     bool // changes of documentation are listed, not only counted
}

// Text prints notes for people: a summary, then the definitions, worst first. It prints nothing when nothing changed.
func (n *Notes) Text(w io.Writer, o Layout) error {
	out := bufio.NewWriter(w)
	p := &text{Writer: out, notes: n, Layout: o}
	list := n.counting()
	if len(list) == 0 {
		return nil
	}
	p.paragraph(n.heading()+": "+n.Summary(), 0, o.Colours.Strong)
	shown := list
	if !o.All {
		shown = slices.DeleteFunc(slices.Clone(list), func(c *compare.Change) bool { return c.Level == compare.Documentation })
	}
	var short []*definition
	for _, d := range definitions(shown) {
		if d.isShort() {
			short = append(short, d)
			continue
		}
		p.line("")
		p.definition(d)
	}
	if len(short) > 0 {
		p.line("")
	}
	for _, d := range short {
		p.short(d)
	}
	if hidden := len(list) - len(shown); hidden > 0 {
		p.line("\n%s", o.Colours.Faint(report.Number(hidden, "change")+" in the documentation: -v lists them"))
	}
	return out.Flush()
}

type text struct {
	*bufio.Writer
	notes *Notes
	Layout
}

func (t *text) line(format string, args ...any) { fmt.Fprintf(t, format+"\n", args...) }

// paragraph ends a line that has come to column at, and goes on below that column where the terminal is too narrow.
func (t *text) paragraph(words string, at int, paint func(string) string) {
	if t.Width <= at {
		t.line("%s", paint(words))
		return
	}
	lead := ""
	for line := range printable.Wrap(words, t.Width-at, t.Width-at) {
		t.line("%s%s", lead, paint(line))
		lead = strings.Repeat(" ", at)
	}
}

func plain(s string) string { return s }

// isShort reports whether there is little to say of a definition: it is new, or one harmless thing changed.
func (d *definition) isShort() bool {
	c := d.rows[0].Change
	return len(d.rows) == 1 && c.Level <= compare.Addition && c.Witness == nil && len(c.Also) == 0 && len(d.rows[0].likewise) == 0
}

// short prints such a definition, on one line where there is room.
func (t *text) short(d *definition) {
	c := d.rows[0].Change
	name := printable.Line(d.title()) + ":"
	said, places := name+" "+sentence(c, d)+instead(c)+reaching(c), t.places(c)
	fmt.Fprintf(t, "%s ", t.level(c.Level))
	mark := func(line string) string {
		rest, ok := strings.CutPrefix(line, name)
		if !ok {
			return line
		}
		return t.Colours.Strong(name) + rest
	}
	switch all := len([]rune(said)) + len("  ") + len([]rune(places)); {
	case places == "":
		t.paragraph(said, len(blank)+1, mark)
	case t.Width == 0 || len(blank)+1+all <= t.Width:
		t.line("%s  %s", mark(said), t.Colours.Faint(places))
	default:
		t.paragraph(said, len(blank)+1, mark)
		t.below(len(blank)+1, places, t.Colours.Faint)
	}
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
		t.line("%s %s", t.Colours.Strong(printable.Line(d.title())), t.Colours.Faint("("+kindOf(d.rows[0].Change)+")"))
	}
	for i := range d.rows {
		t.row(&d.rows[i], d)
	}
}

// row prints one sentence and what proves it.
func (t *text) row(r *row, d *definition) {
	if len(r.Also) > 0 {
		fmt.Fprintf(t, "%s ", t.level(r.Level))
		t.paragraph(printable.Line(r.Message)+":", len(blank)+1, plain)
		t.below(margin, printable.Line(alsoWords(r.Change))+reaching(r.Change), plain)
		return
	}
	fmt.Fprintf(t, "  %s ", t.level(r.Level))
	t.paragraph(sentence(r.Change, d)+instead(r.Change)+likewise(r)+reaching(r.Change), margin, plain)
	if places := t.places(r.Change); places != "" {
		t.below(margin, places, t.Colours.Faint)
	}
	t.witness(r.Witness)
}

func (t *text) below(at int, words string, paint func(string) string) {
	t.WriteString(strings.Repeat(" ", at))
	t.paragraph(words, at, paint)
}

// blank is as wide as the longest level.
const blank = "             "

// margin is the column where the sentences of rows begin.
const margin = len("  " + blank + " ")

func (t *text) level(l compare.Level) string {
	word := fmt.Sprintf("%-*s", len(blank), l)
	return t.Colours.Severity(l.Severity(), word)
}

// instead says what to use.
func instead(c *compare.Change) string {
	if c.ReplacedBy == "" {
		return ""
	}
	return "; use " + printable.Line(quoted(c.ReplacedBy))
}

// quoted quotes each of several names.
func quoted(names string) string { return "'" + strings.ReplaceAll(names, ", ", "', '") + "'" }

// likewise names the further things of which the sentence holds.
func likewise(r *row) string {
	if len(r.likewise) == 0 {
		return ""
	}
	var names []string
	for _, c := range r.likewise {
		name := "'" + ownName(c) + "'"
		if c.ReplacedBy != "" && c.ReplacedBy != r.ReplacedBy {
			name += " (use " + quoted(c.ReplacedBy) + ")"
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
		arrow, message, _ := strings.Cut(shortened(printable.Line(m)), " ")
		fmt.Fprintf(t, "%*s%s ", margin, "", t.Colours.Link(arrow))
		t.paragraph(message, margin+len("-> "), t.Colours.Link)
	}
	old, new := t.notes.labels()
	t.below(margin+2, printable.Line(old+": "+w.Old), plain)
	t.below(margin+2, printable.Line(new+": "+w.New), plain)
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
