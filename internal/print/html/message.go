package html

import (
	"fmt"
	"strings"

	"qmpdoc/internal/page"
)

// keyMarks are the attributes of keys, by the offset of their first byte.
type keyMarks map[int]string

// keys links keys to their rows, and shows the types of their values to the mouse.
func (w *writer) keys(list []page.KeyLink) keyMarks {
	marks := make(keyMarks, len(list))
	for _, k := range list {
		mark := ""
		if href := w.href(k.To); href != "" {
			mark = ` href="` + escape(href) + `"`
		}
		if k.Type != "" {
			mark += ` title="` + escape(k.Type) + `"`
		}
		marks[k.Offset] = mark
	}
	return marks
}

// message prints the lines of a message, and below each what is wrong there, with a caret under the place.
func (w *writer) message(text string, flaws []page.Flaw, marks keyMarks) {
	at, line := 0, 0
	for l := range strings.SplitSeq(text, "\n") {
		if line > 0 {
			w.write("\n")
		}
		w.highlight(l, at, marks)
		for len(flaws) > 0 && flaws[0].Line == line {
			f := &flaws[0]
			w.write(fmt.Sprintf("\n<span class=\"flaw %s\"><span>%*s^ </span><span>%s</span></span>", escape(f.Severity), f.Column, "", escape(f.Text)))
			flaws = flaws[1:]
		}
		at += len(l) + 1
		line++
	}
}

// highlight writes a message with its keys, strings and other values marked, and with links; at is the offset of text in what
// the marks count from. It accepts any text: what is not JSON, such as an elision "...", stays as it is. Chroma's lexer for
// JSON fails on single quotes and unclosed strings.
func (w *writer) highlight(text string, at int, marks keyMarks) {
	for text != "" {
		end := tokenEnd(text)
		token := text[:end]
		text = text[end:]
		class := tokenClass(token, text)
		switch mark := marks[at]; {
		case class == "":
			w.escaped(token)
		case mark != "":
			w.write(`<a class="`, class, `"`, mark, ">")
			w.escaped(token)
			w.write("</a>")
		default:
			w.classed(class, token)
		}
		at += end
	}
}

// classed writes code in a colour.
func (w *writer) classed(class, code string) {
	w.write(`<i class="`, class, `">`)
	w.escaped(code)
	w.write("</i>")
}

// tokenEnd is the end of the string, word or run of other signs that s begins with.
func tokenEnd(s string) int {
	if s[0] == '"' || s[0] == '\'' {
		return stringEnd(s)
	}
	word := wordByte(s[0])
	i := 1
	for i < len(s) && s[i] != '"' && s[i] != '\'' && wordByte(s[i]) == word {
		i++
	}
	return i
}

// stringEnd is the end of the string that s begins with; one that is not closed ends with its line.
func stringEnd(s string) int {
	i := 1
	for ; i < len(s) && s[i] != '\n'; i++ {
		if s[i] == s[0] {
			return i + 1
		}
		if s[i] == '\\' && i+1 < len(s) && s[i+1] != '\n' {
			i++
		}
	}
	return i
}

func wordByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '-' || c == '.' || c == '_'
}

// tokenClass is the style class of a token: property, string, other value, "" for the rest; after is the text after it.
func tokenClass(token, after string) string {
	const far = 16 // how far a colon is looked for, so that the time stays linear
	switch c := token[0]; {
	case c == '"' || c == '\'':
		if strings.HasPrefix(strings.TrimLeft(after[:min(len(after), far)], " \t"), ":") {
			return "p"
		}
		return "s"
	case token == "true", token == "false", token == "null", '0' <= c && c <= '9', c == '-' && len(token) > 1:
		return "v"
	default:
		return ""
	}
}
