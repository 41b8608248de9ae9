package search

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
)

// Hash names what the index of c is made of, in a few letters for its file's name: it is known before the index is
// made. Also tells what else the reader of the index depends on.
func (c *Catalog) Hash(also string) string {
	sum := sha256.New()
	out := json.NewEncoder(sum) // two different lists never have the same bytes
	put := func(values ...any) {
		if err := out.Encode(values); err != nil {
			panic(err) // impossible: there are only strings and numbers
		}
	}
	put(indexFormat, also, wordTables().lists)
	for _, d := range c.Docs {
		put(d.Name, d.Summary, d.Address, d.flags(), d.Since, d.Without, d.Takes, d.Returns, d.text)
		if d.Chapter != nil {
			put(d.Chapter.Address)
		}
		for _, r := range d.Rows {
			put(r.Name, r.Type, r.Summary, r.flags(), r.Since)
		}
		for _, from := range d.inherits {
			put(from.Address)
		}
	}
	for _, a := range c.phrases {
		put(a.phrase, a.docs)
	}
	return hex.EncodeToString(sum.Sum(nil)[:5])
}
