package prose

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// readURL takes bare URLs, and those in angle brackets without these (RFC 3986, "Delimiting a URI in Context"). It begins at
// the colon and takes back the word before it, so that it need not look at every word of the text.
func (p *run) readURL(m mark) ast.Node {
	if !bytes.HasPrefix(m.line, []byte("://")) {
		return nil
	}
	before := m.textBefore()
	scheme := schemeBefore(before)
	if scheme == "" {
		return nil
	}
	rest := urlRest(m.line)
	sign := 0
	if bytes.HasSuffix(before, []byte("<"+scheme)) && bytes.HasPrefix(m.line[len(rest):], []byte(">")) {
		sign = 1
	}
	if len(rest) <= len("://") || !m.takeBack(sign+len(scheme)) {
		return nil
	}
	m.Advance(len(rest) + sign)
	url := scheme + string(rest)
	return &span{kind: link, text: url, href: url}
}

// schemeBefore returns the scheme at the end of a text if it is one that may become a link.
func schemeBefore(s []byte) string {
	for _, scheme := range []string{"https", "http"} {
		if rest, ok := bytes.CutSuffix(s, []byte(scheme)); ok && (len(rest) == 0 || !isNameByte(rest[len(rest)-1])) {
			return scheme
		}
	}
	return ""
}

// isWebURL reports whether s may become a link: no other scheme does, javascript: least of all.
func isWebURL(s string) bool {
	return (strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://")) && !strings.ContainsAny(s, " \"'<>`\\")
}

// urlRest returns the part of s that belongs to a URL: up to a blank or quote, without the punctuation of the sentence.
func urlRest(s []byte) []byte {
	end := bytes.IndexAny(s, " \n\"'<>`\\")
	if end < 0 {
		end = len(s)
	}
	s = bytes.TrimRight(s[:end], ".,:;!?*_")
	for _, pair := range []string{"()", "[]", "{}"} {
		if bytes.HasSuffix(s, []byte(pair[1:])) && bytes.IndexByte(s, pair[0]) < 0 {
			return bytes.TrimRight(s[:len(s)-1], ".,:;!?*_")
		}
	}
	return s
}

// namedLink makes the node of `title <URL>`_ or `name`_.
func (p *run) namedLink(offset int, text string) ast.Node {
	title, target := cutTarget(text)
	if title != "" {
		if p.text.Document && strings.Contains(target, ".html") && !isWebURL(target) { // of the manual, which made it of a name
			return p.refer(offset, Ref{Kind: RefAny, Target: title, Title: title})
		}
		return linkTo(title, target)
	}
	url, ok := p.doc.targets[foldName(text)]
	if !ok {
		p.report(offset, ruleUnknownTarget, "no link target named '%s'", text)
	}
	return linkTo(text, url)
}

// linkTo makes a link, or plain text when the target is not on the web: the pages of QEMU's manual are elsewhere.
func linkTo(title, url string) ast.Node {
	if !isWebURL(url) && !strings.HasPrefix(url, sectionSign) {
		url = ""
	}
	return &span{kind: link, text: title, href: url}
}

// readNoteRef takes [label]_.
func (p *run) readNoteRef(m mark) ast.Node {
	end := bytes.IndexByte(m.line[:min(len(m.line), maxLabel)], ']')
	if end < 2 || !isNoteLabel(m.line[1:end]) || !endsReference(m.line[end+1:]) {
		return nil
	}
	shown, ok := p.doc.notes.find(string(m.line[1:end]))
	if !ok {
		p.report(m.offset, ruleUnknownTarget, "no footnote '%s'", shown)
	}
	m.Advance(end + 2)
	n := &span{kind: noteRef, text: shown}
	if ok {
		n.href = "#" + shown
	}
	return n
}

// maxLabel bounds the bytes of a label or role, so that a long row of signs is not read again at each of them.
const maxLabel = 80

// endsReference reports whether s begins with the underscore of a reference.
func endsReference(s []byte) bool {
	return len(s) > 0 && s[0] == '_' && (len(s) == 1 || !isNameByte(s[1]))
}

// readNamedLink takes name_, a link by name. _word_ is plain text, as in reStructuredText.
func (p *run) readNamedLink(m mark) ast.Node {
	name := lastWord(m.textBefore())
	url, ok := p.doc.targets[foldName(name)]
	if name == "" || !ok || !endsReference(m.line) || !m.takeBack(len(name)) {
		return nil
	}
	m.Advance(1)
	return linkTo(name, url)
}

func lastWord(s []byte) string {
	i := len(s)
	for i > 0 && len(s)-i < maxLabel && isNameByte(s[i-1]) {
		i--
	}
	return string(s[i:])
}
