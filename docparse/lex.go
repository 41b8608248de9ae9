package docparse

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"qmpdoc/diag"
)

type tokKind byte

const (
	tokEOF    tokKind = 0
	tokDoc    tokKind = '#'
	tokString tokKind = '\''
	tokTrue   tokKind = 't'
	tokFalse  tokKind = 'f'
	// The other kinds are the structural characters { } [ ] : , themselves.
)

// token is one token of an expression. Its place is a byte offset; positions are made from it when needed.
type token struct {
	kind tokKind
	at   int    // offset of the first byte
	end  int    // offset after the last byte
	str  string // of a string, without quotes and escapes
}

// lexer cuts a file into tokens. Comments count as blanks, except in gap.
type lexer struct {
	file   string
	src    string
	off    int // where the next token is looked for
	tok    token
	prev   int // the end of the token before tok
	places *diag.Lines
	found  diag.List
	isText bool
}

const byteOrderMark = "\xef\xbb\xbf"

func newLexer(file string, src []byte) *lexer {
	l := &lexer{file: file, src: string(src), isText: true}
	l.places = diag.NewLines(l.src)
	if strings.HasPrefix(l.src, byteOrderMark) {
		l.off = len(byteOrderMark)
	}
	if i := strings.IndexByte(l.src, 0); i >= 0 {
		l.isText = false
		l.found.Report(l.pos(i), ruleNotText, "NUL byte: this is not a schema file")
	} else if !utf8.ValidString(l.src) {
		l.found.Report(l.pos(invalidUTF8(l.src)), ruleNotText, "invalid UTF-8").
			Help = "save the file as UTF-8, as QEMU's files are"
	}
	return l
}

func invalidUTF8(s string) int {
	i := 0
	for n := 0; utf8.ValidString(s[i : i+n]); {
		i += n
		_, n = utf8.DecodeRuneInString(s[i:])
	}
	return i
}

// pos returns the position of the byte at offset.
func (l *lexer) pos(offset int) diag.Pos {
	line, col := l.places.At(offset)
	return diag.Pos{File: l.file, Line: line, Col: col}
}

// next reads the next token into l.tok. A character that begins no token is reported and skipped.
func (l *lexer) next() {
	l.prev = l.tok.end
	for {
		l.skipBlanks()
		if l.off >= len(l.src) {
			l.tok = token{kind: tokEOF, at: l.eof(), end: len(l.src)}
			return
		}
		at := l.off
		switch c := l.src[at]; c {
		case '#': // QEMU's parser takes documentation for a token wherever it is
			l.off = l.places.End(at)
			l.tok = token{kind: tokDoc, at: at, end: l.off}
			return
		case '{', '}', '[', ']', ':', ',':
			l.off++
			l.tok = token{kind: tokKind(c), at: at, end: l.off}
			return
		case '\'':
			l.string()
			return
		default:
			if !l.foreign(at) && l.word() {
				return
			}
		}
	}
}

// eof is where findings about the end of the file point: QEMU's parser points at the last line break.
func (l *lexer) eof() int { return len(strings.TrimSuffix(strings.TrimSuffix(l.src, "\n"), "\r")) }

// skipBlanks skips blanks, line ends and comments, but not the ## that begins documentation.
func (l *lexer) skipBlanks() {
	for l.off < len(l.src) {
		switch l.src[l.off] {
		case ' ', '\t', '\r', '\n', '\f', '\v':
			l.off++
		case '#':
			if strings.HasPrefix(l.src[l.off:], "##") {
				return
			}
			l.off = l.places.End(l.off)
		default:
			return
		}
	}
}

// foreign reports and skips what is left of a line when it is a comment of C or the marker of a merge conflict.
func (l *lexer) foreign(at int) bool {
	line := strings.TrimRight(l.src[at:l.places.End(at)], " \t\r")
	help := ""
	switch _, col := l.places.At(at); {
	case strings.HasPrefix(line, "//") || strings.HasPrefix(line, "/*"):
		help = "comments begin with #"
		if n := strings.Index(line, "*/"); line[1] == '*' && n > 1 {
			line = line[:n+len("*/")]
		}
	case col == 1 && isConflictMarker(line):
		help = "resolve the merge conflict"
	default:
		return false
	}
	l.off = at + len(line)
	f := l.found.Report(l.pos(at), ruleStray, "stray %s: only strings, true, false and { } [ ] : , are allowed here", quote(line))
	f.End, f.Help = l.pos(l.off), help
	return true
}

