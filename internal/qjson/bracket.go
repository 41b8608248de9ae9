package qjson

import (
	"slices"
	"strings"
)

// Brackets that do not pair up are repaired by one count: how many braces and brackets of the text open more than close. It
// tells a closer that is missing from an opener that is one too many, wherever only one of them is wrong.

// A bracket is an object or array that is open.
type bracket struct {
	value  *Value
	owner  string // the member whose value it is
	column int    // of its first member that begins a line, or -1
}

// nets counts for each kind how many brackets open more than close, in the text as it is repaired so far.
type nets struct {
	counted bool
	of      [2]int // by Object and Array
}

func (p *parser) net(k Kind) int {
	if !p.nets.counted {
		p.nets.counted = true
		for t := p.after(token{}); t.kind != tokEnd; t = p.after(t) {
			switch t.kind {
			case tokOpen:
				p.nets.of[kindOf(p.text[t.start])]++
			case tokClose:
				p.nets.of[kindOf(p.text[t.start])]--
			}
		}
	}
	return p.nets.of[k]
}

// repaired notes that a repair adds n opening brackets, or takes them away.
func (p *parser) repaired(k Kind, n int) {
	p.net(k)
	p.nets.of[k] += n
}

// inside reports whether the innermost bracket is directly in one of the other kind.
func (p *parser) inside(k Kind) bool {
	n := len(p.open)
	return n > 1 && p.open[n-2].value.Kind == k
}

// close deals with the closer at hand, and reports whether l ends.
func (p *parser) close(l *list) (done bool) {
	t := p.tok
	own, is := l.v.Kind, kindOf(p.text[t.start])
	switch {
	case own == is && own == Object && p.closesEarly(t):
		p.earlyClose(l)
		return false
	case own == is:
	case l.changed > 0: // the brackets agree with each other
		p.doc.Faults[l.changed-1].Edit = nil
	case p.net(own) > 0 && p.net(is) < 0, p.net(is) >= 0 && !p.isOpen(is):
		p.repaired(own, -1)
		p.repaired(is, 1)
		p.trailingComma(l)
		p.replace(MismatchedClose, t.start, t.end, string(closers[own]), "'%c' where '%c' belongs, for %s", p.text[t.start], closers[own], p.whose())
		p.take()
		return true
	case p.net(is) >= 0:
		p.closeOuter(l, is)
		return true
	case p.lacksArray(l):
		p.wrap(l)
		return false
	default:
		p.extraClose(p.prev == t.start && p.text[p.prev-1] == p.text[t.start])
		return false
	}
	p.trailingComma(l)
	p.take()
	return true
}

func (p *parser) isOpen(k Kind) bool {
	return slices.ContainsFunc(p.open, func(b bracket) bool { return b.value.Kind == k })
}

// closesEarly reports whether the object that ends with t goes on after it: a member follows where none can, or follows without
// a comma where a '}' is too many.
func (p *parser) closesEarly(t token) bool {
	next := p.after(t)
	if next.kind == tokComma && len(p.open) == 1 {
		next = p.after(next)
	}
	return (next.kind == tokString || next.kind == tokWord) && p.startsMember(next) && (len(p.open) == 1 || p.net(Object) < 0)
}

// earlyClose goes on inside l after a closer that does not end it.
func (p *parser) earlyClose(l *list) {
	t, before, empty := p.tok, p.prev, l.last != afterItem
	p.repaired(Object, 1)
	p.take()
	end, text := t.end, ""
	if p.tok.kind == tokComma {
		l.last, l.comma = afterComma, p.mark()
		p.take()
		if empty {
			end = p.tok.start
		}
	} else if !empty {
		text, l.last = ",", afterElision
	}
	start := t.start
	if !empty {
		start = before
	}
	f := p.fault(EarlyClose, t.start, t.end, "the object ends before %s", p.show(p.tok))
	f.edit(start, end, text)
	f.Help = "delete '}'"
	if text != "" {
		f.Help = "write ',' for '}'"
	}
	if !strings.ContainsAny(p.text[start:t.start], "\r\n") {
		f.Start = start
	}
}

