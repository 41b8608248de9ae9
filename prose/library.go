package prose

import (
	"sync"

	"qmpdoc/diag"
)

// Library keeps the texts of one tree that it has parsed, for readers who come to the same text again: a check before the
// pages, and every page that repeats a member. The zero value is empty; several goroutines may use it at once.
type Library struct{ docs sync.Map } // textKey to *Doc

// textKey tells texts apart: no two of one length begin at one place.
type textKey struct {
	start diag.Pos
	size  int
}

// Parse is the function of that name, but for a text that the library has already.
func (l *Library) Parse(t Text) *Doc {
	key := textKey{t.Start(), len(t.Raw)}
	if d, ok := l.docs.Load(key); ok {
		return d.(*Doc)
	}
	d, _ := l.docs.LoadOrStore(key, Parse(t))
	return d.(*Doc)
}
