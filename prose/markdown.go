package prose

import (
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// Markdown prints the text as GitHub's Markdown. Text that would mean something in Markdown or HTML is escaped. The outermost
// heading has level 2, as in HTML: it is below the title of a page. link returns the address of what a reference names, if there
// is one; nil: no links.
func (d *Doc) Markdown(link func(Ref) (string, bool)) string {
	p := &markdownPrinter{doc: d, link: link}
	if s := p.blocks(d.root.FirstChild()); s != "" {
		return s + "\n"
	}
	return ""
}

type markdownPrinter struct {
	doc  *Doc
	link func(Ref) (string, bool)

	numbered    ast.Node // the last item of the numbered list printed last
	parenthesis bool     // its numbers are printed with one
}

// blocks prints first and all siblings after it, with empty lines between them.
func (p *markdownPrinter) blocks(first ast.Node) string { return p.joined(first, "\n\n") }

func (p *markdownPrinter) joined(first ast.Node, between string) string {
	return joinSiblings(first, between, p.block)
}

// block prints n, or the list that begins with it, and returns the last node printed.
func (p *markdownPrinter) block(node ast.Node) (string, ast.Node) {
	switch n := node.(type) {
	case *paragraph:
		return escapeLineStarts(p.inline(node, "\n")), node
	case *heading:
		return strings.Repeat("#", min(n.level+1, 6)) + " " + p.inline(n, " "), node
	case *quote:
		if n.isIndentedList() {
			return p.blocks(n.FirstChild()), node
		}
		return prefixed(p.blocks(n.FirstChild()), "> ", "> "), node
	case *literal:
		return joinBlocks(emphasized("**", EscapeMarkdown(n.caption)), MarkdownBlock(n.language, n.body.Raw)), node
	case *lineBlock:
		return p.lineBlock(n), node
	case *item:
		return p.list(n)
	case *definition:
		return p.definitions(n)
	case *directive:
		return p.directive(n), node
	case *example:
		return p.example(n.it), node
	case *footnote:
		// Not "[^1]:", which readers without footnotes take for the address of a link.
		return prefixed(p.blocks(n.FirstChild()), noteMark(n.label)+" ", ""), node
	case *table:
		return p.table(n), node
	case *unseen:
		return "", node
	default:
		panic(fmt.Sprintf("prose: unknown block %T", node))
	}
}

// lineBlock prints lines with hard breaks and their indentation.
func (p *markdownPrinter) lineBlock(n *lineBlock) string {
	lines := strings.Split(p.inline(n, "\n"), "\n")
	for i, line := range lines {
		blanks := leadingBlanks([]byte(line))
		lines[i] = strings.Repeat("&nbsp;", blanks) + escapeLineStarts(line[blanks:])
	}
	return strings.Join(lines, "\\\n")
}

// prefixed puts first before the first line of s and rest before the others, empty lines only if rest shows something.
func prefixed(s, first, rest string) string {
	lines := strings.Split(s, "\n")
	for i := range lines {
		switch {
		case i == 0:
			lines[i] = first + lines[i]
		case lines[i] != "":
			lines[i] = rest + lines[i]
		default:
			lines[i] = strings.TrimRight(rest, " ")
		}
	}
	return strings.Join(lines, "\n")
}

func wordRune(r rune) rune {
	if r < 0x80 && (isNameByte(byte(r)) || r == '+') {
		return r
	}
	return -1
}

func longestRun(s string, sign byte) int {
	longest, run := 0, 0
	for i := range len(s) {
		if s[i] != sign {
			run = 0
			continue
		}
		run++
		longest = max(longest, run)
	}
	return longest
}

func (p *markdownPrinter) list(first *item) (string, ast.Node) {
	items := listFrom(first)
	between := "\n\n"
	if isCompact(items) {
		between = "\n"
	}
	figures := first.marker.style == number && first.marker.letter == 0
	// Markdown goes on with the numbers of a list right before this one, unless another sign is after them.
	parenthesis := figures && p.numbered != nil && p.numbered == first.PreviousSibling() && !p.parenthesis
	parts := make([]string, len(items))
	for i, n := range items {
		mark := first.marker.show(i)
		if parenthesis {
			mark = strings.Replace(mark, ".", ")", 1)
		}
		hang := strings.Repeat(" ", len(mark))
		if first.marker.letter != 0 { // Markdown does not have these
			mark, hang = "- "+mark, "  "
		}
		parts[i] = prefixed(p.joined(n.FirstChild(), between), mark, hang)
	}
	last := items[len(items)-1]
	if figures {
		p.numbered, p.parenthesis = last, parenthesis
	}
	return strings.Join(parts, between), last
}

// definitions prints a list of bold terms: Markdown has no other.
func (p *markdownPrinter) definitions(first *definition) (string, ast.Node) {
	list := definitionsFrom(first)
	parts := make([]string, len(list))
	for i, n := range list {
		name, first := n.parts()
		parts[i] = "- **" + p.inline(name, " ") + "**"
		switch {
		case first == nil:
		case isShort(first):
			parts[i] += " — " + prefixed(p.joined(first, "\n"), "", "  ")
		default:
			parts[i] += "\n\n" + prefixed(p.blocks(first), "  ", "  ")
		}
	}
	return strings.Join(parts, "\n"), list[len(list)-1]
}

func (p *markdownPrinter) directive(n *directive) string {
	title, body := n.parts()
	var head string
	if title != nil {
		head = p.inline(title, " ")
	}
	text := p.blocks(body)
	switch n.kind {
	case admonition, titledAdmonition:
		if head == "" {
			head = n.standardTitle()
		}
		return prefixed(joinBlocks("**"+head+"**", text), "> ", "> ")
	case titledTable:
		return joinBlocks(emphasized("**", head), text)
	case group, picture:
		return text
	case described:
		return joinBlocks(emphasized("**", head), prefixed(text, "> ", "> "))
	case unknownDirective:
		return joinBlocks(strings.TrimSpace("**"+EscapeMarkdown(n.markup.name)+"** "+head), text)
	default:
		panic("prose: a node for directive " + n.markup.name)
	}
}

func joinBlocks(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "\n\n" + b
}

func emphasized(sign, s string) string {
	if s == "" {
		return ""
	}
	return sign + s + sign
}

func (p *markdownPrinter) example(e Example) string {
	if p.doc.without {
		return ""
	}
	title := "Example"
	if e.Title != "" {
		title += ": " + EscapeMarkdown(e.Title)
	}
	body := MarkdownBlock("qmp", e.Body.Raw)
	if e.Annotated {
		body = strings.TrimSuffix(Parse(e.Body).Markdown(p.link), "\n")
	}
	return joinBlocks("**"+title+"**", body)
}

func (p *markdownPrinter) table(t *table) string {
	width := t.width()
	head := p.row(nil, width)
	var rows []string
	for i, r := range t.rows {
		if i == t.head-1 {
			head = p.row(r, width)
			continue
		}
		rows = append(rows, p.row(r, width))
	}
	return strings.Join(append([]string{head, "|" + strings.Repeat(" --- |", width)}, rows...), "\n")
}

// row prints a row of width columns. A cell that spans rows or columns is in the first of them.
func (p *markdownPrinter) row(r row, width int) string {
	line, col := "|", 0
	for _, c := range r {
		inner := &markdownPrinter{doc: c.doc, link: p.link}
		text := inner.blocks(c.doc.root.FirstChild())
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\n\n", "<br>"), "\n", " ")
		line += strings.Repeat(" |", c.col-col) + " " + MarkdownCell(text) + " |"
		col = c.col + 1
	}
	return line + strings.Repeat(" |", width-col)
}
