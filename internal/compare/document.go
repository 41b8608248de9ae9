package compare

import (
	"regexp"
	"slices"
	"strings"

	"qmpdoc/qapi"
)

// documentation notes the definitions whose words changed. Lines that are only broken in other places do not count.
func (g *grader) documentation(programs []qapi.Products) {
	old, new := g.comparison.Old, g.comparison.New
	if OfProgram(old) || OfProgram(new) || len(programs) == 0 {
		return
	}
	var wanted qapi.Products
	for _, p := range programs {
		wanted |= p
	}
	for _, d := range new.Defs {
		product := (d.Products & wanted).First()
		if product == 0 {
			continue
		}
		before := old.Lookup(product, d.Name)
		if before == nil || before.Kind != d.Kind || sameText(before, d) {
			continue
		}
		g.defaults(product, before, d)
		if len(g.options.Only) > 0 && !slices.Contains(g.options.Only, d.Name) {
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

// defaults notes the optional members of a definition whose texts state another default: both a single plain value.
func (g *grader) defaults(product qapi.Products, a, b *qapi.Def) {
	for _, m := range b.Members {
		before := memberOf(a, m.Name)
		if before == nil || !m.Optional || !before.Optional || m.Doc == nil || before.Doc == nil || m.Doc.Text.Raw == before.Doc.Text.Raw {
			continue
		}
		was, is := defaultIn(before.Doc.Text.Raw), defaultIn(m.Doc.Text.Raw)
		if was == "" || is == "" || was == is {
			continue
		}
		reaches, _ := g.locate(qapi.Subject{Def: b, Name: b.Name, Owner: b, Steps: []string{m.Name}})
		d := &difference{kind: defaultChanged, old: before.Pos, new: m.Pos, detail: is + " instead of " + was, owner: b, part: m.Name}
		for _, r := range reaches {
			if r.Direction == Output {
				continue
			}
			r.Level = Risky
			if experimental(r.Name) || experimental(m.Name) {
				r.Level = Unstable
			}
			g.collect(product, d, r)
		}
	}
}

func memberOf(d *qapi.Def, name string) *qapi.Member {
	for _, m := range d.Members {
		if m.Name == name {
			return m
		}
	}
	return nil
}

// plainDefault matches "(default: true)", "default is 10", "defaults to 'none'" and the like, when nothing more is said about it.
var plainDefault = regexp.MustCompile(`(?i)\bdefaults?(?:\s+(?:to|is|value\s+is|value:)|:)?\s+["'` + "`" + `@]?([a-z0-9_][a-z0-9_-]*)["'` + "`" + `]?\s*(?:[.;)]|$|\(?since)`)

// defaultIn finds the only plain default that a text states; "" when it states none, or several.
func defaultIn(text string) string {
	if strings.Count(strings.ToLower(text), "default") != 1 {
		return ""
	}
	found := plainDefault.FindAllStringSubmatch(text, -1)
	if len(found) != 1 {
		return ""
	}
	return strings.ToLower(found[0][1])
}
