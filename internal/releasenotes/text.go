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
	var short []*Group
	for _, g := range groups(shown) {
		if g.isShort() {
			short = append(short, g)
			continue
		}
		p.line("")
		p.group(g)
	}
	if len(short) > 0 {
		p.line("")
	}
	for _, g := range short {
		p.short(g)
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
func (g *Group) isShort() bool {
	first := g.Items[0]
	return len(g.Items) == 1 && first.Level <= compare.Addition && first.Witness == nil && len(first.Also) == 0 && first.likewise == nil
}

// short prints such a definition, on one line where there is room.
func (t *text) short(g *Group) {
	c := g.Items[0]
	name := g.title() + ":"
	said, places := name+" "+c.Said(), t.places(c.Change)
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

func (g *Group) title() string {
	if g.Program != "" {
		return printable.Line(g.Name + " (" + g.Program + ")")
	}
	return printable.Line(g.Name)
}

func (t *text) group(g *Group) {
	if g.Name != "" {
		t.line("%s %s", t.Colours.Strong(g.title()), t.Colours.Faint("("+kindOf(g.Items[0].Change)+")"))
	}
	for _, item := range g.Items {
		t.item(item)
	}
}

// item prints one sentence and what proves it.
func (t *text) item(i *Item) {
	if len(i.Also) > 0 {
		fmt.Fprintf(t, "%s ", t.level(i.Level))
		t.paragraph(printable.Line(i.Message)+":", len(blank)+1, plain)
		t.below(margin, printable.Line(things(i.Change)+i.reaching()), plain)
		return
	}
	fmt.Fprintf(t, "  %s ", t.level(i.Level))
	t.paragraph(i.Said(), margin, plain)
	if places := t.places(i.Change); places != "" {
		t.below(margin, places, t.Colours.Faint)
	}
	t.witness(i.Witness)
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
