package prose

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
)

// Heading is a heading inside a text.
type Heading struct {
	Title string
	// Style tells headings of different levels apart: "=" and "==" for the "= Title" of QEMU 2.9 to 10.0 and the
	// "== Title ==" of text files, "_=" for a title with = below it, "^*" for one with * above and below,
	// "centred" for the first line of a text file. In reStructuredText the first style met is the outermost.
	Style     string
	Line, End int // the lines of the text that it takes, from 0; End is the line after the last
}

// Headings finds the headings of t, by looking at its lines alone.
func Headings(t Text) []Heading {
	if len(t.Raw) > maxText {
		return nil
	}
	l := newLines(t)
	var found []Heading
	for i := 0; i < l.count(); i++ {
		if h, ok := l.headingAt(i); ok && (i == 0 || l.blank(i-1) || (len(found) > 0 && found[len(found)-1].End == i)) {
			found = append(found, h)
			i = h.End - 1
		}
	}
	return found
}

// headingAt reads the heading that begins at line i.
func (l *lines) headingAt(i int) (Heading, bool) {
	line := l.at(i)
	if len(line) == 0 || (line[0] == ' ' && !l.text.Plain) {
		return Heading{}, false
	}
	if n, title := equalsHeading(line); n > 0 && !l.text.Document {
		style, ok := strings.Repeat("=", n), true
		if l.text.Plain { // such files close a heading as they open it: "== Title =="
			title, ok = strings.CutSuffix(title, " "+style)
		}
		return Heading{strings.TrimSpace(title), style, i, i + 1}, ok
	}
	if c := adornment(line); c != 0 {
		title := string(bytes.TrimSpace(l.at(i + 1)))
		ok := title != "" && adornment(l.at(i+2)) == c && adornment(l.at(i+1)) == 0 && len(line) >= min(4, len(title))
		return Heading{title, "^" + string(c), i, i + 3}, ok
	}
	title := bytes.TrimLeft(line, " ")
	if i == 0 && l.text.Plain && l.indent(0) >= centred && 'A' <= title[0] && title[0] <= 'Z' && l.blank(1) {
		return Heading{string(title), "centred", 0, 1}, true
	}
	c := adornment(l.at(i + 1))
	style := markerAt(title, false).style
	ok := c != 0 && len(bytes.TrimLeft(l.at(i+1), " ")) >= min(4, len(title)) && style == noMarker ||
		c != 0 && (l.text.Plain || l.text.Document) && style == number
	return Heading{string(title), "_" + string(c), i, i + 2}, ok
}

// centred is how far the title of a text file is indented at least when nothing is below it (docs/qmp-spec.txt).
const centred = 8

// equalsHeading reads "= Title" or "== Title".
func equalsHeading(line []byte) (level int, title string) {
	rest := bytes.TrimLeft(line, "=")
	level = len(line) - len(rest)
	if level == 0 || level > 5 || len(rest) < 2 || rest[0] != ' ' || bytes.TrimLeft(rest, " ")[0] == '=' {
		return 0, ""
	}
	return level, string(bytes.TrimSpace(rest))
}

// adornment returns the character of a line that has no other, 0 for another line. "::" and "..." are not adornments.
func adornment(line []byte) byte {
	line = bytes.TrimLeft(line, " ")
	if len(line) < 3 || bytes.IndexByte([]byte("=-~*^\"'#+_`"), line[0]) < 0 || len(bytes.TrimLeft(line, string(line[0]))) > 0 {
		return 0
	}
	return line[0]
}

// openHeading takes headings, which are outside all other blocks.
func (p *run) openHeading(parent ast.Node, s spot) ast.Node {
	h, ok := p.headingAt(s.line)
	if !ok || parent.Kind() != ast.KindDocument {
		return nil
	}
	title := h.Line
	if h.Style[0] == '^' {
		title++
	}
	start := p.starts[title] + bytes.Index(p.at(title), []byte(h.Title))
	p.checkHeading(h, start)
	n := &heading{extent: extent{h.End}, level: p.level(h.Style)}
	addLine(n, start, start+len(h.Title))
	p.addSection(h, n.level, start)
	return n
}

func (p *run) checkHeading(h Heading, offset int) {
	switch {
	case p.text.Plain, p.text.Document:
	case h.Style[0] == '=':
		p.report(offset, ruleOldHeading, "heading %q in the notation of QEMU 2.9 to 10.0", h.Title).Help = "underline it"
	case len(p.at(h.End-1)) < utf8.RuneCountInString(h.Title):
		p.report(offset, ruleShortUnderline, "the line under %q is too short", h.Title)
	}
}

// level returns the level, from 1, of headings of a style.
func (p *run) level(style string) int {
	if style[0] == '=' {
		return len(style)
	}
	if i := slices.Index(p.styles, style); i >= 0 {
		return i + 1
	}
	p.styles = append(p.styles, style)
	return len(p.styles)
}
