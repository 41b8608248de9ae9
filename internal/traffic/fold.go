package traffic

import (
	"bytes"
	"encoding/json"
	"strings"
)

// narrowest is how long a line is at least that something broke because it was too long.
const narrowest = 40

// unfold makes m, which is here and ends at end, a whole message if a terminal has broken it into lines.
func (r *Reader) unfold(m *Message, end *int) {
	first, _, broken := strings.Cut(m.Text, "\n")
	if !broken && strings.HasSuffix(first, "}") {
		return
	}
	l := &line{Reader: r, text: r.head(len(first) + len("\r")), at: place{r.line, r.col}}
	if whole, ok := l.folded(0, (*text).addAll); ok {
		whole.Direction, whole.view = m.Direction, 0
		*m, *end = whole, l.used
	}
}

// folded returns the message that begins at offset at if something broke it into lines of one length: a terminal, or a log that
// cuts what is long and writes the same before each piece. All of it together is JSON. Where the log marks its pieces, there is no
// need for that. A message that is on two lines after a longer one was broken by somebody's mistake. Add adds what a line says.
func (l *line) folded(at int, add func(*text, []byte, place)) (m Message, ok bool) {
	first, prefix := bytes.TrimSuffix(l.text, []byte("\r")), l.text[:at]
	width, marked := l.at.col-1+len(first), isPiece(prefix)
	if !marked && (width < narrowest || l.at.line < l.unfolded) {
		return m, false
	}
	var s boundary
	t := new(text)
	add(t, first[at:], l.place(at))
	n, closed := s.scan(t.bytes, 0)
	no, off := l.at.line, len(l.text)
	lines := []SourceLine{l.source()}
	for last := false; !last && !closed && len(t.bytes) <= LongestMessage && l.more(off+1); {
		next, whole := l.lineFrom(off + 1)
		piece, from := bytes.TrimSuffix(next, []byte("\r")), 0
		if marked {
			from, last = nextPiece(prefix, piece)
		} else {
			from, last = nextOfLength(prefix, piece, width, len(first)-at)
		}
		mistaken := from == 0 && len(piece) < width && len(lines) == 1 && l.longest > width
		if !whole || from < 0 || mistaken {
			break
		}
		no++
		add(t, piece[from:], place{no, 1 + from})
		lines = append(lines, SourceLine{no, string(piece)})
		off += 1 + len(next)
		n, closed = s.scan(t.bytes, n)
	}
	said := trimMessage(string(t.bytes[:min(n, len(t.bytes))]))
	if len(lines) == 1 || !marked && !(closed && json.Valid([]byte(said))) {
		l.unfolded = no // the lines before that are not looked at again
		return m, false
	}
	m = l.begins(at)
	m.Text, m.marks, m.Source, m.complete = said, t.marks, lines, closed
	l.used = off
	return m, true
}

// nextOfLength returns the offset at which a line goes on with a message that began after prefix and was broken because its line
// has a width, or because the piece after the prefix has a length; -1 if it is longer. A shorter line is the last.
func nextOfLength(prefix, next []byte, width, length int) (from int, last bool) {
	if end, same := samePrefix(prefix, next); same && len(prefix) > 0 {
		from, width = end, end+length
	}
	if len(next) > width {
		return -1, false
	}
	return from, len(next) < width
}

// Runtimes of containers cut long lines: "TIME stdout P PIECE", and F for the last piece.
const (
	pieceMark     = " P "
	lastPieceMark = " F "
)

func isPiece(prefix []byte) bool { return bytes.HasSuffix(prefix, []byte(pieceMark)) }

// nextPiece returns the offset at which a line has the next piece of the line that began with prefix, -1 if it has none.
func nextPiece(prefix, next []byte) (from int, last bool) {
	end, ok := samePrefix(prefix[:len(prefix)-len(pieceMark)], next)
	if !ok {
		return -1, false
	}
	last = bytes.HasPrefix(next[end:], []byte(lastPieceMark))
	if !last && !bytes.HasPrefix(next[end:], []byte(pieceMark)) {
		return -1, false
	}
	return end + len(pieceMark), last
}
