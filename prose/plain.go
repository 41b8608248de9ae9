package prose

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"qmpdoc/internal/printable"
)

// Plain prints the text for a terminal: lines of at most width characters where words allow it, literal blocks as they are.
// A width below 20 counts as 20.
func (d *Doc) Plain(width int) string {
	p := plainPrinter{doc: d, width: max(width, 20)}
	if s := p.blocks(d.root.FirstChild()); s != "" {
		return s + "\n"
	}
	return ""
}

type plainPrinter struct {
	doc   *Doc
	width int
	bare  bool // leave out the stars of emphasis and the addresses of links
}

// narrower returns the printer for what is indented by n columns.
func (p plainPrinter) narrower(n int) plainPrinter {
	p.width = max(p.width-n, 20)
	return p
}

// blocks prints first and all siblings after it, with empty lines between them.
func (p plainPrinter) blocks(first ast.Node) string { return p.joined(first, "\n\n") }

func (p plainPrinter) joined(first ast.Node, between string) string {
	return joinSiblings(first, between, p.block)
}

// block prints n, or the list that begins with it, and returns the last node printed.
func (p plainPrinter) block(node ast.Node) (string, ast.Node) {
	switch n := node.(type) {
	case *paragraph:
		return wrap(p.inline(node), p.width), node
	case *heading:
		title := p.inline(n)
		return title + "\n" + strings.Repeat("=-~"[min(n.level, 3)-1:min(n.level, 3)], utf8.RuneCountInString(title)), node
	case *quote:
		return p.indentedBlocks(n.FirstChild(), 4), node
	case *literal:
		return joinBlocks(n.caption, prefixed(n.body.Raw, "    ", "    ")), node
	case *lineBlock:
		return p.inline(n), node
	case *item:
		return p.list(n)
	case *definition:
		return p.definitions(n)
	case *directive:
		return p.directive(n), node
	case *example:
		return p.example(n.it), node
	case *footnote:
		return prefixed(p.narrower(4).blocks(n.FirstChild()), "["+n.label+"] ", "    "), node
	case *table:
		return p.table(n), node
	case *unseen:
		return "", node
	default:
		panic(fmt.Sprintf("prose: unknown block %T", node))
	}
}

func (p plainPrinter) indentedBlocks(first ast.Node, by int) string {
	s := p.narrower(by).blocks(first)
	if s == "" {
		return ""
	}
	return prefixed(s, strings.Repeat(" ", by), strings.Repeat(" ", by))
}

func (p plainPrinter) list(first *item) (string, ast.Node) {
	items := listFrom(first)
	between := "\n\n"
	if isCompact(items) {
		between = "\n"
	}
	parts := make([]string, len(items))
	for i, n := range items {
		mark := first.marker.show(i)
		body := p.narrower(len(mark)).joined(n.FirstChild(), between)
		parts[i] = prefixed(body, mark, strings.Repeat(" ", len(mark)))
	}
	return strings.Join(parts, between), items[len(items)-1]
}

func (p plainPrinter) definitions(first *definition) (string, ast.Node) {
	list := definitionsFrom(first)
	parts := make([]string, len(list))
	for i, n := range list {
		name, body := n.parts()
		parts[i] = wrap(p.inline(name), p.width)
		if text := p.indentedBlocks(body, 4); text != "" {
			parts[i] += "\n" + text
		}
	}
	return strings.Join(parts, "\n"), list[len(list)-1]
}

func (p plainPrinter) directive(n *directive) string {
	title, body := n.parts()
	var head string
	if title != nil {
		head = wrap(p.inline(title), p.width)
	}
	switch n.kind {
	case admonition, titledAdmonition:
		if head == "" {
			head = n.standardTitle()
		}
		return strings.TrimSuffix(head+":\n"+p.indentedBlocks(body, 4), "\n")
	case titledTable:
		return joinBlocks(head, p.blocks(body))
	case group, picture:
		return p.blocks(body)
	case described:
		return strings.TrimPrefix(head+"\n"+p.indentedBlocks(body, 4), "\n")
	case unknownDirective:
		return joinBlocks(strings.TrimSpace(n.markup.name+" "+head), p.indentedBlocks(body, 4))
	default:
		panic("prose: a node for directive " + n.markup.name)
	}
}

func (p plainPrinter) example(e Example) string {
	if p.doc.without {
		return ""
	}
	title := "Example:"
	if e.Title != "" {
		title = "Example: " + e.Title
	}
	body := prefixed(e.Body.Raw, "    ", "    ")
	if e.Annotated {
		body = strings.TrimSuffix(Parse(e.Body).Plain(p.width), "\n")
	}
	return joinBlocks(title, body)
}

// inline prints the inline content of n with the line breaks of its source.
func (p plainPrinter) inline(n ast.Node) string {
	return p.doc.inline(n, func(words string) string { return words }, "\n", p.markup)
}

func (p plainPrinter) markup(n *span) string {
	switch n.kind {
	case emphasis, strong:
		if p.bare {
			return n.text
		}
		return "*" + n.text + "*"
	case superscript:
		return "^" + n.text
	case reference:
		return p.doc.titled(n.ref).Text()
	case link:
		if p.bare || n.href == "" || n.href == n.text || strings.HasPrefix(n.href, "#") {
			return n.text
		}
		return n.text + " <" + n.href + ">"
	case noteRef:
		return "[" + n.text + "]"
	case code, subscript, words:
		return n.text
	default:
		panic(fmt.Sprintf("prose: unknown kind of span %d", n.kind))
	}
}

func wrap(s string, width int) string {
	return strings.Join(slices.Collect(printable.Wrap(s, width, width)), "\n")
}

// table prints a table with aligned columns. A cell that spans rows or columns is in the first of them.
func (p plainPrinter) table(t *table) string {
	width := t.width()
	var rows [][]string
	for _, r := range t.rows {
		rows = append(rows, p.row(r, width))
	}
	widths := columnWidths(rows)
	var lines []string
	for i, cells := range rows {
		if i == t.head && i > 0 {
			lines = append(lines, tableRule(widths))
		}
		lines = append(lines, alignedRow(cells, widths))
	}
	return strings.Join(lines, "\n")
}

func (p plainPrinter) row(r row, width int) []string {
	cells := make([]string, width)
	for _, c := range r {
		inner := plainPrinter{doc: c.doc, width: p.width}
		cells[c.col] = strings.Join(strings.Fields(inner.blocks(c.doc.root.FirstChild())), " ")
	}
	return cells
}

func columnWidths(rows [][]string) []int {
	var widths []int
	for _, cells := range rows {
		for i, c := range cells {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			if i+1 == len(cells) || cells[i+1] != "" { // the first cell of a span does not count: it is as wide as it needs to be
				widths[i] = max(widths[i], utf8.RuneCountInString(c))
			}
		}
	}
	return widths
}

func tableRule(widths []int) string {
	parts := make([]string, len(widths))
	for i, w := range widths {
		parts[i] = strings.Repeat("-", max(w, 1))
	}
	return strings.Join(parts, "  ")
}

func alignedRow(cells []string, widths []int) string {
	var b strings.Builder
	for i, c := range cells {
		b.WriteString(c)
		b.WriteString(strings.Repeat(" ", max(widths[i]-utf8.RuneCountInString(c), 0)+2))
	}
	return strings.TrimRight(b.String(), " ")
}
