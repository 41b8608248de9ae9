package docparse

// arena hands out values of one type from chunks. The items of a file are thousands of small values that live as long as
// each other: allocating each by itself took a third of the time.
type arena[T any] struct {
	chunk []T // up to its length in use
}

const chunkSize = 32

// take gives n zero values in a row.
func (a *arena[T]) take(n int) []T {
	from := len(a.chunk)
	if n > cap(a.chunk)-from {
		a.chunk, from = make([]T, 0, max(n, chunkSize)), 0
	}
	a.chunk = a.chunk[:from+n]
	return a.chunk[from : from+n : from+n]
}

// new gives one zero value.
func (a *arena[T]) new() *T { return &a.take(1)[0] }