func (p *parser) extraClose(certain bool) {
	t, start := p.tok, p.tok.start
	p.repaired(kindOf(p.text[start]), 1)
	if p.prev > 0 && strings.TrimSpace(p.text[p.prev:start]) == "" {
		start = p.prev
	}
	f := p.fault(ExtraClose, t.start, t.end, "one '%c' too many", p.text[t.start])
	f.Help = "delete it"
	if certain {
		f.edit(start, t.end, "")
	}
	p.take()
}

// closeOuter ends l, and what is around it up to the bracket of kind k that the closer at hand fits.
func (p *parser) closeOuter(l *list, k Kind) {
	level := len(p.open) - 2
	for p.open[level].value.Kind != k {
		level--
	}
	missing := p.endDownTo(level + 1)
	p.trailingComma(l)
	at := p.tok.start
	f := p.fault(MismatchedClose, at, p.tok.end, "%s before '%c', for %s", lacking(missing), p.text[at], p.whose())
	f.Help = "insert '" + missing + "'"
	if isCertain(l.v) {
		f.edit(at, at, missing+" ")
	}
}

// cut ends l and everything around it at the end of the text.
func (p *parser) cut(l *list) {
	missing := p.endDownTo(0)
	if n := len(p.doc.Faults) - 1; n >= 0 && p.doc.Faults[n].Rule == UnclosedString && p.doc.Faults[n].Start == p.prev {
		f := &p.doc.Faults[n]
		f.Msg += ", and the text ends there"
		f.Help = "insert '\"' and '" + shorten(missing) + "'"
		if f.Edit.Text += " " + missing; p.partial {
			f.Edit = nil
		}
		return
	}
	f := p.fault(MissingClose, p.prev, p.prev, "%s at the end, for %s", lacking(missing), p.whose())
	f.Help = "insert '" + shorten(missing) + "'"
	switch {
	case p.partial || !isCertain(l.v):
	case l.last == afterComma || l.last == afterElisionComma:
		f.edit(l.comma.tok.start, p.prev, " "+missing)
	default:
		f.edit(p.prev, p.prev, " "+missing)
	}
}

// endDownTo ends the open brackets from the innermost to the one at level, and returns their closers.
func (p *parser) endDownTo(level int) string {
	var all []string
	for i := len(p.open) - 1; i >= level; i-- {
		k := p.open[i].value.Kind
		p.repaired(k, -1)
		all = append(all, string(closers[k]))
	}
	p.closing = len(all) - 1
	return strings.Join(all, " ")
}

// isCertain reports whether a missing closer of v certainly belongs at the end of v. The last thing in v may have swallowed
// what belongs after it, if it is of the same kind and has several items.
func isCertain(v *Value) bool {
	for {
		var last *Value
		if n := len(v.Members); n > 0 {
			last = v.Members[n-1].Value
		} else if n = len(v.Elements); n > 0 {
			last = v.Elements[n-1]
		}
		if last == nil || last.Kind != v.Kind {
			return true
		}
		if len(last.Members)+len(last.Elements) > 1 && (!v.hasAny(outermost) || last.hasAny(envelope)) {
			return false
		}
		v = last
	}
}

// The members of messages (docs/interop/qmp-spec.rst): those that nothing inside messages has, and all.
var (
	outermost = []string{"execute", "exec-oob", "arguments", "return", "event", "timestamp", "QMP"}
	envelope  = append([]string{"data", "error", "id"}, outermost...)
)

func (v *Value) hasAny(names []string) bool {
	return slices.ContainsFunc(v.Members, func(m Member) bool { return slices.Contains(names, m.Name) })
}

