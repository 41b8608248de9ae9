package qjson

import (
	"slices"
	"strings"
)

// Where brackets or quotes do not pair up, repairs are chosen by reading the text again: with the best of the alternatives, as long as that leaves fewer
// mistakes, or brackets that fit the indentation of their lines better.

// An option is another repair that is possible at the token at offset at.
type option struct {
	at   int
	what repair
}

const (
	mostOptions = 8 // of one reading
	mostRounds  = 4
	longestText = 1 << 16 // of a text that is read several times
)

// layout is what a reading notes for the choice of repairs.
type layout struct {
	options []option
	misfits int
	indent  int  // of the line of the token at hand; -1 on the first line, whose beginning is not in the text
	first   bool // that token begins its line
}

// pass notes the white space from start to end.
func (y *layout) pass(text string, start, end int) {
	y.first = false
	if i := strings.LastIndexByte(text[start:end], '\n'); i >= 0 {
		y.indent, y.first = end-start-i-1, true
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
	if !own {
		y.offer(t.start, changeIt)
		y.offer(t.start, passOver)
		return
	}
	switch next := p.after(t).kind; next {
	case tokComma, tokClose, tokElision, tokEnd:
	default:
		y.offer(t.start, passOver)
	}
	if b := p.open[len(p.open)-1]; y.first && b.indent >= 0 && b.indent != y.indent {
		y.misfits++
		if p.levelOf(p.text[t.start], true) >= 0 {
			y.offer(t.start, closeFirst)
		}
	}
}

// member notes a member that stands further out than those before it.
func (y *layout) member(p *parser, l *list) {
	b := &p.open[len(p.open)-1]
	switch {
	case !y.first:
	case l.last == atStart:
		b.column = y.indent
	case b.column >= 0 && y.indent < b.column:
		y.misfits++
		if p.inside(Object) {
			y.offer(p.tok.start, closeBefore)
		}
	}
}

// choose finds the repairs that leave the fewest mistakes. It gives first when those that it made are the best.
func choose(text string, first *parser) *parser {
	best := read(text, nil, true)
	if best.cost() < 2*faultCost && best.layout.misfits == 0 {
		return first
	}
	for range mostRounds {
		better := best
		for _, o := range best.layout.options {
			if next := read(text, best.with(o), true); next.cost() < better.cost() {
				better = next
			}
		}
		if better == best {
			break
		}
		best = better
	}
	if best.choices == nil {
		return first
	}
	return read(text, best.choices, false)
}

// with gives the choices of p and one more.
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
