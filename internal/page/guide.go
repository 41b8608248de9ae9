package page

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"qmpdoc/diag"
	"qmpdoc/internal/guides"
	"qmpdoc/prose"
	"qmpdoc/qapi"
)

// Guide is a document that has a page.
type Guide struct {
	File    string // from the root of the tree; StartFile for the one that comes with this program
	Title   string
	Slug    string // made of the file's name; no other guide has it
	Summary string // its first sentence

	doc  *qapi.Document
	uses map[*qapi.Def]string // the section that first uses a definition, by its id
}

// StartFile is the name of the guide to the first steps, which comes with this program.
const StartFile = guides.StartFile

// Target leads to the page of g.
func (g *Guide) Target() Target { return Target{Kind: ToGuide, Name: g.File} }

// Words lists the headings of g, and the first sentence below each.
func (g *Guide) Words() []string {
	var list []string
	for i := range g.doc.Guide.Sections {
		s := &g.doc.Guide.Sections[i]
		list = append(list, s.Title, s.Doc.Summary())
	}
	return list
}

// Guides lists the guides: the first steps, the protocol, and the others by title.
func (p *Pages) Guides() []*Guide { return p.guides }

// GuideLinks lead to the guides.
func (p *Pages) GuideLinks() []Link {
	var list []Link
	for _, g := range p.guides {
		list = append(list, Link{g.Title, g.Target()})
	}
	return list
}

// Protocol is the specification of the protocol; nil when the tree has none.
func (p *Pages) Protocol() *Guide {
	return p.guideNamed(func(g *Guide) bool { return strings.HasPrefix(path.Base(g.File), "qmp-spec.") })
}

// Start is the guide to the first steps; nil when the program has not what it takes.
func (p *Pages) Start() *Guide {
	return p.guideNamed(func(g *Guide) bool { return g.File == StartFile })
}

// Help is where to begin.
func (p *Pages) Help() []Link {
	var list []Link
	if g := p.Start(); g != nil {
		list = append(list, Link{g.Title, g.Target()})
	}
	if g := p.Protocol(); g != nil {
		list = append(list, Link{"The protocol", g.Target()})
	}
	return list
}

func (p *Pages) guideNamed(is func(*Guide) bool) *Guide {
	if i := slices.IndexFunc(p.guides, is); i >= 0 {
		return p.guides[i]
	}
	return nil
}

// planGuides finds the guides of the tree, and what they use.
func (p *Pages) planGuides() {
	documents := p.ref.Guides()
	if start := guides.Start(); p.hasAll(start.Guide.Needs) && !p.Sample {
		documents = append([]*qapi.Document{start}, documents...)
	}
	taken := map[string]bool{}
	for _, d := range documents {
		g := &Guide{File: d.File, Title: cmp.Or(d.Title, fileTitle(d.File)), doc: d, Slug: guideSlug(d.File, taken), Summary: guideSummary(d.Guide)}
		p.guides = append(p.guides, g)
	}
	protocol := p.Protocol()
	rank := func(g *Guide) int {
		switch {
		case g.File == StartFile:
			return 0
		case g == protocol:
			return 1
		default:
			return 2
		}
	}
	slices.SortStableFunc(p.guides, func(a, b *Guide) int {
		return cmp.Or(rank(a)-rank(b), cmp.Compare(strings.ToLower(a.Title), strings.ToLower(b.Title)), cmp.Compare(a.File, b.File))
	})
	for _, g := range p.guides {
		g.uses = p.usesOf(g)
		for _, d := range p.ref.Defs {
			if _, used := g.uses[d]; used {
				p.usedIn[d] = append(p.usedIn[d], g)
			}
		}
	}
}

// hasAll tells whether QEMU has all commands and events called names.
func (p *Pages) hasAll(names []string) bool {
	return !slices.ContainsFunc(names, func(name string) bool { return p.ref.Lookup(qapi.QMP, name) == nil })
}

