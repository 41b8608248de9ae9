package prose

import (
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// inline prints the inline content of n; newline is what it puts between its lines.
func (p *markdownPrinter) inline(n ast.Node, newline string) string {
	return p.doc.inline(n, EscapeMarkdown, newline, p.markup)
}

func (p *markdownPrinter) markup(n *span) string {
	switch n.kind {
	case emphasis:
		return "*" + EscapeMarkdown(n.text) + "*"
	case strong:
		return "**" + EscapeMarkdown(n.text) + "**"
	case code:
		return MarkdownCode(n.text)
	case reference:
		return p.reference(n.ref)
	case link:
		switch {
		case n.href == "", strings.HasPrefix(n.href, "#"): // Markdown has no ids
			return EscapeMarkdown(n.text)
		case n.href == n.text:
			return "<" + n.href + ">" // no bracket or blank is in it, see isWebURL
		default:
			return "[" + EscapeMarkdown(n.text) + "](" + destination.Replace(n.href) + ")"
		}
	case noteRef:
		return noteMark(n.text)
	case subscript, superscript:
		return "<" + tags[n.kind] + ">" + EscapeMarkdown(n.text) + "</" + tags[n.kind] + ">"
	case words:
		return EscapeMarkdown(n.text)
	default:
		panic(fmt.Sprintf("prose: unknown kind of span %d", n.kind))
	}
}

func noteMark(label string) string { return EscapeMarkdown("[" + label + "]") }

func (p *markdownPrinter) reference(r Ref) string {
	r = p.doc.titled(r)
	text := MarkdownCode(r.Target)
	if r.Title != "" {
		text = EscapeMarkdown(r.Title)
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

// MarkdownCode writes s as code: between more backticks than are in it.
func MarkdownCode(s string) string {
	fence := strings.Repeat("`", longestRun(s, '`')+1)
	if s == "" || strings.HasPrefix(s, "`") || strings.HasSuffix(s, "`") {
		s = " " + s + " "
	}
	return fence + s + fence
}

// MarkdownBlock writes s as a block of code, whose fence does not occur in it.
func MarkdownBlock(language, s string) string {
	fence := strings.Repeat("`", max(3, longestRun(s, '`')+1))
	return fence + strings.Map(wordRune, language) + "\n" + s + "\n" + fence
}

// markdownSigns mean something anywhere within a line; an exclamation mark does before a link, which may follow, and a number
// sign at the end of a heading.
const (
	markdownSigns = "\\`*_[]<>&|~"
	endSigns      = "!#"
)

// EscapeMarkdown puts a backslash before each character that would mean something within a line.
func EscapeMarkdown(s string) string {
	if !strings.ContainsAny(s, markdownSigns+endSigns) {
		return s
	}
	var b strings.Builder
	for i := range len(s) {
		inWord := i > 0 && i+1 < len(s) && isNameByte(s[i-1]) && isNameByte(s[i+1])
		if strings.IndexByte(markdownSigns, s[i]) >= 0 && !(s[i] == '_' && inWord) || i+1 == len(s) && strings.IndexByte(endSigns, s[i]) >= 0 {
			b.WriteByte('\\')
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// MarkdownCell escapes the bars of code in the text of a table's cell. Everywhere else code is shown with the backslash.
func MarkdownCell(s string) string { return bars.Replace(s) }

var bars = strings.NewReplacer(`\\`, `\\`, `\|`, `\|`, `|`, `\|`)

// escapeLineStarts does the same for what would begin a block. Doing it last is right: a mark of emphasis or code that
// this package has put at the beginning of a line is none of these.
func escapeLineStarts(s string) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		rest := strings.TrimLeft(line, "0123456789")
		digits := len(line) - len(rest)
		numbered := digits > 0 && rest != "" && strings.IndexByte(".)", rest[0]) >= 0 && (len(rest) == 1 || rest[1] == ' ')
		signed := digits == 0 && rest != "" && (strings.IndexByte("#+-=", rest[0]) >= 0 || strings.HasPrefix(rest, ":-"))
		if numbered || signed {
			lines[i] = line[:digits] + "\\" + rest
		}
	}
	return strings.Join(lines, "\n")
}
