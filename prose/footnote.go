package prose

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// notes are the footnotes and citations of a text.
type notes struct {
	labels []string // as written: "1", "#", "#name", "CIT2002"
	shown  []string // the same, with numbers for "#"
	next   int      // the footnote that the next "[#]_" means
}

// add notes a footnote, and numbers it if its label says so.
func (n *notes) add(label string) (shown string, repeated bool) {
	shown = label
	if strings.HasPrefix(label, "#") {
		number := 1
		for slices.Contains(n.shown, strconv.Itoa(number)) {
			number++
		}
		shown = strconv.Itoa(number)
	}
	repeated = slices.Contains(n.shown, shown)
	n.labels, n.shown = append(n.labels, label), append(n.shown, shown)
	return shown, repeated
}

// find returns what is shown for a reference to a footnote.
func (n *notes) find(label string) (string, bool) {
	from := 0
	if label == "#" {
		from = n.next
	}
	i := slices.Index(n.labels[from:], label)
	if i < 0 {
		return label, false
	}
	if label == "#" {
		n.next = from + i + 1
	}
	return n.shown[from+i], true
}

// maxNotes bounds the footnotes of one text, because each is compared with all others.
const maxNotes = 500

// openFootnote takes footnotes and citations: ".. [1] text".
func (p *run) openFootnote(_ ast.Node, s spot) ast.Node {
	label, width := footnoteLabel(s.text)
	if width == 0 || len(p.doc.notes.labels) >= maxNotes || p.deep(s) {
		return nil
	}
	end := p.body(s.line+1, s.col)
	n := &footnote{extent: extent{end}, col: p.leastIndent(s.line+1, end)}
	n.label, n.repeated = p.doc.notes.add(label)
	s.moveTo(s.col + width)
	return n
}

func (n *footnote) goesOn(_ *run, s spot) bool { return n.follow(s, n.col) }

// footnoteLabel reads ".. [label] " and returns the bytes it takes.
func footnoteLabel(s []byte) (label string, width int) {
	rest, ok := bytes.CutPrefix(s, []byte(".. ["))
	if !ok {
		return "", 0
	}
	name, rest, ok := bytes.Cut(rest, []byte("]"))
	if !ok || !isNoteLabel(name) || (len(rest) > 0 && rest[0] != ' ') {
		return "", 0
	}
	return string(name), len(s) - len(bytes.TrimLeft(rest, " "))
}

func isNoteLabel(s []byte) bool {
	name := bytes.TrimPrefix(s, []byte("#"))
	for _, c := range name {
		if !isNameByte(c) && c != '.' {
			return false
		}
	}
	return len(s) > 0
}
