package qjson

import "strings"

// passOver goes on inside l after a closer that does not end it.
func (p *parser) passOver(l *list, own bool) {
	t := p.tok
	if !own || !p.goesOnAfter(t) {
		p.remove(ExtraClose, t.start, t.end, "one '%c' too many", p.text[t.start])
		p.take()
		return
	}
	next := p.after(t)
	comma := next.kind == tokComma
	if comma {
		next = p.after(next)
	}
	edit := Edit{Start: t.start, End: t.end}
	switch {
	case l.last == afterItem:
		edit.Start = p.prev
		if !comma {
			edit.Text, l.last, l.comma = ",", afterComma, p.prev
		}
	case comma:
		edit.End = next.start
	}
	f := p.fault(EarlyClose, t.start, t.end, "the object ends before %s", p.show(next))
	f.Edit = &edit
	f.Help = "delete '}'"
	if edit.Text != "" {
		f.Help = "write ',' for '}'"
	}
	if !strings.ContainsAny(p.text[edit.Start:t.start], "\r\n") {
		f.Start = edit.Start
	}
	p.take()
	if comma && l.last != afterItem {
		p.take()
	}
}

// extraOpen passes over an opening bracket where the name of a member belongs.
func (p *parser) extraOpen(l *list) {
	t := p.tok
	p.missingArray(l.v)
	start, end := t.start, t.end
	closer := closers[kindOf(p.text[t.start])]
	if l.last == atStart && (closer == '}' || p.startsElement(p.after(t))) {
		start, end = p.firstOfTwo(l)
		closer, l.v.Kind = '}', kindOf(p.text[t.start])
	}
	p.extra = append(p.extra, extraOpen{closer: closer, fault: len(p.faults)})
	p.remove(ExtraOpen, start, end, "one '%c' too many", p.text[end-1])
	if l.last == afterItem {
		l.last = afterElision
		p.uncertain(len(p.faults) - 1)
	}
	p.take()
}

// firstOfTwo returns the place of the first of the brackets { { or { [, with the white space before it.
func (p *parser) firstOfTwo(l *list) (start, end int) {
	before := p.open[len(p.open)-1].before
	if strings.Trim(p.text[before:l.v.Start], " \t") != "" {
		before = l.v.Start
	}
	return before, l.v.Start + 1
}

// startsElement tells whether t can be after a '[' and not after a '{'.
func (p *parser) startsElement(t token) bool {
	return t.kind == tokOpen || t.kind == tokNumber || p.isLiteral(t) || t.kind == tokClose && p.text[t.start] == ']'
}

func kindOf(opening byte) Kind {
	if opening == '{' {
		return Object
	}
	return Array
}
