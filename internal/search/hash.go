package search

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
)

// Hash names what the index of c is made of, in a few letters for its file's name: it is known before the index is
// made. Also tells what else the reader of the index depends on.
func (c *Catalog) Hash(also string) string {
	sum := sha256.New()
	b := fmt.Appendf(nil, "%d %q %v\n", indexFormat, also, wordTables().lists)
	texts := func(list ...string) { // with their lengths: no two lists give the same bytes
		for _, s := range list {
			b = strconv.AppendInt(b, int64(len(s)), 10)
			b = append(append(b, ' '), s...)
		}
	}
	numbers := func(list ...int) {
		for _, n := range list {
			b = append(strconv.AppendInt(b, int64(n), 10), ' ')
		}
	}
	for _, d := range c.Docs {
		chapter := ""
		if d.Chapter != nil {
			chapter = d.Chapter.Address
		}
		numbers(d.flags(), int(d.Since), int(d.Without), len(d.Takes), len(d.Rows), len(d.inherits))
		texts(d.Name, d.Summary, d.Address, chapter, d.Returns)
		texts(d.Takes...)
		texts(d.text[:]...)
		for _, r := range d.Rows {
			numbers(r.flags(), int(r.Since))
			texts(r.Name, r.Type, r.Summary)
		}
		for _, from := range d.inherits {
			texts(from.Address)
		}
		sum.Write(b)
		b = b[:0]
	}
	for _, a := range c.phrases {
		texts(a.phrase)
		numbers(a.docs...)
	}
	sum.Write(b)
	return hex.EncodeToString(sum.Sum(nil)[:5])
}
