// Package testdata holds the sample protocol: what the program documents when its input is called "sample",
// and what the tests of whole pages read.
package testdata

import (
	"embed"
	"io/fs"
)

//go:embed all:sample
var files embed.FS

// Sample returns the sample protocol as a source tree: the management protocol of an imaginary greenhouse,
// written in the notations of QEMU's schemas from its first releases to the latest.
func Sample() fs.FS {
	tree, err := fs.Sub(files, "sample")
	if err != nil {
		panic(err) // the name is a constant
	}
	return tree
}
