package releasenotes

import "qmpdoc/internal/compare"

// Part is the changes of one level as data, for those who print them in their own way.
type Part struct {
	Level  compare.Level
	Title  string // "Breaking changes"
	Groups []*Group
	Texts  []compare.Thing // whose documentation changed, and nothing else
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
		part.Groups = groups(of)
		if part.Groups != nil || part.Texts != nil {
			parts = append(parts, part)
		}
	}
	return parts
}
