package page

import (
	"strings"

	"qmpdoc/prose"
)

// What a page holds is weighed in the bytes that it takes as HTML, markup included: that is what readers load.

// rowWeight is what the markup around a row's words takes.
const rowWeight = 230

// weigh estimates what groups take.
func (b *definition) weigh(groups []RowGroup) int {
	sum := 0
	for _, g := range groups {
		if g.Origin != nil {
			sum += weighType(Type{Name: g.Origin.Name, Def: g.Origin})
		}
		for _, s := range g.Intro {
			sum += len(s.Text)
			if s.Style == Code {
				sum += len("<code></code>")
			}
		}
		for i := range g.Rows {
			sum += b.weighRow(&g.Rows[i])
		}
	}
	return sum
}

func (b *definition) weighRow(r *Row) int {
	sum := rowWeight + 2*len(r.ID) + weighName(r.Name) + weighType(r.Type) + len(r.Summary)
	if r.Text != nil {
		sum += weighText(r.Text) + b.weighLinks(r.Text)
	}
	for _, badge := range r.Badges {
		sum += len(badge.Text) + len(badge.Title)
	}
	for _, n := range r.Notices {
		sum += weighText(n.Text) + b.weighLinks(n.Text)
	}
	return sum + b.weigh([]RowGroup{{Rows: r.Nested}})
}

// weighName counts the breaks that a long name gets.
func weighName(name string) int {
	const lineBreak = "<wbr>"
	n := len(name)
	for i := 1; i < len(name); i++ {
		if strings.IndexByte("-_.", name[i-1]) >= 0 || 'A' <= name[i] && name[i] <= 'Z' && !('A' <= name[i-1] && name[i-1] <= 'Z') {
			n += len(lineBreak)
		}
	}
	return n
}

func weighType(t Type) int {
	n := weighName(t.Name)
	if t.Array {
		n += len("array of ")
	}
	if t.Def != nil {
		n += len(`<a href="../types/.html" title=""></a>`) + len(t.Name) + len(t.Def.Summary)
	}
	return n
}

// weighText is without what makes links of references.
func weighText(t *Text) int {
	if known := t.weight.Load(); known > 0 {
		return int(known)
	}
	n := len(strings.TrimSpace(t.Doc.HTML(prose.HTMLOptions{Heading: 3})))
	t.weight.Store(int64(n))
	return n
}

func (b *definition) weighLinks(t *Text) int {
	n := 0
	for _, to := range t.links {
		if to.Def == nil { // a guide, a list, or what is elsewhere
			n += len(`<a href="../guides/.html"></a>`) + len(to.Name)
			continue
		}
		if id, ok := b.rowID[to]; ok {
			n += len(`<a href="#"></a>`) + len(id)
			continue
		}
		if to.Def != b.named {
			n += len(`<a href="../types/.html"></a>`) + len(to.Def.Name)
			if to.Def.Sign() == CommandSign {
				n += len("commands") - len("types")
			}
		}
		if anchor := to.Anchor(); anchor != "" {
			n += len("#") + len(anchor)
		}
	}
	return n
}
