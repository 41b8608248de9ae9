package prose

import (
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// inline prints the inline content of n; newline stands for the breaks between its lines.
func (p *markdownPrinter) inline(n ast.Node, newline string) string {
	return p.doc.inline(n, escapeMarkdown, newline, p.markup)
}

func (p *markdownPrinter) markup(n *span) string {
	switch n.kind {
	case emphasis:
		return "*" + escapeMarkdown(n.text) + "*"
	case strong:
		return "**" + escapeMarkdown(n.text) + "**"
	case code:
		return codeSpan(n.text)
	case reference:
		return p.reference(n.ref)
	case link:
		switch {
		case n.href == "", strings.HasPrefix(n.href, "#"): // Markdown has no ids
			return escapeMarkdown(n.text)
		case n.href == n.text:
			return "<" + n.href + ">" // no bracket or blank is in it, see isWebURL
		default:
			return "[" + escapeMarkdown(n.text) + "](" + destination.Replace(n.href) + ")"
		}
	case noteRef:
		return noteMark(n.text)
	case subscript, superscript:
		return "<" + tags[n.kind] + ">" + escapeMarkdown(n.text) + "</" + tags[n.kind] + ">"
	case words:
		return escapeMarkdown(n.text)
	default:
		panic(fmt.Sprintf("prose: unknown kind of span %d", n.kind))
	}
}

func noteMark(label string) string { return escapeMarkdown("[" + label + "]") }

func (p *markdownPrinter) reference(r Ref) string {
	r = p.doc.titled(r)
	text := codeSpan(r.Target)
	if r.Title != "" {
		text = escapeMarkdown(r.Title)
	}
	if p.link != nil {
		if href, ok := p.link(r); ok {
			return "[" + text + "](" + destination.Replace(href) + ")"
		}
	}
	return text
}

// destination makes an address safe between the parentheses of a link.
var destination = strings.NewReplacer(" ", "%20", "(", "%28", ")", "%29", "<", "%3C", ">", "%3E", "\\", "%5C", `"`, "%22")

// codeSpan prints s as code, with more backticks around it than are in it.
func codeSpan(s string) string {
	fence := strings.Repeat("`", longestRun(s, '`')+1)
	if strings.HasPrefix(s, "`") || strings.HasSuffix(s, "`") {
		s = " " + s + " "
	}
	return fence + strings.ReplaceAll(s, "|", "\\|") + fence
}

// escapeMarkdown puts a backslash before each character that would mean something within a line. An exclamation mark does
// only before a link, which may follow.
func escapeMarkdown(s string) string {
	if !strings.ContainsAny(s, "\\`*_[]<>&|~!") {
		return s
	}
	var b strings.Builder
	for i := range len(s) {
		inWord := i > 0 && i+1 < len(s) && isNameByte(s[i-1]) && isNameByte(s[i+1])
		if strings.IndexByte("\\`*_[]<>&|~", s[i]) >= 0 && !(s[i] == '_' && inWord) || s[i] == '!' && i+1 == len(s) {
			b.WriteByte('\\')
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// escapeLineStarts does the same for what would begin a block. Doing it last is right: a mark of emphasis or code that
// this package has put at the beginning of a line is none of these.
func escapeLineStarts(s string) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		rest := strings.TrimLeft(line, "0123456789")
		digits := len(line) - len(rest)
		switch {
		case rest == "":
		case digits == 0 && (strings.IndexByte("#+-=", rest[0]) >= 0 || strings.HasPrefix(rest, ":-")), digits > 0 && (rest[0] == '.' || rest[0] == ')'):
			lines[i] = line[:digits] + "\\" + rest
		}
	}
	return strings.Join(lines, "\n")
}
