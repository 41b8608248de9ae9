// Package templates holds the site's pages: frame.html is the frame around each, folder.html the parts of it that all pages of a
// folder share, parts.html what several kinds of pages have, every other file one kind of page.
package templates

import "embed"

// Files are the templates by file name.
//
//go:embed *.html
var Files embed.FS