// mayEndEarly reports whether an object of a message may end before members of its own, which are after it.
func mayEndEarly(values []*Value) bool {
	for _, v := range values {
		if v == nil {
			continue
		}
		inner := slices.Clone(v.Elements)
		for i, m := range v.Members {
			if i > 0 && inner[i-1] != nil && inner[i-1].Kind == Object && !slices.Contains(outermost, m.Name) {
				return true
			}
			inner = append(inner, m.Value)
		}
		if mayEndEarly(inner) {
			return true
		}
	}
	return false
}

// endsBefore reports whether l lacks its closer before the token at hand.
func (p *parser) endsBefore(l *list) bool {
	t := p.tok
	if l.last == atStart || len(p.open) == 1 {
		return l.v.Kind == Array && p.inside(Object) && p.startsMember(t) && p.net(Array) > 0 && p.net(Object) >= 0
	}
	if l.v.Kind == Array {
		return p.inside(Object) && t.kind == tokString && p.startsMember(t) && p.net(Array) > 0
	}
	if t.kind == tokOpen {
		return p.inside(Array) && p.text[t.start] == '{' && p.net(Object) > 0
	}
	outer := p.inside(Object) && slices.Contains(outermost, strings.Trim(p.text[t.start:t.end], `"'`))
	return (outer || p.isOutdented(t)) && p.startsMember(t) && p.net(Object) > 0
}

// isOutdented reports whether t begins a line in line with the members of an outer object and not with those of its own.
func (p *parser) isOutdented(t token) bool {
	column, n := p.column(t.start), len(p.open)-1
	return column >= 0 && column < p.open[n].column &&
		slices.ContainsFunc(p.open[:n], func(b bracket) bool { return b.column == column })
}

// column returns the number of blanks before pos on its line, -1 when something else is before it.
func (p *parser) column(pos int) int {
	start := len(strings.TrimRight(p.text[:pos], " \t"))
	if start == 0 || !isLineEnd(p.text[start-1]) {
		return -1
	}
	return pos - start
}

// closeBefore ends l before the item at hand, which belongs to what is around it.
func (p *parser) closeBefore(l *list) {
	t, at, closer := p.tok, p.prev, string(closers[l.v.Kind])
	text := closer
	if l.v.Kind == Object {
		text = " " + closer
	}
	switch l.last {
	case afterComma, afterElisionComma: // the comma belongs to what is around l as well
		p.back(l.comma)
		at = p.tok.start
	case afterItem:
		text += ","
	}
	p.comma = t.start
	p.repaired(l.v.Kind, -1)
	f := p.fault(MissingClose, at, at, "'%s' is missing before %s, for %s", closer, p.show(t), p.whose())
	f.Help = "insert '" + closer + "'"
	if isCertain(l.v) {
		f.edit(at, at, text)
	}
	l.v.End = at
}

// trailingComma reports a comma that nothing follows before the closer at hand.
func (p *parser) trailingComma(l *list) {
	at := l.comma.tok.start
	switch l.last {
	case afterComma:
		p.remove(TrailingComma, at, at+1, "trailing ',' before '%c'", p.text[p.tok.start])
	case afterElisionComma:
		p.remove(ElisionComma, at, at+1, "',' after the elision that ends the list")
	}
}

func lacking(closers string) string {
	if len(closers) == 1 {
		return "'" + closers + "' is missing"
	}
	return "'" + shorten(closers) + "' are missing"
}

// whose names the innermost bracket.
func (p *parser) whose() string {
	level := len(p.open) - 1
	b := p.open[level]
	sign := "'" + string(openers[b.value.Kind]) + "'"
	switch {
	case b.owner != "":
		return "the " + sign + " of " + quoted(shorten(b.owner))
	case level == 0:
		return "the first " + sign
	}
	for i := level - 1; i > 0; i-- {
		if p.open[i].owner != "" {
			return "a " + sign + " inside " + quoted(shorten(p.open[i].owner))
		}
	}
	return "an inner " + sign
}
