package qjson

import "strings"

// stringValue reads a string in a value's place. It returns nil when the string is the name of the next member.
func (p *parser) stringValue(in Kind) *Value {
	before := p.mark()
	t := p.tok
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
		if v := p.innerQuotes(before); v != nil {
			return v
		}
	case k == tokWord && !p.isLiteral(p.tok) && !p.startsMember(p.tok) && !strings.ContainsAny(p.text[t.end:p.tok.start], "\r\n"):
		if v := p.innerQuotes(before); v != nil {
			return v
		}
	}
	return p.new(Value{Kind: String, Start: t.start, End: t.end, Text: p.stringText(t), Single: p.text[t.start] == '\''})
}

// stringText decodes t, whose quotes are both there, and reports quotes that JSON does not know.
func (p *parser) stringText(t token) string {
	faults := len(p.faults)
	text := p.decode(t)
	if p.text[t.start] == '"' {
		return text
	}
	certain := len(p.faults) == faults
	code, what := BadString, "in typographic quotes"
	if p.text[t.start] == '\'' {
		code, what = SingleQuote, "in single quotes"
	}
	f := p.fault(code, t.start, t.end, "%s is %s", shorten(p.text[t.start:t.end]), what)
	f.Lenient = code == SingleQuote
	if certain {
		f.Help = "write " + shorten(quoted(text))
		f.Edit = &Edit{Start: t.start, End: t.end, Text: quoted(text)}
	}
	return text
}

// goesOn tells whether the closing quote of t opens a string of its own, as in "one, "two": the quote of t is missing.
func (p *parser) goesOn(t token, in Kind) bool {
	start, end := t.content(p.text)
	behind := p.tok.end
	if p.tok.kind == tokString || behind >= len(p.text) || p.text[behind] != p.text[t.start] {
		return false
	}
	if p.quoteBeforeColon(behind) {
		return in == Object || p.inside(Object)
	}
	if in == Object {
		return false
	}
	content := strings.TrimRight(p.text[start:end], " \t")
	return strings.HasSuffix(content, ",") && p.endsItem(behind+1)
}

// cutString reads a string that lacks its closing quote: it ends before the punctuation that belongs after it.
func (p *parser) cutString(t token) *Value {
	start, end := t.content(p.text)
	cut := start + contentEnd(p.text[start:end])
	if !p.mayRescan(end - cut) {
		cut = end
	}
	v := p.new(Value{Kind: String, Start: t.start, End: cut, Text: p.decode(token{start: t.start, end: cut, plain: t.plain})})
	v.Single = p.text[t.start] == '\''
	f := p.fault(UnclosedString, cut, cut, "the string %s is not closed", shorten(p.text[t.start:cut]))
	f.Help = `insert '"'`
	f.Edit = &Edit{Start: cut, End: cut, Text: `"`}
	if p.text[t.start] != '"' {
		f.Edit = &Edit{Start: t.start, End: cut, Text: quoted(v.Text)}
	}
	p.moveTo(max(cut, start))
	return v
}

// contentEnd returns the length of s without the punctuation at its end, but with a closer whose opener it holds.
func contentEnd(s string) int {
	end := len(strings.TrimRight(s, " \t,{}[]"))
	for i := end; i < len(s); i++ {
		opener := strings.IndexByte("}]", s[i])
		if opener < 0 {
			continue
		}
		if closer := s[i : i+1]; strings.Count(s[:end], "{["[opener:opener+1]) <= strings.Count(s[:end], closer) {
			break
		}
		end = i + 1
	}
	return end
}

// foldedString reads a string that goes on in the next lines; nil when it does not look so.
func (p *parser) foldedString(t token) *Value {
	if strings.ContainsAny(lastByte(strings.TrimRight(p.text[t.start:t.end], " \t")), ",:{}[]") {
		return nil
	}
	rest := p.text[t.end:min(len(p.text), t.end+2*longestPhrase)]
	i := strings.IndexAny(rest, `"':{}[]`)
	if i < 0 || rest[i] != p.text[t.start] || !p.endsItem(t.end+i+1) {
		return nil
	}
	end := t.end + i + 1
	p.fault(BadString, t.end, t.end, "a string goes on in the next line").Help = "write it on one line"
	start, _ := t.content(p.text)
	p.moveTo(end)
	return p.new(Value{Kind: String, Start: t.start, End: end, Text: strings.Join(strings.Fields(p.text[start:end-1]), " ")})
}

