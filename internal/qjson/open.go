package qjson

import "strings"

// unopened reads an object or array without its opening bracket, from the token at hand.
func (p *parser) unopened(owner string, k Kind) *Value {
	at, sign := p.tok.start, string(openers[k])
	p.repaired(k, 1)
	f := p.insert(MissingOpen, at, sign, "'%s' is missing before %s", sign, p.show(p.tok))
	f.Edit.Text += " "
	v := p.new(Value{Kind: k, Start: at})
	p.items(list{v: v}, owner)
	return v
}

// lacksArray reports whether what follows can be an element of an array that lacks its '[' and began with the last value of l.
func (p *parser) lacksArray(l *list) bool {
	n := len(l.v.Members)
	if n == 0 || l.v.Members[n-1].Value == nil || p.tok.kind == tokWord && !p.isLiteral(p.tok) || p.net(Array) >= 0 {
		return false
	}
	return p.tok.kind != tokClose || l.last == afterItem && l.v.Members[n-1].Value.Kind != Array
}

// wrap makes the last value of l the first element of an array that lacks its '['.
func (p *parser) wrap(l *list) {
	m := &l.v.Members[len(l.v.Members)-1]
	first := m.Value
	p.repaired(Array, 1)
	f := p.insert(MissingOpen, first.Start, "[", "'[' is missing for the elements of %s", m.shown())
	f.Edit.Text += " "
	m.Value = p.new(Value{Kind: Array, Start: first.Start, Elements: []*Value{first}})
	p.items(list{v: m.Value, last: l.last, comma: l.comma}, m.Name)
	l.last = afterItem
}

// extraOpen reads an opening bracket where the name of a member belongs. What an object holds there belongs to l.
func (p *parser) extraOpen(l *list) {
	t := p.tok
	start, end, kind := t.start, t.end, kindOf(p.text[t.start])
	first := l.last == atStart && (kind == Object || p.net(Object) > 0) // the first of two brackets
	if first {
		start, end = len(strings.TrimRight(p.text[:l.v.Start], " \t")), l.v.Start+1
	}
	f := p.remove(ExtraOpen, start, end, "one '%c' too many", p.text[end-1])
	if l.last == afterItem {
		f.Edit = nil
	}
	switch {
	case first && p.net(Object) > 0: // its closer is not there
		p.repaired(Object, -1)
		l.v.Kind = kind
		p.take()
	case p.net(kind) > 0:
		p.repaired(kind, -1)
		p.take()
	default:
		f.Edit = nil
		if inner := p.collection(""); inner.Kind == Object {
			l.v.Members = append(l.v.Members, inner.Members...)
			l.last = afterItem
		}
	}
}
