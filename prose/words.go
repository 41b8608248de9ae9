package prose

import (
	"bytes"
	"iter"
	"slices"

	"github.com/yuin/goldmark/ast"

	"qmpdoc/diag"
)

// Word is a word of running text: what white space separates, outside inline markup and of literal text.
type Word struct {
	Text string // with its punctuation
	Pos  diag.Pos
	Next bool // only white space separates it from the word before it
}

// Words returns the words of the text in order.
func (d *Doc) Words() iter.Seq[Word] {
	return func(yield func(Word) bool) {
		w := wordReader{doc: d, yield: yield}
		w.block(d.root)
		w.flush()
	}
}

type wordReader struct {
	doc   *Doc
	yield func(Word) bool
	ended bool // nobody wants more words
	last  Word // the next node may go on with it; no text: none
	end   int  // where the last text ended
	open  bool // the last inline node was text of the same block
}

func (w *wordReader) block(n ast.Node) {
	w.open = false
	for c := n.FirstChild(); c != nil && !w.ended; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			w.text(c)
		case *span:
			w.open = false
		case *table:
			w.table(c)
		default:
			w.block(c)
			w.open = false
		}
	}
}

// text adds the words of a text node. The parser splits a word where it looked for markup in vain.
func (w *wordReader) text(n *ast.Text) {
	at := n.Segment.Start
	rest := w.doc.lines.src[at:n.Segment.Stop]
	for len(rest) > 0 {
		blanks := leadingBlanks(rest)
		rest, at = rest[blanks:], at+blanks
		size := bytes.IndexByte(rest, ' ')
		if size < 0 {
			size = len(rest)
		}
		if size > 0 {
			w.add(at, rest[:size])
		}
		rest, at = rest[size:], at+size
		w.open = true
	}
}

func (w *wordReader) add(at int, word []byte) {
	if w.open && at == w.end && w.last.Text != "" {
		w.last.Text += string(word)
	} else {
		w.flush()
		w.last = Word{Text: string(word), Pos: w.doc.lines.pos(at), Next: w.open}
	}
	w.end = at + len(word)
}

// flush yields the last word.
func (w *wordReader) flush() {
	if w.last.Text != "" && !w.ended {
		w.ended = !w.yield(w.last)
	}
	w.last = Word{}
}

func (w *wordReader) table(t *table) {
	w.flush()
	for _, c := range slices.Concat(t.rows...) {
		for word := range c.doc.Words() {
			if w.ended = w.ended || !w.yield(word); w.ended {
				return
			}
		}
	}
}