// guideSlug makes the name of a page of the name of a file: "bitmaps", or "system-authz" where another one is called "authz".
func guideSlug(file string, taken map[string]bool) string {
	name := strings.TrimSuffix(file, path.Ext(file))
	stem := SafeName(strings.ToLower(path.Base(name)))
	if taken[stem] {
		stem = SafeName(strings.ToLower(strings.ReplaceAll(name, "/", "-")))
	}
	for n := 2; taken[stem]; n++ {
		stem += fmt.Sprintf("-%d", n)
	}
	taken[stem] = true
	return stem
}

// guideSummary is the first sentence of a guide.
func guideSummary(g *qapi.Guide) string {
	for _, s := range g.Sections {
		if sum := s.Doc.Summary(); sum != "" && !isNotice(sum) {
			return sum
		}
	}
	return ""
}

// isNotice tells whether a sentence is about who owns the document.
func isNotice(s string) bool {
	return strings.HasPrefix(s, "Copyright") || strings.HasPrefix(s, "This work is licensed")
}

// Guide makes the page of g.
func (p *Pages) Guide(g *Guide) *Page {
	page := &Page{
		Form: GuideForm, Title: g.pageTitle(p), Description: cmp.Or(g.Summary, g.Title+"."), Heading: g.Title,
		Trail: append(p.trail(nil), Link{guidesTitle, Target{Kind: ToList, Name: ListGuides}}),
	}
	if g.File != StartFile {
		place := p.place(diag.Pos{File: g.File, Line: 1})
		page.Source = &place
	}
	page.guide = g
	highest := highestLevel(g.doc.Guide.Sections)
	for i := range g.doc.Guide.Sections {
		s := &g.doc.Guide.Sections[i]
		block := &Prose{Texts: texts(p.guideText(g, s))}
		switch {
		case s.Level == 0, s.Level == 1 && s.Title == g.Title && page.ID == "":
			page.ID = s.ID
			if block.Texts != nil {
				page.Lead = append(page.Lead, block)
			}
			continue
		default:
			section := Section{ID: s.ID, Title: s.Title, Depth: min(s.Level-highest, maxSectionDepth)}
			if block.Texts != nil {
				section.Blocks = Blocks{block}
			}
			page.Sections = append(page.Sections, section)
			if section.Depth < 2 {
				page.Outline = append(page.Outline, OutlineEntry{ID: s.ID, Text: s.Title, Inner: section.Depth > 0})
			}
		}
	}
	if s := p.guideRemarks(g); s != nil {
		page.Sections = append(page.Sections, *s)
	}
	return page
}

// maxSectionDepth is how deep sections are nested at most: HTML has six levels of headings.
const maxSectionDepth = 3

// highestLevel is the level of the sections right below the title.
func highestLevel(sections []prose.Section) int {
	titles, least := 0, 0
	for _, s := range sections {
		switch {
		case s.Level == 1:
			titles++
		case s.Level > 1 && (least == 0 || s.Level < least):
			least = s.Level
		}
	}
	if titles > 1 || least == 0 {
		return 1
	}
	return least
}

func (g *Guide) pageTitle(p *Pages) string {
	for _, other := range p.guides {
		if other != g && other.Title == g.Title {
			return g.Title + " (" + g.File + ")"
		}
	}
	return g.Title + ", guide"
}

// guideText reads a section of g.
func (p *Pages) guideText(g *Guide, s *prose.Section) *Text {
	t := p.newText(p.speaker(), s.Doc, g.File)
	if t == nil {
		return nil
	}
	t.code = map[diag.Pos]*CodeBlock{}
	links := &definition{Pages: p, def: p.speaker(), named: &Def{}}
	for _, c := range s.Doc.Code() {
		t.code[c.Body.Start()] = p.guideCode(links, c)
	}
	return t
}

// speaker is whose names a guide uses: QEMU's, or those of the only program.
func (p *Pages) speaker() *qapi.Def {
	return &qapi.Def{Products: p.ref.Products.First(), Kind: qapi.Struct}
}

