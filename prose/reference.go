package prose

import (
	"bytes"
	"slices"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"

	"qmpdoc/diag"
)

// Ref is a reference in a text.
type Ref struct {
	Pos    diag.Pos
	Kind   RefKind
	Role   string // of a RefRole: "doc", "ref", "qapi:event"
	Target string // what it names: a definition, a member, a document
	Title  string // the text to show; empty when the target is shown
}

// Text is what a reader sees of the reference.
func (r Ref) Text() string {
	if r.Title != "" {
		return r.Title
	}
	return r.Target
}

// RefKind tells how a reference is written.
type RefKind uint8

// The notations of references.
const (
	RefMember RefKind = iota // @name: a member, argument or value; in old comments also a definition
	RefAny                   // `name`: from QEMU 10.1 on any definition, before that often just a quoted word
	RefRole                  // :role:`target`
)

// String returns the notation.
func (k RefKind) String() string { return [...]string{"@", "`", ":role:"}[k] }

// readName takes @name. The sign within a word, as in an email address, does not begin a name.
func (p *run) readName(m mark) ast.Node {
	name := nameAt(m.line[1:])
	before := m.PrecendingCharacter()
	if before == '"' && bytes.HasPrefix(m.line[1+len(name):], []byte{'"'}) {
		return nil // a value that begins with the sign
	}
	if name == "" || unicode.IsLetter(before) || unicode.IsDigit(before) || strings.ContainsRune("_.@+", before) {
		return nil
	}
	m.Advance(1 + len(name))
	return p.refer(m.offset, Ref{Kind: RefMember, Target: name})
}

// nameAt returns the name that s begins with. Dots and brackets are a part of it only inside: "@qemu.major", "@disks[].name".
func nameAt(s []byte) string {
	end := 0
	for i := 0; i < len(s); i++ {
		switch {
		case isNameByte(s[i]):
			if s[i] != '-' {
				end = i + 1
			}
			continue
		case i > 0 && bytes.HasPrefix(s[i:], []byte("[]")):
			i++
			end = i + 1
			continue
		case s[i] == '.' && i > 0 && i+1 < len(s) && isNameByte(s[i+1]) && s[i+1] != '-':
			continue
		}
		break
	}
	if end == 0 || s[0] == '-' {
		return ""
	}
	return string(s[:end])
}

// refer makes a reference of what is at offset.
func (p *run) refer(offset int, r Ref) ast.Node {
	r.Pos = p.pos(offset)
	p.doc.refs = append(p.doc.refs, r)
	return &span{kind: reference, ref: r}
}

// WithTitles is the text for those who know the titles of documents: title returns what a reference without a title of its own
// shows, or "" for its target.
func (d *Doc) WithTitles(title func(Ref) string) *Doc {
	titled := *d
	titled.title = title
	return &titled
}

// titled is r with the title that it shows.
func (d *Doc) titled(r Ref) Ref {
	if r.Title == "" && d.title != nil {
		r.Title = d.title(r)
	}
	return r
}

// Refs lists the references of the text in order.
func (d *Doc) Refs() []Ref { return d.refs }

// readQuoted takes `target`, `title <target>`, `target`:role: and the links `title <URL>`_ and `name`_.
func (p *run) readQuoted(m mark) ast.Node {
	text, ok := p.closed(m, quotedSigns)
	if !ok {
		return nil
	}
	rest, _ := m.PeekLine()
	if marks := len(rest) - len(bytes.TrimLeft(rest, "_")); marks > 0 {
		m.Advance(min(marks, 2))
		return p.namedLink(m.offset, unescape(text))
	}
	role := roleAt(rest)
	if role != "" {
		m.Advance(len(role) + 2)
	}
	return p.interpreted(m.offset, role, text)
}

// readRole takes :role:`target`.
func (p *run) readRole(m mark) ast.Node {
	role := roleAt(m.line)
	if role == "" || len(m.line) <= len(role)+2 || m.line[len(role)+2] != '`' || isWordEnd(m.PrecendingCharacter()) {
		return nil
	}
	m.Advance(len(role) + 2)
	text, ok := p.closed(m, quotedSigns)
	if !ok {
		return nil
	}
	return p.interpreted(m.offset, role, text)
}

func isWordEnd(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// roleAt returns the role that s, which begins with a colon, names: ":doc:", ":qapi:event:".
func roleAt(s []byte) string {
	if len(s) < 3 || s[0] != ':' || !('a' <= s[1] && s[1] <= 'z' || 'A' <= s[1] && s[1] <= 'Z') {
		return ""
	}
	for i := 1; i < min(len(s), maxLabel); i++ {
		switch c := s[i]; {
		case c == ':' && (i+1 == len(s) || !isNameByte(s[i+1])):
			return string(s[1:i])
		case !isNameByte(c) && c != ':' && c != '.' && c != '+':
			return ""
		}
	}
	return ""
}

// The roles that a comment might well hold. Those of the first list refer to something, those of the second say how the
// text looks.
var (
	referringRoles = []string{"any", "doc", "download", "envvar", "keyword", "numref", "obj", "option", "ref", "term"}
	styleRoles     = map[string]spanKind{
		"code": code, "command": code, "emphasis": emphasis, "file": code, "guilabel": strong, "kbd": code, "literal": code,
		"program": code, "samp": code, "strong": strong, "sub": subscript, "sup": superscript, "subscript": subscript,
		"superscript": superscript, "title": emphasis, "title-reference": emphasis,
	}
)

// interpreted makes the node of text in backticks. Without a role QEMU's manual looks for anything of that name.
func (p *run) interpreted(offset int, role, text string) ast.Node {
	if kind, ok := styleRoles[role]; ok {
		return &span{kind: kind, text: unescape(text)}
	}
	title, target := cutTarget(unescape(text))
	if strings.HasPrefix(target, "!") { // Sphinx: show, but do not link
		return &span{kind: code, text: target[1:]}
	}
	kind := RefRole
	switch {
	case role == "" || role == "any":
		kind, role = RefAny, ""
	case !slices.Contains(referringRoles, role) && !strings.HasPrefix(role, "qapi:"):
		p.report(offset, ruleUnknownRole, "unknown role '%s'", role)
	}
	return p.refer(offset, Ref{Kind: kind, Role: role, Target: strings.TrimPrefix(target, "~"), Title: title})
}

// cutTarget splits "title <target>"; a text without a target is its own.
func cutTarget(s string) (title, target string) {
	i := strings.LastIndex(s, " <")
	if i < 0 || !strings.HasSuffix(s, ">") {
		return "", s
	}
	return strings.TrimSpace(s[:i]), s[i+2 : len(s)-1]
}
