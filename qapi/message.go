package qapi

import (
	"strings"

	"qmpdoc/diag"
	"qmpdoc/prose"
)

// MessageKind tells what a message of an example is.
type MessageKind uint8

// The kinds of messages (docs/interop/qmp-spec.rst).
const (
	UnknownMessage MessageKind = iota
	CommandMessage
	ReturnMessage
	ErrorMessage
	EventMessage
	GreetingMessage
)

// String returns the word of the export format.
func (k MessageKind) String() string {
	return [...]string{"unknown", "command", "return", "error", "event", "greeting"}[k]
}

// Message is one message of an example.
type Message struct {
	Direction string // "->" from the client, "<-" from the server, "" when the text does not say
	Kind      MessageKind
	Pos       diag.Pos // of the first byte of Text
	Text      prose.Text
}

// Messages finds the messages in the text of an example. One begins after an arrow, or without one at a line that opens
// a JSON object; it continues until the object is complete, or if it never is, to the next arrow or empty line.
func Messages(t prose.Text) []Message {
	var list []Message
	for _, g := range groups(t) {
		list = append(list, g.messages...)
	}
	return list
}

// group is a run of messages with the paragraph before it.
type group struct {
	title    string
	messages []Message
}

// groups cuts t into runs of messages. Text between two messages opens a new run when a command follows it, or an event
// where no command has come before: the example of an event.
func groups(t prose.Text) []group {
	s := newMessageScanner(t)
	var list []group
	var words []string
	for s.line < len(s.lines) {
		text := s.lines[s.line]
		trimmed := strings.TrimLeft(text, " \t|")
		if arrow(trimmed) == "" && !strings.HasPrefix(trimmed, "{") {
			words = addWords(words, trimmed)
			s.line++
			continue
		}
		m := s.message(s.starts[s.line] + len(text) - len(trimmed))
		if n := len(list); n == 0 || len(words) > 0 && list[n-1].endsBefore(m) {
			list = append(list, group{title: strings.TrimRight(strings.TrimSpace(strings.Join(words, " ")), ":")})
		}
		words = nil
		g := &list[len(list)-1]
		g.messages = append(g.messages, m)
	}
	return list
}

// endsBefore reports whether m, with text before it, begins another run.
func (g *group) endsBefore(m Message) bool {
	return m.Kind == CommandMessage || m.Kind == EventMessage && g.messages[0].Kind == EventMessage
}

// addWords collects the lines of the paragraph before a message. An empty line before more text drops what stood there.
func addWords(words []string, line string) []string {
	if line = strings.TrimSpace(line); line == "" {
		if n := len(words); n > 0 && words[n-1] != "" {
			return append(words, "")
		}
		return words
	}
	if n := len(words); n > 0 && words[n-1] == "" {
		words = words[:0]
	}
	return append(words, line)
}

// arrow returns the sign at the start of a line, if any.
func arrow(line string) string {
	if strings.HasPrefix(line, "->") || strings.HasPrefix(line, "<-") {
		return line[:2]
	}
	return ""
}

// messageScanner walks over the lines of a text.
type messageScanner struct {
	all    prose.Text
	lines  []string
	starts []int // offset of each line
	line   int
}

func newMessageScanner(t prose.Text) *messageScanner {
	s := &messageScanner{all: t, lines: strings.Split(t.Raw, "\n")}
	at := 0
	for _, line := range s.lines {
		s.starts = append(s.starts, at)
		at += len(line) + 1
	}
	return s
}

// end is the offset after line i.
func (s *messageScanner) end(i int) int { return s.starts[i] + len(s.lines[i]) }

// message reads the message at offset at of the current line and moves after it.
func (s *messageScanner) message(at int) Message {
	raw := s.all.Raw
	m := Message{Direction: arrow(raw[at:])}
	if m.Direction != "" {
		at += len(m.Direction)
		for at < s.end(s.line) && (raw[at] == ' ' || raw[at] == '\t') {
			at++
		}
	}
	last, kind := s.extent(at)
	m.Kind = kind
	m.Text = s.cut(at, s.line, last)
	m.Pos = m.Text.Start()
	s.line = last + 1
	return m
}

// extent finds the last line of the message at offset at, and its kind.
func (s *messageScanner) extent(at int) (last int, kind MessageKind) {
	var b balance
	paragraph := -1 // the last line before the first empty one
	for i := s.line; i < len(s.lines); i++ {
		from := max(at, s.starts[i])
		line := s.all.Raw[from:s.end(i)]
		trimmed := strings.TrimLeft(line, " \t|")
		if i > s.line && arrow(trimmed) != "" {
			return orElse(paragraph, i-1), b.kind
		}
		if trimmed == "" && paragraph < 0 {
			paragraph = max(i-1, s.line)
		}
		if paragraph >= 0 && i > paragraph+maxGap {
			break
		}
		if b.line(line); b.depth <= 0 {
			return s.tail(i), b.kind
		}
	}
	return orElse(paragraph, len(s.lines)-1), b.kind
}

// maxGap bounds how far after an empty line the end of an object is searched for.
const maxGap = 200

func orElse(line, otherwise int) int {
	if line >= 0 {
		return line
	}
	return otherwise
}

// tail looks for more of a message whose braces were closed too early: lines that can be nothing but JSON.
func (s *messageScanner) tail(last int) int {
	for i := last + 1; i < len(s.lines); i++ {
		trimmed := strings.TrimLeft(s.lines[i], " \t|")
		if trimmed == "" || !strings.ContainsRune(`"}],`, rune(trimmed[0])) {
			break
		}
		last = i
	}
	return last
}

// cut makes a text of line first from offset at on, and the lines to last.
func (s *messageScanner) cut(at, first, last int) prose.Text {
	end := at + len(strings.TrimRight(s.all.Raw[at:max(at, s.end(last))], " \t\n"))
	t := prose.Text{Raw: s.all.Raw[at:end], File: s.all.File, Plain: s.all.Plain}
	if last < len(s.all.Lines) {
		t.Lines = append(t.Lines, s.all.Lines[first:last+1]...)
		t.Lines[0].Col += at - s.starts[first]
	}
	return t
}

// balance counts braces and brackets outside strings, and sees by which key a message is what it is.
type balance struct {
	depth int
	kind  MessageKind
}

// line reads one line; JSON strings end on the line they begin on.
func (b *balance) line(line string) {
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case '{', '[':
			b.depth++
		case '}', ']':
			b.depth--
		case '"', '\'':
			if line[i] == '\'' && !opensString(line[:i]) {
				continue
			}
			end := stringEnd(line, i)
			if b.depth == 1 && b.kind == UnknownMessage {
				b.kind = messageKeys[line[i+1:end]]
			}
			i = end
		}
	}
}

// opensString tells an old example's 'string' from an apostrophe: a sign of JSON precedes it.
func opensString(before string) bool {
	before = strings.TrimRight(before, " \t")
	return before != "" && strings.IndexByte("{[,:", before[len(before)-1]) >= 0
}

// messageKeys are the members that only one kind of message has.
var messageKeys = map[string]MessageKind{
	"execute": CommandMessage, "exec-oob": CommandMessage, "return": ReturnMessage, "error": ErrorMessage,
	"event": EventMessage, "QMP": GreetingMessage,
}

// stringEnd finds the closing quote of the string that opens at i; of one without, the end of the line.
func stringEnd(line string, i int) int {
	for j := i + 1; j < len(line); j++ {
		switch line[j] {
		case '\\':
			j++
		case line[i]:
			return j
		}
	}
	return len(line)
}
