package qjson

import "strings"

const usualMembers = 4

// member reads one member of an object. The token at hand is a string, or something in its place.
func (p *parser) member(l *list) {
	p.needComma(l)
	if b := &p.open[len(p.open)-1]; b.column < 0 {
		b.column = p.column(p.tok.start)
	}
	m := Member{NameStart: p.tok.start, NameEnd: p.tok.end}
	if p.tok.kind == tokString {
		p.quotedName(&m)
	} else {
		p.bareName(&m)
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
}

func (p *parser) quotedName(m *Member) {
	before, t := p.mark(), p.tok
	p.take()
	if p.tok.kind != tokColon || !t.closed {
		cut := p.nameCut(t)
		if cut > 0 || !t.closed {
			p.back(before)
		}
		if cut > 0 {
			p.unclosedName(m, cut)
			return
		}
		if !t.closed {
			v := p.cutString(t)
			m.Name, m.NameEnd = v.Text, v.End
			return
		}
	}
	m.Name = p.stringText(t)
}

// nameCut returns the offset of the colon that the closing quote of a name is missing at: the string t goes on to a quote that
// opens another, or to the end of the line. 0 when t is not such a string.
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

func (p *parser) unclosedName(m *Member, colon int) {
	t := p.tok
	start, _ := t.content(p.text)
	m.Name = strings.TrimRight(p.text[start:colon], " \"'")
	end := start + len(m.Name)
	m.NameEnd = end
	f := p.insert(UnclosedName, end, `"`, "the quote after the name %s is missing", quoted(m.Name))
	if p.text[t.start] != '"' || strings.IndexByte(`"'`, p.text[end]) >= 0 { // the name has a quote of the other kind
		m.NameEnd += len(p.text[end:colon]) - len(strings.TrimLeft(p.text[end:colon], `"'`))
		f.Help = "write " + quoted(m.Name)
		f.edit(t.start, m.NameEnd, quoted(m.Name))
	}
	p.moveTo(m.NameEnd)
}

// bareName reads a name without its quotes, or without the first of them.
func (p *parser) bareName(m *Member) {
	t := p.tok
	m.Name = p.text[t.start:t.end]
	if !p.quoteBeforeColon(t.end) {
		f := p.fault(BareName, t.start, t.end, "the name %s is not in quotes", shorten(m.Name))
		f.Help = "write " + m.shown()
		f.edit(t.start, t.end, quoted(m.Name))
		p.take()
		return
	}
	m.NameEnd = t.end + 1
	f := p.insert(UnopenedName, t.start, `"`, "the quote before the name %s is missing", quoted(m.Name))
	if p.text[t.end] != '"' {
		f.edit(t.start, m.NameEnd, quoted(m.Name))
	}
	p.moveTo(m.NameEnd)
}

// quoteBeforeColon reports whether a quote and a colon are at i.
func (p *parser) quoteBeforeColon(i int) bool {
	if i >= len(p.text) || p.text[i] != '"' && p.text[i] != '\'' {
		return false
	}
	rest := p.text[i+1 : min(len(p.text), i+1+longestPhrase)]
	return strings.HasPrefix(strings.TrimLeft(rest, " \t"), ":")
}

// colon takes the colon after a name, or what is in its place, and reports whether a value can follow.
func (p *parser) colon(m *Member) bool {
	switch t := p.tok; {
	case t.kind == tokColon:
		p.take()
	case t.kind == tokComma && p.commaForColon():
		p.replace(CommaForColon, t.start, t.end, ":", "',' where ':' belongs, after %s", m.shown())
		p.take()
	case t.kind == tokWord && p.text[t.start] == '=':
		end := t.end - len(strings.TrimLeft(p.text[t.start:t.end], "=>"))
		p.replace(MissingColon, t.start, end, ":", "'%s' where ':' belongs, after %s", p.text[t.start:end], m.shown())
		p.moveTo(end)
	case t.kind == tokEnd:
		p.partial = true
		return false
	case p.startsMember(t), !p.startsValue(t):
		p.noValue(m)
		return false
	default:
		p.insert(MissingColon, p.prev, ":", "':' is missing after %s", m.shown())
	}
	return true
}

// commaForColon reports whether what follows the comma at hand is a value and no member.
func (p *parser) commaForColon() bool {
	next := p.after(p.tok)
	if !p.startsValue(next) || p.startsMember(next) || next.kind == tokElision {
		return false
	}
	if next.kind == tokOpen {
		return true
	}
	end := p.after(next)
	return end.kind == tokComma || end.kind == tokClose || p.startsMember(end)
}

func (p *parser) startsValue(t token) bool {
	return t.kind == tokOpen || t.kind == tokString || t.kind == tokNumber || t.kind == tokElision || p.isLiteral(t)
}

func (p *parser) startsMember(t token) bool {
	switch t.kind {
	case tokString:
		return p.after(t).kind == tokColon
	case tokWord, tokNumber:
		return p.after(t).kind == tokColon || p.quoteBeforeColon(t.end)
	}
	return false
}

func (p *parser) memberValue(m *Member) {
	for p.tok.kind == tokColon || p.tok.kind == tokComma && p.commaForColon() {
		r := ExtraComma
		if p.tok.kind == tokColon {
			r = StrayText
		}
		p.remove(r, p.tok.start, p.tok.end, "one '%c' too many", p.text[p.tok.start])
		p.take()
	}
	switch t := p.tok; {
	case t.kind == tokEnd:
		p.partial = true
	case t.kind == tokClose && p.net(kindOf(p.text[t.start])) < 0:
		m.Value = p.unopened(m.Name, kindOf(p.text[t.start]))
	case t.kind == tokComma, t.kind == tokClose:
		p.noValue(m)
	default:
		before := p.mark()
		if m.Value = p.value(m.Name, Object); m.Value != nil {
			return
		}
		if p.back(before); p.net(Object) < 0 {
			m.Value = p.unopened(m.Name, Object)
			return
		}
		p.noValue(m)
	}
}

// noValue reports that m has no value, and with it the comma that is missing after it.
func (p *parser) noValue(m *Member) {
	f := p.fault(MissingValue, p.tok.start, p.tok.end, "%s has no value", m.shown())
	f.Help = "a value belongs before " + p.show(p.tok)
	p.comma = p.tok.start
}

func (m *Member) shown() string { return quoted(shorten(m.Name)) }
