package html

import (
	"bytes"
	"fmt"
	"html/template"
	"io"
	"strings"

	"github.com/alecthomas/chroma/v2"

	"qmpdoc/internal/page"
)

type callView struct {
	Title, Request, Also, Origin string
	Message, Optional, Reply     template.HTML
	NoReply                      string
}

func (w *writer) call(c *page.Call) template.HTML {
	v := callView{Title: c.Title, Also: c.Also, Optional: w.joined(c.Optional, ", ")}
	v.Message = composedHTML(func(b *bytes.Buffer) { w.spans(b, c.Message) })
	if len(c.Requests) > 0 {
		v.Request, v.Origin = c.Requests[0].Text, c.Requests[0].Origin
	}
	if c.NoReply {
		v.NoReply = "No reply on success"
	} else if c.Reply != nil {
		v.Reply = composedHTML(func(b *bytes.Buffer) { w.spans(b, c.Reply) })
	}
	return w.filled("call", v)
}

type exampleView struct {
	ID, Title, From    string
	VerdictClass       string
	Verdict            string
	Text, Flaws, After template.HTML
	Messages           []messageView
}

type messageView struct {
	Before       template.HTML // what is said before it
	Class, Label string        // "out" to the server, "in" from it
	Text         template.HTML
}

func (w *writer) example(e *page.Example) exampleView {
	v := exampleView{ID: e.ID, Title: e.Title, From: e.From, Verdict: e.Verdict.Text, After: w.texts(e.After)}
	if v.Title == "" {
		v.Title = "Example"
	}
	if e.Verdict.Bad {
		v.VerdictClass = "bad"
	}
	if e.Text != nil {
		v.Text = w.text(e.Text)
	}
	if e.Flaws != nil {
		v.Flaws = composedHTML(func(b *bytes.Buffer) { w.findings(b, "flaws", e.Flaws) })
	}
	for i := range e.Messages {
		m := &e.Messages[i]
		view := messageView{Before: w.texts(m.Before), Text: w.message(m)}
		switch m.Direction {
		case page.FromClient:
			view.Class, view.Label = "out", "Client:"
		case page.FromServer:
			view.Class, view.Label = "in", "Server:"
		case "":
		default:
			panic("html: unknown direction " + string(m.Direction))
		}
		v.Messages = append(v.Messages, view)
	}
	return v
}

func (w *writer) texts(list []*page.Text) template.HTML {
	var out template.HTML
	for _, t := range list {
		out += w.text(t)
	}
	return out
}

// message prints the lines of a message, and below each what is wrong there, with a caret under the place.
func (w *writer) message(m *page.Message) template.HTML {
	hrefs := make(map[int]string, len(m.Keys))
	for _, k := range m.Keys {
		hrefs[k.Offset] = w.href(k.To)
	}
	return withFlaws(m.Text, m.Flaws, hrefs)
}

func withFlaws(text string, flaws []page.Flaw, hrefs map[int]string) template.HTML {
	var b strings.Builder
	done, end, line := 0, 0, 0 // what is written, and the end of the current line
	for l := range strings.Lines(text) {
		end += len(l)
		to := end
		if strings.HasSuffix(l, "\n") {
			to--
		}
		if len(flaws) > 0 && flaws[0].Line == line {
			b.WriteString(string(highlightLinked(text[done:to], done, hrefs)))
			done = to
		}
		for len(flaws) > 0 && flaws[0].Line == line {
			writeFlaw(&b, flaws[0])
			flaws = flaws[1:]
		}
		line++
	}
	b.WriteString(string(highlightLinked(text[done:], done, hrefs)))
	return template.HTML(b.String())
}

func writeFlaw(b *strings.Builder, f page.Flaw) {
	fmt.Fprintf(b, "\n<span class=\"flaw %s\"><span>%s^ </span><span>", escape(f.Severity), strings.Repeat(" ", f.Column))
	writeEscaped(b, f.Text)
	b.WriteString("</span></span>")
}

// highlight writes one message of an example with its keys, strings and other values marked. It takes everything:
// what is not JSON, such as an elision "...", stays as it is.
func highlight(text string) template.HTML { return highlightLinked(text, 0, nil) }

// highlightLinked also links keys: links has their addresses by the offset of their first byte, to which text adds at.
func highlightLinked(text string, at int, links map[int]string) template.HTML {
	var b strings.Builder
	b.Grow(len(text) * 2)
	tokens, _ := lexer{}.Tokenise(nil, text)             // never fails
	_ = messageWriter{at, links}.Format(&b, nil, tokens) // neither does a Builder
	return template.HTML(b.String())
}

// lexer is chroma's lexer of QMP messages. Unlike one for JSON it never gives up: on single quotes, on strings that are
// not closed, on elisions.
type lexer struct{}

func (lexer) Config() *chroma.Config { return &chroma.Config{Name: "QMP"} }

// Tokenise gives the tokens of text one by one, and then no more.
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

// messageWriter is chroma's formatter for pages: short elements, and keys that are links.
type messageWriter struct {
	at    int // the offset of the first token
	links map[int]string
}

func (w messageWriter) Format(out io.Writer, _ *chroma.Style, tokens chroma.Iterator) error {
	var b strings.Builder
	for token := tokens(); token != chroma.EOF; token = tokens() {
		class := tokenClasses[token.Type]
		href := w.links[w.at]
		switch {
		case class == "":
			writeEscaped(&b, token.Value)
		case href != "" && token.Type == chroma.NameAttribute:
			b.WriteString(`<a class="p" href="` + escape(href) + `">`)
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

// tokenEnd gives the end of the string, word or run of other signs that begins at i.
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

// stringEnd gives the end of the string that opens at i; one that is not closed ends with its line.
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

// tokenType tells what a token is; rest is the text behind it.
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
