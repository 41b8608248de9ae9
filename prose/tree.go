package prose

import (
	"fmt"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// What all readers of the tree need to know about it.

// each yields the nodes of the text in order, each with the text that it is in: a table's cells have texts of their own.
func (d *Doc) each(yield func(*Doc, ast.Node) bool) { d.below(d.root, yield) }

func (d *Doc) below(parent ast.Node, yield func(*Doc, ast.Node) bool) bool {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if !yield(d, n) || !d.below(n, yield) {
			return false
		}
		if t, ok := n.(*table); ok {
			for _, c := range slices.Concat(t.rows...) {
				if !c.doc.below(c.doc.root, yield) {
					return false
				}
			}
		}
	}
	return true
}

// words returns the characters of a text node, and reports whether a line ends after it. A backslash at the end of a line,
// which goldmark has cut off, joins it with the next one; where there is no markup it is a backslash.
func (d *Doc) words(n *ast.Text) (words []byte, lineEnds bool) {
	words = n.Segment.Value(d.lines.src)
	if n.HardLineBreak() && d.lines.text.Plain {
		return append(append([]byte{}, words...), '\\'), n.NextSibling() != nil
	}
	return words, n.SoftLineBreak() && n.NextSibling() != nil
}

// inline prints the inline content of n: text prints words, markup the rest, and newline is what it puts between lines.
func (d *Doc) inline(n ast.Node, text func(string) string, newline string, markup func(*span) string) string {
	var b strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			words, lineEnds := d.words(c)
			b.WriteString(text(string(words)))
			if lineEnds {
				b.WriteString(newline)
			}
		case *span:
			b.WriteString(markup(c))
		default:
			panic(fmt.Sprintf("prose: unknown inline node %T", c))
		}
	}
	return b.String()
}

// joinSiblings prints first and all siblings after it. Print returns the last node that it printed.
func joinSiblings(first ast.Node, between string, print func(ast.Node) (string, ast.Node)) string {
	var parts []string
	for n := first; n != nil; n = n.NextSibling() {
		var s string
		if s, n = print(n); s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, between)
}

// definitionsFrom returns the definitions, or the fields, of the list that begins with first.
func definitionsFrom(first *definition) []*definition {
	list := []*definition{first}
	for n, ok := first.NextSibling().(*definition); ok && n.field == first.field; n, ok = n.NextSibling().(*definition) {
		list = append(list, n)
	}
	return list
}

// parts returns the term and the first block of a definition.
func (n *definition) parts() (name, body ast.Node) {
	return n.FirstChild(), n.FirstChild().NextSibling()
}

// isIndentedList reports whether a quotation is nothing but a list, which its author has indented for looks.
func (n *quote) isIndentedList() bool {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if _, ok := c.(*item); !ok {
			return false
		}
	}
	return true
}

// isCompact reports whether the items of a list need no space between them: each is one paragraph, perhaps with a list.
func isCompact(items []*item) bool {
	for _, n := range items {
		if !isShort(n.FirstChild()) {
			return false
		}
	}
	return true
}

// isShort reports whether first is nothing, or a paragraph, perhaps with a list after it.
func isShort(first ast.Node) bool {
	if first == nil {
		return true
	}
	if _, ok := first.(*paragraph); !ok {
		return false
	}
	for n := first.NextSibling(); n != nil; n = n.NextSibling() {
		if _, ok := n.(*item); !ok {
			return false
		}
	}
	return true
}

// width counts the columns of a table.
func (t *table) width() int {
	width := 0
	for _, c := range slices.Concat(t.rows...) {
		width = max(width, c.col+c.width)
	}
	return width
}

// parts returns the title or argument of a directive, nil when there is none, and the first block of its text.
func (n *directive) parts() (title, body ast.Node) {
	if t, ok := n.FirstChild().(*term); ok {
		return t, t.NextSibling()
	}
	return nil, n.FirstChild()
}

// class returns the names by which a style sheet finds an admonition.
func (n *directive) class() string {
	if n.kind == titledAdmonition {
		return "admonition"
	}
	return "admonition " + n.markup.name
}

// standardTitle returns the title of an admonition that has none of its own.
func (n *directive) standardTitle() string {
	switch name := n.markup.name; {
	case n.kind == titledAdmonition:
		return "Note"
	case name == "seealso":
		return "See also"
	case name == "todo":
		return "To do"
	default:
		return strings.ToUpper(name[:1]) + name[1:]
	}
}
