package hxparse

import (
	"bytes"

	"qmpdoc/qapi"
)

// lister reads the list in a section.
type lister struct {
	*parser
	items []*qapi.OldItem
	open  *openItem // nil before the first item
}

// list reads from the first item to the paragraph that does not belong to one. A line that follows an item without a
// blank one is part of it whatever its indentation, and after a blank line what is indented deeper.
func (p *parser) list(body cursor) []*qapi.OldItem {
	l := lister{parser: p}
	blank := false
	for {
		at := body
		ln, ok := body.next()
		if !ok {
			l.close(body)
			return l.items
		}
		switch indent := ln.indent(); {
		case ln.blank():
			blank = true
			continue
		case ln.trimmed().has("- ") || isArray(ln):
			l.close(at)
			l.open = p.openItem(ln, indent, body)
		case blank && l.open != nil && indent <= l.open.item.Indent:
			l.close(at)
			return l.items
		}
		blank = false
	}
}

// close finishes the open item before end.
func (l *lister) close(end cursor) {
	if l.open != nil {
		l.open.more = l.open.more.until(end)
		l.items = append(l.items, l.closeItem(l.open))
		l.open = nil
	}
}

// isArray tells whether a line introduces an argument that is an array, such as "actions array:". The members of its
// elements follow, indented.
func isArray(ln line) bool {
	name, ok := bytes.CutSuffix(ln.trimmed().text, []byte(arrayWord))
	return ok && isName(name)
}

const arrayWord = " array:"
