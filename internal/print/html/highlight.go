package html

import (
	"html/template"
	"io"
	"strings"

	"github.com/alecthomas/chroma/v2"
)

// highlight writes one message of an example with its keys, strings and other values marked. It takes everything:
// what is not JSON, such as an elision "...", stays as it is.
func highlight(text string) template.HTML { return highlightLinked(text, 0, nil) }

// highlightLinked also links keys; at is the offset of text in what the marks count from.
func highlightLinked(text string, at int, marks keyMarks) template.HTML {
	var b strings.Builder
	b.Grow(len(text) * 2)
	tokens, _ := lexer{}.Tokenise(nil, text)             // never fails
	_ = messageWriter{at, marks}.Format(&b, nil, tokens) // neither does a Builder
	return template.HTML(b.String())
}

// lexer is chroma's lexer of QMP messages. Unlike one for JSON it never gives up: on single quotes, on strings that are
// not closed, on elisions.
type lexer struct{}

func (lexer) Config() *chroma.Config { return &chroma.Config{Name: "QMP"} }

// Tokenise returns the tokens of text one by one.
func (lexer) Tokenise(_ *chroma.TokeniseOptions, text string) (chroma.Iterator, error) {
	i := 0
	return func() chroma.Token {
		if i >= len(text) {
			return chroma.EOF
		}
		end := tokenEnd(text, i)
		token := chroma.Token{Type: tokenType(text[i:end], text[end:]), Value: text[i:end]}
		i = end
		return token
	}, nil
}

func (l lexer) SetRegistry(*chroma.LexerRegistry) chroma.Lexer     { return l }
func (l lexer) SetAnalyser(func(text string) float32) chroma.Lexer { return l }
func (lexer) AnalyseText(string) float32                           { return 0 }

// messageWriter is chroma's formatter for pages: short elements, and keys and names that are links.
type messageWriter struct {
	at    int // the offset of the first token
	marks keyMarks
}

func (w messageWriter) Format(out io.Writer, _ *chroma.Style, tokens chroma.Iterator) error {
	var b strings.Builder
	for token := tokens(); token != chroma.EOF; token = tokens() {
		class := tokenClasses[token.Type]
		mark := w.marks[w.at]
		switch {
		case class == "":
			writeEscaped(&b, token.Value)
		case mark != "":
			b.WriteString(`<a class="` + class + `"` + mark + ">")
			writeEscaped(&b, token.Value)
			b.WriteString("</a>")
		default:
			b.WriteString(`<i class="` + class + `">`)
			writeEscaped(&b, token.Value)
			b.WriteString("</i>")
		}
		w.at += len(token.Value)
	}
	_, err := io.WriteString(out, b.String())
	return err
}

// tokenClasses are the style classes of what is marked: property, string, other value.
var tokenClasses = map[chroma.TokenType]string{
	chroma.NameAttribute:   "p",
	chroma.LiteralString:   "s",
	chroma.LiteralNumber:   "v",
	chroma.KeywordConstant: "v",
}

// tokenEnd is the end of the string, word or run of other signs that begins at i.
func tokenEnd(s string, i int) int {
	switch c := s[i]; {
	case c == '"' || c == '\'':
		return stringEnd(s, i)
	case wordByte(c):
		for i < len(s) && wordByte(s[i]) {
			i++
		}
		return i
	default:
		for i < len(s) && s[i] != '"' && s[i] != '\'' && !wordByte(s[i]) {
			i++
		}
		return i
	}
}

// stringEnd is the end of the string that opens at i; one that is not closed ends with its line.
func stringEnd(s string, i int) int {
	quote := s[i]
	for i++; i < len(s) && s[i] != '\n'; i++ {
		switch s[i] {
		case '\\':
			if i+1 < len(s) && s[i+1] != '\n' {
				i++
			}
		case quote:
			return i + 1
		}
	}
	return i
}

func wordByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '-' || c == '.' || c == '_'
}

// tokenType tells what a token is; rest is the text after it.
func tokenType(token, rest string) chroma.TokenType {
	switch c := token[0]; {
	case c == '"' || c == '\'':
		if strings.HasPrefix(strings.TrimLeft(peek(rest), " \t"), ":") {
			return chroma.NameAttribute
		}
		return chroma.LiteralString
	case token == "true" || token == "false" || token == "null":
		return chroma.KeywordConstant
	case '0' <= c && c <= '9', c == '-' && len(token) > 1:
		return chroma.LiteralNumber
	default:
		return chroma.Text
	}
}

// peek limits how far the look for a colon goes, so that the whole stays linear.
func peek(s string) string { return s[:min(len(s), 16)] }
