package site

import (
	"fmt"
	"path"
	"strings"

	"qmpdoc/prose"
	"qmpdoc/qapi"
)

// Every page of a definition or a chapter has a twin in Markdown beside it, for programs that read: the same words in
// the same order, with links from twin to twin.

// twinOf gives the address of a page's twin.
func twinOf(address string) string { return strings.TrimSuffix(address, ".html") + ".md" }

// twin is a page in Markdown while it is made.
type twin struct {
	*view
	strings.Builder
}

func (s *site) twinAt(address string, d *qapi.Def) *twin { return &twin{view: s.viewAt(address, d)} }

func (s *site) definitionTwin(d *qapi.Def) []byte {
	t := s.twinAt(s.address[d], d)
	t.heading(1, d.Name)
	t.paragraph(t.facts())
	t.words(d.Doc.Body())
	t.call()
	t.rows()
	t.returned()
	t.words(prose.Text{}, t.section("Errors", d.Doc.Errors())...)
	t.features()
	t.otherSections()
	t.oldWords()
	t.users()
	return []byte(t.String())
}

func (t *twin) heading(level int, text string) {
	if t.Len() > 0 {
		t.WriteByte('\n')
	}
	t.WriteString(strings.Repeat("#", level) + " " + plainLine(text) + "\n")
}

func (t *twin) paragraph(text string) {
	if text != "" {
		t.WriteString("\n" + text + "\n")
	}
}

// words writes texts, as paragraphs.
func (t *twin) words(first prose.Text, more ...prose.Text) {
	for _, text := range append([]prose.Text{first}, more...) {
		t.paragraph(t.markdown(t.def, text))
	}
}

// section writes a heading for what follows, unless that is nothing.
func (t *twin) section(title string, text prose.Text) []prose.Text {
	if text.IsZero() {
		return nil
	}
	t.heading(2, title)
	return []prose.Text{text}
}

// markdown prints a text of owner.
func (t *twin) markdown(owner *qapi.Def, text prose.Text) string {
	if text.IsZero() {
		return ""
	}
	return strings.TrimSpace(t.doc(text).Markdown(func(r prose.Ref) (string, bool) {
		target, ok := t.ref.Resolve(owner, r)
		if !ok || target.Def == nil || target.Def == t.def {
			return "", false
		}
		return t.twinLink(target.Def), true
	}))
}

func (t *twin) twinLink(d *qapi.Def) string { return t.href(twinOf(t.site.address[d])) }

func (t *twin) linked(d *qapi.Def) string { return "[" + code(d.Name) + "](" + t.twinLink(d) + ")" }

// facts are the badges of the page in one line.
func (t *twin) facts() string {
	words := []string{kindWord(t.def)}
	for _, b := range t.badges() {
		words = append(words, plainLine(b.Text))
	}
	return strings.Join(append(words, code(t.source(t.def.Pos).Text)), ", ")
}

func (t *twin) call() {
	if text := t.request(); text != "" {
		t.heading(2, "Request")
		t.fenced(text)
	}
}

func (t *twin) fenced(text string) {
	fence := "```"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	t.paragraph(fence + "json\n" + text + "\n" + fence)
}

func (t *twin) rows() {
	for _, group := range byOwner(t.members()) {
		t.memberList(group)
	}
	for _, d := range t.elsewhere {
		t.paragraph("With the members of " + t.linked(d) + ".")
	}
	if t.def.Kind == qapi.Enum && len(t.def.Values) > 0 {
		t.heading(2, "Values")
		t.WriteByte('\n')
		for _, v := range t.def.Values {
			t.item(v.Name, rowFacts("", false, v.If, v.Features), sectionText(v.Doc), t.def)
		}
	}
	if u := t.union(); u != nil && len(u.Branches) > 0 && (u == t.def || len(u.Branches) <= maxInherited) {
		t.branches(u)
	}
}

func (t *twin) memberList(group []qapi.Inherited) {
	_, title := memberTitle(t.def.Kind)
	owner := group[0].Owner
	if owner != t.def {
		title += " from " + owner.Name
	}
	t.heading(2, title)
	t.WriteByte('\n')
	for _, m := range group {
		t.item(m.Name, rowFacts(t.typeWords(owner, m.Type), m.Optional, m.If, m.Features), sectionText(m.Doc), owner)
	}
}

func (t *twin) branches(u *qapi.Def) {
	title := "Alternatives"
	if tag, ok := t.ref.Tag(u); ok {
		title = "Further members by " + tag.Name
	}
	t.heading(2, title)
	t.WriteByte('\n')
	for _, b := range u.Branches {
		t.item(b.Name, rowFacts(t.typeWords(u, b.Type), false, b.If, b.Features), sectionText(b.Doc), u)
	}
}

func sectionText(s *qapi.Section) prose.Text {
	if s == nil {
		return prose.Text{}
	}
	return s.Text
}

