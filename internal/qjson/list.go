package qjson

import (
	"fmt"
	"strings"
)

// place is what is before the next token in an object or array.
type place uint8

const (
	atStart place = iota
	afterItem
	afterComma
	afterElision // and other text that takes the place of items: no comma is needed around it
	afterElisionComma
)

// list is an object or array being read.
type list struct {
	v     *Value
	last  place
	comma int // the offset of the last ','
	// changed is the number of the fault that made an object of '[', or -1.
	changed int
}

var (
	openers = map[Kind]byte{Object: '{', Array: '['}
	closers = map[Kind]byte{Object: '}', Array: ']'}
)

func (l *list) closer() byte { return closers[l.v.Kind] }

// collection reads an object or array.
func (p *parser) collection(owner string) *Value {
	v := p.new(Value{Kind: Array, Start: p.tok.start})
	if p.text[v.Start] == '{' {
		v.Kind = Object
	}
	if len(p.open) == deepest {
		return p.tooDeep(v)
	}
	p.push(v, owner)
	p.take()
	p.items(v)
	return v
}

func (p *parser) push(v *Value, owner string) {
	b := bracket{value: v, owner: owner, before: p.prev, indent: -1, column: -1, inline: -1}
	if p.layout != nil {
		b.indent = p.layout.indent
	}
	p.open = append(p.open, b)
}

// items reads what is in the innermost bracket, to its end.
func (p *parser) items(v *Value) {
	l := list{v: v, changed: -1}
	for {
		if p.closing > 0 {
			p.closing--
			break
		}
		if p.step(&l) {
			break
		}
	}
	if v.End == 0 {
		v.End = p.prev
	}
	p.open = p.open[:len(p.open)-1]
	p.duplicates(v)
}

func (p *parser) step(l *list) (done bool) {
	switch p.tok.kind {
	case tokEnd:
		p.cut(l)
		return true
	case tokClose:
		return p.close(l)
	case tokComma:
		return p.comma(l)
	case tokElision:
		l.v.Elided, l.last = true, afterElision
		p.elision()
		return false
	}
	if p.endsBefore(l) {
		p.closeBefore(l)
		return true
	}
	if p.stray(l) {
		return false
	}
	if l.v.Kind == Object {
		p.member(l)
		return false
	}
	return p.element(l)
}

// endsBefore tells whether l lacks its closer before the token at hand.
func (p *parser) endsBefore(l *list) bool {
	switch what := p.choices[p.tok.start]; {
	case what != likeliest:
		return what == closeBefore && p.ended < p.tok.start
	case p.tok.kind == tokOpen && l.v.Kind == Object && l.last == afterComma && p.inside(Array):
		// In [ {…, {…} ] the first object is not closed; that the second is one is as good as certain.
		if p.layout != nil {
			p.layout.offer(p.tok.start, passOver)
		}
		return true
	}
	return false
}

func (p *parser) comma(l *list) (done bool) {
	switch l.last {
	case afterItem:
		l.last, l.comma = afterComma, p.tok.start
	case afterElision:
		l.last, l.comma = afterElisionComma, p.tok.start
	case atStart:
		if p.choices[p.tok.start] == closeBefore {
			p.closeBefore(l)
			return true
		}
		p.offer(p.tok.start, closeBefore)
		fallthrough
	default:
		p.remove(ExtraComma, p.tok.start, p.tok.end, "one ',' too many")
	}
	p.take()
	return false
}

// remove reports what does not belong where it is.
func (p *parser) remove(c Code, start, end int, format string, args ...any) {
	f := p.fault(c, start, end, format, args...)
	f.Help = "delete it"
	f.Edit = &Edit{Start: start, End: end}
	if p.text[start] == ',' && (end == len(p.text) || isJSONSpace(p.text[end])) {
		f.Edit.Start = len(strings.TrimRight(p.text[:start], " \t"))
	}
}

