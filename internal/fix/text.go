package fix

import (
	"bytes"
	"slices"

	"qmpdoc/diag"
)

// Text is a file and its corrections. It knows which of its lines are still those of the file.
type Text struct {
	file    [][]byte // lines, with their ends
	now     []byte
	origins []int // of each line of now, the line of file that it is, or changed
}

const changed = -1

// New makes the Text of a file that nobody has corrected yet.
func New(src []byte) *Text {
	t := &Text{file: slices.Collect(bytes.Lines(src)), now: src}
	for i := range t.file {
		t.origins = append(t.origins, i)
	}
	return t
}

// Before returns the file as it was.
func (t *Text) Before() []byte { return bytes.Join(t.file, nil) }

// Bytes returns the file as corrected.
func (t *Text) Bytes() []byte { return t.now }

// Apply makes edits, which are about the text as corrected so far, and returns how many it made. Of two edits that are in
// each other's way, such as two insertions at one place, the first one is made; so is one of two that are the same. An
// edit outside the text is left out.
func (t *Text) Apply(edits []diag.Edit) int {
	spans := compatible(resolve(t.now, edits))
	var out []byte
	var kept []piece
	at := 0
	for _, s := range append(spans, span{from: len(t.now), to: len(t.now)}) {
		kept = append(kept, piece{from: at, to: s.from, moved: len(out) - at})
		out = append(append(out, t.now[at:s.from]...), s.text...)
		at = s.to
	}
	t.now, t.origins = out, t.follow(out, kept)
	return len(spans)
}

// piece is a part of a text that stays, and how far it moves.
type piece struct{ from, to, moved int }

// follow returns the origins of the lines of next, which has the pieces of t.now that were kept.
func (t *Text) follow(next []byte, kept []piece) []int {
	origin := map[int]int{} // of unchanged lines, by where they begin in next
	at, line := 0, 0
	for text := range bytes.Lines(t.now) {
		end := at + len(text)
		for kept[0].to < end {
			kept = kept[1:]
		}
		if kept[0].from <= at && t.origins[line] != changed {
			origin[at+kept[0].moved] = t.origins[line]
		}
		at, line = end, line+1
	}
	var origins []int
	at = 0
	for text := range bytes.Lines(next) {
		from, ok := origin[at]
		if !ok || !bytes.Equal(text, t.file[from]) { // joined with others
			from = changed
		}
		origins = append(origins, from)
		at += len(text)
	}
	return origins
}
