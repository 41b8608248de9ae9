package search

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
)

// Hash names what the index of c is made of, in a few letters for its file's name: it is known before the index is
// made. Also tells what else the reader of the index depends on.
func (c *Catalog) Hash(also string) string {
	h := sha256.New()
	fmt.Fprintf(h, "%d %q %v\n", indexFormat, also, encodeWords())
	for _, d := range c.Docs {
		chapter := ""
		if d.Chapter != nil {
			chapter = d.Chapter.Address
		}
		fmt.Fprintf(h, "%q %q %q %d %d %t %t %q %q %q\n", d.Name, d.Summary, d.Address, d.Kind, d.Products, d.Deprecated, d.Unstable,
			chapter, d.Takes, d.Returns)
		for _, r := range d.Rows {
			fmt.Fprintf(h, "%q %q %t %d %t %t\n", r.Name, r.Type, r.Array, r.Kind, r.Deprecated, r.Unstable)
		}
		for _, from := range d.inherits {
			fmt.Fprintf(h, "%q\n", from.Address)
		}
		for _, text := range d.text {
			fmt.Fprintf(h, "%d %s\n", len(text), text)
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:5])
}
