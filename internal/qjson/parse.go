package qjson

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"qmpdoc/diag"
)

const (
	deepest    = 1024    // brackets in brackets: MAX_NESTING of QEMU's qobject/json-streamer.c
	mostTokens = 2 << 20 // its MAX_TOKEN_COUNT
	mostFaults = 2000    // more than anybody reads in one message
)

// Parse reads a message, or what is meant to be one. It never fails: mistakes are faults of the Document, each of them once
// and at its cause, and the values are those of the text without them.
func Parse(text string) *Document {
	d := parse(text, false)
	prove(text, d)
	return d
}

// A parser reads a text once, token by token. A mistake is repaired where it is found, and nothing before it is read again.
type parser struct {
	text   string
	python bool  // the text is an object of Python
	tok    token // the next token
	prev   int   // the end of the one before: where something missing belongs
	doc    Document

	spare   []Value   // for the next values
	open    []bracket // those that are open, outermost first
	nets    nets
	closing int  // so many of the innermost open brackets end here without their closers
	comma   int  // the offset of an item before which a missing comma is part of another mistake
	partial bool // the text ends inside a member
	stopped bool // nothing more is read
	strayed bool // text that is not a message was reported
	tokens  int
	rescans int // bytes that were read again
}

// parsers are those that have read their message. Streams are made of small ones, and a parser takes more memory than
// what they hold.
var parsers = sync.Pool{New: func() any { return new(parser) }}

func parse(text string, python bool) *Document {
	p := parsers.Get().(*parser)
	*p = parser{text: text, python: python, comma: -1, spare: p.spare, open: p.open[:0]}
	p.moveTo(0)
	if p.tok.kind == tokEnd {
		p.fault(MissingValue, 0, 0, "there is no message")
	}
	for p.tok.kind != tokEnd {
		p.outside()
	}
	d := p.doc
	d.Elided = d.Elided && len(d.Values) == 0 && !p.strayed
	slices.SortStableFunc(d.Faults, func(a, b Fault) int { return a.Start - b.Start })
	clear(p.open)
	*p = parser{spare: p.spare, open: p.open}
	parsers.Put(p)
	return &d
}

// outside reads what is in no bracket: the message, and what should not be there.
func (p *parser) outside() {
	t, first := p.tok, len(p.doc.Values) == 0
	switch {
	case t.kind == tokElision:
		p.doc.Elided = true
		p.elision()
	case t.kind == tokClose:
		p.extraClose(p.net(kindOf(p.text[t.start])) == -1 && p.mayRescan(p.prev) && !mayEndEarly(p.doc.Values))
	case t.kind == tokComma:
		p.remove(ExtraComma, t.start, t.end, "',' outside the message")
		p.take()
	case t.kind == tokOpen:
		if !first && !p.strayed {
			p.fault(StrayText, t.start, t.end, "another message begins here").Help = "write one message at a time"
		}
		p.doc.Values = append(p.doc.Values, p.collection(""))
	case first && p.startsMember(t):
		p.doc.Values = append(p.doc.Values, p.unopened("", Object))
	case first && (t.kind == tokString && t.closed || t.kind == tokNumber || p.isLiteral(t)):
		p.doc.Values = append(p.doc.Values, p.value("", Array))
	default:
		p.strayText(first)
	}
}

// strayText passes over text outside the message, up to the next bracket that opens.
func (p *parser) strayText(first bool) {
	t := p.tok
	for p.take(); p.tok.kind != tokOpen && p.tok.kind != tokEnd; {
		p.take()
	}
	what := "text after the message"
	if first {
		what = "text that is not a message"
	}
	f := p.fault(StrayText, t.start, p.prev, "%s: %s", what, shorten(p.text[t.start:p.prev]))
	f.Help = "delete it, or write it outside the message"
	p.strayed = true
}

// fault notes a mistake. The pointer is good until the next fault.
func (p *parser) fault(r diag.Rule, start, end int, format string, args ...any) *Fault {
	if len(p.doc.Faults) == mostFaults || p.stopped || p.python && isPython(r, p.text[start:end]) {
		return new(Fault)
	}
	p.doc.Faults = append(p.doc.Faults, Fault{Place: Place{Start: start, End: end}, Rule: r, Msg: fmt.Sprintf(format, args...)})
	return &p.doc.Faults[len(p.doc.Faults)-1]
}

func (f *Fault) edit(start, end int, text string) { f.Edit = &Edit{Start: start, End: end, Text: text} }

// insert reports something that is missing at the offset at, and repairs it.
func (p *parser) insert(r diag.Rule, at int, text, format string, args ...any) *Fault {
	f := p.fault(r, at, at, format, args...)
	f.Help = "insert '" + text + "'"
	f.edit(at, at, text)
	return f
}

