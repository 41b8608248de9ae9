package prose

import (
	"bytes"
	"slices"

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
	w := wordReader{doc: d, visit: visit}
	w.block(d.root)
	w.flush()
}

type wordReader struct {
	doc        *Doc
	visit      func(Word)
	start, end int  // of the last word, which may go on
	next       bool // only white space separates it from the word before it
	open       bool // the last inline node was text of the same block
}

func (w *wordReader) block(n ast.Node) {
	w.open = false
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			w.text(c)
			continue
		case *table:
			w.flush()
			for _, c := range slices.Concat(c.rows...) {
				c.doc.EachWord(w.visit)
			}
		default:
			w.block(c)
		}
		w.open = false
	}
}

// text reads the words of a text node. The parser splits a word where it looked for markup in vain.
func (w *wordReader) text(n *ast.Text) {
	at := n.Segment.Start
	rest := w.doc.lines.src[at:n.Segment.Stop]
	for len(rest) > 0 {
		blanks := leadingBlanks(rest)
		rest, at = rest[blanks:], at+blanks
		word, _, _ := bytes.Cut(rest, []byte(" "))
		if len(word) > 0 && !(w.open && at == w.end) {
			w.flush()
			w.start, w.next = at, w.open
		}
		rest, at, w.open = rest[len(word):], at+len(word), true
		if len(word) > 0 {
			w.end = at
		}
	}
}

// flush visits the last word, after which another one begins.
func (w *wordReader) flush() {
	if w.start < w.end {
		w.visit(Word{Text: string(w.doc.lines.src[w.start:w.end]), Pos: w.doc.lines.pos(w.start), Next: w.next})
	}
	w.start = w.end
}
