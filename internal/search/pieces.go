package search

import "strings"

// cut replaces unknown words by their pieces: domblkerror means an error of a block device.
func (e *Engine) cut(slots []*slot) []*slot {
	var list []*slot
	for _, s := range slots {
		pieces := e.pieces(s)
		if len(pieces) == 0 {
			list = append(list, s)
			continue
		}
		for _, piece := range pieces {
			part := &slot{word: piece, complete: true, weight: s.weight, terms: map[string]float64{}}
			part.accept(piece)
			list = append(list, part)
		}
	}
	return list
}

const (
	shortestCut   = 6 // letters of a word that is being typed
	shortestPiece = 3
	leastCovered  = .6 // of a word must be pieces
)

// pieces cuts the word of a slot that no term matches into words of the texts, as long ones as there are. None means that it is
// known, or that too little of it is.
func (e *Engine) pieces(s *slot) []string {
	word := s.word
	if !s.complete && len(word) < shortestCut || strings.ContainsFunc(word, func(r rune) bool { return r > 'z' }) {
		return nil
	}
	for term := range e.expand(s) {
		if e.has(term) {
			return nil
		}
	}
	type cut struct {
		value  int // the sum of the squares of the pieces' lengths
		pieces []string
	}
	best := make([]cut, len(word)+1)
	for end := 1; end <= len(word); end++ {
		best[end] = best[end-1]
		for start := 0; start <= end-shortestPiece; start++ {
			piece := word[start:end]
			value := best[start].value + len(piece)*len(piece)
			if value > best[end].value && (e.has(piece) || e.has(stem(piece))) {
				best[end] = cut{value, append(best[start].pieces[:len(best[start].pieces):len(best[start].pieces)], piece)}
			}
		}
	}
	found := best[len(word)].pieces
	if float64(len(strings.Join(found, ""))) < float64(len(word))*leastCovered {
		return nil
	}
	return found
}
