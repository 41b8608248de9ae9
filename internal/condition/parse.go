package condition

import "strings"

// parse reads a condition for the C preprocessor: defined(A), defined A, !, &&, || and parentheses. What it does not
// understand becomes a symbol of its own, so that it is at least equal to itself.
func parse(text string) *node {
	p := &parser{words: words(text)}
	n := p.any()
	if p.failed || p.at < len(p.words) {
		return &node{op: opSymbol, symbol: strings.Join(strings.Fields(text), " ")}
	}
	return n
}

// parseLine reads "#if CONDITION", "#ifdef SYMBOL" or "#ifndef SYMBOL".
func parseLine(line string) *node {
	directive := strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(line), "#"))
	word, rest, _ := strings.Cut(directive, " ")
	rest = strings.TrimSpace(rest)
	switch word {
	case "if":
		return parse(rest)
	case "ifdef":
		return &node{op: opSymbol, symbol: rest}
	case "ifndef":
		return &node{op: opNot, args: []*node{{op: opSymbol, symbol: rest}}}
	default:
		return &node{op: opSymbol, symbol: directive}
	}
}

// deepest bounds how deep parentheses and negations nest.
const deepest = 100

type parser struct {
	words  []string
	at     int
	depth  int
	failed bool
}

// words cuts a text into names, operators and parentheses; bytes that belong to none are words of their own.
func words(text string) []string {
	var list []string
	for text = strings.TrimSpace(text); text != ""; text = strings.TrimSpace(text) {
		n := 1
		switch {
		case strings.HasPrefix(text, "&&"), strings.HasPrefix(text, "||"):
			n = 2
		case isName(text[0]):
			for n < len(text) && isName(text[n]) {
				n++
			}
		}
		list, text = append(list, text[:n]), text[n:]
	}
	return list
}

func isName(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

func (p *parser) peek() string {
	if p.at < len(p.words) {
		return p.words[p.at]
	}
	return ""
}

// accept takes the word at hand if it is w.
func (p *parser) accept(w string) bool {
	if p.peek() != w {
		return false
	}
	p.at++
	return true
}

func (p *parser) any() *node { return p.list(opAny, "||", p.all) }

func (p *parser) all() *node { return p.list(opAll, "&&", p.not) }

func (p *parser) list(o op, between string, operand func() *node) *node {
	n := &node{op: o, args: []*node{operand()}}
	for !p.failed && p.accept(between) {
		n.args = append(n.args, operand())
	}
	return n
}

func (p *parser) not() *node {
	if p.depth++; p.depth > deepest {
		p.failed = true
	}
	defer func() { p.depth-- }()
	switch {
	case p.failed:
		return never
	case p.accept("!"):
		return &node{op: opNot, args: []*node{p.not()}}
	case p.accept("("):
		n := p.any()
		p.expect(")")
		return n
	case p.accept("defined"):
		inParentheses := p.accept("(")
		n := p.symbol()
		if inParentheses {
			p.expect(")")
		}
		return n
	default:
		return p.symbol()
	}
}

func (p *parser) expect(w string) {
	if !p.accept(w) {
		p.failed = true
	}
}

// symbol reads a name, or a number as C does: 0 is false.
func (p *parser) symbol() *node {
	w := p.peek()
	switch {
	case w == "0":
		p.at++
		return never
	case w == "1":
		p.at++
		return &node{op: opAll}
	case w == "" || !isName(w[0]) || w[0] <= '9':
		p.failed = true
		return never
	}
	p.at++
	return &node{op: opSymbol, symbol: w}
}
