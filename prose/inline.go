package prose

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	gtext "github.com/yuin/goldmark/text"
)

// span is inline markup. It holds plain text: inline markup does not nest.
type span struct {
	ast.BaseInline
	kind spanKind
	text string
	ref  Ref    // of a reference
	href string // of a link
}

func (*span) Kind() ast.NodeKind { return nodeKind }

func (n *span) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

type spanKind uint8

const (
	emphasis spanKind = iota
	strong
	code
	reference
	link
	noteRef
	subscript
	superscript
	words // plain text from elsewhere in the source
)

// delimiter is the sign on both sides of inline markup.
type delimiter struct {
	sign string
	kind unclosed
	name string
}

var (
	literalSigns  = delimiter{"``", 1, "inline literal"}
	quotedSigns   = delimiter{"`", 2, "reference"}
	strongSigns   = delimiter{"**", 4, "strong text"}
	emphasisSigns = delimiter{"*", 8, "emphasis"}
)

// unclosed is a set of delimiters that close nothing in the rest of the present paragraph. Without it a paragraph of
// nothing but openings would be searched to its end for each of them.
type unclosed uint8

// closed reads markup: the reader of m is at the opening sign of d. It returns the text up to the closing sign and moves the
// reader after that; or returns false, and reports the opening when nothing closes it.
// What opens and what closes is decided as by reStructuredText ("Inline markup recognition rules").
func (p *run) closed(m mark, d delimiter) (string, bool) {
	if p.inside != m.parent {
		p.inside, p.unclosed = m.parent, 0
	}
	line, seg := m.PeekLine()
	if p.unclosed&d.kind != 0 || !opens(m.PrecendingCharacter(), line, len(d.sign)) {
		return "", false
	}
	var text []byte
	for at := len(d.sign); line != nil; at = 0 {
		if end := d.closing(line, at); end >= 0 {
			m.Advance(end + len(d.sign))
			return string(append(text, line[at:end]...)), true
		}
		text = append(append(text, bytes.TrimRight(line[at:], "\n")...), ' ')
		m.AdvanceLine()
		line, _ = m.PeekLine()
	}
	p.unclosed |= d.kind
	p.report(seg.Start, ruleUnclosed, "%s is not closed: no %s in the rest of the paragraph", d.name, d.sign)
	return "", false
}

// opens reports whether a sign of width bytes at the beginning of line, after the character before, opens markup.
func opens(before rune, line []byte, width int) bool {
	if len(line) <= width || isBlank(line[width]) || line[width] == line[0] {
		return false
	}
	if i := strings.IndexRune(openers, before); i >= 0 {
		return closers[i] != line[width] // not when the sign itself is quoted
	}
	return unicode.IsSpace(before) || strings.ContainsRune("-:/", before) || (before >= utf8.RuneSelf && unicode.IsPunct(before))
}

// openers may come before markup, and closers, in the same order, after it.
const (
	openers = "'\"([{<"
	closers = "'\")]}>"
)

func isBlank(c byte) bool { return c == ' ' || c == '\n' }

// closing returns the offset in line, at or after from, of a sign that closes d; -1 when there is none.
func (d delimiter) closing(line []byte, from int) int {
	for i := from; ; i++ {
		n := bytes.Index(line[i:], []byte(d.sign))
		if n < 0 {
			return -1
		}
		i += n
		if i > from && !isBlank(line[i-1]) && d.mayEnd(line[i+len(d.sign):]) && (d.kind == literalSigns.kind || !isEscaped(line[:i])) {
			return i
		}
	}
}

// mayEnd reports whether rest may be after a closing sign.
func (d delimiter) mayEnd(rest []byte) bool {
	if len(rest) == 0 || isBlank(rest[0]) || rest[0] >= utf8.RuneSelf {
		return true
	}
	if d.kind == quotedSigns.kind && rest[0] == '_' {
		return true
	}
	return strings.IndexByte(closers+"-/\\:.,;!?", rest[0]) >= 0
}

// isEscaped reports whether the character after s has a backslash before it that counts.
func isEscaped(s []byte) bool {
	return (len(s)-len(bytes.TrimRight(s, "\\")))%2 == 1
}

// unescape takes the backslashes out of the text of inline markup.
func unescape(s string) string {
	if strings.IndexByte(s, '\\') < 0 {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) {
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// takeBack removes n bytes from the end of the text before m, because they belong to the markup.
func (m mark) takeBack(n int) bool {
	last, ok := m.parent.LastChild().(*ast.Text)
	if !ok || last.Segment.Len() < n {
		return false
	}
	last.Segment = last.Segment.WithStop(last.Segment.Stop - n)
	return true
}

// textBefore returns the text that directly precedes m, on the same line, since the last markup.
func (m mark) textBefore() []byte {
	last, ok := m.parent.LastChild().(*ast.Text)
	if !ok || last.SoftLineBreak() || last.Segment.Stop != m.offset {
		return nil
	}
	return last.Segment.Value(m.Source())
}

// readEscape takes a backslash and the character after it. Outside documents it is kept before a letter or digit: "C:\temp".
func (p *run) readEscape(m mark) ast.Node {
	if len(m.line) < 2 || m.line[1] == '\n' {
		return nil
	}
	_, width := utf8.DecodeRune(m.line[1:])
	m.Advance(1 + width)
	from, to := m.offset+1, m.offset+1+width
	switch {
	case m.line[1] == ' ':
		to = from
	case isNameByte(m.line[1]) && !p.text.Document:
		from--
	}
	return ast.NewTextSegment(gtext.NewSegment(from, to))
}
