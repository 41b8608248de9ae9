package qjson

import (
	"slices"
	"strings"
	"sync"
)

// Parse reads a message, or what is meant to be one. It never fails: mistakes are faults of the Document, each of them once
// and at its cause, and the values are those of the text without them.
func Parse(text string) *Document {
	first := parsers.Get().(*parser)
	defer first.release()
	p := first.read(text, nil, false)
	if len(text) <= longestText && (p.mistakes() > 1 || p.hasBracketFault()) && !p.hopeless() {
		p = choose(text, p)
	}
	d := p.doc
	d.Faults = sorted(p.faults)
	prove(text, &d)
	return &d
}

// Codes returns the kinds of mistake that Parse knows.
func Codes() []Code {
	return []Code{
		MissingComma, TrailingComma, ExtraComma, SingleQuote, UnclosedName, UnopenedName, UnclosedString, BareName,
		CommaForColon, MissingColon, MissingValue, MissingOpen, MissingClose, ExtraClose, ExtraOpen, MismatchedClose,
		EarlyClose, StrayText, BadSpace, BadNumber, BadWord, BadString, DuplicateKey, Comment, TooDeep, ElisionForm, ElisionComma,
	}
}

// parsers are those that have read their message. Streams are made of small ones, and a parser takes more memory than
// what they hold.
var parsers = sync.Pool{New: func() any { return new(parser) }}

// release leaves nothing of the message but the room for values that it did not need.
func (p *parser) release() {
	*p = parser{spare: p.spare}
	parsers.Put(p)
}

// read reads text once, with the given repairs.
func read(text string, choices map[int]repair, search bool) *parser {
	return new(parser).read(text, choices, search)
}

func (p *parser) read(text string, choices map[int]repair, search bool) *parser {
	p.text, p.choices = text, choices
	p.open = p.usual[:0]
	if search {
		p.layout = &layout{indent: -1}
	}
	p.moveTo(0)
	if p.tok.kind == tokEnd {
		p.fault(MissingValue, 0, 0, "there is no message")
	}
	for p.tok.kind != tokEnd {
		p.outside()
	}
	p.doc.Elided = p.doc.Elided && len(p.doc.Values) == 0 && !p.strayed
	return p
}

func (p *parser) hasBracketFault() bool {
	return slices.ContainsFunc(p.faults, func(f Fault) bool { return isBracketFault(f.Code) })
}

// hopeless tells whether the text is so full of mistakes that it is no message, and no repair makes it one.
func (p *parser) hopeless() bool {
	const many, bytesEach = 8, 16
	n := p.mistakes()
	return n > many && n*bytesEach > len(p.text)
}

func (p *parser) has(c Code) bool {
	return slices.ContainsFunc(p.faults, func(f Fault) bool { return f.Code == c })
}

func isBracketFault(c Code) bool {
	switch c {
	case MissingOpen, MissingClose, ExtraClose, ExtraOpen, MismatchedClose, EarlyClose:
		return true
	}
	return false
}

// outside reads what is in no bracket: the message, and what should not be there.
func (p *parser) outside() {
	t := p.tok
	switch t.kind {
	case tokElision:
		p.doc.Elided = true
		p.elision()
	case tokClose:
		p.extraClose()
	case tokComma:
		p.remove(ExtraComma, t.start, t.end, "',' outside the message")
		p.take()
	case tokOpen:
		p.second()
		p.doc.Values = append(p.doc.Values, p.collection(""))
	default:
		if len(p.doc.Values) > 0 || !p.scalar() {
			p.strayText()
		}
	}
}

// second reports a value after the message.
func (p *parser) second() {
	if len(p.doc.Values) == 0 || p.strayed {
		return
	}
	f := p.fault(StrayText, p.tok.start, p.tok.end, "another message begins here")
	f.Help = "write one message a time"
}

func (p *parser) extraClose() {
	t, start := p.tok, p.tok.start
	if n := len(p.extra) - 1; n >= 0 && p.extra[n].closer == p.text[t.start] {
		p.uncertain(p.extra[n].fault)
		p.extra = p.extra[:n]
		p.take()
		return
	}
	if p.prev > 0 && strings.TrimSpace(p.text[p.prev:t.start]) == "" {
		start = p.prev
	}
	f := p.fault(ExtraClose, t.start, t.end, "one '%c' too many", p.text[t.start])
	f.Help = "delete it"
	f.Edit = &Edit{Start: start, End: t.end}
	p.take()
}

// scalar reads a message that is no object and no array, or an object without its '{', and tells whether there was one.
func (p *parser) scalar() bool {
	t := p.tok
	switch {
	case t.kind != tokColon && p.startsMember(t):
		p.doc.Values = append(p.doc.Values, p.unopenedValue("", Object, Array))
		return true
	case t.kind == tokString && t.closed, t.kind == tokNumber, p.isLiteral(t):
		p.doc.Values = append(p.doc.Values, p.value("", Array))
		return true
	}
	return false
}

// strayText passes over text outside the message, up to the next bracket that opens.
func (p *parser) strayText() {
	t := p.tok
	if start, end := t.content(p.text); t.kind == tokString && !t.closed && strings.TrimSpace(p.text[start:end]) == "" {
		p.remove(StrayText, t.start, start, "text after the message: %s", p.text[t.start:start])
		p.moveTo(start)
		return
	}
	for p.take(); p.tok.kind != tokOpen && p.tok.kind != tokEnd; {
		p.take()
	}
	what := "text that is not a message"
	if len(p.doc.Values) > 0 {
		what = "text after the message"
	}
	f := p.fault(StrayText, t.start, p.prev, "%s: %s", what, shorten(p.text[t.start:p.prev]))
	f.Help = "delete it, or write it outside the message"
	p.strayed = true
}
