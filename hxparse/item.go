package hxparse

import (
	"regexp"
	"strings"

	"qmpdoc/qapi"
)

// openItem is an item whose end is not known yet.
type openItem struct {
	item  *qapi.OldItem // nil when none is open
	first line          // what is after the name
	more  int           // index of the line after it
}

// openItem reads the first line of an item.
func (p *parser) openItem(ln line, indent, more int) openItem {
	start := ln.trimmed()
	o := openItem{item: &qapi.OldItem{Pos: p.at(start, start.col), Indent: indent}, first: start, more: more}
	if isArray(ln) {
		o.name(start, len(start.text)-len(arrayWord), 1)
		o.first.text = strings.TrimSuffix(o.first.text, ":")
		o.item.JSONType = "json-array"
		return o
	}
	o.first = start.from(1).trimmed()
	if name, after, ok := quotedName(o.first); ok {
		o.item.Name, o.item.Quoted = name, true
		o.first = after
		if after.has(":") {
			o.first = after.from(1).trimmed()
		} else {
			p.report(p.at(after, after.col), ruleColon, "no colon after %q", excerpt(name)).Help = "put a colon after the name"
		}
		return o
	}
	if n := strings.IndexByte(o.first.text, ':'); n > 0 && isName(trimRight(o.first.text[:n])) {
		o.name(o.first, n, 1)
	}
	return o
}

// name takes the first n bytes of ln for the item's name, and what follows the next skip bytes for its text.
func (o *openItem) name(ln line, n, skip int) {
	o.item.Name = trimRight(ln.text[:n])
	o.first = ln.from(n + skip).trimmed()
}

// quotedName reads "name" at the start of an item.
func quotedName(ln line) (name string, after line, ok bool) {
	if !ln.has(`"`) {
		return "", ln, false
	}
	end := strings.IndexByte(ln.text[1:], '"') + 1
	if end < 2 || strings.IndexByte(ln.text[1:end], ' ') >= 0 {
		return "", ln, false
	}
	return ln.text[1:end], ln.from(end + 1).trimmed(), true
}

// closeItem reads what an item says. More are the lines after its first.
func (p *parser) closeItem(o openItem, more []line) *qapi.OldItem {
	it := o.item
	it.Text = p.prose(o.first, more, commonIndent(more))
	it.Optional = strings.Contains(it.Text.Raw, "optional")
	if at := jsonType.FindStringSubmatchIndex(it.Text.Raw); at != nil {
		it.JSONType = it.Text.Raw[at[2]:at[3]]
		if right := "json-" + it.Text.Raw[at[4]:at[5]]; right != it.JSONType {
			p.report(it.Text.Pos(at[2]), ruleTypo, "unknown type %s", it.JSONType).Help = "did you mean " + right + "?"
		}
	}
	return it
}

// jsonType finds the type that an item states in parentheses, alone or as one of several remarks, such as
// (json-string, optional), in the spellings of real files.
var jsonType = regexp.MustCompile(`[(,][ \n]*((?:json-|josn-|json_)([a-z]{1,200}))[),;]`)

// commonIndent counts the blanks that all lines with text begin with.
func commonIndent(lines []line) int {
	common := -1
	for _, ln := range lines {
		n := len(ln.text) - len(strings.TrimLeft(ln.text, " "))
		if !ln.blank() && (common < 0 || n < common) {
			common = n
		}
	}
	return max(common, 0)
}
