package search

import (
	"cmp"
	"slices"
	"strings"

	"qmpdoc/diag"
	"qmpdoc/prose"
	"qmpdoc/qapi"
)

// Catalog is what can be found: definitions in the order of the reference, then chapters, guides, pages that list things, what was removed, and what changed.
type Catalog struct {
	Docs    []*Doc
	counted int // the documents, from the first on, that tell how rare a word is: what comes beside the manual changes no ranking of what is in it
	sources Sources
	texts   *prose.Library
	taken   map[*qapi.Def][]string // by the type that several commands may have for their arguments
	phrases []alias                // of other programs, sorted
}

// Doc is one definition, chapter or guide, or what changed in one release.
type Doc struct {
	Name, Summary, Address string // the address on the site
	Pos                    diag.Pos
	Kind                   Kind
	Products               qapi.Products
	Deprecated, Unstable   bool
	OOB, Preconfig         bool // a command runs out of band, or before the machine is configured
	Removed                bool // no longer in the release, but known from earlier ones
	Since                  Version
	Without                Version // the first release that lacks what was removed
	Chapter                *Doc    // nil for chapters, and for definitions before the first heading
	Rows                   []*Row
	Takes                  []string // the types of a command's arguments, each once; arrays as [TYPE]
	Returns                string   // the type that a command returns
	def                    *qapi.Def
	inherits               []*Doc   // whose rows its page shows too
	roots                  []string // of the name, for those who ask
	text                   [fieldCount]string
}

// Row is a member, value, branch or feature as its definition declares it.
type Row struct {
	Name, Type, Summary  string
	Pos                  diag.Pos
	Array                bool
	Kind                 RowKind
	Deprecated, Unstable bool
	Since                Version // its definition's when its own text does not say
}

// Collect gathers what s says.
func Collect(s Sources) *Catalog {
	c := &Catalog{sources: s, texts: s.Library, taken: map[*qapi.Def][]string{}}
	if c.texts == nil {
		c.texts = new(prose.Library)
	}
	byDef := map[*qapi.Def]*Doc{}
	for _, d := range s.Reference.Defs {
		byDef[d] = c.add(c.definition(d))
	}
	for _, doc := range c.Docs {
		for _, from := range c.shownWith(doc.def) {
			doc.inherits = append(doc.inherits, byDef[from])
		}
		doc.readNames()
		for _, t := range c.carries(doc.def) {
			doc.text[carriedField] += byDef[t].text[proseField]
		}
	}
	for _, ch := range s.Chapters {
		doc := c.add(&Doc{Name: ch.Title, Summary: ch.Summary, Address: ch.Address, Pos: ch.Pos, Kind: KindChapter, Products: ch.Product})
		doc.text[proseField] = texts(ch.Texts)
		for _, d := range ch.Defs {
			byDef[d].Chapter = doc
			byDef[d].text[topicField] = doc.Name
		}
	}
	c.counted = len(c.Docs)
	for i := range s.Pages {
		c.addPage(&s.Pages[i])
	}
	c.phrases = c.aliases(s.Reference.Monitor)
	return c
}

// add adds a document. It is found by its name and its summary.
func (c *Catalog) add(d *Doc) *Doc {
	d.Name, d.Summary = oneLine(d.Name), oneLine(d.Summary)
	d.text[nameField], d.text[summaryField] = d.Name, d.Summary
	c.Docs = append(c.Docs, d)
	return d
}

func (c *Catalog) addPage(p *Page) {
	doc := c.add(&Doc{
		Name: p.Title, Kind: p.Kind, Products: cmp.Or(p.Products, c.sources.Reference.Products), Address: p.Address, Pos: p.Pos,
		Summary: p.Summary, Since: versionOf(p.Since), Removed: p.Kind < KindChapter, Without: versionOf(p.Without),
	})
	doc.text[rowsField], doc.text[proseField] = strings.Join(p.Headings, "\n"), strings.Join(p.Words, "\n")
}

