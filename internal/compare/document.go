package compare

import (
	"regexp"
	"slices"
	"strings"

	"qmpdoc/internal/wire"
	"qmpdoc/qapi"
)

// documentation notes the definitions whose words changed. Lines that are only broken in other places do not count.
func (g *grader) documentation(programs []qapi.Products) {
	old, new := g.comparison.Old, g.comparison.New
	if old.Introspected || new.Introspected || len(programs) == 0 {
		return
	}
	var wanted qapi.Products
	for _, p := range programs {
		wanted |= p
	}
	for _, d := range new.Defs {
		product := (d.Products & wanted).First()
		if d.Products&wanted == 0 || len(g.options.Only) > 0 && !slices.Contains(g.options.Only, d.Name) {
			continue
		}
		before := old.Lookup(product, d.Name)
		if before == nil || before.Kind != d.Kind || sameText(before, d) {
			continue
		}
		diff := &difference{kind: documentation, old: before.NamePos, new: d.NamePos}
		g.collect(d.Products&wanted, diff, Reach{Thing: Thing{Kind: d.Kind, Name: d.Name}, Level: Documentation})
	}
}

// sameText compares all that the documentation of two definitions says.
func sameText(a, b *qapi.Def) bool {
	return slices.EqualFunc(texts(a), texts(b), func(x, y string) bool {
		return x == y || slices.Equal(strings.Fields(x), strings.Fields(y))
	})
}

// texts lists the texts of a definition, each after a line that says what it is about.
func texts(d *qapi.Def) []string {
	var list []string
	if d.Doc != nil {
		for _, s := range d.Doc.Sections {
			list = append(list, s.Tag+"@"+s.Name, s.Text.Raw)
		}
	}
	if d.Old != nil {
		for _, s := range d.Old.Sections {
			list = append(list, s.Label, s.Text.Raw)
		}
	}
	return list
}

// defaults compares the defaults of an optional member, where both texts state a single plain value.
func (w *walker) defaults(n *node, steps []Step, a, b *wire.Member) {
	if !a.Optional || !b.Optional || a.Decl == nil || b.Decl == nil || a.Decl.Doc == nil || b.Decl.Doc == nil {
		return
	}
	before, after := defaultIn(a.Decl.Doc.Text.Raw), defaultIn(b.Decl.Doc.Text.Raw)
	if before != "" && after != "" && before != after {
		d := w.add(n, defaultChanged, steps, place{a.Pos, b.Pos})
		d.detail = after + " instead of " + before
		w.about(d, a)
	}
}

// plainDefault matches "(default: true)", "default is 10", "defaults to 'none'" and the like, when nothing more is said about it.
var plainDefault = regexp.MustCompile(`(?i)\bdefaults?(?:\s+(?:to|is|value\s+is|value:)|:)?\s+["'` + "`" + `@]?([a-z0-9_][a-z0-9_-]*)["'` + "`" + `]?\s*(?:[.;)]|$|\(?since)`)

// defaultIn finds the only plain default that a text states; "" when it states none, or several.
func defaultIn(text string) string {
	found := plainDefault.FindAllStringSubmatch(text, -1)
	if len(found) != 1 || strings.Count(strings.ToLower(text), "default") != 1 {
		return ""
	}
	return strings.ToLower(found[0][1])
}
