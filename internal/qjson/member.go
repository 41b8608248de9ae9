package qjson

import "strings"

const usualMembers = 4

// member reads one member of an object. The token at hand is a string, or something in its place.
func (p *parser) member(l *list) {
	p.needComma(l)
	start := p.tok.start
	if p.layout != nil {
		p.layout.beginning(p, l)
	}
	m := Member{NameStart: p.tok.start, NameEnd: p.tok.end}
	if p.tok.kind == tokString {
		p.quotedName(&m)
	} else {
		p.bareName(&m)
	}
	if p.layout != nil && p.foreign(m.Name) {
		p.layout.misfit(p, l, start)
	}
	if p.colon(&m) {
		p.memberValue(&m)
	}
	if l.v.Members == nil {
		l.v.Members = make([]Member, 0, usualMembers)
	}
	l.v.Members = append(l.v.Members, m)
	l.last = afterItem
	if m.Value != nil && dotsEnd(p.text, m.Value.Start) > m.Value.Start {
		l.last = afterElision
	}
	p.repay(l)
}

func (p *parser) quotedName(m *Member) {
	before := p.mark()
	t := p.tok
	p.take()
	if p.tok.kind != tokColon || !t.closed {
		p.back(before)
		if cut := p.nameCut(t); cut > 0 {
			p.missingArray(p.open[len(p.open)-1].value)
			p.unclosedName(m, cut)
			return
		}
		if !t.closed {
			v := p.cutString(t)
			m.Name, m.NameEnd = v.Text, v.End
			return
		}
		p.take()
	}
	m.Name = p.stringText(t)
}

// nameCut returns the offset of the colon that the closing quote of a name is missing at: the string t goes on to a quote that
// opens another, or to the end of the line. 0 when t is no such string.
func (p *parser) nameCut(t token) int {
	start, end := t.content(p.text)
	end = min(end, start+longestPhrase)
	i := strings.IndexByte(p.text[start:end], ':')
	if i < 0 || !isName(strings.TrimRight(p.text[start:start+i], " \"'")) {
		return 0
	}
	cut := start + i
	if cut+1 < end && isLetter(p.text[cut+1]) && !p.isLiteral(scan(p.text, cut+1)) || !p.mayRescan(t.end-cut) {
		return 0
	}
	return cut
}

// mayRescan allows n bytes to be read again, as long as that stays in proportion to the text.
func (p *parser) mayRescan(n int) bool {
	p.rescans += n
	return p.rescans <= 4*len(p.text)+1000
}

func (p *parser) unclosedName(m *Member, colon int) {
	t := p.tok
	start, _ := t.content(p.text)
	m.Name = strings.TrimRight(p.text[start:colon], " \"'")
	end := start + len(m.Name)
	m.NameEnd = end
	f := p.fault(UnclosedName, end, end, "the quote after the name %s is missing", quoted(m.Name))
	f.Help = `insert '"'`
	f.Edit = &Edit{Start: end, End: end, Text: `"`}
	if p.text[t.start] != '"' || strings.IndexByte(`"'`, p.text[end]) >= 0 { // the name has a quote of the other kind
		m.NameEnd += len(p.text[end:colon]) - len(strings.TrimLeft(p.text[end:colon], `"'`))
		f.Help = "write " + quoted(m.Name)
		f.Edit = &Edit{Start: t.start, End: m.NameEnd, Text: quoted(m.Name)}
	}
	p.moveTo(m.NameEnd)
}

// bareName reads a name without its quotes, or without the first of them.
func (p *parser) bareName(m *Member) {
	t := p.tok
	m.Name = p.text[t.start:t.end]
	if p.quoteBeforeColon(t.end) {
		m.NameEnd = t.end + 1
		f := p.fault(UnopenedName, t.start, t.start, "the quote before the name %s is missing", quoted(m.Name))
		f.Help = `insert '"'`
		f.Edit = &Edit{Start: t.start, End: t.start, Text: `"`}
		if p.text[t.end] != '"' {
			f.Edit = &Edit{Start: t.start, End: m.NameEnd, Text: quoted(m.Name)}
		}
		p.moveTo(m.NameEnd)
		return
	}
	f := p.fault(BareName, t.start, t.end, "the name %s is not in quotes", shorten(m.Name))
	f.Help = "write " + quoted(shorten(m.Name))
	f.Edit = &Edit{Start: t.start, End: t.end, Text: quoted(m.Name)}
	p.take()
}

