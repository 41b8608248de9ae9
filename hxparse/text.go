package hxparse

import (
	"bytes"
	"strings"

	"qmpdoc/prose"
)

// text collects the lines of a prose.Text.
type text struct {
	raw    strings.Builder
	places []prose.Place
	used   int // lines up to the last one that is not blank
	length int // of raw up to there
}

const (
	manyLines = 1000 // to make room for beforehand
	widestGap = 100  // blank lines in a row; no text means more, and each takes memory
)

// expect makes room for the lines of a region.
func (t *text) expect(lines cursor) {
	rest := lines.src[lines.off:]
	t.raw.Grow(len(rest))
	t.places = make([]prose.Place, 0, min(bytes.Count(rest, []byte{'\n'})+2, manyLines))
}

// add appends a line. Blank lines at the start are left out, and those at the end by done.
func (t *text) add(ln line) {
	if ln.blank() && (t.used == 0 || len(t.places)-t.used == widestGap) {
		return
	}
	if len(t.places) > 0 {
		t.raw.WriteByte('\n')
	}
	t.raw.Write(ln.text)
	t.places = append(t.places, prose.Place{Line: ln.no, Col: ln.col})
	if !ln.blank() {
		t.used, t.length = len(t.places), t.raw.Len()
	}
}

func (t *text) done(file string) prose.Text {
	return prose.Text{Raw: t.raw.String()[:t.length], File: file, Lines: t.places[:t.used:t.used], Plain: true}
}
