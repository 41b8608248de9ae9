package traffic

import (
	"sort"

	"qmpdoc/diag"
)

// A place is where a byte is in the file.
type place struct{ line, col int }

// A mark says that the byte at offset at of a text is at a place. Those after it follow it there up to the next mark.
type mark struct{ at, line, col int32 }

// A text is what a log says, with the place of every byte.
type text struct {
	bytes []byte
	marks []mark
	next  place // where the next byte would stand if it followed the last
}

func (t *text) add(c byte, at place) {
	if at != t.next || len(t.marks) == 0 {
		t.marks = append(t.marks, mark{int32(len(t.bytes)), int32(at.line), int32(at.col)})
	}
	t.bytes = append(t.bytes, c)
	t.next = place{at.line, at.col + 1}
}

// addAll adds bytes that follow each other on a line.
func (t *text) addAll(b []byte, at place) {
	if len(b) > 0 {
		t.add(b[0], at)
		t.bytes = append(t.bytes, b[1:]...)
		t.next.col = at.col + len(b)
	}
}

// markOf returns the number of the mark that the byte at n belongs to.
func markOf(marks []mark, n int) int {
	return sort.Search(len(marks), func(i int) bool { return int(marks[i].at) > n }) - 1
}

func (t *text) place(n int) place { return placeIn(t.marks, n) }

func placeIn(marks []mark, n int) place {
	i := markOf(marks, n)
	if i < 0 {
		return place{1, 1}
	}
	return place{int(marks[i].line), int(marks[i].col) + n - int(marks[i].at)}
}

func (t *text) part(start, end int) []mark {
	first := markOf(t.marks, start)
	last := markOf(t.marks, max(start, end-1)) + 1
	marks := make([]mark, last-first)
	copy(marks, t.marks[first:last])
	for i := range marks {
		marks[i].at -= int32(start)
	}
	marks[0] = mark{0, marks[0].line, marks[0].col - marks[0].at}
	return marks
}

// cut keeps the first n bytes.
func (t *text) cut(n int) {
	if n < len(t.bytes) {
		t.next = t.place(n)
		t.bytes = t.bytes[:n]
		t.marks = t.marks[:max(1, markOf(t.marks, n-1)+1)]
	}
}

// end returns the place after the last byte.
func (t *text) end() place { return t.next }

// drop forgets the first n bytes.
func (t *text) drop(n int) {
	if n >= len(t.bytes) {
		t.bytes, t.marks = t.bytes[:0], t.marks[:0]
		return
	}
	t.marks = append(t.marks[:0], t.part(n, len(t.bytes))...)
	t.bytes = append(t.bytes[:0], t.bytes[n:]...)
}

// Places returns a function that tells where the bytes of the message are in the file. The end of the text has a place too.
func (m *Message) Places() func(offset int) (line, col int) {
	if m.marks != nil {
		return func(offset int) (line, col int) {
			if offset > 0 && offset == len(m.Text) {
				at := placeIn(m.marks, offset-1)
				return at.line, at.col + 1
			}
			at := placeIn(m.marks, offset)
			return at.line, at.col
		}
	}
	lines := diag.NewLines(m.Text)
	return func(offset int) (line, col int) {
		if line, col = lines.At(offset); line == 1 {
			col += m.Col - 1
		}
		return m.Line + line - 1, col
	}
}
