package site

import (
	"html/template"
	"path"
	"strings"

	"qmpdoc/qapi"
)

// OldWord is what qmp-commands.hx or a text file says of a command or event, attributed and not mixed with the schema's
// word: where the two differ, the page shows both.
type OldWord struct {
	File     string // its base name: "qmp-commands.hx"
	Source   Source
	Sections []OldSection
	Missing  []string // arguments that the schema has and the document does not mention
	Entry    *OldEntry
}

// OldSection is one labelled part of the document.
type OldSection struct {
	Label string
	Text  template.HTML
	Items []OldItem
	After template.HTML // what follows the list
}

// OldItem is one item of an argument or data list.
type OldItem struct {
	ID       string
	Name     template.HTML
	Type     string
	Optional bool
	Depth    int  // of nesting, from 0
	Unknown  bool // the schema does not have it
	Text     template.HTML
}

// OldEntry is what the dispatch table says.
type OldEntry struct {
	Source Source
	Args   []OldArg
	None   bool     // it takes no arguments
	Help   []string // its lines
	Params string
}

// OldArg is one argument of args_type in words.
type OldArg struct {
	ID                        string
	Name, Code, Meaning, Type string
	Optional, Unknown         bool
}

// oldWord gives it all but the introduction, when that leads the page already.
func (v *view) oldWord(introduced bool) *OldWord {
	d := v.def
	if d.Old == nil && d.Entry == nil {
		return nil
	}
	w := &OldWord{}
	known := v.knownNames()
	if d.Old != nil {
		w.File, w.Source = path.Base(d.Old.Pos.File), v.source(d.Old.Pos)
		for _, s := range d.Old.Sections {
			if s.Label == "" && introduced {
				introduced = false
				continue
			}
			if section := v.oldSection(s, known); section.Text != "" || section.Items != nil {
				w.Sections = append(w.Sections, section)
			}
		}
		w.Missing = v.missing(known)
	}
	if d.Entry != nil {
		w.Entry = v.oldEntry(d.Entry, known)
		if d.Old == nil {
			w.File, w.Source = path.Base(d.Entry.Pos.File), w.Entry.Source
		}
	}
	return w
}

// knownNames holds the arguments that the schema declares; nil when no schema has the definition.
func (v *view) knownNames() map[string]bool {
	if v.def.Keyword == "" {
		return nil
	}
	known := map[string]bool{}
	for _, m := range v.members() {
		known[m.Name] = true
	}
	if u := v.union(); u != nil {
		for _, b := range u.Branches {
			for _, m := range v.branchMembers(u, b) {
				known[m.Name] = true
			}
		}
	}
	return known
}

func (v *view) branchMembers(u *qapi.Def, b *qapi.Branch) []qapi.Inherited {
	if to := v.ref.Type(u, b.Type); to != nil && u.Flavor == qapi.Flat {
		return v.ref.AllMembers(to)
	}
	return nil
}

func (v *view) oldSection(s *qapi.OldSection, known map[string]bool) OldSection {
	out := OldSection{Label: s.Label}
	if isExampleLabel(s.Label) {
		return out // shown with the other examples
	}
	if len(s.Items) == 0 || !s.ListsArguments() {
		for _, t := range v.withoutExamples(s.Text) {
			out.Text += v.text(t)
		}
		return out
	}
	first, end := itemLines(s)
	out.Text, out.After = v.text(s.Text.Slice(0, first)), v.text(s.Text.Slice(end, len(s.Text.Lines)))
	depth := nesting{}
	for _, item := range s.Items {
		row := OldItem{
			Name: breakable(item.Name), Type: strings.TrimPrefix(item.JSONType, "json-"), Optional: item.Optional,
			Depth: depth.of(item.Indent), Text: v.text(item.Text),
		}
		row.Unknown = known != nil && row.Depth == 0 && item.Name != "" && !known[item.Name]
		if known == nil && row.Depth == 0 && item.Name != "" {
			row.ID = v.ids.take(anchor("arg-", item.Name))
		}
		out.Items = append(out.Items, row)
	}
	return out
}

// itemLines gives the lines of the section's text on which its list of items begins and behind which it ends.
func itemLines(s *qapi.OldSection) (first, end int) {
	last := s.Items[len(s.Items)-1]
	lastLine := last.Pos.Line
	if n := len(last.Text.Lines); n > 0 {
		lastLine = last.Text.Lines[n-1].Line
	}
	return lineAt(s, s.Items[0].Pos.Line), lineAt(s, lastLine+1)
}

// lineAt finds the first line of the section's text that stands on a line of the file or below it.
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

func isExampleLabel(label string) bool { return strings.HasPrefix(strings.ToLower(label), "example") }

// missing lists the schema's arguments that the document leaves out, if it lists any.
func (v *view) missing(known map[string]bool) []string {
	items := v.def.Old.Arguments()
	if known == nil || len(items) == 0 {
		return nil
	}
	said := map[string]bool{}
	for _, item := range items {
		said[item.Name] = true
	}
	var list []string
	for _, m := range v.members() {
		if !said[m.Name] {
			list = append(list, m.Name)
		}
	}
	return list
}

func (v *view) oldEntry(e *qapi.HxEntry, known map[string]bool) *OldEntry {
	out := &OldEntry{Source: v.source(e.Pos), None: len(e.Args) == 0, Help: e.Help(), Params: e.Field("params")}
	for _, a := range e.Args {
		row := OldArg{Name: a.Name, Code: a.Code, Meaning: a.Meaning, Type: a.JSONType, Optional: a.Optional}
		row.Unknown = known != nil && !known[a.Name] && !a.TakesGroup()
		if id := anchor("arg-", a.Name); known == nil && v.ids[id] == 0 { // the document does not list it
			row.ID = v.ids.take(id)
		}
		out.Args = append(out.Args, row)
	}
	return out
}
