package hxparse

import (
	"bytes"
	"strings"

	"qmpdoc/qapi"
)

// items reads the list in a section: from the first dash to the paragraph that does not belong to an item.
// A line that follows without a blank one is part of the item whatever its indentation, and after a blank line what is
// indented deeper than the dash.
func (p *parser) items(body cursor) []*qapi.OldItem {
	var list []*qapi.OldItem
	var open openItem
	blank := false
	for {
		at := body
		ln, ok := body.next()
		if !ok {
			open.more = open.more.until(body)
			return p.closeItem(list, &open)
		}
		switch indent := ln.indent(); {
		case ln.trimmed().has("- "):
			open.more = open.more.until(at)
			list = p.closeItem(list, &open)
			open = p.openItem(ln, indent)
			open.more, blank = body, false
		case open.item == nil:
		case ln.blank():
			blank = true
		case blank && indent <= open.item.Indent:
			open.more = open.more.until(at)
			return p.closeItem(list, &open)
		default:
			blank = false
		}
	}
}

// openItem is an item as far as it is read.
type openItem struct {
	item  *qapi.OldItem
	first line   // behind the name
	more  cursor // the lines after it
}

// openItem reads the line of the dash.
func (p *parser) openItem(ln line, indent int) openItem {
	dash := ln.trimmed()
	it := &qapi.OldItem{Pos: p.at(dash, dash.col), Indent: indent}
	rest := dash.from(1).trimmed()
	o := openItem{item: it, first: rest}
	if name, after, ok := quotedName(rest); ok {
		it.Name, it.Quoted = name, true
		if !after.has(":") {
			p.report(p.at(after, after.col), ruleColon, "no colon behind %q", name).Help = "write \"" + name + "\": …"
			o.first = after
			return o
		}
		o.first = after.from(1).trimmed()
		return o
	}
	if name, after, ok := bytes.Cut(rest.text, []byte{':'}); ok && isName(string(trimRight(name))) {
		it.Name = string(trimRight(name))
		o.first = rest.from(len(rest.text) - len(after)).trimmed()
	}
	return o
}

// quotedName reads "name" at the start of an item.
func quotedName(ln line) (name string, after line, ok bool) {
	if !ln.has(`"`) {
		return "", ln, false
	}
	end := bytes.IndexByte(ln.text[1:], '"') + 1
	if end < 2 || bytes.IndexByte(ln.text[1:end], ' ') >= 0 {
		return "", ln, false
	}
	return string(ln.text[1:end]), ln.from(end + 1).trimmed(), true
}

// closeItem finishes the open item and appends it.
func (p *parser) closeItem(list []*qapi.OldItem, o *openItem) []*qapi.OldItem {
	if o.item == nil {
		return list
	}
	var t text
	t.add(o.first)
	common := commonIndent(o.more)
	for ln, ok := o.more.next(); ok; ln, ok = o.more.next() {
		t.add(ln.from(min(common, len(ln.text))))
	}
	it := o.item
	it.Text = t.done(p.file)
	it.Optional = strings.Contains(it.Text.Raw, "optional")
	offset := 0
	if it.JSONType, offset = jsonType(it.Text.Raw); it.JSONType != "" && !strings.HasPrefix(it.JSONType, "json-") {
		p.report(it.Text.Pos(offset), ruleTypo, "unknown type %s", it.JSONType).Help = "did you mean json-" + it.JSONType[5:] + "?"
	}
	*o = openItem{}
	return append(list, it)
}

// commonIndent counts the blanks that all lines with text begin with.
func commonIndent(lines cursor) int {
	common := -1
	for ln, ok := lines.next(); ok; ln, ok = lines.next() {
		n := len(ln.text) - len(bytes.TrimLeft(ln.text, " "))
		if !ln.blank() && (common < 0 || n < common) {
			common = n
		}
	}
	return max(common, 0)
}