// isConflictMarker reports whether a line is one of those that git writes around the versions of a merge conflict
// (git-merge(1), "How conflicts are presented").
func isConflictMarker(line string) bool {
	for _, sign := range []string{"<<<<<<<", "|||||||", "=======", ">>>>>>>"} {
		if rest, ok := strings.CutPrefix(line, sign); ok {
			return rest == "" || rest[0] == ' '
		}
	}
	return false
}

// word reads true and false. Anything else is reported as a whole.
func (l *lexer) word() bool {
	at := l.off
	for _, w := range []struct {
		text string
		kind tokKind
	}{{"true", tokTrue}, {"false", tokFalse}} {
		if strings.HasPrefix(l.src[at:], w.text) {
			l.off += len(w.text)
			l.tok = token{kind: w.kind, at: at, end: l.off}
			return true
		}
	}
	n := strings.IndexAny(l.src[at:], "[]{}:, \t\r\n\f\v'#")
	if n < 0 {
		n = len(l.src) - at
	}
	l.off += max(n, 1)
	word := l.src[at:l.off]
	f := l.found.Report(l.pos(at), ruleStray, "stray %s: only strings, true, false and { } [ ] : , are allowed here", quote(word))
	f.End = l.pos(l.off)
	bare := strings.Trim(word, `"`)
	if bare == "" || !isLetter(bare[0]) {
		return false
	}
	// A word, also in double quotes, is read as the string that was meant, so that one mistake gives one finding.
	f.Help = "put strings in single quotes"
	if word == `"`+bare+`"` && !strings.ContainsFunc(bare, notInName) {
		f.Fix = &diag.Edit{Pos: f.Pos, End: f.End, Text: "'" + bare + "'"}
	}
	l.tok = token{kind: tokString, at: at, end: l.off, str: bare}
	return true
}

func notInName(r rune) bool { return r >= utf8.RuneSelf || !isNameByte(byte(r)) }

// string reads a single-quoted string. When its closing quote is missing it ends at the line's end; a word ends before what seems
// to close the expression. Of several characters that cannot be in it the first is reported.
func (l *lexer) string() {
	at := l.off
	i := at + 1
	for i < len(l.src) && isPlain(l.src[i]) {
		i++
	}
	escaped, odd := false, false
	for i < len(l.src) && l.src[i] != '\'' && l.src[i] != '\n' && !strings.HasPrefix(l.src[i:], "\r\n") {
		switch c := l.src[i]; {
		case c == '\\' && i+1 < len(l.src) && l.src[i+1] != '\n':
			escaped = true
			_, n := utf8.DecodeRuneInString(l.src[i+1:])
			if l.src[i+1] != '\\' { // the only escape since QEMU 4.2
				l.found.Report(l.pos(at), ruleEscape, "unknown escape %s: only \\\\ is one", quote(l.src[i:i+1+n]))
			}
			i += n
		case (c < ' ' || c > '~') && !odd:
			odd = true
			l.found.Report(l.pos(at), ruleStringChar, "character %s in a string: only printable ASCII is allowed", firstRune(l.src[i:]))
		}
		i++
	}
	closed := i < len(l.src) && l.src[i] == '\''
	str := l.src[at+1 : i]
	if !closed {
		if word := strings.TrimRight(str, " \t\r{}[]:,"); word != "" && !strings.ContainsAny(word, " \t") {
			str = word
		}
		i = at + 1 + len(str)
	}
	l.off = i
	if closed {
		l.off++
	} else {
		l.found.Report(l.pos(at), ruleUnterminated, "missing terminating \"'\": a string ends on its line").End = l.pos(i)
	}
	if escaped {
		str = unescape(str)
	}
	l.tok = token{kind: tokString, at: at, end: l.off, str: str}
}

// isPlain reports whether c can be in a string and is nothing but itself there, as are all of nearly every string.
func isPlain(c byte) bool { return ' ' <= c && c <= '~' && c != '\'' && c != '\\' }

// unescape follows QEMU 2.4 to 4.1: the escapes of JSON, and for any other character that character.
func unescape(s string) string {
	var text string
	if json.Unmarshal([]byte(`"`+s+`"`), &text) != nil {
		return strings.ReplaceAll(s, `\`, "")
	}
	return text
}

// firstRune shows the first character of s in a message: in quotes if it can be printed, else by its code point.
func firstRune(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if unicode.IsPrint(r) {
		return quote(s[:n])
	}
	return fmt.Sprintf("U+%04X", r)
}

const longestQuote = 40

// quote shows a piece of the file in a message: short, and without bytes that a terminal would obey.
func quote(s string) string {
	cut := ""
	if len(s) > longestQuote {
		s, cut = strings.ToValidUTF8(s[:longestQuote], ""), "…"
	}
	return "'" + strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r == utf8.RuneError {
			return '?'
		}
		return r
	}, s) + cut + "'"
}
