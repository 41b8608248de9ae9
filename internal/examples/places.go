package examples

import (
	"sort"

	"qmpdoc/diag"
	"qmpdoc/prose"
)

// places finds the source positions of many offsets of one text.
type places struct {
	text   prose.Text
	starts []int // offset of each line
}

func newPlaces(t prose.Text) *places {
	p := &places{text: t, starts: []int{0}}
	for i := range len(t.Raw) {
		if t.Raw[i] == '\n' {
			p.starts = append(p.starts, i+1)
		}
	}
	return p
}

// line is the number, from 0, of the line that holds offset.
func (p *places) line(offset int) int { return sort.SearchInts(p.starts, offset+1) - 1 }

func (p *places) pos(offset int) diag.Pos {
	if len(p.text.Lines) == 0 {
		return diag.Pos{File: p.text.File}
	}
	i := p.line(offset)
	at := p.text.Lines[min(i, len(p.text.Lines)-1)]
	return diag.Pos{File: p.text.File, Line: at.Line, Col: at.Col + offset - p.starts[i]}
}

// fix gives the change at p. One that reaches over the end of a line takes the comment sign of the next line with it.
func (p *places) fix(at Place) *diag.Edit {
	if at.Edit == nil {
		return nil
	}
	return &diag.Edit{Pos: p.pos(at.Edit.Start), End: p.pos(at.Edit.End), Text: at.Edit.Text}
}
