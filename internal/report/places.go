package report

import (
	"fmt"
	"slices"
	"strings"

	"qmpdoc/diag"
)

const (
	quotedLines  = 3  // of one finding: after those the places are only listed
	listedPlaces = 20 // in that list
)

// quotePlaces quotes the lines of a finding and, of a mistake that is repeated, the lines of its first places; the others
// are listed.
func (p *textPrinter) quotePlaces(d *diag.Diagnostic) {
	groups := byLine(d)
	for _, g := range groups[:min(len(groups), quotedLines)] {
		p.quoteLine(g, d.Severity)
	}
	if len(groups) <= quotedLines {
		return
	}
	gutter := strings.Repeat(" ", gutterWidth(d.Pos.Line))
	fmt.Fprintf(p.out, "%s %s and %s\n", gutter, p.colours.Faint("="), places(slices.Concat(groups[quotedLines:]...)))
}

// places lists further places: "2 more places: 1281:54, 1282:55".
func places(spans []span) string {
	var list []string
	for _, s := range spans[:min(len(spans), listedPlaces)] {
		list = append(list, fmt.Sprintf("%d:%d", s.pos.Line, s.pos.Col))
	}
	if len(spans) > listedPlaces {
		list = append(list, "…")
	}
	return Number(len(spans), "more place") + ": " + strings.Join(list, ", ")
}

// byLine returns the places of a finding, those on one line together.
func byLine(d *diag.Diagnostic) [][]span {
	groups := [][]span{{{d.Pos, d.End}}}
	for _, r := range d.Repeats {
		last := &groups[len(groups)-1]
		if (*last)[0].pos.Line == r.Pos.Line && (*last)[0].pos.File == r.Pos.File {
			*last = append(*last, span{r.Pos, r.End})
			continue
		}
		groups = append(groups, []span{{r.Pos, r.End}})
	}
	return groups
}
