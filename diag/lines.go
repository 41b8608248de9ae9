package diag

import (
	"slices"
	"strings"
)

// Lines knows where the lines of a text are. It is not safe for concurrent use.
type Lines struct {
	src    string
	starts []int // offset of each line's first byte
	last   int   // index of the line found last
}

// NewLines finds the lines of src.
func NewLines(src string) *Lines {
	l := &Lines{src: src, starts: make([]int, 1, 1+strings.Count(src, "\n"))}
	for i := 0; ; {
		n := strings.IndexByte(src[i:], '\n')
		if n < 0 {
			return l
		}
		i += n + 1
		l.starts = append(l.starts, i)
	}
}

// near is how many lines after the one found last are tried first: who reads a file asks for places nearly in their order.
const near = 4

// At returns the line and the column of a byte, both from 1.
func (l *Lines) At(offset int) (line, col int) {
	line = l.last
	for line < min(l.last+near, len(l.starts)) && l.starts[line] <= offset {
		line++
	}
	if line == l.last || line == l.last+near {
		line, _ = slices.BinarySearch(l.starts, offset+1)
	}
	l.last = line - 1
	return line, offset - l.starts[line-1] + 1
}

// End returns the offset of the line break that ends the line of an offset, or of the end of the text.
func (l *Lines) End(offset int) int {
	line, _ := l.At(offset)
	return l.end(line)
}

func (l *Lines) end(line int) int {
	if line < len(l.starts) {
		return l.starts[line] - 1
	}
	return len(l.src)
}

// Offset returns where a line and column are; false when the text has no such place. The last column is that of the line's end.
func (l *Lines) Offset(line, col int) (int, bool) {
	if line < 1 || line > len(l.starts) || col < 1 {
		return 0, false
	}
	at := l.starts[line-1] + col - 1
	return at, at <= l.end(line)
}

// Line returns a line without its end; false when the text has no such line.
func (l *Lines) Line(n int) (string, bool) {
	start, ok := l.Offset(n, 1)
	if !ok {
		return "", false
	}
	return strings.TrimSuffix(l.src[start:l.end(n)], "\r"), true
}
