package site

import (
	"bytes"
	"strings"

	"qmpdoc/prose"
	"qmpdoc/qapi"
)

// Every page has a twin in Markdown beside it, for programs that read and for editors: the same words in the same order,
// with links from twin to twin.

// twinOf gives the address of a page's twin.
func twinOf(address string) string { return strings.TrimSuffix(address, ".html") + ".md" }

// twin is a page in Markdown while it is made.
type twin struct {
	*view
	*bytes.Buffer
	depth  int                     // how deep it unfolds the types of rows
	rowsIn map[*qapi.Def][]twinRow // see rowsOf
}

// twinGroup is rows below a heading.
type twinGroup struct {
	title string
	rows  []twinRow
	path  *typePath
}

// twin gives what write writes for the twin of the page at address, which is about d.
func (s *site) twin(address string, d *qapi.Def, write func(t *twin)) []byte {
	t := &twin{view: s.viewAt(address, d), rowsIn: map[*qapi.Def][]twinRow{}}
	return composed(func(b *bytes.Buffer) {
		t.Buffer = b
		write(t)
	})
}

func (s *site) definitionTwin(d *qapi.Def) []byte {
	return s.twin(s.address[d], d, (*twin).definition)
}

func (t *twin) definition() {
	d := t.def
	groups, returned := t.groups(), t.returnedGroup()
	t.setDepth(append(groups[:len(groups):len(groups)], returned))
	t.heading(1, d.Name)
	t.paragraph(t.facts())
	t.warnings()
	t.lead()
	t.glance()
	for _, g := range groups {
		t.rowList(g)
	}
	for _, other := range t.elsewhere {
		t.paragraph("With the members of " + t.linked(other) + ".")
	}
	t.answer(returned)
	t.section("Errors", d.Doc.Errors())
	t.featureList()
	t.noteSections()
	t.exampleSections()
	t.oldSections()
	t.userLists()
	t.remarkSection()
}

func (t *twin) heading(level int, text string) {
	if t.Len() > 0 {
		t.WriteByte('\n')
	}
	t.WriteString("######"[:level])
	t.WriteByte(' ')
	t.WriteString(plainLine(text))
	t.WriteByte('\n')
}

func (t *twin) paragraph(text string) {
	if text != "" {
		t.WriteByte('\n')
		t.WriteString(text)
		t.WriteByte('\n')
	}
}

// section writes texts under a heading, unless they say nothing.
func (t *twin) section(title string, texts ...prose.Text) {
	var words string
	for _, text := range texts {
		words = joinParagraphs(words, t.words(text))
	}
	if words == "" {
		return
	}
	if title != "" {
		t.heading(2, title)
	}
	t.paragraph(words)
}

// words prints a text of the definition without the examples in it, which have a section of their own.
func (t *twin) words(text prose.Text) string {
	var words string
	for _, part := range t.withoutExamples(text) {
		words = joinParagraphs(words, t.markdown(t.def, part))
	}
	return words
}

// markdown prints a text of owner. What it says of the definition, or of other parts of owner, stands nearby.
func (t *twin) markdown(owner *qapi.Def, text prose.Text) string {
	if text.IsZero() {
		return ""
	}
	out, _ := t.print(owner, t.Library.Parse(text))
	return out
}

// print prints a text of owner, and tells whether it reads the same on every page: it refers to nothing.
func (t *twin) print(owner *qapi.Def, doc *prose.Doc) (out string, fixed bool) {
	fixed = true
	text := doc.Markdown(func(r prose.Ref) (string, bool) {
		fixed = false
		target, ok := t.ref.Resolve(owner, r)
		here := target.Def == t.def || target.Def == owner && target.Kind != qapi.TargetDef
		if !ok || target.Def == nil || here {
			return "", false
		}
		return t.twinLink(target.Def), true
	})
	return strings.TrimSpace(text), fixed
}

func (t *twin) twinLink(d *qapi.Def) string { return t.href(twinOf(t.site.address[d])) }

func (t *twin) linked(d *qapi.Def) string { return "[" + code(d.Name) + "](" + t.twinLink(d) + ")" }

