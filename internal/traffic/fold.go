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
	if whole, ok := l.folded(0); ok {
		whole.Direction, whole.view = m.Direction, 0
		*m, *end = whole, l.used
	}
}

// folded returns the message that begins at offset at if something broke it into lines of one length: a terminal, or a log that
// cuts what is long and writes the same before each piece. All of it together is JSON.
func (l *line) folded(at int) (m Message, ok bool) {
	first, prefix := bytes.TrimSuffix(l.text, []byte("\r")), l.text[:at]
	width := l.at.col - 1 + len(first)
	if width < narrowest || l.at.line < l.unfolded || isPiece(prefix) {
		return m, false
	}
	var s boundary
	t := l.textFrom(at, len(first))
	n, closed := s.scan(t.bytes, 0)
	no, off := l.at.line, len(l.text)
	lines := []SourceLine{l.source()}
	for full := true; full && !closed && len(t.bytes) <= LongestMessage && l.more(off+1); {
		next, whole := l.lineFrom(off + 1)
		piece, from, most := bytes.TrimSuffix(next, []byte("\r")), 0, width
		if end, same := samePrefix(prefix, piece); same && at > 0 {
			from, most = end, end+len(first)-at
		}
		if !whole || len(piece) > most {
			break
		}
		full = len(piece) == most
		no++
		t.addAll(piece[from:], place{no, 1 + from})
		lines = append(lines, SourceLine{no, string(piece)})
		off += 1 + len(next)
		n, closed = s.scan(t.bytes, n)
	}
	text := t.bytes[:min(n, len(t.bytes))]
	if !closed || len(lines) == 1 || !json.Valid(text) {
		l.unfolded = no // the lines before that are not looked at again
		return m, false
	}
	m = l.begins(at)
	m.Text, m.marks, m.Source, m.complete = string(text), t.marks, lines, true
	l.used = off
	return m, true
}
