package report

import (
	"fmt"
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
	var rest []string
	for _, g := range groups[quotedLines:] {
		for _, s := range g {
			rest = append(rest, fmt.Sprintf("%d:%d", s.pos.Line, s.pos.Col))
		}
	}
	shown := strings.Join(rest[:min(len(rest), listedPlaces)], ", ")
	if len(rest) > listedPlaces {
		shown += ", …"
	}
	gutter := strings.Repeat(" ", gutterWidth(d.Pos.Line))
	fmt.Fprintf(p.out, "%s %s and %s: %s\n", gutter, p.colours.Faint("="), Number(len(rest), "more place"), shown)
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
