package page

import (
	"cmp"
	"strconv"
	"strings"
)

// What printers that have nothing but lines print in the same words.

// Line is an item of a list.
type Line struct {
	Head    []Span   // a name, or words
	Facts   [][]Span // beside it, in parentheses
	Summary string
	Text    *Text // in place of Summary
	Notices []Notice
	Intro   *Text // of what is below
	Below   []Line
}

// Title is the head with the facts beside it.
func (l *Line) Title() []Span { return withFacts(l.Head, l.Facts) }

// Words are what a cell says, with its badges.
func (c *Cell) Words() []Span {
	var facts [][]Span
	for _, b := range c.Badges {
		facts = append(facts, []Span{plain(b.Text)})
	}
	return withFacts(c.Spans, facts)
}

func withFacts(head []Span, facts [][]Span) []Span {
	if facts == nil {
		return head
	}
	list := append(make([]Span, 0, len(head)+3*len(facts)+1), head...)
	separator := " ("
	for _, f := range facts {
		list = append(append(list, plain(separator)), f...)
		separator = ", "
	}
	return append(list, plain(")"))
}

// BadgeWords joins what badges say.
func BadgeWords(badges []Badge) string {
	words := make([]string, len(badges))
	for i, b := range badges {
		words[i] = b.Text
	}
	return strings.Join(words, ", ")
}

// More names the optional arguments that the request does not have; nil when there are none.
func (c *Call) More() []Span {
	if c.Optional == nil {
		return nil
	}
	list := []Span{plain(c.Also + " ")}
	for i, l := range c.Optional {
		if i > 0 {
			list = append(list, plain(", "))
		}
		list = append(list, code(l.Text))
	}
	return append(list, plain("."))
}

// Heading is the title, or "Example", and where the example comes from.
func (e *Example) Heading() string {
	title := cmp.Or(e.Title, "Example")
	if e.From != "" {
		title += " (from " + e.From + ")"
	}
	return title
}

// Words are the message and what helps.
func (f *Finding) Words() string {
	if f.Help == "" {
		return f.Message
	}
	return f.Message + " (" + f.Help + ")"
}

// Lister is a block that is nothing but a list.
type Lister interface{ Lines() []Line }

// Lines lists the rows of g with what they unfold to, so many levels deep.
func (g *RowGroup) Lines(depth int) []Line { return g.lines(depth, nil) }

// lines adds to each row where it comes from.
func (g *RowGroup) lines(depth int, from *Def) []Line {
	list := make([]Line, len(g.Rows))
	for i := range g.Rows {
		list[i] = g.Rows[i].line(depth)
		if from != nil {
			list[i].Facts = append(list[i].Facts, []Span{plain("from "), {Text: from.Name, Style: Code, To: from.Target()}})
		}
	}
	return list
}

func (r *Row) line(depth int) Line {
	l := Line{Head: []Span{{Text: r.Name, Style: Name}}, Summary: r.Summary, Text: r.Text, Notices: r.Notices}
	if r.Name == "" {
		l.Head = []Span{plain("…")}
	}
	if !r.Type.IsZero() {
		l.Facts = append(l.Facts, r.Type.Spans())
	}
	if r.Optional {
		l.fact("optional")
	}
	l.badges(r.Badges)
	if r.Nested != nil {
		l.Below = (&RowGroup{Rows: r.Nested}).lines(depth, nil)
	}
	if r.Fold == nil || depth == 0 {
		return l
	}
	l.Intro = r.Fold.Intro
	for i := range r.Fold.Groups {
		g := &r.Fold.Groups[i]
		rows := g.lines(depth-1, g.Origin)
		if g.Intro != nil {
			rows = []Line{{Head: g.Intro, Below: rows}}
		}
		l.Below = append(l.Below, rows...)
	}
	return l
}

// Spans name the type.
func (t Type) Spans() []Span {
	name := Span{Text: t.Name, Style: Code}
	switch {
	case t.Def != nil:
		name.To = t.Def.Target()
	case strings.Contains(t.Name, " "): // words of our own
		name.Style = ""
	}
	if t.Array {
		return []Span{plain("array of "), name}
	}
	return []Span{name}
}

func (l *Line) fact(words string) {
	if words != "" {
		l.Facts = append(l.Facts, []Span{plain(words)})
	}
}

func (l *Line) program(p Program) {
	if p != "" {
		l.fact(p.Word())
	}
}

func (l *Line) badges(list []Badge) {
	for _, b := range list {
		l.fact(b.Text)
	}
}

// nameLine is a line about a definition.
func nameLine(l Link) Line { return Line{Head: []Span{{Text: l.Text, Style: Code, To: l.To}}} }

// Lines nests the items.
func (b *Items) Lines() []Line { return linesOf(b.Items, 0) }

func linesOf(items []Item, depth int) []Line {
	var list []Line
	for len(items) > 0 {
		n := 1
		for n < len(items) && items[n].Depth > depth {
			n++
		}
		l := items[0].line(0)
		l.Below = append(l.Below, linesOf(items[1:n], depth+1)...)
		list, items = append(list, l), items[n:]
	}
	return list
}

// Lines lists the definitions, each with its parts.
func (b *Entries) Lines() []Line {
	var list []Line
	for _, e := range b.List {
		l := nameLine(e.Link)
		separator := " "
		for _, part := range e.Parts {
			l.Head = append(l.Head, plain(separator), Span{Text: part.Text, Style: Code, To: part.To})
			separator = ", "
		}
		l.fact(e.Kind)
		l.program(e.Program)
		l.badges(e.Badges)
		l.Summary, l.Text = e.Summary, e.Text
		list = append(list, l)
	}
	return list
}

// Lines lists the chapters, each with its sections.
func (b *Contents) Lines() []Line {
	var list []Line
	for _, c := range b.Chapters {
		l := Line{Head: []Span{{Text: c.Text, To: c.To}}, Summary: c.Summary, Below: (&Contents{c.Sections}).Lines()}
		if c.Names != "" {
			l.Summary = strings.TrimPrefix(c.Summary+"; "+c.Names, "; ")
		}
		l.fact(c.Count)
		list = append(list, l)
	}
	return list
}

// Lines lists the definitions with their examples.
func (b *ExampleList) Lines() []Line {
	var list []Line
	for _, g := range b.Groups {
		l := nameLine(g.Link)
		for _, e := range g.Examples {
			words := e.Messages
			if e.Runs != "" {
				words += ", runs " + e.Runs
			}
			if e.Found != "" {
				words += ", " + e.Found
			}
			l.Below = append(l.Below, Line{Head: []Span{{Text: e.Text, To: e.To}}, Summary: words})
		}
		list = append(list, l)
	}
	return list
}

// Lines lists the numbers.
func (b *Counts) Lines() []Line {
	var list []Line
	for _, c := range b.List {
		list = append(list, Line{Head: []Span{plain(strconv.Itoa(c.Number) + " "), {Text: c.Text, To: c.To}}})
	}
	return list
}

// Lines lists the definitions with their changes, and the messages that show them.
func (b *ChangeList) Lines() []Line {
	var list []Line
	for _, g := range b.Groups {
		l := nameLine(g.Link)
		l.fact(g.Kind)
		l.program(g.Program)
		for _, item := range g.Items {
			change := Line{Head: []Span{plain(item.Said)}}
			if w := item.Witness; w != nil {
				separator := ": "
				for _, m := range w.Messages {
					change.Head = append(change.Head, plain(separator), code(m))
					separator = " "
				}
				change.fact(strings.Join(w.Verdicts, "; "))
			}
			l.Below = append(l.Below, change)
		}
		list = append(list, l)
	}
	return list
}
