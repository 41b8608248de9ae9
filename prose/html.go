package prose

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// HTMLOptions says how a text is to be printed. The zero value prints it without links.
type HTMLOptions struct {
	// Link returns the address of what a reference names, if there is one; nil: no links. It is not asked about bare URLs.
	Link func(Ref) (href string, ok bool)
	// Example prints a qmp-example as HTML; nil: a figure.
	Example func(Example) string
	// Literal prints a literal block as HTML; language is that of a code-block, else empty; nil: a pre element.
	Literal func(language string, body Text) string
	// ID returns the prefix of the ids of footnotes, so that several texts can be on one page: always the same one. Texts
	// without footnotes do not ask; nil: no prefix.
	ID      func() string
	Heading int // HTML level of the outermost heading, default 2
}

// HTML prints the text as a sequence of block elements. Only what this package prints becomes an element or attribute;
// all that is in the text is escaped, and only http and https URLs become links.
func (d *Doc) HTML(o HTMLOptions) string {
	if o.Heading == 0 {
		o.Heading = 2
	}
	p := &htmlPrinter{doc: d, options: o}
	p.blocks(d.root.FirstChild())
	return p.String()
}

type htmlPrinter struct {
	strings.Builder
	doc     *Doc
	options HTMLOptions
}

// escaper makes text safe between tags and within quoted attributes.
var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "'", "&#39;")

func (p *htmlPrinter) text(s string) { escaper.WriteString(p, s) }

// blocks prints first and all siblings after it.
func (p *htmlPrinter) blocks(first ast.Node) {
	for n := first; n != nil; n = n.NextSibling() {
		n = p.block(n)
	}
}

// block prints n, or the list that begins with it, and returns the last node printed.
func (p *htmlPrinter) block(node ast.Node) ast.Node {
	switch n := node.(type) {
	case *paragraph:
		if n.HasChildren() {
			p.element("p", n)
		}
	case *heading:
		p.element("h"+strconv.Itoa(min(p.options.Heading+n.level-1, 6)), n)
	case *quote:
		if n.isIndentedList() {
			p.blocks(n.FirstChild())
		} else {
			p.container("blockquote", n.FirstChild())
		}
	case *literal:
		p.literal(n)
	case *lineBlock:
		p.lineBlock(n)
	case *item:
		return p.list(n)
	case *definition:
		return p.definitions(n)
	case *directive:
		p.directive(n)
	case *example:
		p.example(n.it)
	case *footnote:
		p.footnote(n)
	case *table:
		p.table(n, nil)
	case *unseen:
	default:
		panic(fmt.Sprintf("prose: unknown block %T", node))
	}
	return node
}

// element prints the inline content of n inside a tag.
func (p *htmlPrinter) element(tag string, n ast.Node) {
	p.WriteString("<" + tag + ">")
	p.inline(n)
	p.WriteString("</" + tag + ">\n")
}

func (p *htmlPrinter) container(tag string, first ast.Node) {
	p.WriteString("<" + tag + ">\n")
	p.blocks(first)
	p.WriteString("</" + tag + ">\n")
}

func (p *htmlPrinter) literal(n *literal) {
	if n.caption != "" {
		p.WriteString(`<p class="caption">`)
		p.text(n.caption)
		p.WriteString("</p>\n")
	}
	if p.options.Literal != nil {
		p.WriteString(p.options.Literal(n.language, n.body))
		return
	}
	p.pre(n.body.Raw)
}

func (p *htmlPrinter) pre(s string) {
	p.WriteString("<pre><code>")
	p.text(s)
	p.WriteString("</code></pre>\n")
}

func (p *htmlPrinter) lineBlock(n *lineBlock) {
	inner := &htmlPrinter{doc: p.doc, options: p.options}
	inner.inline(n)
	lines := strings.Split(inner.String(), "\n")
	for i, line := range lines {
		text := strings.TrimLeft(line, " ")
		lines[i] = strings.Repeat("&nbsp;", len(line)-len(text)) + text
	}
	p.WriteString(`<p class="lines">` + strings.Join(lines, "<br>\n") + "</p>\n")
}

func (p *htmlPrinter) list(first *item) ast.Node {
	items := listFrom(first)
	tag := "ul"
	if first.marker.style == number {
		tag = "ol"
	}
	p.WriteString("<" + tag)
	if letter := first.marker.letter; letter != 0 {
		p.WriteString(` type="` + string(rune(letter)) + `"`)
	}
	if start := first.marker.ordinal; start > 1 {
		p.WriteString(` start="` + strconv.Itoa(start) + `"`)
	}
	p.WriteString(">\n")
	compact := isCompact(items)
	for _, n := range items {
		p.WriteString("<li>")
		p.content(n.FirstChild(), compact)
		p.WriteString("</li>\n")
	}
	p.WriteString("</" + tag + ">\n")
	return items[len(items)-1]
}

