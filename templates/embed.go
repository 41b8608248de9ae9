// Package templates holds the frame of the site's pages: frame.html is what is around each, in three pieces between which the
// printer writes the chapters and the page; folder.html the parts of it that all pages of a folder share, and the search box.
package templates

import "embed"

// Files are the templates by file name.
//
//go:embed *.html
var Files embed.FS
