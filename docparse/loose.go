package docparse

import (
	"strings"

	"qmpdoc/diag"
	"qmpdoc/qapi"
)

// Up to QEMU 2.8, when nothing read documentation, some of it lacked one ## or both. A comment whose first line is @name
// alone is documentation when a ## closes it; any that begins with @name is when the definition of that name is right
// after it.

// begun reports whether b has its first line, which has a name.
func (b *block) begun() bool { return b != nil && len(b.lines) > 0 }

// named reports whether the first line of b has a name and nothing else.
func (b *block) named() bool { return b.begun() && nameLine(b.lines[0].text) }

// looseLine follows ordinary comments: one that begins with @name may be documentation.
func (g *gapReader) looseLine(l commentLine) {
	if g.loose == nil {
		g.loose = &block{at: l.hash}
	}
	switch {
	case g.loose.begun() || beginsLoose(l.text):
		g.loose.lines = append(g.loose.lines, l)
	case !l.blank(): // an empty line may come before the name
		g.loose = nil
	}
}

// nameLine reports whether text is @name or @name: and nothing else.
func nameLine(text string) bool {
	name, rest, ok := atName(text)
	return ok && name != "" && strings.Trim(rest, " :") == ""
}

// beginsLoose reports whether text is @name, @name: or @name: with text after it.
func beginsLoose(text string) bool {
	name, rest, ok := atName(text)
	return ok && name != "" && (strings.HasPrefix(rest, ":") || nameLine(text))
}

// symbolFollows reports whether the line after the ## at offset names a definition: then that ## opens a block.
func (g *gapReader) symbolFollows(at int) bool {
	next := min(g.places.End(at)+1, len(g.src))
	line := strings.TrimSpace(g.src[next:g.places.End(next)])
	return strings.HasPrefix(line, "#") && nameLine(strings.TrimSpace(line[1:]))
}

// leave puts a loose comment by until it is known what is at the offset after, where it ends. When a block is open,
// its ## is all there is of it, and closes the comment.
func (g *gapReader) leave(behind int) {
	g.left = piece{block: g.loose, at: g.loose.at, end: max(behind-1, g.loose.at)}
	if g.open != nil {
		g.loose.closed, g.left.end = true, g.open.at
		g.unopened = append(g.unopened, unopened{g.loose.at, g.open.at})
	}
}

// adopt makes a piece of the comment that was left, if item is the definition it names and no other comment is about that.
func (p *parser) adopt(item qapi.Item) {
	c := p.left
	p.left = piece{}
	if c.block == nil {
		return
	}
	name, _, _ := symbolOf(c.block.lines[0].text)
	def, ok := item.(*qapi.Def)
	if !ok || def.Name != name || p.describedBy(name) {
		return
	}
	if c.block.hidden = !c.block.closed; c.block.hidden { // an ordinary comment is not a mistake to QEMU
		p.found.Report(p.pos(c.block.at), ruleDocUnopened, "documentation comment lacks its ##").Severity = diag.Warning
	}
	c.block.findSymbol()
	p.pieces = append(p.pieces, c)
}

// describedBy reports whether the last piece is a comment about name.
func (p *parser) describedBy(name string) bool {
	last := len(p.pieces) - 1
	return last >= 0 && p.pieces[last].block != nil && p.pieces[last].block.symbol == name
}

// unopened is a comment that has a closing ## only: the offsets of its first line and of that ##.
type unopened struct{ at, end int }
