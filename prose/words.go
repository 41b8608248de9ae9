package prose

import (
	"bytes"

	"github.com/yuin/goldmark/ast"

	"qmpdoc/diag"
)

// Word is a word of running text: between white space, outside inline markup and literal text.
type Word struct {
	Text string // with its punctuation
	Pos  diag.Pos
	Next bool // only white space separates it from the word before it
}

// EachWord calls visit for the words of the text in order.
func (d *Doc) EachWord(visit func(Word)) {
	w := wordReader{start: -1, end: -1}
	for doc, n := range d.each {
		if t, ok := n.(*ast.Text); ok {
			w.read(doc, t, visit)
			continue
		}
		w.flush(visit)
		w.start, w.end = -1, -1
	}
	w.flush(visit)
}

// wordReader has the last word of a paragraph, which may go on: the parser splits a word where it looked for markup in vain.
type wordReader struct {
	doc        *Doc
	start, end int // -1 before the first word, and after markup
	next       bool
}

func (w *wordReader) read(doc *Doc, n *ast.Text, visit func(Word)) {
	for at := n.Segment.Start; at < n.Segment.Stop; at++ {
		word, _, _ := bytes.Cut(doc.lines.src[at:n.Segment.Stop], []byte(" "))
		if len(word) > 0 && at != w.end {
			w.flush(visit)
			w.doc, w.start, w.next = doc, at, w.end >= 0
		}
		if at += len(word); len(word) > 0 {
			w.end = at
		}
	}
}

func (w *wordReader) flush(visit func(Word)) {
	if w.start < w.end {
		visit(Word{Text: string(w.doc.lines.src[w.start:w.end]), Pos: w.doc.lines.pos(w.start), Next: w.next})
	}
}
