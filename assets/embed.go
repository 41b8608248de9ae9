// Package assets holds the files that the site carries as they are.
package assets

import "embed"

// Files are the assets by their plain names; the site adds a content hash to each.
//
//go:embed *.css *.js *.svg
var Files embed.FS
