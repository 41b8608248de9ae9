package prose

import (
	"strconv"

	"github.com/yuin/goldmark/ast"
)

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
