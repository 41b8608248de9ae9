package examples

import (
	"sort"

	"qmpdoc/diag"
	"qmpdoc/prose"
)

// places tells where a byte of a message is.
type places func(offset int) diag.Pos

// placesIn returns the places of the bytes of t.
func placesIn(t prose.Text) places {
	starts := []int{0} // of each line
	for i := range len(t.Raw) {
		if t.Raw[i] == '\n' {
			starts = append(starts, i+1)
		}
	}
	return func(offset int) diag.Pos {
		if len(t.Lines) == 0 {
			return diag.Pos{File: t.File}
		}
		i := sort.SearchInts(starts, offset+1) - 1
		at := t.Lines[min(i, len(t.Lines)-1)]
		return diag.Pos{File: t.File, Line: at.Line, Col: at.Col + offset - starts[i]}
	}
}

// fix returns the change at p. One that reaches over the end of a line takes the comment sign of the next line with it.
func (p places) fix(at Place) *diag.Edit {
	if at.Edit == nil {
		return nil
	}
	return &diag.Edit{Pos: p(at.Edit.Start), End: p(at.Edit.End), Text: at.Edit.Text}
}
