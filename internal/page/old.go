package page

import (
	"path"
	"slices"
	"strings"

	"qmpdoc/diag"
	"qmpdoc/prose"
	"qmpdoc/qapi"
)

// oldID is the id of the section with the word of the old document.
const oldID = "old"

// oldSection is what qmp-commands.hx or a text file says of a command or event, attributed and not mixed with the schema's
// word: where the two differ, the page shows both. It is without the introduction if that leads the page already.
func (b *definition) oldSection(introduced bool) *Section {
	d := b.def
	if d.Old == nil && d.Entry == nil {
		return nil
	}
	known := b.knownNames()
	var blocks Blocks
	if d.Old != nil {
		blocks = slices.Concat(Blocks{b.from(d.Old.Pos)}, b.oldWords(introduced, known), b.missing(known))
	}
	if d.Entry != nil {
		blocks = append(blocks, b.oldEntry(d.Entry, known)...)
	}
	return &Section{ID: oldID, Title: "From " + path.Base(oldFile(d)), Blocks: blocks, Apart: true}
}

// oldFile is the file with what is said of d beside the schema.
func oldFile(d *qapi.Def) string {
	if d.Old != nil {
		return d.Old.Pos.File
	}
	return d.Entry.Pos.File
}

// from says where the words beside it come from.
func (b *definition) from(pos diag.Pos) Block { return &Words{Origin, []Span{b.place(pos).span()}} }

func (b *definition) oldWords(introduced bool, known map[string]bool) Blocks {
	var blocks Blocks
	for _, s := range b.def.Old.Sections {
		if s.Label == "" && introduced {
			introduced = false
			continue
		}
		blocks = append(blocks, b.oldPart(s, known)...)
	}
	return blocks
}

// oldPart is one labelled part of the document.
func (b *definition) oldPart(s *qapi.OldSection, known map[string]bool) Blocks {
	if isExampleLabel(s.Label) {
		return nil // shown with the other examples
	}
	var before, after []*Text
	var items []Item
	if len(s.Items) == 0 || !s.ListsArguments() {
		before = b.read(b.withoutExamples(s.Text))
	} else {
		first, end := itemLines(s)
		before = b.read([]prose.Text{s.Text.Slice(0, first)})
		after = b.read([]prose.Text{s.Text.Slice(end, len(s.Text.Lines))})
		items = b.oldItems(s, known)
	}
	if before == nil && items == nil {
		return nil
	}
	var blocks Blocks
	if s.Label != "" {
		blocks = append(blocks, &Heading{s.Label})
	}
	blocks = append(blocks, proseOf(before...)...)
	blocks = append(blocks, listOf(items, &Items{items})...)
	return append(blocks, proseOf(after...)...)
}

func (b *definition) oldItems(s *qapi.OldSection, known map[string]bool) []Item {
	var list []Item
	depth := nesting{}
	for _, item := range s.Items {
		row := Item{Row{
			Name: item.Name, Type: Type{Name: strings.TrimPrefix(item.JSONType, "json-")}, Optional: item.Optional, Text: b.text(b.def, item.Text),
		}, depth.of(item.Indent)}
		if row.Depth == 0 && item.Name != "" {
			if known == nil {
				row.ID = b.ids.take(anchor(argumentPrefix, item.Name))
			} else if !known[item.Name] {
				row.Badges = notInSchema()
			}
		}
		list = append(list, row)
	}
	return list
}

func notInSchema() []Badge { return []Badge{{Kind: NotInSchema, Text: "not in the schema"}} }

// knownNames holds the arguments that the schema declares; nil when no schema has the definition.
func (b *definition) knownNames() map[string]bool {
	if b.def.Keyword == "" {
		return nil
	}
	known := map[string]bool{}
	for _, m := range b.members {
		known[m.Name] = true
	}
	return known
}

// itemLines are the lines of the section's text on which its list of items begins, and after which it ends.
func itemLines(s *qapi.OldSection) (first, end int) {
	last := s.Items[len(s.Items)-1]
	lastLine := last.Pos.Line
	if n := len(last.Text.Lines); n > 0 {
		lastLine = last.Text.Lines[n-1].Line
	}
	return lineAt(s, s.Items[0].Pos.Line), lineAt(s, lastLine+1)
}

// lineAt finds the first line of the section's text that is on a line of the file or below it.
func lineAt(s *qapi.OldSection, line int) int {
	for i, place := range s.Text.Lines {
		if place.Line >= line {
			return i
		}
	}
	return len(s.Text.Lines)
}

// nesting turns indents into depths: a larger indent nests in the item above.
type nesting []int

func (n *nesting) of(indent int) int {
	for len(*n) > 0 && (*n)[len(*n)-1] >= indent {
		*n = (*n)[:len(*n)-1]
	}
	*n = append(*n, indent)
	return min(len(*n)-1, 6)
}

// missing lists the schema's arguments that the document leaves out, if it lists any.
func (b *definition) missing(known map[string]bool) Blocks {
	items := b.def.Old.Arguments()
	if known == nil || len(items) == 0 {
		return nil
	}
	said := map[string]bool{}
	for _, item := range items {
		said[item.Name] = true
	}
	var names []Span
	for _, m := range b.members {
		if !said[m.Name] {
			names = also(names, ", ", code(m.Name))
		}
	}
	if names == nil {
		return nil
	}
	return Blocks{&Words{Contrast, slices.Concat([]Span{plain("Not mentioned here, but in the schema: ")}, names, []Span{plain(".")})}}
}

// oldEntry is what the dispatch table says.
func (b *definition) oldEntry(e *qapi.HxEntry, known map[string]bool) Blocks {
	blocks := Blocks{&Heading{"Dispatch table"}}
	var help []Span
	for _, line := range e.Help() {
		help = also(help, "\n", plain(line))
	}
	if help != nil {
		blocks = append(blocks, &Words{Spans: help})
	}
	if params := e.Field("params"); params != "" {
		blocks = append(blocks, &Words{Spans: []Span{plain("On the command line: "), code(params)}})
	}
	if len(e.Args) == 0 {
		blocks = append(blocks, &Words{Spans: []Span{plain("Takes no arguments.")}})
	} else {
		blocks = append(blocks, b.entryTable(e.Args, known))
	}
	return append(blocks, b.from(e.Pos))
}

func (b *definition) entryTable(args []qapi.HxArg, known map[string]bool) *Table {
	t := &Table{Head: []string{"Argument", "Code", "Meaning", "JSON type"}}
	for _, a := range args {
		name := Cell{Spans: []Span{code(a.Name)}}
		if known != nil && !known[a.Name] && !a.TakesGroup() {
			name.Badges = notInSchema()
		}
		meaning := a.Meaning
		if a.Optional {
			meaning += ", optional"
		}
		row := TableRow{Cells: []Cell{name, {Spans: []Span{code(a.Code)}}, {Spans: []Span{plain(meaning)}}, {Spans: []Span{plain(a.JSONType)}}}}
		if id := anchor(argumentPrefix, a.Name); known == nil && b.ids[id] == 0 { // the document does not list it
			row.ID = b.ids.take(id)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
