package prose

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"
)

// Bounds of substitutions: a short name can be replaced by a long text, many times.
const (
	maxReplacement = 400     // bytes of one text
	maxReplaced    = 1 << 16 // bytes that are put into one text
)

// addSubstitution notes ".. |name| replace:: text", which begins at s and ends before line end, and reports a substitution
// by any other directive.
func (p *run) addSubstitution(s spot, end int) {
	rest, ok := bytes.CutPrefix(s.text, []byte(".. |"))
	name, rest, closed := bytes.Cut(rest, []byte("|"))
	directive, text := cutName(bytes.TrimLeft(rest, " "))
	switch {
	case !ok || !closed || directive == nil || len(name) > maxLabel:
	case string(directive) == "replace":
		p.addReplacement(name, text, s.line+1, end)
	default:
		p.report(s.offset, ruleUnknownDirective, "unknown directive '%s' for |%s|", directive, name).Help =
			"write 'replace::' and the text after it"
	}
}

// addReplacement notes what replaces |name|: text, and the lines from i up to end. It is shown without its markup.
func (p *run) addReplacement(name, text []byte, i, end int) {
	words := bytes.Fields(text)
	size := len(text)
	for ; i < end && size <= maxReplacement; i++ {
		words = append(words, bytes.Fields(p.at(i))...)
		size += len(p.at(i))
	}
	if size > maxReplacement || len(words) == 0 {
		return
	}
	if p.doc.substitutions == nil {
		p.doc.substitutions = map[string]string{}
	}
	p.doc.substitutions[foldName(string(name))] = p.shown(string(bytes.Join(words, []byte(" "))))
}

// shown returns what a reader sees of a line.
func (p *run) shown(line string) string {
	inner := newRun(Text{Raw: line, Lines: []Place{{1, 1}}}, p.depth, p)
	inner.doc.root = lineParser.Parse(gtext.NewReader(inner.doc.lines.src), parser.WithContext(inner))
	p.replaced = inner.replaced
	return plainPrinter{doc: inner.doc, bare: true}.inline(inner.doc.root.FirstChild())
}

// readSubstitution takes |name| where a text is known for it.
func (p *run) readSubstitution(m mark) ast.Node {
	end := bytes.IndexByte(m.line[1:min(len(m.line), maxLabel)], '|') + 1
	if end <= 1 || isBlank(m.line[1]) || isBlank(m.line[end-1]) {
		return nil
	}
	text, ok := p.doc.substitutions[foldName(string(m.line[1:end]))]
	if !ok || p.replaced+len(text) > maxReplaced {
		return nil
	}
	p.replaced += len(text)
	m.Advance(end + 1)
	return &span{kind: words, text: text}
}