func lastByte(s string) string { return s[max(0, len(s)-1):] }

// innerQuotes reads a string that has quotes inside, as in "the disk "a" is gone"; nil when it does not look so.
func (p *parser) innerQuotes(before mark) *Value {
	t := before.tok
	end := p.outerQuote(t)
	if end < 0 {
		return nil
	}
	start, _ := t.content(p.text)
	first := t.end - 1
	quote := p.text[first : first+1]
	last := strings.LastIndex(p.text[:end], quote) + 1
	escaped := escapeQuotes(p.text[first:last], quote[0])
	whole := quote + p.text[start:first] + escaped + p.text[last:end] + quote
	inner := parser{text: whole}
	v := p.new(Value{Kind: String, Start: t.start, End: end + 1, Text: inner.decode(scanString(whole, 0)), Single: quote == "'"})
	f := p.fault(BadString, first, last, `a quote inside a string is written \%s`, quote)
	if quote == `"` && len(inner.faults) == 0 {
		f.Help = "write " + shorten(escaped)
		f.Edit = &Edit{Start: first, End: last, Text: escaped}
	}
	p.moveTo(end + 1)
	return v
}

// outerQuote returns the quote on the line of t, after it, that can be the end of a string; -1 when there is none.
func (p *parser) outerQuote(t token) int {
	for i := t.end; i < min(len(p.text), t.end+longestPhrase) && !isLineEnd(p.text[i]); i++ {
		switch c := p.text[i]; {
		case c == '\\':
			i++
		case c != p.text[t.start]:
		case p.quoteBeforeColon(i):
			return -1
		case p.endsItem(i + 1):
			return i
		}
	}
	return -1
}

// escapeQuotes escapes the quotes in s that are not.
func escapeQuotes(s string, quote byte) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s):
			b.WriteByte(s[i])
			i++
		case s[i] == quote:
			b.WriteByte('\\')
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// stray reads text that is no item of l, and tells whether there was some.
func (p *parser) stray(l *list) bool {
	t := p.tok
	switch {
	case t.kind == tokColon:
		p.strayColon(l)
	case t.kind == tokOpen && l.v.Kind == Object:
		p.extraOpen(l)
		return true
	case l.last == afterItem && t.kind == tokString && t.start == p.prev && p.endsItem(t.start+1):
		p.remove(StrayText, t.start, t.start+1, "a quote that belongs to nothing")
		p.moveTo(t.start + 1)
		return true
	case !p.isStray(l):
		return false
	case t.kind == tokWord && p.text[t.start:t.end] == ";" && l.last == afterItem:
		f := p.fault(MissingComma, t.start, t.end, "';' where ',' belongs")
		f.Help = "write ','"
		f.Edit = &Edit{Start: t.start, End: t.end, Text: ","}
		l.comma, l.last = t.start, afterComma
		p.take()
		return true
	default:
		end := p.phraseEnd()
		p.fault(StrayText, t.start, end, "text that does not belong to the message: %s", shorten(p.text[t.start:end]))
		p.moveTo(end)
	}
	if l.last != afterItem {
		l.last = afterElision
	}
	return true
}

// isStray tells whether the token at hand, a string, number, word or opening bracket, is no item of l.
func (p *parser) isStray(l *list) bool {
	t := p.tok
	if l.v.Kind == Array {
		return l.last == afterItem && t.kind == tokWord && !p.isLiteral(t) && p.unopened(t.start) == 0
	}
	if t.kind != tokString {
		return !p.startsMember(t)
	}
	if l.last != afterItem || p.startsMember(t) || !t.closed || p.nameCut(t) > 0 {
		return false
	}
	next := p.after(t).kind
	return next == tokComma || next == tokClose || next == tokEnd
}

func (p *parser) strayColon(l *list) {
	p.fault(StrayText, p.tok.start, p.tok.end, "a ':' without a name")
	if p.take(); p.startsValue(p.tok) && !p.startsMember(p.tok) {
		p.value("", Array)
		p.repay(l)
	}
}
