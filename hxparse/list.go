package hxparse

import (
	"strings"

	"qmpdoc/qapi"
)

// list reads from the first item to the paragraph that does not belong to one. A line that directly follows an item is part of
// it, whatever its indentation; after a blank line only what is indented deeper is.
func (p *parser) list(body []line) (items []*qapi.OldItem) {
	var open openItem
	end := func(i int) {
		if open.item != nil {
			items = append(items, p.closeItem(open, body[open.more:i]))
		}
	}
	blank := false
	for i, ln := range body {
		switch indent := ln.indent(); {
		case ln.blank():
			blank = true
			continue
		case ln.trimmed().has("- ") || isArray(ln):
			end(i)
			open = p.openItem(ln, indent, i+1)
		case blank && open.item != nil && indent <= open.item.Indent:
			end(i)
			return items
		}
		blank = false
	}
	end(len(body))
	return items
}

// isArray reports whether a line introduces an argument that is an array, such as "actions array:". The members of its
// elements follow, indented.
func isArray(ln line) bool {
	name, ok := strings.CutSuffix(ln.trimmed().text, arrayWord)
	return ok && isName(name)
}

const arrayWord = " array:"
