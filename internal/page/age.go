package page

import (
	"qmpdoc/internal/history"
	"qmpdoc/qapi"
)

// ages tells since when something exists: a definition, member, value, branch or feature; nil without a history.
func (p *Pages) ages(of any) history.Ages {
	if p.History == nil {
		return nil
	}
	return p.History.Ages(of)
}

// Number shortens the number of a release to the one that people know it by: "10.2" of "10.2.0", "2.5.1" of "2.5.1", and the
// next release of one in development. Anything else is returned unchanged.
func Number(release string) string {
	r, ok := qapi.ParseRelease(release)
	if !ok {
		return release
	}
	if s := r.Series(); !s.Before(r) {
		return s.String()
	}
	return r.String()
}

// sinceBadges tells since when something exists: as the history says, and as the documentation says where that is different.
// said is the release that the documentation names; "" for none.
func sinceBadges(ages history.Ages, said string) []Badge {
	age, known := ages.Oldest()
	if !known {
		if said == "" {
			return nil
		}
		return []Badge{sinceBadge(said)}
	}
	first, named := Number(age.First), Number(age.Named)
	switch {
	case said == "" && age.Gap:
		return []Badge{sinceBadge(first + " or earlier")}
	case said == "", Number(said) == first:
		return []Badge{sinceBadge(first)}
	case isBugfix(said), age.Gap && history.Compare(said, age.First) < 0:
		return []Badge{sinceBadge(said)} // the history has no such release
	case Number(said) == named:
		return []Badge{{Since, "since " + first, "under this name since " + named}}
	}
	return []Badge{sinceBadge(first), {Since, "documentation says " + said, "the releases themselves say " + first}}
}

func sinceBadge(release string) Badge { return Badge{Kind: Since, Text: "since " + release} }

// isBugfix reports whether a release came between two releases with new features, such as 2.5.1.
func isBugfix(release string) bool {
	r, _ := qapi.ParseRelease(release)
	return len(r) > 2 && r[2] != 0
}

// rowSince is sinceBadges for a row of the page. What came with the page's own definition is not worth saying.
func (b *definition) rowSince(part any, said string) []Badge {
	ages := b.ages(part)
	if age, known := ages.Oldest(); known && said == "" {
		if own, ok := b.ages(b.def).Oldest(); ok && history.Compare(age.First, own.First) <= 0 {
			return nil
		}
	}
	return sinceBadges(ages, said)
}

// programsUntil tells which programs had a definition once that others still have.
func (p *Pages) programsUntil(d *qapi.Def) []Badge {
	var list []Badge
	for _, age := range p.ages(d) {
		if age.Last != "" && !d.Products.Has(age.Product) {
			list = append(list, Badge{InProgram, program(age.Product).Word() + " until " + Number(age.Last), "no longer there"})
		}
	}
	return list
}

// NamedSince returns the number of the first release that has a page of d under its present name; "" when unknown. All later
// releases have one, because what was removed keeps its page.
func (p *Pages) NamedSince(d *Def) string {
	if d == nil {
		return ""
	}
	first := ""
	for _, age := range p.ages(d.source) {
		if first == "" || history.Compare(age.Named, first) < 0 {
			first = age.Named
		}
	}
	if first == "" {
		return ""
	}
	return Number(first)
}
