package qjson

import (
	"slices"
	"strings"
)

// repair is what to do at a bracket, or before a member, when brackets do not pair up.
type repair uint8

const (
	likeliest   repair = iota
	passOver           // the closer is one too many, or its object goes on
	closeFirst         // an inner bracket lacks its closer before this one
	changeIt           // the closer is of the wrong kind
	closeBefore        // the innermost bracket lacks its closer before this item
	dropQuote          // the quote begins no string
	openObject         // a '{' is missing before this
	openArray          // a '[' is missing before this
)

func (r repair) opens() bool { return r == openObject || r == openArray }

// close deals with the closer at hand, and tells whether l ends.
func (p *parser) close(l *list) (done bool) {
	t := p.tok
	own := l.closer() == p.text[t.start]
	what := p.choices[t.start]
	if what == closeFirst && p.ended == t.start {
		what = likeliest // what this closer does not belong to is closed
	}
	switch {
	case !own && l.changed >= 0: // the brackets agree with each other
		p.uncertain(l.changed)
		p.trailingComma(l)
		p.take()
		return true
	case what == likeliest && p.pairsExtra(t, own):
		p.take()
		return false
	case what == likeliest && !own && p.levelOf(p.text[t.start]) >= 0:
		what = closeFirst
	case what == likeliest && !own:
		what = changeIt
	case what == likeliest && len(p.open) == 1 && p.goesOnAfter(t):
		what = passOver
	}
	if p.layout != nil {
		p.layout.closer(p, l, own)
	}
	switch what {
	case passOver:
		p.passOver(l, own)
		return false
	case closeFirst:
		p.closeFirst(l, own)
		return true
	case changeIt:
		p.trailingComma(l)
		f := p.fault(MismatchedClose, t.start, t.end, "'%c' where '%c' belongs, for %s", p.text[t.start], l.closer(), p.whose(len(p.open)-1))
		f.Help = "write '" + string(l.closer()) + "'"
		f.Edit = &Edit{Start: t.start, End: t.end, Text: string(l.closer())}
	default:
		p.trailingComma(l)
	}
	p.take()
	return true
}

// pairsExtra tells whether the closer t belongs to an opening bracket that was passed over, and forgets that one. Its repair
// is no longer certain, since the two may just as well both belong there.
func (p *parser) pairsExtra(t token, own bool) bool {
	n := len(p.extra) - 1
	if n < 0 || p.extra[n].closer != p.text[t.start] || own && len(p.open) == 1 && !p.goesOnAfter(t) {
		return false
	}
	if own && len(p.open) > 1 && !p.goesOnAfter(t) {
		return false
	}
	p.uncertain(p.extra[n].fault)
	p.extra = p.extra[:n]
	return true
}

func (p *parser) uncertain(fault int) {
	if fault < len(p.faults) {
		p.faults[fault].Edit = nil
	}
}

// goesOnAfter tells whether a member is after the closer t, with or without a comma.
func (p *parser) goesOnAfter(t token) bool {
	next := p.after(t)
	if next.kind == tokComma {
		next = p.after(next)
	}
	return (next.kind == tokString || next.kind == tokWord) && p.startsMember(next)
}

// levelOf returns the innermost open bracket, but for the very innermost, that closer fits by its kind; -1 when there is none.
func (p *parser) levelOf(closer byte) int {
	for i := len(p.open) - 2; i >= 0; i-- {
		if closers[p.open[i].value.Kind] == closer {
			return i
		}
	}
	return -1
}

// closeFirst ends l, and what is around it up to the bracket that the closer at hand fits, without closers.
func (p *parser) closeFirst(l *list, own bool) {
	t := p.tok
	level := p.levelOf(p.text[t.start])
	p.ended = t.start
	missing := p.missingFrom(level + 1)
	p.closing = len(p.open) - level - 2
	p.missing += p.closing
	if !own {
		p.trailingComma(l)
		f := p.fault(MismatchedClose, t.start, t.end, "%s before '%c', for %s", lacking(missing), p.text[t.start], p.whose(len(p.open)-1))
		f.Help = "insert '" + missing + "'"
		f.Edit = &Edit{Start: t.start, End: t.start, Text: missing + " "}
		return
	}
	f := p.fault(MissingClose, p.prev, p.prev, "%s for %s", lacking(missing), p.whose(len(p.open)-1))
	f.Help = "insert '" + missing + "'"
	f.Edit = p.atEnd(l, " "+missing)
}

