package html

import (
	"html/template"
	"strings"
	"unicode/utf8"
)

// What Go prepares as HTML is written with these functions alone; the rest is escaped by html/template.

// escape makes s safe as text and inside a quoted attribute. What no HTML document may contain, NUL, other control
// signs and invalid UTF-8, becomes U+FFFD.
func escape(s string) string {
	if plain(s) {
		return s
	}
	var b strings.Builder
	writeEscaped(&b, s)
	return b.String()
}

func plain(s string) bool {
	for i := range len(s) {
		switch c := s[i]; {
		case c < ' ' && c != '\n' && c != '\t', c >= 0x7f, c == '<', c == '>', c == '&', c == '"', c == '\'':
			return false
		}
	}
	return true
}

func writeEscaped(b *strings.Builder, s string) {
	if plain(s) {
		b.WriteString(s)
		return
	}
	for i, r := range s {
		switch {
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '&':
			b.WriteString("&amp;")
		case r == '"':
			b.WriteString("&#34;")
		case r == '\'':
			b.WriteString("&#39;")
		case forbidden(r):
			b.WriteRune(utf8.RuneError)
		case r == utf8.RuneError:
			b.WriteRune(utf8.RuneError)
		default:
			_, size := utf8.DecodeRuneInString(s[i:])
			b.WriteString(s[i : i+size])
		}
	}
}

// forbidden reports whether HTML has no place for r: control signs, and noncharacters
// (html.spec.whatwg.org, "Preprocessing the input stream"). A carriage return would be read as a line end.
func forbidden(r rune) bool {
	return r < ' ' && r != '\n' && r != '\t' || 0x7f <= r && r < 0xa0 || r&0xfffe == 0xfffe || 0xfdd0 <= r && r <= 0xfdef
}

// breakable escapes a name and lets it break after "-" and "_" and before the capitals of CamelCase.
func breakable(name string) template.HTML {
	var b strings.Builder
	start := 0
	for i := 1; i < len(name); i++ {
		if name[i-1] == '-' || name[i-1] == '_' || name[i-1] == '.' || hump(name, i) {
			writeEscaped(&b, name[start:i])
			b.WriteString("<wbr>")
			start = i
		}
	}
	writeEscaped(&b, name[start:])
	return template.HTML(b.String())
}

// hump reports whether a word of CamelCase begins at i.
func hump(name string, i int) bool {
	lower := 'a' <= name[i-1] && name[i-1] <= 'z' || '0' <= name[i-1] && name[i-1] <= '9'
	return lower && 'A' <= name[i] && name[i] <= 'Z'
}
