package qapi

import (
	"path"
	"slices"
	"strings"

	"qmpdoc/diag"
	"qmpdoc/prose"
)

// outline builds the chapters of one program's manual from its free-form comments. A definition belongs to the last heading of
// its own file: an include directive in the middle of a file does not end the file's chapter.
type outline struct {
	product Products
	list    []*Chapter
	open    map[string]*Chapter // of each file, the last one
	whole   Chapter             // everything, for a manual without headings
	levels  map[string]int      // of reStructuredText adornments, in the order of their first appearance

	// QEMU's own manual goes by the order of the text: what follows a heading is below it, whichever file it is from.
	last   *Chapter // the last heading
	filled bool     // something followed it
	empty  []*Chapter
	strays map[string]stray // by file
	files  []string         // of strays, in order
}

// stray is the first definition of a file that QEMU's manual has below the heading of another file.
type stray struct {
	def   *Def
	below *Chapter
}

func newOutline(product Products) *outline {
	return &outline{
		product: product, open: map[string]*Chapter{}, whole: Chapter{Level: 1, Product: product}, levels: map[string]int{},
		strays: map[string]stray{},
	}
}

// text adds a free-form comment: its headings open chapters, and the text between them belongs to these.
func (o *outline) text(f *Freeform) {
	headings, slice := prose.Headings(f.Text), f.Text.Slices()
	from := 0
	for _, h := range headings {
		o.prose(slice(from, h.Line))
		from = h.End
		o.heading(&Chapter{Title: h.Title, Level: o.level(h.Style), Product: o.product, Pos: slice(h.Line, h.End).Start()})
	}
	o.prose(slice(from, len(f.Text.Lines)))
}

// partOf reports whether a file belongs to the subject of another, which it is or whose name it makes longer: misc-arm.json to misc.json.
func partOf(file, of string) bool {
	return file == of || strings.HasPrefix(file, strings.TrimSuffix(of, ".json")+"-")
}

func (o *outline) heading(c *Chapter) {
	o.closeHeading(c.Level)
	o.last, o.filled = c, false
	o.add(c)
}

// closeHeading notes the last heading if nothing followed it before one of a level.
func (o *outline) closeHeading(level int) {
	if o.last != nil && !o.filled && level <= o.last.Level {
		o.empty = append(o.empty, o.last)
	}
}

func (o *outline) add(c *Chapter) {
	o.list = append(o.list, c)
	o.open[c.Pos.File] = c
}

func (o *outline) prose(t prose.Text) {
	if t = trim(t); !t.IsZero() {
		o.filled = true
		for _, c := range o.at(t.Start()) {
			c.Texts = append(c.Texts, t)
		}
	}
}

func (o *outline) def(d *Def) {
	o.filled = true
	if _, known := o.strays[d.Pos.File]; !known && o.last != nil && !partOf(d.Pos.File, o.last.Pos.File) {
		o.strays[d.Pos.File] = stray{d, o.last}
		o.files = append(o.files, d.Pos.File)
	}
	for _, c := range o.at(d.Pos) {
		c.Defs = append(c.Defs, d)
	}
}

// at returns the chapters of what is at pos: that of its file, and the whole. A file without a heading has a chapter that is
// named like the file.
func (o *outline) at(pos diag.Pos) []*Chapter {
	if o.open[pos.File] == nil {
		o.add(&Chapter{Level: o.lastLevel(), Product: o.product, Pos: pos, FromFile: true, Title: moduleTitle(pos.File)})
	}
	if o.whole.Pos.IsZero() {
		o.whole.Pos = pos
	}
	return []*Chapter{o.open[pos.File], &o.whole}
}

func (o *outline) lastLevel() int {
	if len(o.list) == 0 {
		return 1
	}
	return o.list[len(o.list)-1].Level
}

// moduleTitle makes "Block core" of qapi/block-core.json. The file that includes all others has no subject.
func moduleTitle(file string) string {
	name := strings.TrimSuffix(path.Base(file), ".json")
	if strings.HasPrefix(name, "qapi-schema") || name == "" {
		return ""
	}
	name = strings.NewReplacer("-", " ", "_", " ").Replace(name)
	return strings.ToUpper(name[:1]) + name[1:]
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

// level returns the depth of a heading. "= Title" (QEMU 2.9 to 10.0) says it itself; the adornments of reStructuredText
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

// titled reports whether the manual has any heading.
func (o *outline) titled() bool {
	return slices.ContainsFunc(o.list, func(c *Chapter) bool { return !c.FromFile })
}

// chapters returns the chapters in the order of the manual. If nothing has a heading, it is one chapter without a title.
func (o *outline) chapters() []*Chapter {
	switch {
	case o.titled():
		return o.list
	case o.whole.Pos.IsZero():
		return nil
	default:
		return []*Chapter{&o.whole}
	}
}
