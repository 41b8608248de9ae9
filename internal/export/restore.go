package export

import (
	"fmt"
	"slices"

	"qmpdoc/diag"
	"qmpdoc/qapi"
)

// restorer puts one definition together again.
type restorer struct {
	def   *qapi.Def
	doc   *qapi.Doc
	saved *savedHistory // nil when nobody asks for the history
}

func (in *definition) restore(want qapi.Products, saved *savedHistory) (*qapi.Def, error) {
	kind, ok := kindOf(in.Kind)
	if !ok || in.Name == "" {
		return nil, fmt.Errorf("definition %.60q has the kind %.60q", in.Name, in.Kind)
	}
	pos := diag.Pos{File: in.File, Line: in.Line, Col: 1}
	d := &qapi.Def{
		Pos: pos, NamePos: pos, DiscPos: pos, TypePositions: qapi.TypePositions{DataPos: pos, BasePos: pos},
		Kind: kind, Keyword: in.Keyword, Name: in.Name, Products: productsOf(in.Products) & want, Prefix: in.Prefix,
		If: (*qapi.Cond)(in.If), Doc: in.Doc.restore(),
	}
	x := restorer{d, d.Doc, saved}
	d.Members, d.BaseMembers = x.members("", in.Members), x.members("", in.BaseMembers)
	d.Data, d.Returns = x.typeRef(in.Data), x.typeRef(in.Returns)
	if in.Base != nil {
		d.Base = &qapi.TypeRef{Pos: pos, Name: *in.Base}
	}
	if kind == qapi.Union {
		d.Flavor = flavors[in.Flavor]
	}
	d.Discriminator = text(in.Discriminator)
	for _, b := range in.Branches {
		d.Branches = append(d.Branches, x.member("", member{Name: b.Name, Type: b.Type, Array: b.Array, If: b.If, Features: b.Features, Doc: b.Doc, since: b.since}))
	}
	for _, v := range in.Values {
		d.Values = append(d.Values, x.member("", member{Name: v.Name, If: v.If, Features: v.Features, Doc: v.Doc, since: v.since}))
	}
	d.Features = x.features(in.Features)
	if in.Flags != nil {
		d.Flags = *in.Flags
	}
	in.Hx.restore(d)
	return d, x.history(in)
}

var flavors = map[string]qapi.Flavor{qapi.Flat.String(): qapi.Flat, qapi.Simple.String(): qapi.Simple}

func kindOf(word string) (qapi.Kind, bool) {
	for k := qapi.Command; k <= qapi.Enum; k++ {
		if k.String() == word {
			return k, true
		}
	}
	return 0, false
}

func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// members restores members; before is the path to those of a nested struct.
func (x *restorer) members(before string, in []member) []*qapi.Member {
	var list []*qapi.Member
	for _, m := range in {
		list = append(list, x.member(before, m))
	}
	return list
}

func (x *restorer) member(before string, m member) *qapi.Member {
	out := &qapi.Member{
		Pos: x.def.Pos, Name: m.Name, Optional: m.Optional, If: (*qapi.Cond)(m.If), Type: x.memberType(m.Type, m.Array),
		Features: x.features(m.Features), Doc: x.section(qapi.SecMember, before+m.Name, m.Doc),
	}
	if m.Type == nil && m.Members != nil {
		out.Type = &qapi.TypeRef{Pos: x.def.Pos, Array: m.Array, Members: x.members(before+m.Name+".", m.Members)}
	}
	x.date(out, &m.since)
	return out
}

func (x *restorer) memberType(name *string, array bool) *qapi.TypeRef {
	if name == nil {
		return nil
	}
	return &qapi.TypeRef{Pos: x.def.Pos, Name: *name, Array: array}
}

func (x *restorer) typeRef(t *typeRef) *qapi.TypeRef {
	if t == nil {
		return nil
	}
	return x.memberType(&t.Type, t.Array)
}

func (x *restorer) features(in []feature) []*qapi.Member {
	var list []*qapi.Member
	for _, f := range in {
		out := &qapi.Member{Pos: x.def.Pos, Name: f.Name, If: (*qapi.Cond)(f.If), Doc: x.section(qapi.SecFeature, f.Name, f.Doc)}
		x.date(out, &f.since)
		list = append(list, out)
	}
	return list
}

// section finds the section of the documentation that a part's text is; nil for a part without text.
func (x *restorer) section(kind qapi.SectionKind, name string, doc *string) *qapi.Section {
	if doc == nil {
		return nil
	}
	if x.doc != nil {
		i := slices.IndexFunc(x.doc.Sections, func(s *qapi.Section) bool {
			return s.Kind == kind && s.Name == name && s.Text.Raw == *doc
		})
		if i >= 0 {
			return x.doc.Sections[i]
		}
	}
	return &qapi.Section{
		Kind: kind, Name: name, Pos: x.def.Pos, NamePos: x.def.Pos, Text: places(nil).text(*doc, x.def.Pos.File, false),
	}
}
