package qjson

import (
	"slices"
	"strings"
)

// Where brackets or quotes do not pair up, repairs are chosen by reading the text again: with the best of the alternatives, as
// long as that leaves fewer mistakes, or members and brackets that fit their lines and the message better.

// An option is another repair that is possible at the token at offset at.
type option struct {
	at   int
	what repair
}

const (
	mostOptions = 8  // of one reading
	mostMembers = 16 // that are remembered in one reading
	mostRounds  = 4
	longestText = 1 << 16 // of a text that is read several times
)

// layout is what a reading notes for the choice of repairs.
type layout struct {
	options []option
	members []int // the last members before which an inner object could have ended
	broken  bool  // a bracket was wrong, and no more members are remembered
	misfits int
	closed  int  // the offset of the last closer
	line    int  // the offset of the line of the token at hand
	indent  int  // of that line; -1 on the first line, whose beginning is not in the text
	first   bool // that token begins its line
}

// pass notes the white space from start to end.
func (y *layout) pass(text string, start, end int) {
	y.first = false
	if i := strings.LastIndexByte(text[start:end], '\n'); i >= 0 {
		y.line = start + i + 1
		y.indent, y.first = end-y.line, true
	}
}

// offer notes a repair for readings that are compared.
func (p *parser) offer(at int, what repair) {
	if p.layout != nil {
		p.layout.offer(at, what)
	}
}

func (y *layout) offer(at int, what repair) {
	if o := (option{at, what}); !slices.Contains(y.options, o) && len(y.options) < mostOptions {
		y.options = append(y.options, o)
	}
}

// closer notes the repairs that are possible at a closer.
func (y *layout) closer(p *parser, l *list, own bool) {
	t := p.tok
	y.closed = t.start
	if !own {
		if doubled := t.start > 0 && p.text[t.start-1] == p.text[t.start]; l.closer() == '}' && !doubled {
			p.missingArray(l.v)
		}
		y.offer(t.start, changeIt)
		y.offer(t.start, passOver)
		return
	}
	switch next := p.after(t).kind; next {
	case tokComma, tokClose, tokElision, tokEnd:
	default:
		y.offer(t.start, passOver)
	}
	if p.choices[t.start] == closeFirst || !y.first {
		return
	}
	if level := p.levelOf(p.text[t.start]); level >= 0 && y.distance(p, level) < y.distance(p, len(p.open)-1) {
		y.misfits++
		y.offer(t.start, closeFirst)
	}
}

// distance tells how far the indentation of the line at hand is from that of the line on which an open bracket stands. A closer
// that stands further out than the second line belongs to the first.
func (y *layout) distance(p *parser, level int) int {
	indent := p.open[level].indent
	if indent < 0 {
		indent = y.indent
		if level+1 < len(p.open) && p.open[level+1].indent <= y.indent {
			return y.indent + 1
		}
	}
	return max(indent-y.indent, y.indent-indent)
}

// beginning notes a member that stands further out than those before it.
func (y *layout) beginning(p *parser, l *list) {
	b := &p.open[len(p.open)-1]
	if y.first && y.outdented(p) {
		y.misfit(p, l, p.tok.start)
	}
	switch {
	case y.first && b.column < 0:
		b.column = y.indent
	case l.last == atStart && y.indent >= 0:
		b.inline = p.tok.start - y.line
	}
	if l.last != atStart && p.inside(Object) && !y.broken {
		y.members = append(y.members[max(0, len(y.members)+1-mostMembers):], p.tok.start)
	}
}

// misfit notes that the member begun at at fits better after the end of l, or in the object that ended before it.
func (y *layout) misfit(p *parser, l *list, at int) {
	y.misfits++
	switch {
	case l.last == atStart:
	case p.inside(Object):
		y.offer(at, closeBefore)
	case len(p.open) == 1 && y.closed > 0:
		y.offer(y.closed, passOver)
	}
}

// outdented tells whether the line at hand stands further out than the lines of the innermost bracket; where that has none yet,
// whether it stands further out than the first member and in line with those around the bracket.
func (y *layout) outdented(p *parser) bool {
	b := &p.open[len(p.open)-1]
	if b.column >= 0 {
		return y.indent < b.column
	}
	return y.indent < b.inline && slices.ContainsFunc(p.open, func(o bracket) bool { return o.column == y.indent })
}

// choose finds the repairs that leave the fewest mistakes. It returns first when those that it made are the best. Where others
// are as good, no repair of brackets is certain.
func choose(text string, first *parser) *parser {
	best := read(text, nil, true)
	if best.cost() >= 2*faultCost || best.layout.misfits > 0 {
		best = best.improve()
	}
	last := first
	if best.choices != nil {
		last = read(text, best.choices, false)
	}
	if last.hasBracketFault() && best.hasRival() {
		last.doubtBrackets()
	}
	return last
}

// improve looks for better repairs than those of p.
func (p *parser) improve() *parser {
	best := p
	for range mostRounds {
		better := best
		for _, o := range best.layout.options {
			if next := read(p.text, best.with(o), true); next.cost() < better.cost() {
				better = next
			}
		}
		if better == best {
			break
		}
		best = better
	}
	return best
}

// hasRival tells whether another repair is as good as those of p.
func (p *parser) hasRival() bool {
	options := p.layout.options
	if p.has(MissingClose) || p.has(MismatchedClose) {
		for _, at := range p.layout.members {
			options = append(options, option{at, closeBefore})
		}
	}
	return slices.ContainsFunc(options, func(o option) bool {
		if p.choices[o.at] == o.what || o.what == passOver && class[p.text[o.at]] == tokOpen {
			return false
		}
		other := read(p.text, p.with(o), true)
		return other.cost() <= p.cost() && !slices.EqualFunc(other.faults, p.faults, sameFault)
	})
}

func sameFault(a, b Fault) bool { return a.Code == b.Code && a.Start == b.Start && a.End == b.End }

func (p *parser) doubtBrackets() {
	for i := range p.faults {
		if isBracketFault(p.faults[i].Code) {
			p.uncertain(i)
		}
	}
}

// with returns the choices of p and one more.
func (p *parser) with(o option) map[int]repair {
	choices := map[int]repair{o.at: o.what}
	for at, what := range p.choices {
		if at != o.at {
			choices[at] = what
		}
	}
	return choices
}

const faultCost = 1000

// cost weighs a reading: mistakes, and between equals what does not fit the lines.
func (p *parser) cost() int {
	cost := faultCost * (p.mistakes() + p.missing)
	if p.layout != nil {
		cost += p.layout.misfits
	}
	return cost
}

// mistakes counts the faults that another repair could save.
func (p *parser) mistakes() int {
	n := 0
	for i := range p.faults {
		switch p.faults[i].Code {
		case SingleQuote, ElisionForm, ElisionComma:
		default:
			n++
		}
	}
	return n
}
