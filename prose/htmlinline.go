package prose

import (
	"fmt"

	"github.com/yuin/goldmark/ast"
)

// inline prints the inline content of n.
func (p *htmlPrinter) inline(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		p.span(c)
	}
}

func (p *htmlPrinter) span(node ast.Node) {
	switch n := node.(type) {
	case *ast.Text:
		words, lineEnds := p.doc.words(n)
		p.text(string(words))
		if lineEnds {
			p.WriteByte('\n')
		}
	case *span:
		p.markup(n)
	default:
		panic(fmt.Sprintf("prose: unknown inline node %T", node))
	}
}

// tags are the elements of inline markup.
var tags = map[spanKind]string{emphasis: "em", strong: "strong", code: "code", subscript: "sub", superscript: "sup"}

func (p *htmlPrinter) markup(n *span) {
	switch n.kind {
	case reference:
		p.reference(n.ref)
	case link:
		p.link(n.href, "", n.text)
	case noteRef:
		p.noteRef(n)
	case words:
		p.text(n.text)
	case emphasis, strong, code, subscript, superscript:
		p.tagged(tags[n.kind], n.text)
	default:
		panic(fmt.Sprintf("prose: unknown kind of span %d", n.kind))
	}
}

func (p *htmlPrinter) tagged(tag, text string) {
	p.WriteString("<" + tag + ">")
	p.text(text)
	p.WriteString("</" + tag + ">")
}

// reference prints a reference: names as code, documents by their titles.
func (p *htmlPrinter) reference(r Ref) {
	href, tag := "", "code"
	r = p.doc.titled(r)
	if r.Title != "" || (r.Kind == RefRole && (r.Role == "doc" || r.Role == "ref")) {
		tag = ""
	}
	if p.options.Link != nil {
		if address, ok := p.options.Link(r); ok {
			href = address
		}
	}
	p.link(href, tag, r.Text())
}

// link prints text, inside tag if there is one, as a link if there is an address.
func (p *htmlPrinter) link(href, tag, text string) {
	if href != "" {
		p.WriteString(`<a href="` + escaper.Replace(href) + `">`)
		defer p.WriteString("</a>")
	}
	if tag == "" {
		p.text(text)
		return
	}
	p.tagged(tag, text)
}

func (p *htmlPrinter) noteRef(n *span) {
	p.WriteString("<sup>")
	href := ""
	if n.href != "" {
		href = "#" + p.noteID(n.text)
	}
	p.link(href, "", "["+n.text+"]")
	p.WriteString("</sup>")
}
