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

// Words lists the words of the text in order.
func (d *Doc) Words() []Word {
	w := wordReader{doc: d}
	w.block(d.root)
	return w.list
}

type wordReader struct {
	doc  *Doc
	list []Word
	end  int  // where the last text ended
	open bool // the last inline node was text of the same block
}

func (w *wordReader) block(n ast.Node) {
	w.open = false
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			w.text(c)
			continue
		case *table:
			for _, c := range slices.Concat(c.rows...) {
				w.list = append(w.list, c.doc.Words()...)
			}
		default:
			w.block(c)
		}
		w.open = false
	}
}

// text adds the words of a text node. The parser splits a word where it looked for markup in vain.
func (w *wordReader) text(n *ast.Text) {
	at := n.Segment.Start
	rest := w.doc.lines.src[at:n.Segment.Stop]
	for len(rest) > 0 {
		blanks := leadingBlanks(rest)
		rest, at = rest[blanks:], at+blanks
		word, _, _ := bytes.Cut(rest, []byte(" "))
		if last := len(w.list) - 1; w.open && at == w.end && last >= 0 {
			w.list[last].Text += string(word)
		} else if len(word) > 0 {
			w.list = append(w.list, Word{Text: string(word), Pos: w.doc.lines.pos(at), Next: w.open})
		}
		rest, at, w.open = rest[len(word):], at+len(word), true
		if len(word) > 0 {
			w.end = at
		}
	}
}