// element reads one element of an array.
func (p *parser) element(l *list) (done bool) {
	m := p.mark()
	p.needComma(l)
	values := len(p.faults)
	v := p.valueOrInside("", Array)
	if m.tok.kind == tokString && p.tok.kind == tokColon {
		p.offer(m.tok.start, openObject)
		if l.last == atStart {
			p.back(m)
			p.makeObject(l)
			return false
		}
		if p.inside(Object) {
			p.back(m)
			p.closeBefore(l)
			return true
		}
	}
	if p.elidedItem(v, values) {
		l.v.Elided, l.last = true, afterElision
	} else {
		l.v.Elements, l.last = append(l.v.Elements, v), afterItem
	}
	p.repay(l)
	return false
}

// makeObject reports a '[' that members follow, and goes on with an object.
func (p *parser) makeObject(l *list) {
	at := l.v.Start
	l.v.Kind, l.changed = Object, len(p.faults)
	f := p.fault(MismatchedClose, at, at+1, "'[' where '{' belongs, before the member %s", p.show(p.tok))
	f.Help = "write '{'"
	f.Edit = &Edit{Start: at, End: at + 1, Text: "{"}
}

// inside tells whether the innermost bracket is directly in one of the other kind.
func (p *parser) inside(k Kind) bool {
	n := len(p.open)
	return n > 1 && p.open[n-2].value.Kind == k
}

// needComma reports a comma that is missing before the item at hand.
func (p *parser) needComma(l *list) {
	if l.last != afterItem {
		return
	}
	if p.quoteFor(MissingComma, ",") {
		return
	}
	f := p.fault(MissingComma, p.prev, p.prev, "',' is missing before %s", p.show(p.tok))
	f.Help = "insert ','"
	f.Edit = &Edit{Start: p.prev, End: p.prev, Text: ","}
}

// quoteFor tells whether a quote that was dropped is where sign is missing, and makes the two mistakes one.
func (p *parser) quoteFor(c Code, sign string) bool {
	if n := len(p.faults) - 1; n >= 0 && p.faults[n].Code == StrayText && p.faults[n].Start == p.prev && p.faults[n].Edit != nil {
		f := &p.faults[n]
		f.Code, f.Msg, f.Help = c, fmt.Sprintf("a quote where '%s' belongs", sign), "write '"+sign+"'"
		f.Edit.Text = sign
		return true
	}
	return false
}

// repay gives l back the comma that the item just read had taken.
func (p *parser) repay(l *list) {
	if p.lent > 0 && p.closing == 0 {
		l.last, l.comma, p.lent = afterComma, p.lent, 0
	}
}

// tooDeep passes over a bracket that stands too deep in others.
func (p *parser) tooDeep(v *Value) *Value {
	p.fault(TooDeep, v.Start, v.Start+1, "more than %d brackets in each other: QEMU reads no more", deepest)
	for depth := 0; ; {
		switch p.tok.kind {
		case tokOpen:
			depth++
		case tokClose:
			depth--
		}
		if p.tok.kind == tokEnd {
			break
		}
		p.take()
		if depth == 0 {
			break
		}
	}
	v.End, v.Elided = p.prev, true
	return v
}

// duplicates reports names that stand twice in one object.
func (p *parser) duplicates(v *Value) {
	const few = 8
	if len(v.Members) < few {
		for i := range v.Members {
			for j := range i {
				if v.Members[i].Name == v.Members[j].Name {
					p.duplicate(&v.Members[i])
					break
				}
			}
		}
		return
	}
	seen := make(map[string]bool, len(v.Members))
	for i := range v.Members {
		if m := &v.Members[i]; seen[m.Name] {
			p.duplicate(m)
		} else {
			seen[m.Name] = true
		}
	}
}

func (p *parser) duplicate(m *Member) {
	p.fault(DuplicateKey, m.NameStart, m.NameEnd, "%s appears twice in one object", quoted(shorten(m.Name)))
}
