package prose

import (
	"slices"

	"github.com/yuin/goldmark/ast"
)

// Code is a block of code in a text.
type Code struct {
	Language string // as a code-block names it; "" when nothing does
	Body     Text
}

// Code lists the blocks of code and the examples of the text in order.
func (d *Doc) Code() []Code { return d.code(nil, d.root) }

func (d *Doc) code(list []Code, parent ast.Node) []Code {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *literal:
			list = append(list, Code{n.language, n.body})
		case *example:
			list = append(list, n.it.code()...)
		case *table:
			for _, c := range slices.Concat(n.rows...) {
				list = append(list, c.doc.Code()...)
			}
		default:
			if n.Type() == ast.TypeBlock {
				list = d.code(list, n)
			}
		}
	}
	return list
}

func (e Example) code() []Code {
	if e.Annotated {
		return Parse(e.Body).Code()
	}
	return []Code{{"QMP", e.Body}}
}
