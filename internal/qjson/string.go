package qjson

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// decode returns the text of the string t and reports what its content must not hold: unknown escapes, control characters,
// lone surrogates, bytes that are not UTF-8.
func (p *parser) decode(t token) string {
	start, end := t.content(p.text)
	if t.plain {
		return p.text[start:end]
	}
	var b strings.Builder
	for i := start; i < end; {
		switch c := p.text[i]; {
		case c == '\\':
			i = p.escape(&b, t, i, end)
		case c < ' ':
			p.controlCharacter(t, i)
			b.WriteByte(c)
			i++
		case c < utf8.RuneSelf:
			b.WriteByte(c)
			i++
		default:
			r, size := utf8.DecodeRuneInString(p.text[i:end])
			if r == utf8.RuneError && size == 1 {
				p.fault(BadString, i, i+1, "the byte 0x%02x is not UTF-8", c)
			}
			b.WriteRune(r)
			i += size
		}
	}
	return b.String()
}

// content returns the bytes between the quotes.
func (t token) content(text string) (start, end int) {
	_, size := utf8.DecodeRuneInString(text[t.start:])
	start, end = t.start+size, t.end
	if t.closed {
		_, size = utf8.DecodeLastRuneInString(text[:t.end])
		end -= size
	}
	return start, end
}

func (p *parser) controlCharacter(t token, i int) {
	escape := fmt.Sprintf("\\u%04x", p.text[i])
	if p.text[i] == '\t' {
		escape = `\t`
	}
	f := p.fault(BadString, i, i+1, "a control character inside a string is written %s", escape)
	p.editInside(t, f, escape)
}

// editInside gives f the repair of a place inside the string t, unless t gets new quotes and with them new content.
func (p *parser) editInside(t token, f *Fault, text string) {
	if p.text[t.start] == '"' {
		f.Edit = &Edit{Start: f.Start, End: f.End, Text: text}
	}
}

// simpleEscapes are the escapes of one letter. QEMU takes \' as well, in strings of both kinds; JSON does not.
var simpleEscapes = map[byte]byte{'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}

// escape decodes the escape at i and returns the offset after it.
func (p *parser) escape(b *strings.Builder, t token, i, end int) int {
	if i+1 >= end {
		p.fault(BadString, i, i+1, "'\\' at the end of a string")
		return end
	}
	c := p.text[i+1]
	if plain, ok := simpleEscapes[c]; ok {
		b.WriteByte(plain)
		return i + 2
	}
	switch c {
	case 'u':
		return p.unicodeEscape(b, i, end)
	case '\'':
		b.WriteByte(c)
		if p.text[t.start] != c {
			f := p.fault(BadString, i, i+2, `\' is not an escape of JSON`)
			f.Lenient = true
			p.editInside(t, f, "'")
		}
		return i + 2
	}
	r, size := utf8.DecodeRuneInString(p.text[i+1 : end])
	b.WriteRune(r)
	if r == utf8.RuneError && size == 1 {
		p.fault(BadString, i, i+2, "the byte 0x%02x is not UTF-8", c)
		return i + 2
	}
	f := p.fault(BadString, i, i+1+size, "%s is not a JSON escape", shorten(p.text[i:i+1+size]))
	f.Help = `a backslash that is meant is written \\`
	return i + 1 + size
}

// unicodeEscape decodes \uXXXX, or the two of a surrogate pair.
func (p *parser) unicodeEscape(b *strings.Builder, i, end int) int {
	high, ok := hex4(p.text[i:end])
	if !ok {
		p.fault(BadString, i, min(i+6, end), `\u wants four hexadecimal digits`)
		b.WriteRune(utf8.RuneError)
		return i + 2
	}
	if high < 0xd800 || high > 0xdfff {
		b.WriteRune(high)
		return i + 6
	}
	low, ok := hex4(p.text[i+6 : end])
	if high > 0xdbff || !ok || low < 0xdc00 || low > 0xdfff {
		p.fault(BadString, i, i+6, "%s is half of a surrogate pair", p.text[i:i+6])
		b.WriteRune(utf8.RuneError)
		return i + 6
	}
	b.WriteRune((high-0xd800)<<10 | (low - 0xdc00) + 0x10000)
	return i + 12
}

// hex4 reads \uXXXX at the start of s.
func hex4(s string) (rune, bool) {
	if len(s) < 6 || s[0] != '\\' || s[1] != 'u' {
		return 0, false
	}
	var r rune
	for _, c := range []byte(s[2:6]) {
		switch {
		case isDigit(c):
			r = r<<4 | rune(c-'0')
		case 'a' <= c|0x20 && c|0x20 <= 'f':
			r = r<<4 | rune(c|0x20-'a'+10)
		default:
			return 0, false
		}
	}
	return r, true
}

// quoted returns text as JSON writes it.
func quoted(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r < ' ':
			fmt.Fprintf(&b, "\\u%04x", r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// shorten cuts a piece of the text for a message, at the line's end or where it gets long.
func shorten(s string) string {
	const most = 40
	line, _, _ := strings.Cut(s, "\n")
	line = strings.TrimRight(line, " \t\r")
	if len(line) > most {
		line = strings.TrimRight(line[:most], " \t") + "…"
	}
	return strings.ToValidUTF8(line, "�")
}