// facts are the badges of the page in one line.
func (t *twin) facts() string {
	words := []string{kindWord(t.def)}
	for _, b := range t.badges() {
		words = append(words, plainLine(b.Text))
	}
	if c := t.chapterOf[t.def]; c != nil {
		words = append(words, "in "+t.chapterLink(c))
	}
	return strings.Join(append(words, code(t.source(t.def.Pos).Text)), ", ")
}

func (t *twin) chapterLink(c *chapter) string {
	return "[" + plainLine(c.title) + "](" + t.href(twinOf(c.address)) + ")"
}

func (t *twin) warnings() {
	for _, f := range t.def.Features {
		if specialFeature(f.Name) != "" {
			t.paragraph(t.warning(t.def, f))
		}
	}
}

// lead writes what is said first: by the schema, or by the old document where the schema is silent.
func (t *twin) lead() {
	t.section("", t.def.Doc.Body())
	if t.introducedByOld() {
		t.section("", t.def.Old.Intro())
	}
}

func (t *twin) introducedByOld() bool { return t.def.Doc.Body().IsZero() && t.def.Old != nil }

// glance writes a request with its reply, or what an event is on the wire.
func (t *twin) glance() {
	switch t.def.Kind {
	case qapi.Event:
		t.heading(2, "Event")
		t.paragraph(code(`{ "event": ` + quote(t.def.Name) + `, "data": { … }, "timestamp": { … } }`))
	case qapi.Command:
		t.heading(2, "Request")
		if q := t.request(); q != nil {
			t.paragraph("This request is " + q.Origin.String() + ":")
			t.fenced("json", q.Text())
		}
		t.paragraph(t.reply())
	}
}

func (t *twin) reply() string {
	switch to := t.typeWords(t.def, t.def.Returns); {
	case t.def.Keyword == "":
		return ""
	case !t.def.Flags.SuccessResponse:
		return "No reply on success."
	case to == "":
		return "Reply: `{ \"return\": {} }`"
	default:
		return "Reply: `{ \"return\": … }` with " + to + "."
	}
}

func (t *twin) fenced(language, text string) {
	fence := "```"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	t.paragraph(fence + language + "\n" + text + "\n" + fence)
}

// groups are the rows of the page's own, by the definition that declares them, and its branches.
func (t *twin) groups() []twinGroup {
	path := t.startPath()
	if t.def.Kind == qapi.Enum {
		return nonEmptyGroups(twinGroup{"Values", t.valueRows(t.def, t.def.Values), path})
	}
	var groups []twinGroup
	u := t.union()
	for _, members := range byOwner(t.members()) {
		_, title := memberTitle(t.def.Kind)
		if owner := members[0].Owner; owner != t.def {
			title += " from " + owner.Name
		}
		groups = append(groups, twinGroup{title, t.memberRows(u, members), path})
	}
	if u != nil && (u == t.def || len(u.Branches) <= maxInherited) {
		groups = append(groups, twinGroup{t.branchTitle(u), t.branchRows(u), path})
	}
	return nonEmptyGroups(groups...)
}

func nonEmptyGroups(groups ...twinGroup) []twinGroup {
	var kept []twinGroup
	for _, g := range groups {
		if len(g.rows) > 0 {
			kept = append(kept, g)
		}
	}
	return kept
}

func (t *twin) branchTitle(u *qapi.Def) string {
	if tag, ok := t.ref.Tag(u); ok {
		return "Further members by " + tag.Name
	}
	return "Alternatives"
}

// returnedGroup is what the type that a command returns holds.
func (t *twin) returnedGroup() twinGroup {
	to := t.ref.Type(t.def, t.def.Returns)
	if to == nil || t.size(to) > maxInherited {
		return twinGroup{}
	}
	return twinGroup{"Returns", t.rowsOf(to), &typePath{def: to}}
}

// answer writes what a command returns, with the rows of its type.
func (t *twin) answer(g twinGroup) {
	text := t.words(t.def.Doc.Returns())
	if t.def.Returns == nil && text == "" {
		return
	}
	t.heading(2, "Returns")
	t.paragraph(t.typeWords(t.def, t.def.Returns))
	t.paragraph(text)
	t.rowList(twinGroup{rows: g.rows, path: g.path})
}
