package site

import (
	"strings"

	"qmpdoc/qapi"
)

// Rows of a twin are items of lists, in which what a row's type holds stands as a list of its own: as deep as the page
// unfolds it, or less deep where that would be very long. Where a list ends, the type's link leads further.

// The rows that a twin unfolds, beside those of the definition itself. Twins of types are read on the way to a command.
const (
	commandTwinRows = 400
	typeTwinRows    = 100
)

// twinRow is a member, value or branch before it is written.
type twinRow struct {
	name     string
	owner    *qapi.Def // in which typ and features are written
	typ      *qapi.TypeRef
	facts    []string // further ones, before those that the row says itself
	optional bool
	adds     string    // before the type: how a branch holds it
	tag      bool      // the discriminator, whose type says less than the branches
	union    *qapi.Def // whose branches stand below the discriminator; nil where they have a heading of their own
	speaker  *qapi.Def // in which said is written
	said     *rowDoc
	summary  string // where there is no text
	since    string // the release; "" where nobody says it
	cond     *qapi.Cond
	features []*qapi.Feature

	head, words string // as they are written; "" before the first time
}

// newTwinRow fills what rows of all kinds have in common.
func (t *twin) newTwinRow(owner *qapi.Def, name string, doc *qapi.Section, cond *qapi.Cond, features []*qapi.Feature) twinRow {
	if doc != nil {
		t.shown[doc] = true
	}
	said := t.rowDoc(doc)
	return twinRow{name: name, owner: owner, speaker: owner, said: said, since: said.since, cond: cond, features: features}
}

func (t *twin) memberRows(u *qapi.Def, members []qapi.Inherited) []twinRow {
	rows := make([]twinRow, len(members))
	for i, m := range members {
		rows[i] = t.newTwinRow(m.Owner, m.Name, m.Doc, m.If, m.Features)
		rows[i].typ, rows[i].optional = m.Type, m.Optional
		if t.isTag(u, m.Member) {
			rows[i].tag, rows[i].facts = true, []string{"discriminator"}
		}
	}
	return rows
}

func (t *twin) valueRows(d *qapi.Def, values []*qapi.Value) []twinRow {
	rows := make([]twinRow, len(values))
	for i, val := range values {
		rows[i] = t.newTwinRow(d, val.Name, val.Doc, val.If, val.Features)
	}
	return rows
}

// branchRows lists the branches of u, and those values of its discriminator that add no members.
func (t *twin) branchRows(u *qapi.Def) []twinRow {
	var rows []twinRow
	for _, b := range u.Branches {
		r := t.newTwinRow(u, b.Name, b.Doc, b.If, b.Features)
		r.typ, r.adds = b.Type, branchWord(u)
		r.speaker, r.said, r.summary = t.branchWords(u, b)
		if val := t.valueOf(u, b.Name); val != nil {
			for _, badge := range t.valueBadges(val, b) {
				r.facts = append(r.facts, plainLine(badge.Text))
			}
		}
		rows = append(rows, r)
	}
	plain := t.valueRows(t.ref.Discriminator(u), t.plainValues(u))
	for i := range plain {
		plain[i].facts = []string{"adds no members"}
	}
	return append(rows, plain...)
}

// branchWord tells how a branch of u holds its type.
func branchWord(u *qapi.Def) string {
	switch {
	case u.Kind == qapi.Alternate:
		return "alternative, "
	case u.Flavor == qapi.Simple:
		return "adds `data`, "
	default:
		return "adds "
	}
}

// rowsOf lists what a value of type d holds: members, its own first, with the branches below the discriminator; or
// alternatives, or values. It makes the list once, however often the type comes up.
func (t *twin) rowsOf(d *qapi.Def) []twinRow {
	rows, ok := t.rowsIn[d]
	if !ok {
		rows = t.makeRows(d)
		t.rowsIn[d] = rows
	}
	return rows
}

func (t *twin) makeRows(d *qapi.Def) []twinRow {
	if d.Kind == qapi.Enum {
		return t.valueRows(d, d.Values)
	}
	if d.Kind == qapi.Alternate {
		return t.branchRows(d)
	}
	var rows []twinRow
	for _, group := range byOwner(t.ref.AllMembers(d)) {
		for _, r := range t.memberRows(d, group) {
			if r.owner != d {
				r.facts = append(r.facts, "from "+t.linked(r.owner))
			}
			if r.tag {
				r.union = d
			}
			rows = append(rows, r)
		}
	}
	return rows
}