// content prints the blocks of an item or definition; a paragraph at its beginning without a tag when it may be compact.
func (p *htmlPrinter) content(first ast.Node, compact bool) {
	if n, ok := first.(*paragraph); ok && compact {
		p.inline(n)
		first = first.NextSibling()
	}
	if first == nil {
		return
	}
	p.WriteString("\n")
	p.blocks(first)
}

// definitions prints a definition list or a field list.
func (p *htmlPrinter) definitions(first *definition) ast.Node {
	list := definitionsFrom(first)
	if first.field {
		p.WriteString("<dl class=\"fields\">\n")
	} else {
		p.WriteString("<dl>\n")
	}
	for _, n := range list {
		name, body := n.parts()
		p.WriteString("<dt>")
		p.inline(name)
		p.WriteString("</dt>\n<dd>")
		p.content(body, isShort(body))
		p.WriteString("</dd>\n")
	}
	p.WriteString("</dl>\n")
	return list[len(list)-1]
}

func (p *htmlPrinter) directive(n *directive) {
	title, body := n.parts()
	switch n.kind {
	case admonition, titledAdmonition:
		p.WriteString(`<div class="` + n.class() + `" role="note">` + "\n" + `<p class="title">`)
		p.title(n, title)
		p.WriteString("</p>\n")
		p.blocks(body)
		p.WriteString("</div>\n")
	case titledTable:
		p.captioned(title, body)
	case group, picture:
		p.blocks(body)
	case described:
		p.described(title, body)
	case unknownDirective:
		p.WriteString(`<div class="directive">` + "\n<p><code>")
		p.text(n.markup.name)
		p.WriteString("</code>")
		if title != nil {
			p.WriteString(" ")
			p.inline(title)
		}
		p.WriteString("</p>\n")
		p.blocks(body)
		p.WriteString("</div>\n")
	default:
		panic("prose: a node for directive " + n.markup.name)
	}
}

// described prints a term with the blocks that define it, if there are any.
func (p *htmlPrinter) described(title, body ast.Node) {
	if title != nil {
		p.WriteString("<p><strong>")
		p.inline(title)
		p.WriteString("</strong></p>\n")
	}
	if body != nil {
		p.container("blockquote", body)
	}
}

func (p *htmlPrinter) title(n *directive, title ast.Node) {
	if title != nil {
		p.inline(title)
		return
	}
	p.text(n.standardTitle())
}

// captioned prints a table with its title.
func (p *htmlPrinter) captioned(title, body ast.Node) {
	for n := body; n != nil; n = n.NextSibling() {
		if t, ok := n.(*table); ok {
			p.table(t, title)
			title = nil
			continue
		}
		n = p.block(n)
	}
}

func (p *htmlPrinter) example(e Example) {
	if p.doc.without {
		return
	}
	if p.options.Example != nil {
		p.WriteString(p.options.Example(e))
		return
	}
	p.WriteString("<figure class=\"example\">\n")
	if e.Title != "" {
		p.WriteString("<figcaption>")
		p.text(e.Title)
		p.WriteString("</figcaption>\n")
	}
	if e.Annotated {
		p.WriteString(Parse(e.Body).HTML(p.options))
	} else {
		p.pre(e.Body.Raw)
	}
	p.WriteString("</figure>\n")
}

func (p *htmlPrinter) footnote(n *footnote) {
	p.WriteString(`<div class="footnote"`)
	if !n.repeated {
		p.WriteString(` id="` + escaper.Replace(p.noteID(n.label)) + `"`)
	}
	p.WriteString(">\n" + `<span class="label">`)
	p.text(n.label)
	p.WriteString("</span>\n")
	p.blocks(n.FirstChild())
	p.WriteString("</div>\n")
}

func (p *htmlPrinter) noteID(label string) string {
	prefix := ""
	if p.options.ID != nil {
		prefix = p.options.ID()
	}
	return prefix + "note-" + label
}

func (p *htmlPrinter) table(t *table, caption ast.Node) {
	p.WriteString("<div class=\"table\"><table>\n")
	if caption != nil {
		p.element("caption", caption)
	}
	if t.head > 0 {
		p.rows("thead", "th", t.rows[:t.head])
	}
	p.rows("tbody", "td", t.rows[t.head:])
	p.WriteString("</table></div>\n")
}

func (p *htmlPrinter) rows(section, tag string, rows []row) {
	p.WriteString("<" + section + ">\n")
	for _, row := range rows {
		p.WriteString("<tr>")
		for _, c := range row {
			p.WriteString("<" + tag)
			if tag == "th" {
				p.WriteString(` scope="col"`)
			}
			if c.width > 1 {
				p.WriteString(` colspan="` + strconv.Itoa(c.width) + `"`)
			}
			if c.height > 1 {
				p.WriteString(` rowspan="` + strconv.Itoa(c.height) + `"`)
			}
			p.WriteString(">")
			inner := &htmlPrinter{doc: c.doc, options: p.options}
			if first := c.doc.root.FirstChild(); first != nil {
				inner.content(first, isShort(first))
			}
			p.WriteString(inner.String() + "</" + tag + ">")
		}
		p.WriteString("</tr>\n")
	}
	p.WriteString("</" + section + ">\n")
}
