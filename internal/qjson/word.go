package qjson

import "strings"

// word reads a word in a value's place: true, false, null, and what is none of them.
func (p *parser) word() *Value {
	t := p.tok
	v := p.new(Value{Start: t.start, End: t.end})
	switch text := p.text[t.start:t.end]; text {
	case "true":
		v.Kind = True
	case "false":
		v.Kind = False
	case "null":
		v.Kind = Null
	default:
		return p.badWord(v, text)
	}
	p.take()
	return v
}

// isLiteral tells whether the token is one of the three words of JSON.
func (p *parser) isLiteral(t token) bool {
	s := p.text[t.start:t.end]
	return t.kind == tokWord && (s == "true" || s == "false" || s == "null")
}

// otherWords are the words that other languages have for the three.
var otherWords = map[string]Kind{"true": True, "false": False, "null": Null, "none": Null, "nil": Null}

var literal = map[Kind]string{True: "true", False: "false", Null: "null"}

// notStrings are words that stand for values of other kinds.
var notStrings = map[string]bool{"NaN": true, "nan": true, "Infinity": true, "inf": true, "undefined": true}

func (p *parser) badWord(v *Value, text string) *Value {
	if end := p.unopened(v.Start); end > 0 {
		return p.unopenedString(v, end)
	}
	if kind, ok := otherWords[strings.ToLower(text)]; ok {
		v.Kind = kind
		f := p.fault(BadWord, v.Start, v.End, "JSON writes %s, not %s", literal[kind], text)
		f.Edit = &Edit{Start: v.Start, End: v.End, Text: literal[kind]}
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

// longestPhrase bounds the search for the quote that ends a string.
const longestPhrase = 200

// unopened returns the end of a string that lacks its opening quote and begins at start; 0 when it is none.
func (p *parser) unopened(start int) int {
	for i := start; i < min(len(p.text), start+longestPhrase); i++ {
		switch c := p.text[i]; {
		case c == '"' || c == '\'':
			if p.endsItem(i+1) && isBalanced(p.text[start:i]) {
				return i + 1
			}
			return 0
		case isLineEnd(c), c == ',':
			return 0
		}
	}
	return 0
}

func (p *parser) unopenedString(v *Value, end int) *Value {
	v.Kind, v.End, v.Text = String, end, p.text[v.Start:end-1]
	f := p.fault(UnclosedString, v.Start, v.Start, "the quote before %s is missing", shorten(v.Text))
	f.Edit = &Edit{Start: v.Start, End: end, Text: quoted(v.Text)}
	p.moveTo(end)
	return v
}

// endsItem tells whether a value can end at i: punctuation, the end of the line or of the text follows.
func (p *parser) endsItem(i int) bool {
	for i < len(p.text) && (p.text[i] == ' ' || p.text[i] == '\t') {
		i++
	}
	return i >= len(p.text) || strings.IndexByte(",}]\r\n", p.text[i]) >= 0
}

// isName tells whether s is a name that QAPI allows, and so needs nothing but quotes.
func isName(s string) bool {
	for i := range len(s) {
		if !isWordByte(s[i]) || s[i] == '+' || i == 0 && !isLetter(s[i]) {
			return false
		}
	}
	return s != ""
}
