package releasenotes

import (
	"qmpdoc/internal/compare"
	"qmpdoc/qapi"
)

// Part is the changes of one level as data, for those who print them in their own way.
type Part struct {
	Level  compare.Level
	Title  string // "Breaking changes"
	Groups []Group
	Texts  []compare.Thing // whose documentation changed, and nothing else
}

// Group is the changes of one definition.
type Group struct {
	compare.Thing
	Products  qapi.Products
	Program   string // the names of its programs, unless QEMU is the only one
	IsProgram bool   // the name is that of a program
	Items     []Item
}

// Item is what one sentence tells.
type Item struct {
	Said    string // a sentence without period
	Witness *compare.Witness
}

// Parts sorts the changes that count by level, worst first, and by definition.
func (n *Notes) Parts() []Part {
	var parts []Part
	list := n.counting()
	for _, level := range compare.Levels {
		part := Part{Level: level, Title: titles[level]}
		var of []*compare.Change
		for _, c := range list {
			switch {
			case c.Level != level:
			case c.Rule == "documentation-changed":
				part.Texts = append(part.Texts, c.Thing)
			default:
				of = append(of, c)
			}
		}
		for _, d := range definitions(of) {
			part.Groups = append(part.Groups, d.group())
		}
		if part.Groups != nil || part.Texts != nil {
			parts = append(parts, part)
		}
	}
	return parts
}

func (d *definition) group() Group {
	first := d.rows[0].Change
	g := Group{Thing: d.Thing, Products: first.Products, Program: d.program, IsProgram: first.IsProgram()}
	for i := range d.rows {
		r := &d.rows[i]
		said := sentence(r.Change, d)
		if len(r.Also) > 0 {
			said += ": " + alsoWords(r.Change)
		} else {
			said += instead(r.Change) + likewise(r)
		}
		said += reaching(r.Change)
		g.Items = append(g.Items, Item{said, r.Witness})
	}
	return g
}
