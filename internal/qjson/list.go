package qjson

import "fmt"

// place is what is before the next token in an object or array.
type place uint8

const (
	atStart place = iota
	afterItem
	afterComma
	afterElision // and other text that takes the place of items: no comma is needed around it
	afterElisionComma
)

type list struct {
	v       *Value
	last    place
	comma   mark // the last ','
	changed int  // the number of faults when an object was made of '['; 0 for none
}

var (
	openers = map[Kind]byte{Object: '{', Array: '['}
	closers = map[Kind]byte{Object: '}', Array: ']'}
)

func kindOf(bracket byte) Kind {
	if bracket == '{' || bracket == '}' {
		return Object
	}
	return Array
}

// value reads the value that begins with the current token, which is not a closer, comma, colon or end. It returns nil where a
// value is missing after all.
func (p *parser) value(owner string, in Kind) *Value {
	switch p.tok.kind {
	case tokOpen:
		return p.collection(owner)
	case tokString:
		return p.stringValue(in)
	case tokNumber:
		return p.number()
	case tokWord:
		return p.word()
	case tokElision:
		return p.elision()
	}
	panic(fmt.Sprintf("qjson: no value begins with token %d", p.tok.kind))
}

func (p *parser) collection(owner string) *Value {
	v := p.new(Value{Kind: kindOf(p.text[p.tok.start]), Start: p.tok.start})
	p.take()
	p.items(list{v: v}, owner)
	return v
}

func (p *parser) items(l list, owner string) {
	if len(p.open) == deepest {
		p.tooDeep(l.v)
		return
	}
	p.open = append(p.open, bracket{value: l.v, owner: owner, column: -1})
	for done := false; !done; {
		if p.closing > 0 {
			p.closing--
			break
		}
		done = p.step(&l)
	}
	if l.v.End == 0 {
		l.v.End = p.prev
	}
	p.open = p.open[:len(p.open)-1]
	p.duplicates(l.v)
}

func (p *parser) step(l *list) (done bool) {
	switch p.tok.kind {
	case tokEnd:
		p.cut(l)
		return true
	case tokClose:
		return p.close(l)
	case tokComma:
		p.separator(l)
		return false
	case tokElision:
		l.v.Elided, l.last = true, afterElision
		p.elision()
		return false
	case tokColon:
		p.strayColon()
		return false
	}
	if p.endsBefore(l) {
		p.closeBefore(l)
		return true
	}
	switch {
	case p.stray(l):
	case l.v.Kind == Object:
		p.member(l)
	default:
		p.element(l)
	}
	return false
}

func (p *parser) separator(l *list) {
	switch l.last {
	case afterItem, afterElision:
		l.last, l.comma = l.last+afterComma-afterItem, p.mark()
	default:
		p.remove(ExtraComma, p.tok.start, p.tok.end, "one ',' too many")
	}
	p.take()
}

// needComma reports a comma that is missing before the item at hand.
func (p *parser) needComma(l *list) {
	if l.last == afterItem && p.comma != p.tok.start {
		p.insert(MissingComma, p.prev, ",", "',' is missing before %s", p.show(p.tok))
	}
}

func (p *parser) element(l *list) {
	p.needComma(l)
	named := p.tok.kind == tokString && p.startsMember(p.tok)
	if named && l.last == atStart && (p.net(Object) >= 0 || p.net(Array) > 0) {
		p.makeObject(l)
		return
	}
	faults := len(p.doc.Faults)
	var v *Value
	if named {
		v = p.unopened("", Object)
	} else {
		v = p.value("", Array)
	}
	if p.elidedItem(v, faults) {
		l.v.Elided, l.last = true, afterElision
		return
	}
	l.v.Elements, l.last = append(l.v.Elements, v), afterItem
}

// makeObject reports a '[' that members follow, and goes on with an object.
func (p *parser) makeObject(l *list) {
	l.v.Kind = Object
	p.repaired(Array, -1)
	p.repaired(Object, 1)
	p.replace(MismatchedClose, l.v.Start, l.v.Start+1, "{", "'[' where '{' belongs, before the member %s", p.show(p.tok))
	l.changed = len(p.doc.Faults)
}

// stray reads text that is not an item of l, and reports whether there was some.
func (p *parser) stray(l *list) bool {
	t := p.tok
	switch {
	case t.kind == tokWord && p.text[t.start:t.end] == ";" && l.last == afterItem:
		p.replace(MissingComma, t.start, t.end, ",", "';' where ',' belongs")
		l.comma, l.last = p.mark(), afterComma
		p.take()
		return true
	case !p.isStray(l):
		return false
	case p.lacksArray(l):
		p.wrap(l)
		return true
	case t.kind == tokOpen:
		p.extraOpen(l)
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

// isStray reports whether the token at hand, a string, number, word or opening bracket, is not an item of l.
func (p *parser) isStray(l *list) bool {
	t := p.tok
	switch {
	case l.v.Kind == Array:
		return l.last == afterItem && t.kind == tokWord && !p.isLiteral(t) && p.unopenedEnd(t.start) == 0
	case t.kind != tokString:
		return !p.startsMember(t)
	case !t.closed || l.last == atStart || p.startsMember(t):
		return false
	}
	next := p.after(t).kind
	ends := next == tokComma || next == tokClose || next == tokEnd
	return ends && (p.lacksArray(l) || l.last == afterItem && p.nameCut(t) == 0)
}

func (p *parser) strayColon() {
	p.fault(StrayText, p.tok.start, p.tok.end, "a ':' without a name")
	if p.take(); p.startsValue(p.tok) && !p.startsMember(p.tok) {
		p.value("", Array)
	}
	p.comma = p.tok.start
}

// tooDeep passes over a bracket that is nested too deeply.
func (p *parser) tooDeep(v *Value) {
	p.fault(TooDeep, v.Start, v.Start+1, "more than %d nested brackets: QEMU reads no more", deepest)
	for depth := 1; depth > 0 && p.tok.kind != tokEnd; p.take() {
		switch p.tok.kind {
		case tokOpen:
			depth++
		case tokClose:
			depth--
		}
	}
	v.End, v.Elided = p.prev, true
}

func (p *parser) duplicates(v *Value) {
	const few = 8 // so many names are compared faster than hashed
	first := v.Get
	if len(v.Members) > few {
		index := make(map[string]*Member, len(v.Members))
		for i := range v.Members {
			if m := &v.Members[i]; index[m.Name] == nil {
				index[m.Name] = m
			}
		}
		first = func(name string) *Member { return index[name] }
	}
	for i := range v.Members {
		if m := &v.Members[i]; first(m.Name) != m {
			f := p.fault(DuplicateKey, m.NameStart, m.NameEnd, "%s appears twice in one object", m.shown())
			f.Help, f.First = "remove one of them", first(m.Name).NameStart
		}
	}
}
