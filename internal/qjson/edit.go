package qjson

import (
	"cmp"
	"slices"
	"strings"
)

// Apply makes the edits of faults in text. It makes none that overlaps one before it.
func Apply(text string, faults []Fault) string {
	var edits []*Edit
	for i := range faults {
		if faults[i].Edit != nil {
			edits = append(edits, faults[i].Edit)
		}
	}
	slices.SortStableFunc(edits, func(a, b *Edit) int { return cmp.Or(a.Start-b.Start, a.End-b.End) })
	var b strings.Builder
	done := 0
	for _, e := range edits {
		if e.Start < done {
			continue
		}
		b.WriteString(text[done:e.Start])
		b.WriteString(e.Text)
		done = e.End
	}
	b.WriteString(text[done:])
	return b.String()
}

// prove keeps the edits of d only if they do what they say: the text that they give reads as the same values, without the
// mistakes that they repair.
func prove(text string, d *Document) {
	left := 0
	for i := range d.Faults {
		if d.Faults[i].Edit == nil {
			left++
		}
	}
	if left == len(d.Faults) {
		return
	}
	again := parse(Apply(text, d.Faults), false)
	same := d.Elided == again.Elided && sameValues(d.Values, again.Values)
	if len(again.Faults) <= left && (left > 0 || same) {
		return
	}
	for i := range d.Faults {
		d.Faults[i].Edit = nil
	}
}

func sameValues(a, b []*Value) bool {
	return slices.EqualFunc(a, b, func(v, w *Value) bool {
		return v.Kind == w.Kind && v.Text == w.Text && v.Elided == w.Elided && sameValues(v.Elements, w.Elements) &&
			slices.EqualFunc(v.Members, w.Members, func(m, n Member) bool {
				return m.Name == n.Name && (m.Value == nil) == (n.Value == nil) && (m.Value == nil || sameValues([]*Value{m.Value}, []*Value{n.Value}))
			})
	})
}
