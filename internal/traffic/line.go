package traffic

import (
	"bytes"
	"slices"
	"strings"
)

// A line is a line of a log with messages in it.
type line struct {
	*Reader
	text []byte
	at   place // of text[0]
	src  *SourceLine
	used int // the end of what has been read, which may lie in a later line

	counted, open int // how many brackets are open at an offset
}

// embedded takes the messages of a line that has anything else before the first one, such as the time, the name of a function,
// or a member of a record. It reports whether there are any.
func (r *Reader) embedded() bool {
	src, whole := r.lineFrom(0)
	if !whole {
		return false
	}
	isRecord := src[0] == '{'
	near := src
	if !isRecord {
		near = src[:min(len(src), longestPrefix)]
	}
	at := findEnvelope(near, 0)
	l := &line{Reader: r, text: src, at: place{r.line, r.col}}
	if at < 0 {
		if name, ok := r.opensBelow(0, src); ok {
			l.message(bytes.LastIndexByte(src, '{'), name)
			r.pass(max(l.used, len(src)))
			return true
		}
		if l.numbers() {
			r.pass(len(src))
			return true
		}
		if isRecord {
			r.skipLine()
		}
		return isRecord
	}
	for ; at >= 0; at = findEnvelope(src, min(l.used, len(src))) {
		name, _, _ := nameAt(src, at)
		l.message(at, name)
		l.used = max(l.used, at+1)
	}
	r.pass(max(l.used, len(src)))
	return true
}

// opensBelow reports whether the line at buf[start] ends with the brace of an object whose first member, on the next line, is one of a
// message, and returns that.
func (r *Reader) opensBelow(start int, src []byte) (name, bool) {
	end := start + len(src) + 1
	before, ok := bytes.CutSuffix(bytes.TrimRight(src, " \t\r"), []byte("{"))
	if !ok || !r.more(end+longestName) && len(r.buf) <= end {
		return name{}, false
	}
	next, _, _ := bytes.Cut(r.buf[end:min(len(r.buf), end+longestName)], []byte{'\n'})
	from := continues(before, next)
	if from < 0 {
		return name{}, false
	}
	first, ok, short := envelopeAt(append([]byte("{"), next[from:]...), 0)
	return first, ok || short && slices.Contains(tails, first.text)
}

// findEnvelope returns the offset of the first brace from i on that begins a message, -1 if none does.
func findEnvelope(b []byte, i int) int {
	for {
		n := bytes.IndexByte(b[i:], '{')
		if n < 0 {
			return -1
		}
		if i += n; isEnvelope(b, i) {
			return i
		}
		i++
	}
}

func isEnvelope(b []byte, i int) bool {
	_, ok, _ := envelopeAt(b, i)
	return ok
}

// message takes the message that begins at offset at and has a name as its first member.
func (l *line) message(at int, name name) {
	switch {
	case name.level == doubled:
		l.cell(at)
	case name.level == entity:
		l.entities(at)
	case name.level > 0:
		l.escaped(at, name)
	case at == 0 || l.text[at-1] != '\'' && l.text[at-1] != '"' || !l.literal(at):
		l.plain(at)
	}
}

func (l *line) place(n int) place { return place{l.at.line, l.at.col + n} }

func (l *line) textFrom(start, end int) *text {
	t := new(text)
	t.addAll(l.text[start:end], l.place(start))
	return t
}

// take cuts what a string holds into messages. Before is what comes before the first, around the sign that is around it.
func (l *line) take(t *text, before []byte, around byte) {
	c := channel{view: viewOf(before), connection: connectionOf(before), around: around}
	c.feed(l.Reader, t, l.source())
	c.flush(l.Reader, false)
}

// begins returns the message that begins at offset at, without its text.
func (l *line) begins(at int) Message {
	before := l.text[:at]
	return Message{Line: l.at.line, Col: l.at.col + at, view: viewOf(before), Connection: connectionOf(before)}
}

// plain takes a message that is in the line as it is. It may go on in the next lines.
func (l *line) plain(at int) {
	n, closed := new(boundary).scan(l.text, at)
	switch {
	case closed && l.isInside(at): // in a record
	case closed:
		n = tail(l.text, n, l.sign(at))
	case l.goesOn(at, (*text).addAll):
		return
	default:
		n = l.around(at)
	}
	m := l.begins(at)
	m.Text, m.complete, m.converted = trimMessage(string(l.text[at:n])), closed, l.converted
	l.used = n
	l.queueUp(m)
}

