package docparse

import (
	"strings"

	"qmpdoc/diag"
)

// Bounds of one expression, for the sake of hostile files. Real ones nest 5 deep and have 200 members.
const (
	maxDepth   = 100
	maxMembers = 20_000
)

// expr reads one value. It is nil when there is none at all; ok is false when the rest of the expression is lost.
func (p *parser) expr(depth int) (v *value, ok bool) {
	t := p.tok
	v = p.newValue(t)
	switch t.kind {
	case tokString:
		v.kind, v.str = valString, t.str
	case tokTrue, tokFalse:
		v.kind, v.truth = valBool, t.kind == tokTrue
	case '{', '[':
		if depth == maxDepth {
			p.found.Report(p.pos(t.at), ruleDepth, "nested more than %d deep", maxDepth)
			return nil, false
		}
		if t.kind == '[' {
			v.kind = valArray
			ok = p.elements(v, depth)
		} else {
			v.kind = valObject
			ok = p.members(v, depth)
		}
		if !ok {
			v.cut, v.end = true, p.tok.at
			return v, false
		}
		v.end = p.tok.end
	default:
		p.expected("'{', '[', string, or boolean")
		return nil, false
	}
	if depth > 0 {
		p.next() // the token after a whole expression is left to gap: a comment may be there
	}
	return v, true
}

// members reads an object up to its closing brace, which stays the current token.
func (p *parser) members(v *value, depth int) bool {
	p.next()
	for first := true; ; first = false {
		switch {
		case p.tok.kind == '}':
			return true
		case p.tok.kind != tokString && first:
			return p.expected("string or '}'")
		case p.tok.kind != tokString:
			return p.expected("string")
		}
		key := member{key: p.tok.str, at: p.tok.at}
		p.next()
		if p.tok.kind != ':' {
			return p.expected("':'")
		}
		p.next()
		val, ok := p.expr(depth + 1)
		if val != nil && p.hasRoom(len(v.members), key.at) {
			p.addMember(v, key, val)
		}
		if !ok || !p.separator('}') {
			return false
		}
	}
}

func (p *parser) addMember(v *value, m member, val *value) {
	m.value = val
	if i := v.keys.find(m.key); i >= 0 {
		p.found.Report(p.pos(val.at), ruleDuplicateKey, "duplicate key %s", quote(m.key)).
			Related = []diag.Related{related(p.pos(v.members[i].at), "first here")}
		v.members[i] = m // the last one won while QEMU allowed it (1.6, 1.7)
		return
	}
	v.keys.add(m.key)
	v.members = append(v.members, m)
}

// elements reads an array up to its closing bracket, which stays the current token.
func (p *parser) elements(v *value, depth int) bool {
	p.next()
	for first := true; ; first = false {
		switch {
		case p.tok.kind == ']':
			return true
		case first && !p.beginsValue():
			return p.expected("'{', '[', ']', string, or boolean")
		}
		val, ok := p.expr(depth + 1)
		if val != nil && p.hasRoom(len(v.elems), val.at) {
			v.elems = append(v.elems, val)
		}
		if !ok || !p.separator(']') {
			return false
		}
	}
}

// hasRoom reports whether an object or array that has n members takes another one, and reports the first that it does not.
func (p *parser) hasRoom(n, at int) bool {
	if n == maxMembers && !p.full {
		p.full = true
		p.found.Report(p.pos(at), ruleSize, "more than %d members: the rest is left out", maxMembers)
	}
	return n < maxMembers
}

func (p *parser) beginsValue() bool {
	return strings.IndexByte("{['tf", byte(p.tok.kind)) >= 0
}

// separator reads the comma between two members or elements; the closing sign stays. A missing comma and one before the
// closing sign are reported and forgiven: QEMU allowed them up to 1.5.
func (p *parser) separator(closing tokKind) bool {
	switch {
	case p.tok.kind == closing:
		return true
	case p.tok.kind == ',':
		comma := p.tok
		p.next()
		if p.tok.kind == closing {
			p.trailingComma(comma, closing)
		}
		return true
	case p.tok.kind == tokString || closing == ']' && p.beginsValue():
		f := p.found.Report(p.pos(p.tok.at), ruleMissingComma, "expected ',' or '%c': a comma is missing before this", closing)
		f.Fix = &diag.Edit{Pos: p.pos(p.prev), End: p.pos(p.prev), Text: ","}
		return true
	}
	return p.expected("',' or '" + string(rune(closing)) + "'")
}

// trailingComma reports at the closing sign, where QEMU's parser stops.
func (p *parser) trailingComma(comma token, closing tokKind) {
	want := "string"
	if closing == ']' {
		want = "'{', '[', string, or boolean"
	}
	f := p.found.Report(p.pos(p.tok.at), ruleTrailingComma, "expected %s after the ',', found '%c'", want, closing)
	f.Help = "remove the comma"
	f.Fix = &diag.Edit{Pos: p.pos(comma.at), End: p.pos(comma.end)}
}

// expected reports that the current token is none of what can be there.
func (p *parser) expected(what string) bool {
	var found string
	switch p.tok.kind {
	case tokEOF:
		found = "the end of the file"
	case tokDoc:
		found = "a documentation comment"
	case tokString:
		found = "string " + quote(p.tok.str)
	default:
		found = quote(p.src[p.tok.at:p.tok.end])
	}
	p.found.Report(p.pos(p.tok.at), ruleSyntax, "expected %s, found %s", what, found)
	return false
}

// resync leaves an expression that began at offset start and was lost. It goes on where the next expression or comment
// begins: at a line that starts with ## or {; before the place of the error, where lines may be part of the expression,
// only if a keyword follows the {.
func (p *parser) resync(start int) {
	for at := start; at < len(p.src); {
		at = min(p.places.End(at)+1, len(p.src))
		rest := p.src[at:]
		if strings.HasPrefix(rest, "##") || strings.HasPrefix(rest, "{") && (at > p.tok.at || beginsDefinition(rest)) {
			p.off = at
			return
		}
	}
	p.off = len(p.src)
}

// beginsDefinition reports whether rest is { 'keyword'.
func beginsDefinition(rest string) bool {
	rest, ok := strings.CutPrefix(strings.TrimLeft(rest[1:], " \t"), "'")
	for _, f := range forms {
		if ok && strings.HasPrefix(rest, f.keyword+"'") {
			return true
		}
	}
	return false
}

func related(at diag.Pos, msg string) diag.Related { return diag.Related{Pos: at, Msg: msg} }
