package export

import (
	"strings"

	"qmpdoc/internal/history"
	"qmpdoc/prose"
	"qmpdoc/qapi"
)

func chapterOf(c *qapi.Chapter) chapter {
	out := chapter{
		Title: c.Title, Level: c.Level, Product: c.Product.Word(), File: c.Pos.File, Line: c.Pos.Line,
		Definitions: make([]string, len(c.Defs)), Old: c.Old,
	}
	texts := make([]string, len(c.Texts))
	for i, t := range c.Texts {
		texts[i] = t.Raw
		out.Places = append(out.Places, placesOf(t))
	}
	out.Text = strings.Join(texts, "\n\n")
	for i, d := range c.Defs {
		out.Definitions[i] = d.Name
	}
	return out
}

// writer turns a reference into the structs of the format.
type writer struct {
	r *qapi.Reference
	h *history.History // nil for a reference without one
}

// since is the age of something, by its pointer.
func (w writer) since(of any) since {
	if w.h == nil {
		return since{}
	}
	return sinceOf(w.h.Ages(of))
}

func (w writer) definition(d *qapi.Def) definition {
	r := w.r
	out := definition{
		Kind: d.Kind.String(), Keyword: d.Keyword, Name: d.Name, Products: d.Products.Names(), File: d.Pos.File, Line: d.Pos.Line,
		If:          conditionOf(d.If),
		Features:    mapped(d.Features, w.feature),
		Members:     mapped(d.Members, w.member),
		Data:        typeOf(d.Data),
		BaseMembers: mapped(d.BaseMembers, w.member),
		Flavor:      d.Flavor.String(),
		Branches:    mapped(d.Branches, w.branch),
		Returns:     typeOf(d.Returns),
		Values:      mapped(d.Values, w.value),
		Prefix:      d.Prefix,
		Doc:         docOf(d.Doc),
		Hx:          hxOf(d),
		Examples:    mapped(r.Examples(d), exampleOf),
		UsedBy:      mapped(d.UsedBy, func(u *qapi.Def) string { return u.Name }),
	}
	out.since = w.since(d)
	if w.h != nil {
		out.History = mapped(w.h.Entries(d), entryOf)
	}
	if d.Base != nil {
		out.Base = &d.Base.Name
	}
	if d.Discriminator != "" {
		out.Discriminator = &d.Discriminator
	}
	if !d.Kind.IsType() {
		out.Flags = &d.Flags
	}
	return out
}

// mapped turns a list into one that is never null.
func mapped[T, U any](in []T, f func(T) U) []U {
	out := make([]U, len(in))
	for i, v := range in {
		out[i] = f(v)
	}
	return out
}

// nonEmpty is null for the empty string.
func nonEmpty(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func (w writer) feature(f *qapi.Member) feature {
	return feature{since: w.since(f), Name: f.Name, If: conditionOf(f.If), Doc: textOf(f.Doc)}
}

// textOf is the text of a member's section, null when it has none.
func textOf(s *qapi.Section) *string {
	if s == nil {
		return nil
	}
	return &s.Text.Raw
}

func (w writer) member(m *qapi.Member) member {
	out := member{
		since: w.since(m),
		Name:  m.Name, Optional: m.Optional, If: conditionOf(m.If), Features: mapped(m.Features, w.feature),
		Doc: textOf(m.Doc), Since: nonEmpty(m.Doc.Since()),
	}
	if t := m.Type; t != nil {
		out.Type, out.Array = nonEmpty(t.Name), t.Array
		if t.Members != nil {
			out.Members = mapped(t.Members, w.member)
		}
	}
	return out
}

func typeOf(t *qapi.TypeRef) *typeRef {
	if t == nil {
		return nil
	}
	return &typeRef{Type: t.Name, Array: t.Array}
}

func (w writer) branch(b *qapi.Member) branch {
	m := w.member(b)
	return branch{since: m.since, Name: m.Name, Type: m.Type, Array: m.Array, If: m.If, Features: m.Features, Doc: m.Doc}
}

func (w writer) value(v *qapi.Member) enumValue {
	m := w.member(v)
	return enumValue{since: m.since, Name: m.Name, If: m.If, Features: m.Features, Doc: m.Doc, Since: m.Since}
}

func docOf(d *qapi.Doc) *doc {
	if d == nil {
		return nil
	}
	out := &doc{
		Symbol: nonEmpty(d.Symbol), SymbolAt: [2]int{d.SymbolPos.Line, d.SymbolPos.Col}, File: d.Pos.File, Line: d.Pos.Line, Body: d.Body().Raw,
		Returns: rawOf(d.Returns()), Errors: rawOf(d.Errors()), Since: rawOf(d.Since()),
		Members: []docMember{}, Features: []docMember{}, Sections: []docSection{},
	}
	for _, s := range d.Sections {
		switch s.Kind {
		case qapi.SecBody:
			out.Places = placesOf(s.Text)
		case qapi.SecMember:
			out.Members = append(out.Members, docMember{s.Name, s.Text.Raw, s.Pos.Line, placesOf(s.Text)})
		case qapi.SecFeature:
			out.Features = append(out.Features, docMember{s.Name, s.Text.Raw, s.Pos.Line, placesOf(s.Text)})
		default:
			out.Sections = append(out.Sections, docSection{nonEmpty(s.Tag), sectionKinds[s.Kind], s.Text.Raw, s.Pos.Line, placesOf(s.Text)})
		}
	}
	return out
}

func rawOf(t prose.Text) *string { return nonEmpty(t.Raw) }

func exampleOf(e qapi.Example) example {
	return example{Title: e.Title, File: e.Pos.File, Line: e.Pos.Line, Messages: mapped(e.Messages, messageOf)}
}

func messageOf(m qapi.Message) message {
	return message{Direction: m.Direction, Kind: m.Kind.String(), File: m.Pos.File, Line: m.Pos.Line, Text: m.Text.Raw}
}