// around returns the end of a message that is not complete and begins at offset at: that of the line, or the sign that a log puts
// around messages.
func (l *line) around(at int) int {
	if i := bytes.LastIndexByte(l.text[at:], l.sign(at)); i > 0 {
		return at + i
	}
	return len(l.text)
}

// sign is what the log has after the message that begins at offset at; 0 for nothing.
func (l *line) sign(at int) byte {
	if at == 0 {
		return 0
	}
	return brackets[l.text[at-1]]
}

// brackets are the signs that a log puts around a message.
var brackets = map[byte]byte{'[': ']', '(': ')', '<': '>', '\'': '\'', '"': '"', '`': '`'}

// tail returns the end of a message on a line that has its last bracket before n: what cannot belong to the log belongs to the
// message, so that the mistake is seen. Around is the sign after the message.
func tail(line []byte, n int, around byte) int {
	end := findEnvelope(line, n)
	if end < 0 {
		end = len(line)
	}
	rest := bytes.TrimSpace(line[n:end])
	if len(rest) == 0 || rest[0] == around || strings.IndexByte(`"'}],:`, rest[0]) < 0 || isSentence(rest) {
		return n
	}
	return end
}

// isSentence reports whether what follows a message goes on with a sentence of the log: ", connection 3", ": took 2 ms". Nothing
// is closed in it that is not opened in it.
func isSentence(rest []byte) bool {
	words := bytes.TrimLeft(rest[1:], " \t")
	n := 0
	for n < len(words) && (isLetter(words[n]) || isDigit(words[n]) || words[n] == '-') {
		n++
	}
	return (rest[0] == ',' || rest[0] == ':') && n > 0 && isLetter(words[0]) && (n == len(words) || strings.IndexByte(`:"'}]`, words[n]) < 0) &&
		!closesMore(rest)
}

// isInside reports whether a bracket is open at offset at. Offsets grow from call to call.
func (l *line) isInside(at int) bool {
	for ; l.counted < at; l.counted++ {
		switch l.text[l.counted] {
		case '{', '[':
			l.open++
		case '}', ']':
			l.open--
		}
	}
	return l.open > 0
}

// goesOn takes the message that begins at offset at with the lines after this one that belong to it. Add adds what a line says. It
// takes nothing and returns false when none does.
func (l *line) goesOn(at int, add func(*text, []byte, place)) bool {
	m, ok := l.folded(at, add)
	if !ok {
		m, ok = l.below(at, add)
	}
	if ok {
		l.queueUp(m)
	}
	return ok
}

// below returns the message that begins at offset at if it goes on in the lines below.
func (l *line) below(at int, add func(*text, []byte, place)) (m Message, ok bool) {
	var s boundary
	t := new(text)
	add(t, l.text[at:], l.place(at))
	n, closed := s.scan(t.bytes, 0)
	if closed {
		return m, false
	}
	no, off := l.at.line, len(l.text)
	lines := []SourceLine{l.source()}
	for s.quote == 0 && len(t.bytes) <= LongestMessage && l.more(off+1) {
		next, whole := l.lineFrom(off + 1)
		from := continues(l.text[:at], next)
		if _, begins := l.opensBelow(off+1, next); !whole || from < 0 || begins && string(bytes.TrimRight(next[from:], " \r")) == "{" {
			break
		}
		if closed && !isRest(bytes.TrimLeft(next[from:], " \t")) {
			break
		}
		t.add('\n', t.end())
		no++
		add(t, next[from:], place{no, 1 + from})
		lines = append(lines, SourceLine{no, string(next)})
		off += 1 + len(next)
		n, closed = s.scan(t.bytes, n)
	}
	if len(lines) == 1 {
		return m, false
	}
	m = l.begins(at)
	m.Text, m.marks, m.Source, m.complete = trimMessage(string(t.bytes[:min(n, len(t.bytes))])), t.marks, lines, closed || s.depth == 0
	l.used = off
	return m, true
}

// source returns the line. Its messages share the copy.
func (l *line) source() SourceLine {
	if l.src == nil {
		l.src = new(SourceLine)
		*l.src = l.sourceLine(l.text)
	}
	return *l.src
}
