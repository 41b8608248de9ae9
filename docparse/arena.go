package docparse

import (
	"strings"

	"qmpdoc/prose"
	"qmpdoc/qapi"
)

// memory holds what a file has thousands of.
type memory struct {
	exprs    values
	blocks   arena[block]
	comments []commentLine      // the lines of blocks
	places   arena[prose.Place] // of the lines of texts
	raw      strings.Builder    // the texts
	docs     arena[qapi.Doc]
	sections arena[qapi.Section]
	lists    arena[*qapi.Section] // those of docs
	members  arena[qapi.Member]
	types    arena[qapi.TypeRef]
	ruling   ruling             // of the block that early reads
	seen     map[sectionKey]int // likewise
}

// arena hands out values of one type from chunks. Those of a file live as long as each other, and to allocate each by
// itself would take a third of the time.
type arena[T any] struct {
	chunk []T // up to its length in use
}

const chunkSize = 16

// take returns n zero values in a row.
func (a *arena[T]) take(n int) []T {
	from := len(a.chunk)
	if n > cap(a.chunk)-from {
		a.chunk, from = make([]T, 0, max(n, chunkSize)), 0
	}
	a.chunk = a.chunk[:from+n]
	return a.chunk[from : from+n : from+n]
}

// new returns one zero value.
func (a *arena[T]) new() *T { return &a.take(1)[0] }
