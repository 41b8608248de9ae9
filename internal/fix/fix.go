// Package fix applies the certain corrections of findings to the texts that they are about.
package fix

import (
	"cmp"
	"slices"

	"qmpdoc/diag"
)

// Edits collects the corrections of the findings that count, by file.
func Edits(found diag.List) map[string][]diag.Edit {
	by := map[string][]diag.Edit{}
	add := func(e *diag.Edit) {
		if e != nil && e.Pos.File != "" {
			by[e.Pos.File] = append(by[e.Pos.File], *e)
		}
	}
	for _, d := range found {
		if d.Suppressed != "" {
			continue
		}
		add(d.Fix)
		for _, r := range d.Repeats {
			add(r.Fix)
		}
	}
	return by
}

// span is an edit by offsets.
type span struct {
	from, to int
	text     string
}

// resolve finds the offsets of edits and sorts them; of those at one place the order of edits stays.
func resolve(src []byte, edits []diag.Edit) []span {
	starts := []int{0}
	for i, c := range src {
		if c == '\n' {
			starts = append(starts, i+1)
		}
	}
	offset := func(p diag.Pos) (int, bool) {
		if p.Line < 1 || p.Line > len(starts) || p.Col < 1 {
			return 0, false
		}
		end := len(src)
		if p.Line < len(starts) {
			end = starts[p.Line] - 1
		}
		at := starts[p.Line-1] + p.Col - 1
		return at, at <= end
	}
	var spans []span
	for _, e := range edits {
		from, ok := offset(e.Pos)
		to, also := offset(e.End)
		if ok && also && from <= to {
			spans = append(spans, span{from, to, e.Text})
		}
	}
	slices.SortStableFunc(spans, func(a, b span) int { return cmp.Compare(a.from, b.from) })
	return spans
}

// compatible leaves out spans that are in the way of an earlier one, or the same.
func compatible(spans []span) []span {
	var list []span
	at, last := 0, span{from: -1, to: -1}
	for _, s := range spans {
		if s.from < at || s.from == last.from && s.to == last.to {
			continue
		}
		list = append(list, s)
		at, last = s.to, s
	}
	return list
}
