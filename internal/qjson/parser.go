package qjson

import (
	"fmt"
)

const (
	deepest    = 1024    // brackets in brackets: MAX_NESTING of QEMU's qobject/json-streamer.c
	mostTokens = 2 << 20 // its MAX_TOKEN_COUNT
	mostFaults = 2000    // more than anybody reads in one message

	usualDepth = 4
)

// A parser reads one text once. Where a mistake can be repaired in several ways it takes the likeliest, or what choices say.
type parser struct {
	text   string
	tok    token // the next token
	prev   int   // the end of the one before: where something missing belongs
	doc    Document
	faults []Fault

	spare   []Value   // for the next values
	open    []bracket // those that are open, outermost first
	usual   [usualDepth]bracket
	extra   []extraOpen
	closing int  // so many of the innermost open brackets end here without their closers
	lent    int  // the offset of a ',' that an ended bracket took from the one around it; 0 for none
	ended   int  // the offset of the last item or closer before which a bracket ended without its closer
	partial bool // the text ends inside a member
	stopped bool // nothing more is read
	python  bool // the text is an object of Python
	strayed bool // text that is not a message was reported
	tokens  int
	rescans int // bytes that were read again
	missing int // closers that are missing, but for one a fault

	choices map[int]repair // by the offset of the token
	layout  *layout        // nil unless this reading is one of several that are compared
}

// A bracket is an object or array that is open.
type bracket struct {
	value  *Value
	owner  string // the member whose value it is
	before int    // the end of the token before it
	indent int    // of its line
	column int    // of its first member that begins a line, or -1
	inline int    // the column of its first member after other text of the line, or -1
}

// An extraOpen is an opening bracket that was skipped; its closer, if there is one, is no second mistake.
type extraOpen struct {
	closer byte
	fault  int
}

// fault notes a mistake. The pointer is good until the next fault.
func (p *parser) fault(c Code, start, end int, format string, args ...any) *Fault {
	if len(p.faults) == mostFaults || p.stopped || p.python && isPython(c, p.text[start:end]) {
		return new(Fault)
	}
	if p.tok.kind == tokString {
		p.offer(p.tok.start, dropQuote)
	}
	if p.layout != nil && isBracketFault(c) {
		p.layout.broken = true
	}
	f := Fault{Code: c, Start: start, End: end}
	if p.layout == nil { // readings that only compare repairs need no words
		f.Msg = fmt.Sprintf(format, args...)
	}
	p.faults = append(p.faults, f)
	return &p.faults[len(p.faults)-1]
}

// take goes to the next token.
func (p *parser) take() { p.moveTo(p.tok.end) }

// moveTo makes what begins at pos the next token.
func (p *parser) moveTo(pos int) {
	p.prev = pos
	if p.tokens++; p.tokens == mostTokens {
		p.fault(TooDeep, pos, pos, "more than %d tokens: QEMU reads no more", mostTokens)
		p.partial, p.stopped = true, true
	}
	if p.stopped || len(p.faults) >= mostFaults {
		p.tok = token{kind: tokEnd, start: len(p.text), end: len(p.text)}
		return
	}
	p.tok = scan(p.text, p.skip(pos))
	for p.choices != nil && p.choices[p.tok.start] == dropQuote && p.tok.kind == tokString {
		p.remove(StrayText, p.tok.start, p.tok.start+1, "a quote that belongs to nothing")
		p.tok = scan(p.text, p.skip(p.tok.start+1))
	}
}

func (p *parser) skip(pos int) int {
	end := skipSpace(p.text, pos, p.badSpace)
	if p.layout != nil {
		p.layout.pass(p.text, pos, end)
	}
	return end
}

// after returns the token after t without taking it.
func (p *parser) after(t token) token {
	return scan(p.text, skipSpace(p.text, t.end, nil))
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

// back makes t the next token again, with the faults found up to then.
func (p *parser) back(m mark) {
	p.tok, p.prev, p.faults = m.tok, m.prev, p.faults[:m.faults]
}

// A mark is a place to come back to.
type mark struct {
	tok          token
	prev, faults int
}

func (p *parser) mark() mark { return mark{p.tok, p.prev, len(p.faults)} }

func (p *parser) badSpace(c Code, start, end int) {
	if c == Comment {
		f := p.fault(Comment, start, end, "JSON has no comments")
		f.Help = "put the remark outside the message"
		return
	}
	r := []rune(p.text[start:end])[0]
	f := p.fault(BadSpace, start, end, "%U is not white space in JSON", r)
	f.Help = "write a space (U+0020)"
	f.Edit = &Edit{Start: start, End: end, Text: " "}
}

// value reads the value that begins with the token at hand: no closer, comma, colon or end. It is nil where a value is
// missing after all.
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

// show names a token for a message.
func (p *parser) show(t token) string {
	if t.kind == tokEnd {
		return "the end"
	}
	if s := shorten(p.text[t.start:t.end]); t.kind == tokString || t.kind == tokWord || t.kind == tokNumber {
		return s
	} else {
		return "'" + s + "'"
	}
}
