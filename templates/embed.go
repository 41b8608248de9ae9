// Package templates holds what the pages of a folder of the site share: frame.html is what is around each, in pieces between
// which the printer writes what is the page's own; folder.html has the parts of these, and the search box.
package templates

import "embed"

// Files are the templates by file name.
//
//go:embed *.html
var Files embed.FS