// item writes a row as an item of a list.
func (t *twin) item(name, facts string, text prose.Text, owner *qapi.Def) {
	t.WriteString("- " + code(name) + facts)
	if words := t.markdown(owner, text); words != "" {
		t.WriteString(": " + strings.ReplaceAll(words, "\n", "\n  "))
	}
	t.WriteByte('\n')
}

// rowFacts says in parentheses what a row's badges say.
func rowFacts(typ string, optional bool, cond *qapi.Cond, features []*qapi.Feature) string {
	var words []string
	if typ != "" {
		words = append(words, typ)
	}
	if optional {
		words = append(words, "optional")
	}
	for _, b := range append(conditionBadges(cond), featureBadges(features)...) {
		words = append(words, plainLine(b.Text))
	}
	if words == nil {
		return ""
	}
	return " (" + strings.Join(words, ", ") + ")"
}

func (t *twin) typeWords(d *qapi.Def, ref *qapi.TypeRef) string {
	if ref == nil {
		return ""
	}
	name := "object"
	if to := t.ref.Type(d, ref); to != nil {
		name = t.linked(to)
	} else if ref.Name != "" {
		name = code(ref.Name)
	}
	if ref.Array {
		return "array of " + name
	}
	return name
}

func (t *twin) returned() {
	text := t.markdown(t.def, t.def.Doc.Returns())
	if t.def.Returns == nil && text == "" {
		return
	}
	t.heading(2, "Returns")
	t.paragraph(t.typeWords(t.def, t.def.Returns))
	t.paragraph(text)
}

func (t *twin) features() {
	if len(t.def.Features) == 0 {
		return
	}
	t.heading(2, "Features")
	t.WriteByte('\n')
	for _, f := range t.def.Features {
		t.item(f.Name, rowFacts("", false, f.If, nil), sectionText(f.Doc), t.def)
	}
}

// otherSections writes what has no place above: notes, examples, text without a tag.
func (t *twin) otherSections() {
	if t.def.Doc == nil {
		return
	}
	for _, s := range t.def.Doc.Sections {
		switch s.Kind {
		case qapi.SecPlain:
			t.words(s.Text)
		case qapi.SecNote, qapi.SecTodo:
			t.words(prose.Text{}, t.section(s.Tag, s.Text)...)
		case qapi.SecExample:
			if !s.Text.IsZero() {
				t.heading(2, s.Tag)
				t.fenced(s.Text.Raw)
			}
		case qapi.SecBody, qapi.SecMember, qapi.SecFeature, qapi.SecReturns, qapi.SecErrors, qapi.SecSince:
		default:
			panic(fmt.Sprintf("site: unknown section %d", s.Kind))
		}
	}
}

// oldWords writes what the old document says, as it stands there: it was laid out by eye.
func (t *twin) oldWords() {
	old := t.def.Old
	if old == nil {
		return
	}
	t.heading(2, "From "+path.Base(old.Pos.File))
	for _, s := range old.Sections {
		if s.Label != "" {
			t.heading(3, s.Label)
		}
		t.words(s.Text)
	}
}

func (t *twin) users() {
	if len(t.def.UsedBy) == 0 {
		return
	}
	t.heading(2, "Used by")
	t.WriteByte('\n')
	for _, d := range t.def.UsedBy {
		t.WriteString("- " + t.linked(d) + "\n")
	}
}

func (s *site) chapterTwin(c *chapter) []byte {
	t := s.twinAt(c.address, &qapi.Def{Products: c.product, Kind: qapi.Struct})
	t.heading(1, c.title)
	for _, part := range c.parts {
		if part.title != "" {
			t.heading(2, part.title)
		}
		t.words(prose.Text{}, part.texts...)
		for i, d := range byKind(part.defs) {
			if i == 0 {
				t.WriteByte('\n')
			}
			t.WriteString("- " + t.linked(d) + said(s.summaries[d]) + "\n")
		}
	}
	for i, child := range c.children {
		if i == 0 {
			t.heading(2, "Sections")
			t.WriteByte('\n')
		}
		t.WriteString("- [" + plainLine(child.title) + "](" + t.href(twinOf(child.address)) + ")\n")
	}
	return []byte(t.String())
}

// said puts a summary behind a link.
func said(summary string) string {
	if summary == "" {
		return ""
	}
	return ": " + plainLine(summary)
}

// plainLine makes one line of a text, in which nothing means anything to Markdown or HTML.
func plainLine(s string) string {
	var b strings.Builder
	for _, r := range strings.Join(strings.Fields(s), " ") {
		switch {
		case strings.ContainsRune("\\`*[]<>#|&", r):
			b.WriteByte('\\')
			b.WriteRune(r)
		case forbidden(r):
			b.WriteRune('\ufffd')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// code writes a name as Markdown's code: between more backticks than it has in a row.
func code(s string) string {
	s = strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if forbidden(r) {
			return '\ufffd'
		}
		return r
	}, s)), " ")
	fence := "`"
	for strings.Contains(s, fence) {
		fence += "`"
	}
	if strings.HasPrefix(s, "`") || strings.HasSuffix(s, "`") || s == "" {
		s = " " + s + " "
	}
	return fence + s + fence
}
