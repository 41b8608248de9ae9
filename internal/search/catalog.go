package search

import (
	"strings"

	"qmpdoc/diag"
	"qmpdoc/qapi"
)

// Catalog is what can be found: definitions in the order of the reference, then chapters.
type Catalog struct {
	Docs    []*Doc
	sources Sources
	taken   map[*qapi.Def][]string // by the type that several commands may have for their arguments
}

// Doc is one definition or chapter.
type Doc struct {
	Name, Summary, Address string // the address on the site
	Pos                    diag.Pos
	Kind                   Kind
	Products               qapi.Products
	Deprecated, Unstable   bool
	Chapter                *Doc // nil for chapters, and for definitions before the first heading
	Rows                   []*Row
	Takes                  []string // the types of a command's arguments, each once; arrays as [TYPE]
	Returns                string   // the type that a command returns
	def                    *qapi.Def
	inherits               []*Doc // whose rows its page shows too
	text                   [fieldCount]string
}

// Row is a member, value, branch or feature as its definition declares it.
type Row struct {
	Name, Type           string
	Pos                  diag.Pos
	Array                bool
	Kind                 RowKind
	Deprecated, Unstable bool
}

// Collect gathers what s says.
func Collect(s Sources) *Catalog {
	c := &Catalog{sources: s, taken: map[*qapi.Def][]string{}}
	byDef := map[*qapi.Def]*Doc{}
	for _, d := range s.Reference.Defs {
		doc := c.definition(d)
		byDef[d] = doc
		c.Docs = append(c.Docs, doc)
	}
	for _, doc := range c.Docs {
		for _, from := range c.shownWith(doc.def) {
			doc.inherits = append(doc.inherits, byDef[from])
		}
		doc.readNames()
	}
	for _, ch := range s.Chapters {
		doc := &Doc{Name: oneLine(ch.Title), Summary: oneLine(ch.Summary), Address: ch.Address, Pos: ch.Pos, Kind: KindChapter, Products: ch.Product}
		doc.text[nameField], doc.text[summaryField] = doc.Name, doc.Summary
		doc.text[proseField] = texts(ch.Texts)
		c.Docs = append(c.Docs, doc)
		for _, d := range ch.Defs {
			byDef[d].Chapter = doc
			byDef[d].text[topicField] = doc.Name
		}
	}
	return c
}

func (c *Catalog) definition(d *qapi.Def) *Doc {
	doc := &Doc{
		Name: oneLine(d.Name), Kind: Kind(d.Kind), Products: d.Products, Address: c.sources.Address(d), Pos: d.Pos, def: d,
		Deprecated: hasFeature(d.Features, "deprecated"), Unstable: hasFeature(d.Features, "unstable"),
		Rows: rows(d),
	}
	if d.Kind == qapi.Command {
		doc.Takes = c.takes(d)
		if d.Returns != nil {
			doc.Returns = writtenType(d.Returns)
		}
	}
	doc.Summary = oneLine(c.sources.Summary(d))
	doc.text[summaryField] = doc.Summary
	doc.text[proseField] = documentation(d)
	return doc
}

// shownWith lists the definitions whose members stand on the page of d in place: the argument type and bases.
func (c *Catalog) shownWith(d *qapi.Def) []*qapi.Def {
	r := c.sources.Reference
	if to := r.ArgumentsType(d); to != nil {
		return append([]*qapi.Def{to}, r.Bases(to)...)
	}
	return r.Bases(d)
}

// rows lists what d itself declares. The features that are badges are no rows to look for.
func rows(d *qapi.Def) []*Row {
	if d.Keyword == "" {
		return oldRows(d)
	}
	list := memberRows(nil, "", d.BaseMembers)
	list = memberRows(list, "", d.Members)
	for _, v := range d.Values {
		list = append(list, newRow(ValueRow, v.Pos, v.Name, nil, v.Features))
	}
	for _, b := range d.Branches {
		list = append(list, newRow(BranchRow, b.Pos, b.Name, b.Type, b.Features))
	}
	for _, f := range d.Features {
		if f.Name != "deprecated" && f.Name != "unstable" {
			list = append(list, newRow(FeatureRow, f.Pos, f.Name, nil, nil))
		}
	}
	return list
}

// oldRows lists what the old documents say of a definition that no schema has: its arguments or data.
func oldRows(d *qapi.Def) []*Row {
	var list []*Row
	known := map[string]bool{"": true}
	add := func(pos diag.Pos, name, jsonType string) {
		if !known[name] {
			known[name] = true
			list = append(list, newRow(MemberRow, pos, name, &qapi.TypeRef{Name: strings.TrimPrefix(jsonType, "json-")}, nil))
		}
	}
	for _, item := range d.Old.Arguments() {
		add(item.Pos, item.Name, item.JSONType)
	}
	if d.Entry != nil {
		for _, a := range d.Entry.Args {
			add(d.Entry.Pos, a.Name, a.JSONType)
		}
	}
	return list
}

// memberRows adds members, and those of nested anonymous structs by their path.
func memberRows(list []*Row, outer string, members []*qapi.Member) []*Row {
	for _, m := range members {
		list = append(list, newRow(MemberRow, m.Pos, outer+m.Name, m.Type, m.Features))
		if m.Type != nil && m.Type.Name == "" {
			list = memberRows(list, outer+m.Name+".", m.Type.Members)
		}
	}
	return list
}

func newRow(kind RowKind, pos diag.Pos, name string, t *qapi.TypeRef, features []*qapi.Feature) *Row {
	r := &Row{
		Name: oneLine(name), Kind: kind, Pos: pos,
		Deprecated: hasFeature(features, "deprecated"), Unstable: hasFeature(features, "unstable"),
	}
	if t != nil {
		r.Type, r.Array = oneLine(t.Name), t.Array
	}
	return r
}

func hasFeature(features []*qapi.Feature, name string) bool {
	for _, f := range features {
		if f.Name == name {
			return true
		}
	}
	return false
}

// Shown is a row as the page of a definition shows it.
type Shown struct {
	*Row
	From *Doc // that declares it
}

// Shown lists the rows of d's page: its own, and the inherited members and branches.
func (d *Doc) Shown() []Shown {
	var list []Shown
	for _, r := range d.Rows {
		list = append(list, Shown{r, d})
	}
	for _, from := range d.inherits {
		for _, r := range from.Rows {
			if r.Kind == MemberRow || r.Kind == BranchRow {
				list = append(list, Shown{r, from})
			}
		}
	}
	return list
}

// readNames fills the fields of names: those of the rows once each, inherited ones included.
func (d *Doc) readNames() {
	d.text[nameField] = d.Name
	var b strings.Builder
	for _, r := range d.Shown() {
		b.WriteString(r.Name)
		b.WriteByte(' ')
	}
	d.text[rowsField] = b.String()
}