// guideCode says what is in a block of code: the keys of its messages, and what is wrong with them.
func (p *Pages) guideCode(links *definition, c prose.Code) *CodeBlock {
	messages := qapi.Messages(c.Body)
	if len(messages) == 0 {
		return nil
	}
	code := &CodeBlock{}
	lines := codeLines(c.Body)
	starts := lineOffsets(c.Body.Raw)
	var asked *qapi.Def
	for _, m := range messages {
		if m.Kind == qapi.UnknownMessage {
			continue
		}
		code.Messages = true
		code.Flaws = append(code.Flaws, flawsIn(lines, p.foundIn(m))...)
		first := slices.IndexFunc(c.Body.Lines, func(at prose.Place) bool { return at.Line == m.Pos.Line })
		if first < 0 {
			continue
		}
		offset := starts[first] + max(0, m.Pos.Col-c.Body.Lines[first].Col)
		keys, runs := links.linkKeys(c.Body.Raw[offset:min(offset+len(m.Text.Raw), len(c.Body.Raw))], asked)
		if runs != nil {
			asked = runs
		}
		for _, k := range keys {
			k.Offset += offset
			code.Keys = append(code.Keys, k)
		}
	}
	return code
}

// codeLines are the lines of a block with their places.
func codeLines(t prose.Text) []codeLine {
	var lines []codeLine
	for i, text := range strings.Split(t.Raw, "\n") {
		lines = append(lines, codeLine{text, t.Lines[min(i, len(t.Lines)-1)]})
	}
	return lines
}

func lineOffsets(s string) []int {
	starts := []int{0}
	for i := range len(s) {
		if s[i] == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// usesOf finds the definitions that a guide uses in its messages or mentions by name, each with the first section that does.
func (p *Pages) usesOf(g *Guide) map[*qapi.Def]string {
	uses := map[*qapi.Def]string{}
	speaker := p.speaker()
	for _, s := range g.doc.Guide.Sections {
		note := func(d *qapi.Def) {
			if _, known := uses[d]; !known && d != nil && !d.Kind.IsType() {
				uses[d] = s.ID
			}
		}
		for _, r := range s.Doc.Refs() {
			if t, ok := p.ref.Resolve(speaker, r); ok && t.Kind == qapi.TargetDef {
				note(t.Def)
			}
		}
		for _, c := range s.Doc.Code() {
			for _, name := range guides.Called(c.Body.Raw) {
				note(p.lookup(name))
			}
		}
	}
	return uses
}

// lookup finds a definition in the first program that has it.
func (p *Pages) lookup(name string) *qapi.Def {
	for _, product := range qapi.AllProducts {
		if d := p.ref.Lookup(product, name); d != nil {
			return d
		}
	}
	return nil
}

// guidesSection lists the guides that use the definition.
func (b *definition) guidesSection() *Section {
	list := b.usedIn[b.def]
	if len(list) == 0 {
		return nil
	}
	links := &Links{Title: "Guides that use it"}
	for _, g := range list {
		links.Links = append(links.Links, Link{g.Title, Target{Kind: ToGuide, Name: g.File, ID: g.uses[b.def]}})
	}
	return &Section{ID: "guides", Title: "Guides", Blocks: Blocks{links}}
}

// guideRemarks is what qmpdoc has found in the messages of g.
func (p *Pages) guideRemarks(g *Guide) *Section {
	var list []Finding
	for _, f := range p.Findings {
		if f.Pos.File == g.File && f.MessageLine > 0 && f.Suppressed == "" {
			list = append(list, p.finding(&f))
		}
	}
	if list == nil {
		return nil
	}
	return &Section{ID: "remarks", Title: "Mistakes that qmpdoc has found here", Blocks: Blocks{&Findings{list}}}
}

// guidesPage lists the guides.
func (p *Pages) guidesPage() *Page {
	page := &Page{Form: IndexForm, Title: guidesTitle, Description: guidesDescription, Heading: guidesTitle, Trail: p.trail(nil)}
	list := &Contents{}
	for _, g := range p.guides {
		e := ChapterEntry{Link: Link{g.Title, g.Target()}, Summary: g.Summary}
		if g.File != StartFile {
			e.Names = g.File
		}
		list.Chapters = append(list.Chapters, e)
	}
	if len(list.Chapters) == 0 {
		page.Sections = []Section{{Blocks: Blocks{none()}}}
	} else {
		page.Sections = []Section{{Blocks: Blocks{list}}}
	}
	return page
}
