package site

import (
	"html/template"
	"strings"
)

// highlight writes one message of an example with its keys, strings and other values marked. It takes everything:
// what is no JSON, such as an elision "...", stays as it is.
func highlight(text string) template.HTML {
	var b strings.Builder
	b.Grow(len(text) * 2)
	for i := 0; i < len(text); {
		n := tokenEnd(text, i) - i
		token := text[i : i+n]
		if class := tokenClass(token, text[i+n:]); class != "" {
			b.WriteString(`<i class="` + class + `">`)
			writeEscaped(&b, token)
			b.WriteString("</i>")
		} else {
			writeEscaped(&b, token)
		}
		i += n
	}
	return template.HTML(b.String())
}

// tokenEnd gives the end of the string, word or run of other signs that begins at i.
func tokenEnd(s string, i int) int {
	switch c := s[i]; {
	case c == '"' || c == '\'':
		return stringEnd(s, i)
	case wordByte(c):
		for i < len(s) && wordByte(s[i]) {
			i++
		}
		return i
	default:
		for i < len(s) && s[i] != '"' && s[i] != '\'' && !wordByte(s[i]) {
			i++
		}
		return i
	}
}

// stringEnd gives the end of the string that opens at i; one that is not closed ends with its line.
func stringEnd(s string, i int) int {
	quote := s[i]
	for i++; i < len(s) && s[i] != '\n'; i++ {
		switch s[i] {
		case '\\':
			if i+1 < len(s) && s[i+1] != '\n' {
				i++
			}
		case quote:
			return i + 1
		}
	}
	return i
}

func wordByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '-' || c == '.' || c == '_'
}

// tokenClass gives the style class of a token; rest is the text behind it.
func tokenClass(token, rest string) string {
	switch c := token[0]; {
	case c == '"' || c == '\'':
		if strings.HasPrefix(strings.TrimLeft(peek(rest), " \t"), ":") {
			return "p"
		}
		return "s"
	case token == "true" || token == "false" || token == "null", '0' <= c && c <= '9', c == '-' && len(token) > 1:
		return "v"
	default:
		return ""
	}
}

// peek limits how far the look for a colon goes, so that the whole stays linear.
func peek(s string) string { return s[:min(len(s), 16)] }
