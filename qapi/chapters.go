package qapi

import (
	"strings"

	"qmpdoc/prose"
)

// outline builds the chapters of one program's manual from its free-form comments.
type outline struct {
	product Products
	list    []*Chapter
	levels  map[string]int // of reStructuredText adornments, in the order of their first appearance
}

func newOutline(product Products) *outline {
	return &outline{product: product, levels: map[string]int{}}
}

// text adds a free-form comment: its headings open chapters, what stands between them is theirs.
func (o *outline) text(f *Freeform) {
	headings := prose.Headings(f.Text)
	from := 0
	for _, h := range headings {
		o.prose(f.Text.Slice(from, h.Line))
		from = h.End
		o.list = append(o.list, &Chapter{
			Title: h.Title, Level: o.level(h.Style), Product: o.product,
			Pos: f.Text.Slice(h.Line, h.End).Start(),
		})
	}
	o.prose(f.Text.Slice(from, len(f.Text.Lines)))
}

func (o *outline) prose(t prose.Text) {
	if t = trim(t); !t.IsZero() {
		c := o.last()
		c.Texts = append(c.Texts, t)
		if c.Pos.IsZero() {
			c.Pos = t.Start()
		}
	}
}

// trim drops the empty lines at both ends of t.
func trim(t prose.Text) prose.Text {
	lines := strings.Split(t.Raw, "\n")
	from, to := 0, len(lines)
	for from < to && strings.TrimSpace(lines[from]) == "" {
		from++
	}
	for to > from && strings.TrimSpace(lines[to-1]) == "" {
		to--
	}
	return t.Slice(from, to)
}

func (o *outline) def(d *Def) {
	c := o.last()
	c.Defs = append(c.Defs, d)
	if c.Pos.IsZero() {
		c.Pos = d.Pos
	}
}

// last is the open chapter. Before the first heading that is one without a title.
func (o *outline) last() *Chapter {
	if len(o.list) == 0 {
		o.list = append(o.list, &Chapter{Level: 1, Product: o.product})
	}
	return o.list[len(o.list)-1]
}

// level gives the depth of a heading. "= Title" (QEMU 2.9 to 10.0) says it itself; the adornments of reStructuredText
// mean what they first stood for in a manual.
func (o *outline) level(style string) int {
	if style != "" && strings.Trim(style, "=") == "" {
		return len(style)
	}
	if _, ok := o.levels[style]; !ok {
		o.levels[style] = len(o.levels) + 1
	}
	return o.levels[style]
}

// titled tells whether the manual has any heading.
func (o *outline) titled() bool {
	return len(o.list) > 1 || len(o.list) == 1 && o.list[0].Title != ""
}

func (o *outline) chapters() []*Chapter { return o.list }
