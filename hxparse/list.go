package hxparse

import (
	"strings"

	"qmpdoc/qapi"
)

// lister reads the list in a section.
type lister struct {
	*parser
	body  []line // of the section
	items []*qapi.OldItem
	open  openItem
}

// list reads from the first item to the paragraph that does not belong to one. A line that follows an item without a
// blank one is part of it whatever its indentation, and after a blank line what is indented deeper.
func (p *parser) list(body []line) []*qapi.OldItem {
	l := lister{parser: p, body: body}
	blank := false
	for i, ln := range body {
		switch indent := ln.indent(); {
		case ln.blank():
			blank = true
			continue
		case ln.trimmed().has("- ") || isArray(ln):
			l.close(i)
			l.open = p.openItem(ln, indent, i+1)
		case blank && l.open.item != nil && indent <= l.open.item.Indent:
			l.close(i)
			return l.items
		}
		blank = false
	}
	l.close(len(body))
	return l.items
}

// close finishes the open item before the line of index end.
func (l *lister) close(end int) {
	if l.open.item != nil {
		l.items = append(l.items, l.closeItem(l.open, l.body[l.open.more:end]))
		l.open = openItem{}
	}
}

// isArray reports whether a line introduces an argument that is an array, such as "actions array:". The members of its
// elements follow, indented.
func isArray(ln line) bool {
	name, ok := strings.CutSuffix(ln.trimmed().text, arrayWord)
	return ok && isName(name)
}

const arrayWord = " array:"