// inner lists what the type of a row holds, and gives the way to there; nil where that is not unfolded.
func (t *twin) inner(r *twinRow, path *typePath) ([]twinRow, *typePath) {
	switch {
	case r.union != nil:
		return t.branchRows(r.union), path
	case r.typ == nil || r.tag:
		return nil, nil
	}
	if r.typ.Name == "" { // it stands nowhere else
		var members []qapi.Inherited
		for _, m := range r.typ.Members {
			members = append(members, qapi.Inherited{Member: m, Owner: r.owner})
		}
		return t.memberRows(nil, members), path
	}
	to := t.ref.Type(r.owner, r.typ)
	if to == nil || path.level() >= t.depth || path.holds(to) || t.size(to) > t.most() {
		return nil, nil
	}
	return t.rowsOf(to), path.into(to)
}

// most is how many rows the twin unfolds.
func (t *twin) most() int {
	if t.def.Kind.IsType() {
		return typeTwinRows
	}
	return commandTwinRows
}

// setDepth chooses how deep the groups unfold: as deep as the page if that is not too much.
func (t *twin) setDepth(groups []twinGroup) {
	for t.depth = t.view.depth(); t.depth > 0; t.depth-- {
		left := t.most()
		for _, g := range groups {
			left = t.rest(g.rows, g.path, left)
		}
		if left >= 0 {
			return
		}
	}
}

// rest takes the rows that rows unfold to from left. It stops when that is used up.
func (t *twin) rest(rows []twinRow, path *typePath, left int) int {
	for i := range rows {
		if left < 0 {
			break
		}
		inner, within := t.inner(&rows[i], path)
		left = t.rest(inner, within, left-len(inner))
	}
	return left
}

// rowList writes rows under their heading, if they have one.
func (t *twin) rowList(g twinGroup) {
	if len(g.rows) == 0 {
		return
	}
	if g.title != "" {
		t.heading(2, g.title)
	}
	t.WriteByte('\n')
	t.list(g.rows, g.path, "")
}

// list writes rows as a list, each line of it behind indent.
func (t *twin) list(rows []twinRow, path *typePath, indent string) {
	for i := range rows {
		r := &rows[i]
		if r.head == "" {
			r.head, r.words = code(r.name)+t.rowFacts(r), t.rowWords(r)
		}
		t.item(indent, r.head, r.words)
		inner, within := t.inner(r, path)
		t.list(inner, within, indent+"  ")
	}
}

// item writes an item of a list: head, and what is said of it.
func (t *twin) item(indent, head, words string) {
	t.WriteString(indent)
	t.WriteString("- ")
	t.WriteString(head)
	if words != "" {
		t.WriteString(": ")
		t.WriteString(indented(words, indent+"  "))
	}
	t.WriteByte('\n')
}

// indented puts indent before the lines of s but the first and the empty ones.
func indented(s, indent string) string {
	if strings.IndexByte(s, '\n') < 0 {
		return s
	}
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		if i > 0 && line != "" {
			lines[i] = indent + line
		}
	}
	return strings.Join(lines, "\n")
}

// rowWords gives what is said of a row, and why it is deprecated or unstable.
func (t *twin) rowWords(r *twinRow) string {
	words := t.rowText(r.speaker, r.said)
	if words == "" {
		words = plainLine(r.summary)
	}
	for _, f := range r.features {
		if specialFeature(f.Name) != "" {
			words = joinParagraphs(words, t.warning(r.owner, f))
		}
	}
	return words
}

// warning says why something is deprecated or unstable.
func (t *twin) warning(owner *qapi.Def, f *qapi.Feature) string {
	why := t.markdown(owner, reasonText(owner, f))
	if why == "" {
		why = specialFeature(f.Name)
	}
	return "**" + capital(f.Name) + ":** " + why
}

func joinParagraphs(a, b string) string {
	if a == "" {
		return b
	}
	return a + "\n\n" + b
}

// rowFacts says in parentheses what a row's badges say.
func (t *twin) rowFacts(r *twinRow) string {
	var words []string
	if typ := t.typeWords(r.owner, r.typ); typ != "" {
		words = append(words, r.adds+typ)
	}
	if r.optional {
		words = append(words, "optional")
	}
	words = append(words, r.facts...)
	if r.since != "" {
		words = append(words, "since "+r.since)
	}
	for _, b := range append(conditionBadges(r.cond), featureBadges(r.features)...) {
		words = append(words, plainLine(b.Text))
	}
	return parenthesized(words)
}

func parenthesized(words []string) string {
	if len(words) == 0 {
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
	} else if ref.Name == anyArguments {
		name = anyArgumentsWords
	} else if ref.Name != "" {
		name = code(ref.Name)
	}
	if ref.Array {
		return "array of " + name
	}
	return name
}
