package hxparse

import (
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

// add appends a line. Blank lines at the start are left out, and those at the end by done.
func (t *text) add(ln line) {
	if ln.blank() && t.used == 0 {
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
