package docparse

import (
	"slices"
	"strings"
)

// lineIndex turns byte offsets into lines and columns. Offsets come nearly in order, so that the line found last and those
// right after it are tried first.
type lineIndex struct {
	starts []int // offset of each line's first byte
	last   int   // index of the line found last
	size   int   // of the file
}

func newLineIndex(src string) lineIndex {
	starts := make([]int, 1, 1+strings.Count(src, "\n"))
	for i := 0; ; {
		n := strings.IndexByte(src[i:], '\n')
		if n < 0 {
			return lineIndex{starts: starts, size: len(src)}
		}
		i += n + 1
		starts = append(starts, i)
	}
}

// lineCol returns line and column, both from 1, the column in bytes.
func (x *lineIndex) lineCol(offset int) (line, col int) {
	near := x.last
	for near < min(x.last+nearLines, len(x.starts)) && x.starts[near] <= offset {
		near++
	}
	if near == x.last || near == x.last+nearLines {
		near, _ = slices.BinarySearch(x.starts, offset+1)
	}
	x.last = near - 1
	return near, offset - x.starts[near-1] + 1
}

// end returns the offset of the line break that ends the line of offset, or of the end of the file.
func (x *lineIndex) end(offset int) int {
	if line, _ := x.lineCol(offset); line < len(x.starts) {
		return x.starts[line] - 1
	}
	return x.size
}

// nearLines is how far sections and members commonly are from each other.
const nearLines = 4
