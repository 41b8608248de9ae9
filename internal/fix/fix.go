// Package fix applies the certain corrections of findings to the texts that they are about.
package fix

import (
	"bytes"
	"cmp"
	"slices"

	"github.com/rogpeppe/go-internal/diff"

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

// Apply makes edits in a text, and returns how many it made. Of two edits that are in each other's way, such as two insertions
// at one place, the first one is made; so is one of two that are the same. An edit outside the text is left out.
func Apply(src []byte, edits []diag.Edit) (corrected []byte, made int) {
	at, last := 0, span{from: -1, to: -1}
	for _, s := range resolve(src, edits) {
		if s.from < at || s.from == last.from && s.to == last.to {
			continue
		}
		corrected = append(append(corrected, src[at:s.from]...), s.text...)
		at, last = s.to, s
		made++
	}
	return append(corrected, src[at:]...), made
}

// span is an edit by offsets.
type span struct {
	from, to int
	text     string
}

// resolve finds the offsets of edits and sorts them; of those at one place the order of edits stays.
func resolve(src []byte, edits []diag.Edit) []span {
	lines := diag.NewLines(string(src))
	var spans []span
	for _, e := range edits {
		from, ok := lines.Offset(e.Pos.Line, e.Pos.Col)
		to, also := lines.Offset(e.End.Line, e.End.Col)
		if ok && also && from <= to {
			spans = append(spans, span{from, to, e.Text})
		}
	}
	slices.SortStableFunc(spans, func(a, b span) int { return cmp.Compare(a.from, b.from) })
	return spans
}

// Diff shows the corrections of a file as a unified diff that "patch -p1" and "git apply" take. It is empty when there are none.
func Diff(file string, before, after []byte) []byte {
	text := diff.Diff("a/"+file, before, "b/"+file, after)
	_, text, _ = bytes.Cut(text, []byte("\n")) // the command that would have made it
	return text
}