func (c *Catalog) definition(d *qapi.Def) *Doc {
	doc := &Doc{
		Name: d.Name, Summary: c.sources.Summary(d), Kind: Kind(d.Kind), Products: d.Products, Address: c.sources.Address(d), Pos: d.Pos, def: d,
		Deprecated: hasFeature(d.Features, "deprecated"), Unstable: hasFeature(d.Features, "unstable"),
		Since: versionOf(d.Doc.Version()),
	}
	doc.Rows = c.rows(d, doc.Since)
	if d.Kind == qapi.Command {
		doc.OOB, doc.Preconfig = d.Flags.AllowOOB, d.Flags.AllowPreconfig
		doc.Takes = c.takes(d)
		if d.Returns != nil {
			doc.Returns = writtenType(d.Returns)
		}
	}
	doc.text[proseField] = documentation(d)
	return doc
}

// shownWith lists the definitions whose members are on the page of d in place: the argument type and bases.
func (c *Catalog) shownWith(d *qapi.Def) []*qapi.Def {
	r := c.sources.Reference
	if to := r.ArgumentsType(d); to != nil {
		return append([]*qapi.Def{to}, r.Bases(to)...)
	}
	return r.Bases(d)
}

// carries lists the types whose texts say what a command or event takes and returns: people ask for it by what is in them.
func (c *Catalog) carries(d *qapi.Def) []*qapi.Def {
	if !Kind(d.Kind).isAction() {
		return nil
	}
	list := c.shownWith(d)
	if d.Returns != nil {
		if t := c.sources.Reference.Type(d, d.Returns); t != nil {
			list = append(append(list, t), c.sources.Reference.Bases(t)...)
		}
	}
	return list
}

// rows lists what d itself declares. Features that are badges are not rows that can be found.
func (c *Catalog) rows(d *qapi.Def, since Version) []*Row {
	if d.Keyword == "" {
		return oldRows(d)
	}
	r := rowReader{texts: c.texts, since: since}
	r.addAll(MemberRow, "", d.BaseMembers)
	r.addAll(MemberRow, "", d.Members)
	r.addAll(ValueRow, "", d.Values)
	r.addAll(BranchRow, "", d.Branches)
	for _, f := range d.Features {
		if f.Name != "deprecated" && f.Name != "unstable" {
			r.add(newRow(FeatureRow, f.Pos, f.Name, nil, nil), f.Doc)
		}
	}
	return r.list
}

// rowReader collects the rows of a definition.
type rowReader struct {
	list  []*Row
	texts *prose.Library
	since Version // the definition's
}

// addAll adds members, and those of nested anonymous structs by their path.
func (r *rowReader) addAll(kind RowKind, outer string, members []*qapi.Member) {
	for _, m := range members {
		r.add(newRow(kind, m.Pos, outer+m.Name, m.Type, m.Features), m.Doc)
		if m.Type != nil && m.Type.Name == "" {
			r.addAll(kind, outer+m.Name+".", m.Type.Members)
		}
	}
}

func (r *rowReader) add(row *Row, doc *qapi.Section) {
	row.Since = r.since
	if doc != nil {
		row.Summary = shortened(r.texts.Parse(doc.Text).Summary(), longestRowText)
		row.Since = cmp.Or(versionOf(doc.Since()), r.since)
	}
	r.list = append(r.list, row)
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

func newRow(kind RowKind, pos diag.Pos, name string, t *qapi.TypeRef, features []*qapi.Member) *Row {
	r := &Row{
		Name: oneLine(name), Kind: kind, Pos: pos,
		Deprecated: hasFeature(features, "deprecated"), Unstable: hasFeature(features, "unstable"),
	}
	if t != nil {
		r.Type, r.Array = oneLine(t.Name), t.Array
	}
	return r
}

func hasFeature(features []*qapi.Member, name string) bool {
	return slices.ContainsFunc(features, func(f *qapi.Member) bool { return f.Name == name })
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

// readNames fills the field of the rows' names, inherited ones included.
func (d *Doc) readNames() {
	var b strings.Builder
	for _, r := range d.Shown() {
		b.WriteString(r.Name)
		b.WriteByte(' ')
	}
	d.text[rowsField] = b.String()
}