// atEnd inserts text after the last item of l, in the place of a comma that nothing follows.
func (p *parser) atEnd(l *list, text string) *Edit {
	if l.last == afterComma || l.last == afterElisionComma {
		return &Edit{Start: l.comma, End: p.prev, Text: text}
	}
	return &Edit{Start: p.prev, End: p.prev, Text: text}
}

// missingFrom returns the closers of the open brackets from the innermost to the one at level.
func (p *parser) missingFrom(level int) string {
	var b strings.Builder
	for i := len(p.open) - 1; i >= level; i-- {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteByte(closers[p.open[i].value.Kind])
	}
	return b.String()
}

func lacking(closers string) string {
	if len(closers) == 1 {
		return "'" + closers + "' is missing"
	}
	return "'" + shorten(closers) + "' are missing"
}

// whose names an open bracket.
func (p *parser) whose(level int) string {
	b := p.open[level]
	sign := "'{'"
	if b.value.Kind == Array {
		sign = "'['"
	}
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

// cut ends l and everything around it at the end of the text.
func (p *parser) cut(l *list) {
	missing := p.missingFrom(0)
	p.closing = len(p.open) - 1
	p.missing += p.closing
	if n := len(p.faults) - 1; n >= 0 && p.faults[n].Code == UnclosedString && p.faults[n].Start == p.prev {
		p.cutInString(&p.faults[n], missing)
		return
	}
	f := p.fault(MissingClose, p.prev, p.prev, "%s at the end, for %s", lacking(missing), p.whose(len(p.open)-1))
	f.Help = "insert '" + shorten(missing) + "'"
	if !p.partial {
		f.Edit = p.atEnd(l, " "+missing)
	}
}

// cutInString makes it part of f, a string that is not closed, that the text ends there.
func (p *parser) cutInString(f *Fault, missing string) {
	f.Msg += ", and the text ends there"
	f.Help = "insert '\"' and '" + shorten(missing) + "'"
	switch {
	case p.partial:
		f.Edit = nil
	case f.Edit != nil:
		f.Edit = &Edit{Start: f.Edit.Start, End: f.Edit.End, Text: f.Edit.Text + " " + missing}
	}
}

// closeBefore ends l before the item at hand, which belongs to what is around it.
func (p *parser) closeBefore(l *list) {
	at, text, lent := p.prev, string(l.closer()), p.prev
	if l.v.Kind == Object {
		text = " " + text
	}
	switch l.last {
	case afterComma, afterElisionComma:
		at, lent = l.comma, l.comma
	case atStart:
		lent = 0 // the comma at hand is that of the item around it
	case afterItem:
		text += ","
	}
	f := p.fault(MissingClose, at, at, "'%c' is missing before %s, for %s", l.closer(), p.show(p.tok), p.whose(len(p.open)-1))
	f.Help = "insert '" + string(l.closer()) + "'"
	f.Edit = &Edit{Start: at, End: at, Text: text}
	l.v.End, p.lent, p.ended = at, lent, p.tok.start
}

// trailingComma reports a comma that nothing follows before the closer at hand.
func (p *parser) trailingComma(l *list) {
	switch l.last {
	case afterComma:
		p.remove(TrailingComma, l.comma, l.comma+1, "trailing ',' before '%c'", p.text[p.tok.start])
	case afterElisionComma:
		p.remove(ElisionComma, l.comma, l.comma+1, "',' after the elision that ends the list")
	}
}

// sorted returns the faults in the order of their places.
func sorted(faults []Fault) []Fault {
	slices.SortStableFunc(faults, func(a, b Fault) int { return a.Start - b.Start })
	return faults
}
