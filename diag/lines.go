package diag

import (
	"bytes"
	"sort"
)

// Lines knows where the lines of a text are.
type Lines struct {
	src    []byte
	starts []int32 // of each line; a text has fewer than 2 GiB
}

// NewLines finds the lines of src.
func NewLines(src []byte) *Lines {
	l := &Lines{src, []int32{0}}
	for i, c := range src {
		if c == '\n' {
			l.starts = append(l.starts, int32(i+1))
		}
	}
	return l
}

// At returns the line and the column of a byte, both from 1.
func (l *Lines) At(offset int) (line, col int) {
	line = sort.Search(len(l.starts), func(i int) bool { return int(l.starts[i]) > offset })
	return line, offset - int(l.starts[line-1]) + 1
}

// Offset returns where a line and column are; false when the text has no such place. The last column is that of the line's end.
func (l *Lines) Offset(line, col int) (int, bool) {
	if line < 1 || line > len(l.starts) || col < 1 {
		return 0, false
	}
	end := len(l.src)
	if line < len(l.starts) {
		end = int(l.starts[line]) - 1
	}
	at := int(l.starts[line-1]) + col - 1
	return at, at <= end
}

// Line returns a line without its end; false when the text has no such line.
func (l *Lines) Line(n int) ([]byte, bool) {
	start, ok := l.Offset(n, 1)
	if !ok {
		return nil, false
	}
	line, _, _ := bytes.Cut(l.src[start:], []byte("\n"))
	return bytes.TrimSuffix(line, []byte("\r")), true
}