// quoteBeforeColon tells whether a quote and a colon are at i.
func (p *parser) quoteBeforeColon(i int) bool {
	if i >= len(p.text) || p.text[i] != '"' && p.text[i] != '\'' {
		return false
	}
	rest := p.text[i+1 : min(len(p.text), i+1+longestPhrase)]
	return strings.HasPrefix(strings.TrimLeft(rest, " \t"), ":")
}

// colon takes the colon after a name, or what is in its place, and tells whether a value can follow.
func (p *parser) colon(m *Member) bool {
	t := p.tok
	switch {
	case t.kind == tokColon:
		p.take()
		return true
	case t.kind == tokComma && p.commaForColon():
		f := p.fault(CommaForColon, t.start, t.end, "',' where ':' belongs, after %s", quoted(shorten(m.Name)))
		f.Help = "write ':'"
		f.Edit = &Edit{Start: t.start, End: t.end, Text: ":"}
		p.take()
		return true
	case t.kind == tokWord && p.text[t.start] == '=':
		end := t.start + len(p.text[t.start:t.end]) - len(strings.TrimLeft(p.text[t.start:t.end], "=>"))
		f := p.fault(MissingColon, t.start, end, "'%s' where ':' belongs, after %s", p.text[t.start:end], quoted(shorten(m.Name)))
		f.Help = "write ':'"
		f.Edit = &Edit{Start: t.start, End: end, Text: ":"}
		p.moveTo(end)
		return true
	case t.kind == tokEnd:
		p.partial = true
		return false
	case p.startsMember(t):
		p.noValue(m)
		p.lent = t.start // the comma is missing with the value
		return false
	case !p.startsValue(t):
		p.noValue(m)
		return false
	}
	if p.quoteFor(MissingColon, ":") {
		return true
	}
	f := p.fault(MissingColon, p.prev, p.prev, "':' is missing after %s", quoted(shorten(m.Name)))
	f.Help = "insert ':'"
	f.Edit = &Edit{Start: p.prev, End: p.prev, Text: ":"}
	return true
}

// commaForColon tells whether what follows the comma at hand is a value and no member.
func (p *parser) commaForColon() bool {
	next := p.after(p.tok)
	if !p.startsValue(next) || p.startsMember(next) {
		return false
	}
	if next.kind == tokOpen || next.kind == tokElision {
		return next.kind == tokOpen
	}
	behind := p.after(next)
	return behind.kind == tokComma || behind.kind == tokClose || p.startsMember(behind)
}

func (p *parser) startsValue(t token) bool {
	return t.kind == tokOpen || t.kind == tokString || t.kind == tokNumber || t.kind == tokElision || p.isLiteral(t)
}

// startsMember tells whether t is a name with a colon.
func (p *parser) startsMember(t token) bool {
	switch t.kind {
	case tokString:
		return p.after(t).kind == tokColon
	case tokWord, tokNumber:
		return p.after(t).kind == tokColon || p.quoteBeforeColon(t.end)
	}
	return false
}

// memberValue reads the value after a colon.
func (p *parser) memberValue(m *Member) {
	for p.tok.kind == tokColon || p.tok.kind == tokComma && p.commaForColon() {
		c := ExtraComma
		if p.tok.kind == tokColon {
			c = StrayText
		}
		p.remove(c, p.tok.start, p.tok.end, "one '%c' too many", p.text[p.tok.start])
		p.take()
	}
	switch p.tok.kind {
	case tokEnd:
		p.partial = true
	case tokComma, tokClose:
		if p.choices[p.tok.start].opens() {
			m.Value = p.valueOrInside(m.Name, Object)
			return
		}
		p.missingOpen()
		p.noValue(m)
	default:
		before := p.mark()
		if m.Value = p.valueOrInside(m.Name, Object); m.Value == nil {
			p.back(before)
			p.missingOpen()
			p.noValue(m)
			p.lent = p.tok.start
		}
	}
}

func (p *parser) noValue(m *Member) {
	f := p.fault(MissingValue, p.tok.start, p.tok.end, "%s has no value", quoted(shorten(m.Name)))
	f.Help = "a value belongs before " + p.show(p.tok)
}