// replace reports what is there instead of text, and repairs it.
func (p *parser) replace(r diag.Rule, start, end int, text, format string, args ...any) *Fault {
	f := p.fault(r, start, end, format, args...)
	f.Help = "write '" + text + "'"
	f.edit(start, end, text)
	return f
}

// remove reports what does not belong where it is, and removes it.
func (p *parser) remove(r diag.Rule, start, end int, format string, args ...any) *Fault {
	f := p.fault(r, start, end, format, args...)
	f.Help = "delete it"
	f.edit(start, end, "")
	if p.text[start] == ',' && (end == len(p.text) || isJSONSpace(p.text[end])) {
		f.Edit.Start = len(strings.TrimRight(p.text[:start], " \t"))
	}
	return f
}

// take goes to the next token.
func (p *parser) take() { p.moveTo(p.tok.end) }

func (p *parser) moveTo(pos int) {
	p.prev = pos
	if p.tokens++; p.tokens == mostTokens {
		p.fault(TooDeep, pos, pos, "more than %d tokens: QEMU reads no more", mostTokens)
		p.stopped = true
	}
	if p.stopped || len(p.doc.Faults) >= mostFaults {
		p.tok = token{kind: tokEnd, start: len(p.text), end: len(p.text)}
		return
	}
	p.tok = scan(p.text, skipSpace(p.text, pos, p.badSpace))
	for p.isStrayQuote(p.tok) {
		end, _ := p.tok.content(p.text)
		p.remove(StrayText, p.tok.start, end, "a stray quote")
		p.tok = scan(p.text, skipSpace(p.text, end, p.badSpace))
	}
}

// isStrayQuote reports whether the quote at t begins no string: it is the second of two at the end of a name, the line ends or goes
// on with punctuation, or only blanks are before the quote of the next string.
func (p *parser) isStrayQuote(t token) bool {
	switch {
	case t.kind != tokString:
		return false
	case t.start > 0 && t.start == p.prev && p.text[t.start-1] == p.text[t.start] && p.quoteBeforeColon(t.start):
		return true
	}
	start, end := t.content(p.text)
	inner := strings.TrimLeft(p.text[start:end], " \t")
	if t.closed {
		return inner == "" && start < end && t.end < len(p.text) && isWordByte(p.text[t.end])
	}
	return (inner == "" || strings.IndexByte("\"'{}[],:", inner[0]) >= 0) && p.mayRescan(t.end-t.start)
}

// after returns the token after t without taking it.
func (p *parser) after(t token) token {
	return scan(p.text, skipSpace(p.text, t.end, nil))
}

// A mark is a place to come back to.
type mark struct {
	tok          token
	prev, faults int
}

func (p *parser) mark() mark { return mark{p.tok, p.prev, len(p.doc.Faults)} }

// back makes the token at m the next one again, with the faults found up to then.
func (p *parser) back(m mark) {
	p.tok, p.prev, p.doc.Faults = m.tok, m.prev, p.doc.Faults[:m.faults]
}

// mayRescan allows n bytes to be read again, as long as that stays in proportion to the text.
func (p *parser) mayRescan(n int) bool {
	p.rescans += n
	return p.rescans <= 4*len(p.text)+1000
}

// new gives v a place among others, which costs less than a place of its own.
func (p *parser) new(v Value) *Value {
	const many = 64
	if len(p.spare) == 0 {
		p.spare = make([]Value, many)
	}
	at := &p.spare[0]
	p.spare = p.spare[1:]
	*at = v
	return at
}

func (p *parser) badSpace(r diag.Rule, start, end int) {
	if r == Comment {
		p.fault(Comment, start, end, "JSON has no comments").Help = "put the remark outside the message"
		return
	}
	f := p.fault(BadSpace, start, end, "%U is not white space in JSON", []rune(p.text[start:end])[0])
	f.Help = "write a space (U+0020)"
	f.edit(start, end, " ")
}

func (p *parser) show(t token) string {
	s := shorten(p.text[t.start:t.end])
	switch t.kind {
	case tokEnd:
		return "the end"
	case tokString, tokWord, tokNumber:
		return s
	default:
		return "'" + s + "'"
	}
}

// shorten cuts a piece of the text for a message, at the line's end or where it gets long.
func shorten(s string) string {
	const most = 40
	line, _, _ := strings.Cut(s, "\n")
	line = strings.TrimRight(line, " \t\r")
	if len(line) > most {
		line = strings.TrimRight(line[:most], " \t") + "…"
	}
	return strings.ToValidUTF8(line, "�")
}
