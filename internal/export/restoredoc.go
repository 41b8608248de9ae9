package export

import (
	"cmp"
	"maps"
	"slices"

	"qmpdoc/diag"
	"qmpdoc/qapi"
)

// restore puts the sections of a comment into the order of their lines.
func (in *doc) restore() *qapi.Doc {
	if in == nil {
		return nil
	}
	pos := diag.Pos{File: in.File, Line: in.Line, Col: 1}
	d := &qapi.Doc{Pos: pos, Symbol: text(in.Symbol), SymbolPos: diag.Pos{File: in.File, Line: in.SymbolAt[0], Col: in.SymbolAt[1]}}
	if in.Body != "" || in.Places != nil {
		body := &qapi.Section{Kind: qapi.SecBody, Text: in.Places.text(in.Body, in.File, false)}
		body.Pos = body.Text.Start()
		d.Sections = append(d.Sections, body)
	}
	introductions := len(d.Sections)
	add := func(s *qapi.Section, line int, p places, raw string) {
		s.Pos = diag.Pos{File: in.File, Line: line, Col: 1}
		s.NamePos, s.Text = s.Pos, p.text(raw, in.File, false)
		d.Sections = append(d.Sections, s)
	}
	for _, m := range in.Members {
		add(&qapi.Section{Kind: qapi.SecMember, Name: m.Name}, m.Line, m.Places, m.Text)
	}
	for _, f := range in.Features {
		add(&qapi.Section{Kind: qapi.SecFeature, Name: f.Name}, f.Line, f.Places, f.Text)
	}
	for _, s := range in.Sections {
		add(&qapi.Section{Kind: sectionKind(s.Kind), Tag: text(s.Tag)}, s.Line, s.Places, s.Text)
	}
	slices.SortStableFunc(d.Sections[introductions:], func(a, b *qapi.Section) int { return cmp.Compare(a.Pos.Line, b.Pos.Line) })
	return d
}

func sectionKind(word string) qapi.SectionKind {
	for k, w := range sectionKinds {
		if w == word {
			return k
		}
	}
	return qapi.SecPlain
}

// restore adds to d what the old documents say of it.
func (in *hx) restore(d *qapi.Def) {
	if in == nil {
		return
	}
	if in.End > 0 || in.Fields != nil {
		d.Entry = in.restoreEntry(d.Name)
	}
	if in.Title != nil {
		d.Old = in.restoreDocument(d)
	}
}

func (in *hx) restoreEntry(name string) *qapi.HxEntry {
	pos := diag.Pos{File: in.File, Line: in.Line, Col: 1}
	e := &qapi.HxEntry{Pos: pos, End: in.End, Name: name, If: in.If, Args: in.Decoded}
	for _, field := range slices.Sorted(maps.Keys(in.Fields)) {
		e.Fields = append(e.Fields, qapi.HxField{Pos: pos, Name: field, Value: in.Fields[field]})
	}
	return e
}

func (in *hx) restoreDocument(d *qapi.Def) *qapi.OldDoc {
	file := cmp.Or(in.TitleFile, in.File)
	out := &qapi.OldDoc{
		Kind: d.Kind, Command: d.Name, MatchedBy: in.MatchedBy, Title: *in.Title, Pos: diag.Pos{File: file, Line: in.TitleLine, Col: 1},
	}
	if b := in.Block; b != nil {
		out.Block, out.End = diag.Pos{File: b.File, Line: b.Line, Col: 1}, b.End
	}
	for _, s := range in.Sections {
		section := &qapi.OldSection{
			Label: text(s.Label), Pos: diag.Pos{File: file, Line: s.Line, Col: 1}, Text: s.Places.text(s.Text, file, true),
		}
		for _, i := range s.Items {
			section.Items = append(section.Items, i.restore(file))
		}
		out.Sections = append(out.Sections, section)
	}
	return out
}

func (in *hxArgument) restore(file string) *qapi.OldItem {
	return &qapi.OldItem{
		Pos: diag.Pos{File: file, Line: in.Line, Col: 1}, Indent: in.Indent, Name: text(in.Name), Quoted: in.Quoted,
		Text: in.Places.text(in.Text, file, true), JSONType: text(in.JSONType), Optional: in.Optional,
	}
}
