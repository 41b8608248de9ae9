package qjson

import "strings"

// scanElision reads "..." and "... text ...", where docs/devel/qapi-code-gen.rst allows any text. Two elisions of a line with
// members between them are two, and a bracket after an elision that shares its line belongs to the message.
func scanElision(text string, pos int) token {
	t := token{kind: tokElision, start: pos, end: dotsEnd(text, pos)}
	dots := nextDots(text, t.end)
	if dots < 0 {
		return t
	}
	inner := text[t.end:dots]
	if words := strings.Trim(inner, " \t"); words != "" && strings.IndexByte("{}[],:", words[0]) < 0 && isElisionText(text, t, inner) {
		t.end = dotsEnd(text, dots)
	}
	return t
}

// isElisionText reports whether inner, between the dots of t and the next on its line, is the text of one elision.
func isElisionText(text string, t token, inner string) bool {
	if !strings.ContainsAny(inner, `{}[]":`) {
		return true
	}
	words := strings.Trim(inner, " ")
	last := words[len(words)-1]
	switch {
	case inner[0] != ' ' || inner[len(inner)-1] != ' ', strings.IndexByte(",:{[", last) >= 0, beginsWithItem(words):
		return false
	}
	return beginsLine(text, t.start) || isBalanced(words)
}

// beginsWithItem reports whether words begin with the name of a member, or with a string that another item follows.
func beginsWithItem(words string) bool {
	if class[words[0]] != tokString {
		return false
	}
	t := scanString(words, 0)
	rest := strings.TrimLeft(words[t.end:], " \t")
	return t.closed && rest != "" && (rest[0] == ':' || rest[0] == ',')
}

// isBalanced reports whether each bracket in words has its counterpart there.
func isBalanced(words string) bool {
	depth := 0
	for i := 0; i < len(words) && depth >= 0; i++ {
		switch class[words[i]] {
		case tokOpen:
			depth++
		case tokClose:
			depth--
		}
	}
	return depth == 0
}

// beginsLine reports whether only white space comes before pos on its line.
func beginsLine(text string, pos int) bool {
	before := strings.TrimRight(text[:pos], " \t")
	return before != "" && isLineEnd(before[len(before)-1])
}

// nextDots returns the offset of the next three dots on the line, from pos; -1 when there are none.
func nextDots(text string, pos int) int {
	for i := pos; i < len(text) && !isLineEnd(text[i]); i++ {
		if dotsEnd(text, i) > i {
			return i
		}
	}
	return -1
}

// dotsEnd returns the end of the three dots at pos, which may be more or one typographic sign; pos when there are none.
func dotsEnd(text string, pos int) int {
	if strings.HasPrefix(text[pos:], "…") {
		return pos + len("…")
	}
	i := pos
	for i < len(text) && text[i] == '.' {
		i++
	}
	if i-pos < 3 {
		return pos
	}
	return i
}

// elidedItem reports whether v is an elision in brackets, an older notation for elements that are left out.
func (p *parser) elidedItem(v *Value, faults int) bool {
	if !v.Elided || len(v.Members)+len(v.Elements) > 0 || p.closing > 0 {
		return false
	}
	inner := strings.TrimSpace(p.text[v.Start+1 : max(v.Start+1, v.End-1)])
	if dotsEnd(inner, 0) == 0 || scan(inner, 0).end != len(inner) {
		return false
	}
	p.doc.Faults = p.doc.Faults[:faults]
	p.elisionForm(v.Start, v.End, inner)
	return true
}

// elision reads "..." or "... text ...".
func (p *parser) elision() *Value {
	t := p.tok
	p.elisionForm(t.start, t.end, p.text[t.start:t.end])
	p.take()
	return p.new(Value{Kind: Elision, Start: t.start, End: t.end})
}

// elisionForm reports an elision that is not written as docs/devel/qapi-code-gen.rst wants it.
func (p *parser) elisionForm(start, end int, words string) {
	want := "..."
	if inner := strings.Trim(words, ".… \t"); inner != "" {
		want = "... " + inner + " ..."
	}
	if p.text[start:end] == want {
		return
	}
	f := p.fault(ElisionForm, start, end, "an elision is written %s", shorten(want))
	f.Help = "write " + shorten(want)
	f.Edit = &Edit{Start: start, End: end, Text: want}
}
