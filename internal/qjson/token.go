package qjson

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"qmpdoc/diag"
)

type tokenKind uint8

const (
	tokEnd tokenKind = iota
	tokOpen
	tokClose
	tokColon
	tokComma
	tokString // in quotes of any kind; its closing quote may be missing
	tokNumber
	tokWord // what is nothing else, up to white space, a quote or punctuation
	tokElision
)

type token struct {
	kind       tokenKind
	start, end int
	closed     bool // of a string: the closing quote is there
	plain      bool // of a string: ASCII without escapes, which stands for itself
}

// class tells what a token can be by its first byte.
var class = func() (c [256]tokenKind) {
	for i := range c {
		c[i] = tokWord
	}
	c['{'], c['['], c['}'], c[']'] = tokOpen, tokOpen, tokClose, tokClose
	c[':'], c[','] = tokColon, tokComma
	c['"'], c['\''] = tokString, tokString
	for _, d := range "0123456789-+" {
		c[d] = tokNumber
	}
	return c
}()

// scan returns the token at pos, where there is no white space.
func scan(text string, pos int) token {
	if pos >= len(text) {
		return token{kind: tokEnd, start: len(text), end: len(text)}
	}
	switch kind := class[text[pos]]; kind {
	case tokOpen, tokClose, tokColon, tokComma:
		return token{kind: kind, start: pos, end: pos + 1}
	case tokString:
		return scanString(text, pos)
	case tokNumber:
		return token{kind: tokNumber, start: pos, end: numberEnd(text, pos)}
	}
	return scanWord(text, pos)
}

func scanString(text string, pos int) token {
	t := token{kind: tokString, start: pos, plain: true}
	quote := text[pos]
	for i := pos + 1; i < len(text); i++ {
		switch c := text[i]; {
		case c == quote:
			t.end, t.closed = i+1, true
			return t
		case c == '\\' && i+1 < len(text) && !isLineEnd(text[i+1]):
			t.plain = false
			i++
		case isLineEnd(c):
			t.end = i
			return t
		case c < ' ' || c >= utf8.RuneSelf || c == '\\':
			t.plain = false
		}
	}
	t.end = len(text)
	return t
}

// scanWord reads what begins with no punctuation: elisions, strings in typographic quotes, ".5", and words.
func scanWord(text string, pos int) token {
	rest := text[pos:]
	switch {
	case strings.HasPrefix(rest, "..."), strings.HasPrefix(rest, "…"):
		return scanElision(text, pos)
	case rest[0] == '.' && len(rest) > 1 && isDigit(rest[1]):
		return token{kind: tokNumber, start: pos, end: numberEnd(text, pos)}
	case strings.HasPrefix(rest, "“"), strings.HasPrefix(rest, "‘"):
		return scanTypographic(text, pos)
	}
	return token{kind: tokWord, start: pos, end: wordEnd(text, pos)}
}

// wordEnd returns the end of a word, which has at least one rune.
func wordEnd(text string, pos int) int {
	for i := pos; i < len(text); {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		ends := r <= ' ' || class[byte(min(r, utf8.RuneSelf))] != tokWord && !isWordByte(byte(r)) ||
			isBadSpace(r) || r == '”' || r == '’'
		if ends && i > pos {
			return i
		}
		i += size
	}
	return len(text)
}

// numberEnd takes whatever sticks to a number, so that "10M" and "0x1f" are one mistake, but not an elision.
func numberEnd(text string, pos int) int {
	i := pos + 1
	for i < len(text) && isWordByte(text[i]) && !strings.HasPrefix(text[i:], "...") {
		i++
	}
	return i
}

// scanTypographic reads a string in the quotes of a word processor, to the first quote of any kind that can end it.
func scanTypographic(text string, pos int) token {
	t := token{kind: tokString, start: pos, end: pos}
	ends := "”\""
	if strings.HasPrefix(text[pos:], "‘") {
		ends = "’'"
	}
	for i, r := range text[pos:] {
		t.end = pos + i
		if r == '\n' || r == '\r' {
			return t
		}
		if i > 0 && strings.ContainsRune(ends, r) {
			t.end, t.closed = pos+i+utf8.RuneLen(r), true
			return t
		}
	}
	t.end = len(text)
	return t
}

// skipSpace returns the offset of the next token. White space that JSON does not know, and comments, go to bad, if there is one.
func skipSpace(text string, pos int, bad func(r diag.Rule, start, end int)) int {
	for pos < len(text) {
		switch c := text[pos]; {
		case c == ' ' || c == '\n' || c == '\t' || c == '\r':
			pos++
			continue
		case c > ' ' && c < utf8.RuneSelf && c != '/' && c != '#':
			return pos
		}
		rule, end := BadSpace, badSpaceEnd(text, pos)
		if end == pos {
			rule, end = Comment, commentEnd(text, pos)
		}
		if end == pos {
			return pos
		}
		if bad != nil {
			bad(rule, pos, end)
		}
		pos = end
	}
	return pos
}

func badSpaceEnd(text string, pos int) int {
	for pos < len(text) {
		r, size := utf8.DecodeRuneInString(text[pos:])
		if !isBadSpace(r) {
			break
		}
		pos += size
	}
	return pos
}

// longestComment bounds the search for the end of a comment in the notation of C.
const longestComment = 2000

// commentEnd returns the end of the comment at pos, in the notations of C, C++, and the shell; pos when there is none.
func commentEnd(text string, pos int) int {
	rest := text[pos:]
	switch {
	case strings.HasPrefix(rest, "/*"):
		if i := strings.Index(rest[2:min(len(rest), longestComment)], "*/"); i >= 0 {
			return pos + 2 + i + 2
		}
	case strings.HasPrefix(rest, "//"), strings.HasPrefix(rest, "#"):
	default:
		return pos
	}
	if i := strings.IndexAny(rest, "\r\n"); i >= 0 {
		return pos + i
	}
	return len(text)
}

// isBadSpace reports whether r looks like white space, or like nothing, and is not among the four bytes that JSON allows.
func isBadSpace(r rune) bool {
	if r < utf8.RuneSelf {
		return (r < ' ' || r == 0x7f) && r != '\n' && r != '\t' && r != '\r'
	}
	return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r)
}

func isJSONSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

func isLineEnd(c byte) bool { return c == '\n' || c == '\r' }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' || c == '_' }

// isWordByte reports whether c can be in a number or in the name of a QMP member.
func isWordByte(c byte) bool { return isDigit(c) || isLetter(c) || c == '-' || c == '+' || c == '.' }
