package docparse

import (
	"sort"
	"strings"
)

// lineIndex turns byte offsets into lines and columns. Offsets come nearly in order, so the last answer is tried first.
type lineIndex struct {
	starts []int // offset of each line's first byte
	last   int   // index of the line found last
}

func newLineIndex(src string) lineIndex {
	starts := make([]int, 1, 1+strings.Count(src, "\n"))
	for i := 0; ; {
		n := strings.IndexByte(src[i:], '\n')
		if n < 0 {
			return lineIndex{starts: starts}
		}
		i += n + 1
		starts = append(starts, i)
	}
}

// lineCol gives line and column, both from 1, the column in bytes.
func (x *lineIndex) lineCol(offset int) (line, col int) {
	i := x.last
	if !x.in(i, offset) {
		if i++; !x.in(i, offset) {
			i = sort.SearchInts(x.starts, offset+1) - 1
		}
		x.last = i
	}
	return i + 1, offset - x.starts[i] + 1
}

func (x *lineIndex) in(i, offset int) bool {
	return i < len(x.starts) && x.starts[i] <= offset && (i+1 == len(x.starts) || offset < x.starts[i+1])
}
