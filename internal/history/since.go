package history

import (
	"slices"

	"qmpdoc/diag"
	"qmpdoc/internal/wire"
	"qmpdoc/prose"
	"qmpdoc/qapi"
)

type sinceChecker struct {
	*History
	found   diag.List
	reached map[*qapi.Def]bool // by commands and events
}

// tag is a release that the documentation of something names.
type tag struct {
	text     prose.Text
	from, to int // the release in it
	release  qapi.Release
}

func tagOf(text prose.Text, from, to int) (tag, bool) {
	if to <= from {
		return tag{}, false
	}
	release, ok := qapi.ParseRelease(text.Raw[from:to])
	// Releases of bug fixes are in no history, and a definition can come with one.
	if !ok || len(release) > 2 && release[2] != 0 {
		return tag{}, false
	}
	return tag{text, from, to, release[:min(2, len(release))]}, true
}

func (c *sinceChecker) definition(d *qapi.Def) {
	if d.Doc == nil {
		return
	}
	text, from, to := d.Doc.VersionAt()
	if at, ok := tagOf(text, from, to); ok && !c.explains(d, at.release) {
		c.check(d, d.Kind.String()+" "+d.Name, c.Ages(d), at)
	}
	eachNamed(d, func(thing any, n name) {
		m, ok := thing.(*qapi.Member)
		if !ok || m.Doc == nil {
			return
		}
		from, to := m.Doc.SinceAt()
		if at, ok := tagOf(m.Doc.Text, from, to); ok {
			c.check(d, "'"+n.part+"' of "+d.Name, c.ages[m], at)
		}
	})
}

// Date adds corrections to the findings of a rule, each of which says that the documentation of a definition names no release,
// where the history is certain.
func (h *History) Date(found diag.List, undated diag.Rule) {
	byName := map[string]*qapi.Def{}
	for _, d := range h.Reference.Defs {
		byName[d.Products.Word()+" "+d.Name] = d
	}
	for i := range found {
		f := &found[i]
		d := byName[f.Product+" "+f.Definition]
		if f.Rule != undated.ID || d == nil || d.Doc == nil || len(d.Doc.Sections) == 0 {
			continue
		}
		age, ok := h.Ages(d).Oldest()
		if !ok || age.Open || age.Gap || age.First != age.Named || age.First == h.Releases[0].Number {
			continue
		}
		last := d.Doc.Sections[len(d.Doc.Sections)-1].Text
		after := last.Pos(len(last.Raw))
		after.Line, after.Col = after.Line+1, 1
		f.Fix = &diag.Edit{Pos: after, End: after, Text: "#\n# Since: " + short(age.First) + "\n"}
		f.Help = "add 'Since: " + short(age.First) + "'"
	}
}

// explains reports whether a type's tag is the age of something other than its own that its documentation can mean: that of its
// members, which may be older than the type, of what uses it, which may have become stable later, or of a name that it had on the
// way to the one of today.
func (c *sinceChecker) explains(d *qapi.Def, release qapi.Release) bool {
	if !d.Kind.IsType() {
		return false
	}
	is := func(ages Ages) bool {
		age, ok := ages.Oldest()
		return ok && sameSeries(age.First, release)
	}
	own, ok := c.Ages(d).Oldest()
	told := ok && Compare(own.First, release.String()) < 0 && Compare(release.String(), own.Named) < 0
	eachNamed(d, func(thing any, n name) { told = told || n.part != "" && n.kind != ofFeature && is(c.ages[thing]) })
	for _, user := range d.UsedBy {
		told = told || is(c.Ages(user))
		for _, m := range append(user.BaseMembers[:len(user.BaseMembers):len(user.BaseMembers)], user.Members...) {
			told = told || m.Type != nil && m.Type.Name == d.Name && is(c.Ages(m))
		}
	}
	return told
}

func sameSeries(number string, release qapi.Release) bool {
	r, ok := qapi.ParseRelease(number)
	r, release = r.Series(), release.Series()
	return ok && !r.Before(release) && !release.Before(r)
}

// check reports a tag that is neither the release in which the thing came nor that in which it got its name.
func (c *sinceChecker) check(d *qapi.Def, what string, ages Ages, at tag) {
	age, ok := ages.Oldest()
	if !ok || sameSeries(age.First, at.release) || sameSeries(age.Named, at.release) {
		return
	}
	first, _ := qapi.ParseRelease(age.First)
	early := at.release.Before(first.Series())
	start := age.First == c.Releases[0].Number
	switch {
	case early && (age.Gap && c.mayBeOf(at.release, age.First) || age.Open || d.Kind.IsType() && !c.reached[d]):
		return // it may be older than the history can tell
	case !early && age.Restated:
		return // on purpose, such as when an experiment ended
	}
	f := c.found.Report(at.text.Pos(at.from), ruleWrong, "%s is there since QEMU %s, not %s", what, first.Series(), at.release)
	f.End = at.text.Pos(at.to)
	f.Definition, f.Product = d.Name, d.Products.Word()
	switch {
	case start:
		f.Msg = what + " is there before QEMU " + at.release.String() + ": " + first.Series().String() + " has it"
		f.Help = "the history begins with QEMU " + first.Series().String() + ": look into older releases"
	case age.Gap:
		f.Help = "the history lacks the release before " + first.Series().String() + ": it may have come in that"
	case age.First != age.Named:
		f.Help = "under its name today it is there since " + short(age.Named)
	default:
		f.Help = "write " + first.Series().String()
		f.Fix = &diag.Edit{Pos: f.Pos, End: f.End, Text: first.Series().String()}
	}
}

// mayBeOf reports whether something that the history has from one of its releases on may have come in an earlier one: no tree
// between them is in the history. A program does not count, because it need not have all that its release has.
func (h *History) mayBeOf(earlier qapi.Release, first string) bool {
	for _, r := range slices.Backward(h.Releases) {
		if number, _ := qapi.ParseRelease(r.Number); !r.Program && Compare(r.Number, first) < 0 {
			return number.Series().Before(earlier)
		}
	}
	return true
}

// reached finds the definitions that clients meet: commands, events, and the types that these lead to, with their bases.
func reached(r *qapi.Reference) map[*qapi.Def]bool {
	found := map[*qapi.Def]bool{}
	for _, product := range qapi.AllProducts {
		if !r.Products.Has(product) {
			continue
		}
		schema := wire.Of(r, product)
		var next []*wire.Shape
		for _, c := range schema.Interfaces() {
			if next = append(next, c.Data); c.Returns != nil {
				next = append(next, c.Returns)
			}
		}
		walk(map[*wire.Shape]bool{}, next, func(s *wire.Shape) {
			if s.Def != nil {
				found[s.Def] = true
			}
			for _, m := range s.Members {
				if m.Owner != nil {
					found[m.Owner] = true
				}
			}
		})
	}
	return found
}
