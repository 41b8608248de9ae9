package qjson

import (
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// longestPhrase bounds the search for the quote that ends a string.
const longestPhrase = 200

// stringValue reads a string in a value's place. It returns nil when the string is the name of the next member.
func (p *parser) stringValue(in Kind) *Value {
	before, t := p.mark(), p.tok
	p.take()
	switch k := p.tok.kind; {
	case !t.closed:
		p.back(before)
		if v := p.foldedString(t); v != nil {
			return v
		}
		return p.cutString(t)
	case k == tokColon && in == Object:
		return nil
	case p.tok.start == t.end && (k == tokWord || k == tokNumber || k == tokString):
		if p.goesOn(t, in) {
			p.back(before)
			return p.cutString(t)
		}
		if v := p.innerQuotes(t); v != nil {
			return v
		}
	case k == tokWord && !p.isLiteral(p.tok) && !p.startsMember(p.tok) && !strings.ContainsAny(p.text[t.end:p.tok.start], "\r\n"):
		if v := p.innerQuotes(t); v != nil {
			return v
		}
	}
	return p.new(Value{Kind: String, Start: t.start, End: t.end, Text: p.stringText(t)})
}

// stringText decodes t, whose quotes are both there, and reports quotes that JSON does not know.
func (p *parser) stringText(t token) string {
	faults := len(p.doc.Faults)
	text := p.decode(t)
	if p.text[t.start] == '"' {
		return text
	}
	certain := len(p.doc.Faults) == faults
	rule, what := BadString, "in typographic quotes"
	if p.text[t.start] == '\'' {
		rule, what = SingleQuote, "in single quotes"
	}
	f := p.fault(rule, t.start, t.end, "%s is %s", shorten(p.text[t.start:t.end]), what)
	f.Lenient = rule == SingleQuote
	if certain {
		f.Help = "write " + shorten(quoted(text))
		f.edit(t.start, t.end, quoted(text))
	}
	return text
}

// goesOn reports whether the closing quote of t opens a string of its own, as in "one, "two": the quote of t is missing.
func (p *parser) goesOn(t token, in Kind) bool {
	next := p.tok.end
	if p.tok.kind == tokString || next >= len(p.text) || p.text[next] != p.text[t.start] {
		return false
	}
	if p.quoteBeforeColon(next) {
		return in == Object || p.inside(Object)
	}
	start, end := t.content(p.text)
	return in == Array && strings.HasSuffix(strings.TrimRight(p.text[start:end], " \t"), ",") && p.endsItem(next+1)
}

// endsItem reports whether a value can end at i: punctuation, the end of the line or of the text follows.
func (p *parser) endsItem(i int) bool {
	for i < len(p.text) && (p.text[i] == ' ' || p.text[i] == '\t') {
		i++
	}
	return i >= len(p.text) || strings.IndexByte(",}]\r\n", p.text[i]) >= 0
}

// cutString reads a string that lacks its closing quote: it ends before the punctuation that belongs after it.
func (p *parser) cutString(t token) *Value {
	start, end := t.content(p.text)
	cut := start + contentEnd(p.text[start:end])
	if !p.mayRescan(end - cut) {
		cut = end
	}
	v := p.new(Value{Kind: String, Start: t.start, End: cut, Text: p.decode(token{start: t.start, end: cut, plain: t.plain})})
	f := p.insert(UnclosedString, cut, `"`, "the string %s is not closed", shorten(p.text[t.start:cut]))
	if p.text[t.start] != '"' {
		f.edit(t.start, cut, quoted(v.Text))
	}
	p.moveTo(max(cut, start))
	return v
}

// contentEnd returns the length of s without the punctuation at its end, but with a closer whose opener it holds.
func contentEnd(s string) int {
	end := len(strings.TrimRight(s, " \t,{}[]"))
	open := strings.Count(s[:end], "[") + strings.Count(s[:end], "{") - strings.Count(s[:end], "]") - strings.Count(s[:end], "}")
	for end < len(s) && open > 0 && (s[end] == ']' || s[end] == '}') {
		end++
		open--
	}
	return end
}

// foldedString reads a string that goes on in the next lines; nil when it does not look so.
func (p *parser) foldedString(t token) *Value {
	if line := strings.TrimRight(p.text[t.start:t.end], " \t"); strings.IndexByte(",:{}[]", line[len(line)-1]) >= 0 {
		return nil
	}
	rest := p.text[t.end:min(len(p.text), t.end+2*longestPhrase)]
	i := strings.IndexAny(rest, `"':{}[]`)
	if i < 0 || rest[i] != p.text[t.start] || !p.endsItem(t.end+i+1) {
		return nil
	}
	end := t.end + i + 1
	p.fault(BadString, t.end, t.end, "a string continues on the next line").Help = "write it on one line"
	start, _ := t.content(p.text)
	p.moveTo(end)
	return p.new(Value{Kind: String, Start: t.start, End: end, Text: strings.Join(strings.Fields(p.text[start:end-1]), " ")})
}

// innerQuotes reads the string t that has quotes inside, as in "the disk "a" is gone"; nil when it does not look so.
func (p *parser) innerQuotes(t token) *Value {
	end := p.outerQuote(t)
	if end < 0 {
		return nil
	}
	start, _ := t.content(p.text)
	first, quote := t.end-1, p.text[t.end-1:t.end]
	last := strings.LastIndex(p.text[:end], quote) + 1
	escaped := strings.ReplaceAll(p.text[first:last], quote, `\`+quote)
	inner := parser{text: quote + p.text[start:first] + escaped + p.text[last:end] + quote}
	v := p.new(Value{Kind: String, Start: t.start, End: end + 1, Text: inner.decode(scanString(inner.text, 0))})
	f := p.fault(BadString, first, last, `write a quote inside a string as \%s`, quote)
	if quote == `"` && len(inner.doc.Faults) == 0 {
		f.Help = "write " + shorten(escaped)
		f.edit(first, last, escaped)
	}
	p.moveTo(end + 1)
	return v
}

// outerQuote returns the quote on the line of t, after it, that can be the end of a string; -1 when there is none.
func (p *parser) outerQuote(t token) int {
	for i := t.end; i < min(len(p.text), t.end+longestPhrase) && !isLineEnd(p.text[i]) && p.text[i] != '\\'; i++ {
		switch {
		case p.text[i] != p.text[t.start]:
		case p.quoteBeforeColon(i):
			return -1
		case p.endsItem(i + 1):
			return i
		}
	}
	return -1
}

// unopenedEnd returns the end of a string that lacks its opening quote and begins at start; 0 when it is none.
func (p *parser) unopenedEnd(start int) int {
	rest := p.text[start:min(len(p.text), start+longestPhrase)]
	i := strings.IndexAny(rest, "\"'\r\n,")
	if i < 0 || rest[i] != '"' && rest[i] != '\'' || !p.endsItem(start+i+1) || !isBalanced(rest[:i]) {
		return 0
	}
	return start + i + 1
}

func (p *parser) unopenedString(v *Value, end int) *Value {
	v.Kind, v.End, v.Text = String, end, p.text[v.Start:end-1]
	f := p.fault(UnclosedString, v.Start, v.Start, "the quote before %s is missing", shorten(v.Text))
	f.edit(v.Start, end, quoted(v.Text))
	p.moveTo(end)
	return v
}

// decode returns the text of the string t and reports what its content must not hold: unknown escapes, control characters,
// lone surrogates, bytes that are not UTF-8.
func (p *parser) decode(t token) string {
	start, end := t.content(p.text)
	if t.plain {
		return p.text[start:end]
	}
	var b strings.Builder
	for i := start; i < end; {
		r, size := utf8.DecodeRuneInString(p.text[i:end])
		switch {
		case r == '\\':
			i = p.escape(&b, t, i, end)
			continue
		case r < ' ':
			escape := strings.Trim(quoted(string(r)), `"`)
			f := p.fault(BadString, i, i+1, "write a control character inside a string as %s", escape)
			p.editInside(t, f, escape)
		case r == utf8.RuneError && size == 1:
			p.fault(BadString, i, i+1, "the byte 0x%02x is not UTF-8", p.text[i])
		}
		b.WriteRune(r)
		i += size
	}
	return b.String()
}

// content returns the offsets of what is between the quotes.
func (t token) content(text string) (start, end int) {
	_, size := utf8.DecodeRuneInString(text[t.start:])
	start, end = t.start+size, t.end
	if t.closed {
		_, size = utf8.DecodeLastRuneInString(text[:t.end])
		end -= size
	}
	return start, end
}

// editInside repairs a place inside the string t, unless t gets new quotes and with them new content.
func (p *parser) editInside(t token, f *Fault, text string) {
	if p.text[t.start] == '"' {
		f.edit(f.Start, f.End, text)
	}
}

// escape decodes the escape at i and returns the offset after it.
func (p *parser) escape(b *strings.Builder, t token, i, end int) int {
	if i+1 >= end {
		p.fault(BadString, i, i+1, "'\\' at the end of a string")
		return end
	}
	const letters, meanings = `"\/bfnrt`, "\"\\/\b\f\n\r\t"
	c := p.text[i+1]
	if n := strings.IndexByte(letters, c); n >= 0 {
		b.WriteByte(meanings[n])
		return i + 2
	}
	switch c {
	case 'u':
		return p.unicodeEscape(b, i, end)
	case '\'': // QEMU takes it in strings of both kinds
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
	f.Help = `write \\ for a backslash`
	return i + 1 + size
}

// unicodeEscape decodes \u with its four hexadecimal digits, or the two of a surrogate pair.
func (p *parser) unicodeEscape(b *strings.Builder, i, end int) int {
	r, n := hex4(p.text[i:end]), 6
	if r < 0 {
		p.fault(BadString, i, min(i+6, end), `\u needs four hexadecimal digits`)
		r, n = utf8.RuneError, 2
	} else if utf16.IsSurrogate(r) {
		if r = utf16.DecodeRune(r, hex4(p.text[i+6:end])); r == utf8.RuneError {
			p.fault(BadString, i, i+6, "%s is half of a surrogate pair", p.text[i:i+6])
		} else {
			n = 12
		}
	}
	b.WriteRune(r)
	return i + n
}

// hex4 reads \u and four hexadecimal digits at the start of s; -1 when they are not there.
func hex4(s string) rune {
	if len(s) < 6 || s[:2] != `\u` {
		return -1
	}
	n, err := strconv.ParseUint(s[2:6], 16, 16)
	if err != nil {
		return -1
	}
	return rune(n)
}
