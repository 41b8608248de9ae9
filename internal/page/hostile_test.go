package page

import (
	"testing"

	"qmpdoc/diag"
	"qmpdoc/internal/golden"
	"qmpdoc/prose"
	"qmpdoc/qapi"
)

// TestManyTexts plans a chapter of a million texts before the first heading. It takes a second; comparing each with all
// others would not end before the time limit of go test.
func TestManyTexts(t *testing.T) {
	golden.Long(t, "makes a page of a million texts")
	const n = 1_000_000
	texts := make([]prose.Text, n)
	for i := range texts {
		texts[i] = prose.Text{Raw: "x", File: "in.json", Lines: []prose.Place{{Line: i + 1, Col: 1}}}
	}
	command := &qapi.Def{Kind: qapi.Command, Name: "go", Products: qapi.QMP, Pos: diag.Pos{File: "in.json", Line: n + 1, Col: 1}}
	untitled := &qapi.Chapter{Product: qapi.QMP, Texts: texts, Defs: []*qapi.Def{command}}
	shared := &qapi.Chapter{Product: qapi.StorageDaemon, Texts: texts}
	p := newPages(Config{Reference: &qapi.Reference{Defs: []*qapi.Def{command}, Chapters: []*qapi.Chapter{untitled, shared}}}, nil)
	if got := len(p.chapters[0].Texts); got != n {
		t.Errorf("%d texts, want those of the first program: %d", got, n)
	}
}
