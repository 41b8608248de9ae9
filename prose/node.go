package prose

import (
	"github.com/yuin/goldmark/ast"
	gtext "github.com/yuin/goldmark/text"
)

var nodeKind = ast.NewNodeKind("prose")

// block is what all blocks of the dialect share. Printers tell nodes apart by their Go types.
type block struct{ ast.BaseBlock }

func (*block) Kind() ast.NodeKind { return nodeKind }

func (*block) Dump([]byte, int) {}

// container is what all blocks that hold other blocks share.
type container struct{ block }

func (*container) holdsBlocks() {}

// extent is the end of a block whose lines are known when it opens.
type extent struct {
	to int // the line after the last one
}

func (e *extent) goesOn(_ *run, s spot) bool { return s.line < e.to }

// The block nodes. Nodes in a list, a definition list or a field list are siblings: printers put neighbours together.
type (
	paragraph struct {
		block
		col     int
		hang    int  // the column of the lines directly after the first; -1 when there is none
		literal bool // a literal block may follow
	}
	// heading holds its title as text.
	heading struct {
		block
		extent
		level int // from 1
	}
	quote struct {
		container
		col int
	}
	// literal is text to be shown as it is: after "::", in a code-block, or laid out by eye.
	literal struct {
		block
		extent
		language string // of a code-block; else ""
		caption  string // of a code-block
		body     Text
	}
	lineBlock struct {
		block
		extent
	}
	item struct {
		container
		marker marker
		outer  int // the column of the marker
		col    int // where its content begins
	}
	// definition has a term as its first child.
	definition struct {
		container
		outer int  // column of the first line
		inner int  // column of the others; 0 until one is seen
		field bool // the term is the name of a field
	}
	// term is a line of text that names its parent: the term of a definition, the title of an admonition.
	term struct{ block }

	// directive is an admonition, a titled table or a directive that is not known; its title is a term.
	directive struct {
		container
		extent
		markup directiveMarkup
		kind   directiveKind
		col    int // where the lines of its text begin
	}
	example struct {
		block
		extent
		it Example
	}
	footnote struct {
		container
		extent
		label    string // as shown
		col      int
		repeated bool // another footnote has the same label
	}
	// unseen is a comment or a target: markup that shows nothing.
	unseen struct {
		block
		extent
	}
	table struct {
		block
		extent
		rows []row
		head int // how many rows belong to the head
	}
)

type (
	row  []*cell
	cell struct {
		text   Text
		col    int  // the first column it takes, from 0
		width  int  // columns it spans, at least 1
		height int  // rows it spans; 0 is one too
		doc    *Doc // its text, parsed
	}
)

// addLine appends the characters of src from start to stop to the text of n.
func addLine(n ast.Node, start, stop int) { n.Lines().Append(gtext.NewSegment(start, stop)) }
