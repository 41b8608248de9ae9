package qjson

import "strings"

// Opening brackets that are missing. A reading that compares repairs notes where one could belong; another one proves it.

// missingOpen notes that what follows could be the inside of an object or array without its opening bracket, where no value
// begins.
func (p *parser) missingOpen() {
	switch t := p.tok; {
	case t.kind == tokClose:
		p.offer(t.start, opening[p.text[t.start]])
	case t.kind == tokString:
		p.offer(t.start, openObject)
	}
}

var opening = map[byte]repair{'}': openObject, ']': openArray}

// missingArray notes that the values of the last members of v could be the first elements of an array without its '['.
func (p *parser) missingArray(v *Value) {
	const few = 4
	if p.layout == nil || v.Kind != Object {
		return
	}
	for _, m := range v.Members[max(0, len(v.Members)-few):] {
		if m.Value != nil {
			p.offer(m.Value.Start, openArray)
		}
	}
}

// valueOrInside reads a value, or the inside of one that lacks its opening bracket.
func (p *parser) valueOrInside(owner string, in Kind) *Value {
	switch p.choices[p.tok.start] {
	case openObject:
		return p.unopenedValue(owner, Object, in)
	case openArray:
		if in == Object {
			return p.unopenedValue(owner, Array, in)
		}
	}
	return p.value(owner, in)
}

// unopenedValue reads an object or array without its opening bracket, from the token at hand.
func (p *parser) unopenedValue(owner string, k, in Kind) *Value {
	t := p.tok
	edit := p.openingEdit(k, in)
	f := p.fault(MissingOpen, edit.Start, edit.Start, "'%c' is missing before %s", openers[k], p.show(t))
	f.Help = "insert '" + string(openers[k]) + "'"
	f.Edit = edit
	v := p.new(Value{Kind: k, Start: t.start})
	p.push(v, owner)
	p.items(v)
	return v
}

// openingEdit inserts an opening bracket before the token at hand, with the white space that was around the missing one. One
// that is the value of a member is on the line of its name.
func (p *parser) openingEdit(k Kind, in Kind) *Edit {
	sign, gap := string(openers[k]), p.text[p.prev:p.tok.start]
	switch {
	case in == Object && strings.ContainsAny(gap, "\r\n"):
		return &Edit{Start: p.prev, End: p.prev, Text: " " + sign}
	case len(gap) > 1 && strings.Trim(gap, " \t") == "":
		return &Edit{Start: p.prev + 1, End: p.prev + 1, Text: sign}
	}
	return &Edit{Start: p.tok.start, End: p.tok.start, Text: sign + " "}
}
