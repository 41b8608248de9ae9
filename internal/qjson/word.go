package qjson

import (
	"encoding/json"
	"strconv"
	"strings"
)

// number reads the current number. Its text keeps every digit: QEMU takes an integer of 64 bits, signed or not, as it is
// written, and anything with a fraction or an exponent as a double.
func (p *parser) number() *Value {
	t := p.tok
	v := p.new(Value{Kind: Number, Start: t.start, End: t.end, Text: p.text[t.start:t.end]})
	known := json.Valid([]byte(v.Text))
	if t.end < len(p.text) && p.text[t.end] == '"' {
		if end := p.unopenedEnd(t.start); end > 0 {
			p.unopenedString(v, end)
			if known { // one quote is too many, or one too few
				v.Kind = Elision
				f := &p.doc.Faults[len(p.doc.Faults)-1]
				f.Edit, f.Help = nil, "delete the quote after it if a number is meant"
			}
			return v
		}
	}
	if !known {
		p.badNumber(v)
	}
	p.take()
	return v
}

// badNumber reports v. A number that can be meant in one way only is read so, any other is not known.
func (p *parser) badNumber(v *Value) {
	f := p.fault(BadNumber, v.Start, v.End, "%s is not a JSON number", shorten(v.Text))
	if v.Text = otherNumber(v.Text); v.Text == "" {
		v.Kind = Elision
		return
	}
	f.Help = "write " + v.Text
	f.edit(v.Start, v.End, v.Text)
}

// otherNumber returns what 0x1f, +1, .5, 1. and 01 mean; "" for anything else, such as 010, which is octal in some languages.
func otherNumber(s string) string {
	digits := strings.TrimLeft(s, "+-")
	sign := strings.TrimPrefix(s[:len(s)-len(digits)], "+")
	switch n, err := strconv.ParseUint(strings.ToLower(digits), 0, 64); {
	case err == nil && (len(digits) == 2 || strings.HasPrefix(strings.ToLower(digits), "0x")):
		digits = strconv.FormatUint(n, 10)
	case strings.HasPrefix(digits, "."):
		digits = "0" + digits
	case strings.HasSuffix(digits, "."):
		digits = digits[:len(digits)-1]
	}
	if !json.Valid([]byte(sign + digits)) {
		return ""
	}
	return sign + digits
}

// word reads a word in a value's place: true, false, null, and what is none of them.
func (p *parser) word() *Value {
	t := p.tok
	v := p.new(Value{Start: t.start, End: t.end})
	text := p.text[t.start:t.end]
	kind, known := literals[text]
	if known {
		v.Kind = kind
		p.take()
		return v
	}
	if end := p.unopenedEnd(v.Start); end > 0 {
		return p.unopenedString(v, end)
	}
	if kind, known = otherWords[strings.ToLower(text)]; known {
		v.Kind = kind
		p.fault(BadWord, v.Start, v.End, "JSON writes %s, not %s", v.word(), text).edit(v.Start, v.End, v.word())
		p.take()
		return v
	}
	v.Kind, v.End = Elision, p.phraseEnd() // the value is not known
	text = p.text[v.Start:v.End]
	f := p.fault(BadWord, v.Start, v.End, "%s is not a JSON value", shorten(text))
	if isName(text) && !strings.HasPrefix(text, "json-") && !notStrings[text] {
		v.Kind, v.Text = String, text
		f.Help = "put a string in double quotes: " + quoted(text)
	}
	p.moveTo(v.End)
	return v
}

var literals = map[string]Kind{"true": True, "false": False, "null": Null}

// otherWords are the words that other languages have for the three.
var otherWords = map[string]Kind{"true": True, "false": False, "null": Null, "none": Null, "nil": Null}

// notStrings are words that mean values of other kinds.
var notStrings = map[string]bool{"NaN": true, "nan": true, "Infinity": true, "inf": true, "undefined": true}

// isLiteral reports whether the token is one of the three words of JSON.
func (p *parser) isLiteral(t token) bool {
	_, ok := literals[p.text[t.start:t.end]]
	return ok
}

// phraseEnd returns the end of the words on this line, from the word at hand.
func (p *parser) phraseEnd() int {
	end, t := p.tok.end, p.tok
	for {
		t = p.after(t)
		if t.kind != tokWord && t.kind != tokNumber || p.isLiteral(t) || strings.ContainsAny(p.text[end:t.start], "\r\n") {
			return end
		}
		end = t.end
	}
}

// isName reports whether s is a name that QAPI allows, and so needs nothing but quotes.
func isName(s string) bool {
	for i := range len(s) {
		if !isWordByte(s[i]) || s[i] == '+' || i == 0 && !isLetter(s[i]) {
			return false
		}
	}
	return s != ""
}
