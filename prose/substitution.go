package prose

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"
)

// Bounds of substitutions: a short name can stand for a long text, many times.
const (
	maxReplacement = 400     // bytes of one text
	maxReplaced    = 1 << 16 // bytes that are put into one text
)

// addSubstitution notes ".. |name| replace:: text", which begins at line i and ends before line end. The text is shown
// without its markup.
func (p *run) addSubstitution(s []byte, i, end int) {
	rest, ok := bytes.CutPrefix(s, []byte(".. |"))
	name, rest, closed := bytes.Cut(rest, []byte("|"))
	text, replaces := bytes.CutPrefix(bytes.TrimLeft(rest, " "), []byte("replace::"))
	if !ok || !closed || !replaces || len(name) > maxLabel {
		return
	}
	words := bytes.Fields(text)
	size := len(text)
	for i++; i < end && size <= maxReplacement; i++ {
		words = append(words, bytes.Fields(p.doc.lines.at(i))...)
		size += len(p.doc.lines.at(i))
	}
	if size > maxReplacement || len(words) == 0 {
		return
	}
	if p.doc.substitutions == nil {
		p.doc.substitutions = map[string]string{}
	}
	p.doc.substitutions[foldName(string(name))] = withoutMarkup(string(bytes.Join(words, []byte(" "))))
}

// withoutMarkup gives what a reader sees of a line.
func withoutMarkup(s string) string {
	d := Parse(Text{Raw: s, Lines: []Place{{1, 1}}})
	if n, ok := d.root.FirstChild().(*paragraph); ok {
		return plainPrinter{doc: d, bare: true}.inline(n)
	}
	return s
}

// substitutionParser takes |name| where a text is known for it.
type substitutionParser struct{}

func (substitutionParser) Trigger() []byte { return []byte{'|'} }

func (substitutionParser) Parse(_ ast.Node, block gtext.Reader, pc parser.Context) ast.Node {
	p := running(pc)
	line, _ := block.PeekLine()
	end := bytes.IndexByte(line[1:min(len(line), maxLabel)], '|') + 1
	if end <= 1 || isBlank(line[1]) || isBlank(line[end-1]) {
		return nil
	}
	text, ok := p.doc.substitutions[foldName(string(line[1:end]))]
	if !ok || p.replaced+len(text) > maxReplaced {
		return nil
	}
	p.replaced += len(text)
	block.Advance(end + 1)
	return &span{kind: words, text: text}
}
