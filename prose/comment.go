package prose

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"

	"qmpdoc/diag"
)

// openComment takes comments and the targets of links, which show nothing.
func (p *run) openComment(_ ast.Node, s spot) ast.Node {
	if !bytes.HasPrefix(s.text, []byte("..")) || (len(s.text) > 2 && s.text[2] != ' ') || isDirective(s.text) {
		return nil
	}
	end := p.body(s.line+1, s.col)
	if len(s.text) == 2 && p.blank(s.line+1) {
		end = s.line + 1 // an empty comment does not take the block after it
	}
	p.addTarget(s.text)
	p.addSubstitution(s, end)
	p.checkComment(s)
	return &unseen{extent: extent{end}}
}

// checkComment reports a comment that was meant as a directive: ".. note: text" shows nothing at all.
func (p *run) checkComment(s spot) {
	name, rest, ok := bytes.Cut(bytes.TrimLeft(s.text[2:], " "), []byte(":"))
	if !ok || (len(rest) > 0 && rest[0] != ' ') || directives[string(name)] == unknownDirective {
		return
	}
	colon := s.offset + len(s.text) - len(rest) - 1
	f := p.report(colon, ruleLostDirective, "'.. %s:' is a comment, and hides what belongs to it: a directive has two colons", name)
	f.End = p.pos(colon + 1)
	f.Help = "write '.. " + string(name) + "::'"
	f.Fix = &diag.Edit{Pos: f.End, End: f.End, Text: ":"}
}

// addTarget notes the target ".. _name: URL". One without a URL is a place in the text: in the section at hand, or that
// which begins below it.
func (p *run) addTarget(s []byte) {
	name, url, ok := cutTargetLine(s)
	if !ok {
		return
	}
	if p.doc.targets == nil {
		p.doc.targets = map[string]string{}
	}
	p.doc.targets[name] = url
	if last := len(p.sections) - 1; last >= 0 && url == "" && p.text.Document {
		p.label(last, name)
	}
}

// cutTargetLine splits ".. _name: URL" into the folded name and the URL.
func cutTargetLine(s []byte) (name, url string, ok bool) {
	rest, ok := bytes.CutPrefix(s, []byte(".. _"))
	if !ok {
		return "", "", false
	}
	before, after, ok := bytes.Cut(rest, []byte(":"))
	if !ok || (len(after) > 0 && after[0] != ' ') {
		return "", "", false
	}
	return foldName(strings.Trim(string(before), "`")), strings.TrimSpace(string(after)), true
}

// foldName makes names equal that mean the same target.
func foldName(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }
