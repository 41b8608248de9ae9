package prose

import (
	"bytes"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
)

type directiveKind uint8

const (
	unknownDirective directiveKind = iota
	admonition                     // with text after the marker, under a title of its own
	titledAdmonition               // with its title after the marker
	titledTable
	codeBlock
	qmpExample
	group     // its text is shown as if it were outside
	described // with a term after the marker, and its definition
	picture   // its text is the caption of what is not shown
	hidden    // it and its text are for the program that makes the manual
)

// directives are those of QEMU's manual and those of docutils and Sphinx that a text may have.
var directives = byName(map[directiveKind]string{
	admonition:       "attention caution danger error hint important note seealso tip todo warning",
	titledAdmonition: "admonition sidebar topic",
	titledTable:      "table",
	codeBlock:        "code code-block math parsed-literal sourcecode",
	qmpExample:       "qmp-example",
	group:            "compound container epigraph glossary highlights only pull-quote rst-class",
	described:        "option rubric",
	picture:          "figure image kernel-figure",
	hidden: "contents default-domain default-role highlight include index kernel-doc literalinclude meta program raw role " +
		"sectionauthor sectnum tabularcolumns title toctree",
})

func byName(names map[directiveKind]string) map[string]directiveKind {
	kinds := map[string]directiveKind{}
	for kind, list := range names {
		for name := range strings.FieldsSeq(list) {
			kinds[name] = kind
		}
	}
	return kinds
}

// directiveOptions are the options of the directives before group; those of the others are not checked.
var directiveOptions = map[string][]string{
	"code":        {"number-lines"},
	"code-block":  {"caption", "linenos", "emphasize-lines", "dedent", "force"},
	"math":        {"label", "nowrap"},
	"qmp-example": {"title", "annotated"},
	"sourcecode":  {"linenos"},
	"table":       {"widths", "align", "width"},
}

// directiveMarkup is a directive as its lines show it.
type directiveMarkup struct {
	name     string
	argument int // offset in src of the text after "::"
	line     int
	col      int // of the ".."
	options  []option
	title    int // the line after the argument, which may have several
	from, to int // the lines of the body
}

type option struct {
	line        int
	name, value string
}

// isDirective reports whether s begins with ".. name::".
func isDirective(s []byte) bool {
	_, rest := cutDirective(s)
	return rest != nil
}

// cutDirective splits ".. name:: rest" into its name and what is after the colons; rest is nil when s is not a directive.
func cutDirective(s []byte) (name, rest []byte) {
	s, ok := bytes.CutPrefix(s, []byte(".. "))
	if !ok {
		return nil, nil
	}
	return cutName(bytes.TrimLeft(s, " "))
}

// cutName splits "name:: rest" in the same way.
func cutName(s []byte) (name, rest []byte) {
	end := bytes.Index(s, []byte("::"))
	if end <= 0 || (end+2 < len(s) && s[end+2] != ' ') {
		return nil, nil
	}
	for _, c := range s[:end] {
		if !isNameByte(c) && c != ':' && c != '.' && c != '+' {
			return nil, nil
		}
	}
	return s[:end], s[end+2:]
}

func isNameByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '-' || c == '_'
}

// directiveAt reads the directive at column col of line i.
func (l *lines) directiveAt(i, col int) (directiveMarkup, bool) {
	line := l.at(i)
	name, rest := cutDirective(line[min(col, len(line)):])
	if rest == nil {
		return directiveMarkup{}, false
	}
	blanks := leadingBlanks(rest)
	m := directiveMarkup{name: strings.ToLower(string(name)), line: i, col: col, argument: l.starts[i+1] - 1 - len(rest) + blanks}
	m.title, m.to = i+1, l.body(i+1, col)
	if kind := directives[m.name]; l.text.Document && blanks < len(rest) && (kind == titledAdmonition || kind == titledTable) {
		for m.title < m.to && !l.blank(m.title) && !isOption(l.at(m.title)) {
			m.title++
		}
	}
	m.from = m.title
	if directives[m.name] != admonition || blanks == len(rest) { // otherwise the text begins after the colons
		m.readOptions(l)
	}
	for m.from < m.to && l.blank(m.from) {
		m.from++
	}
	return m, true
}

func isOption(line []byte) bool {
	_, _, ok := cutField(bytes.TrimLeft(line, " "))
	return ok
}

// readOptions takes the fields at the beginning of the body, directly below the directive.
func (m *directiveMarkup) readOptions(l *lines) {
	for ; m.from < m.to && !l.blank(m.from); m.from++ {
		name, value, ok := cutField(bytes.TrimLeft(l.at(m.from), " "))
		if !ok {
			return
		}
		m.options = append(m.options, option{m.from, string(name), string(value)})
	}
}

// option returns the value of an option of a directive.
func (m *directiveMarkup) option(name string) (string, bool) {
	for _, o := range m.options {
		if o.name == name {
			return o.value, true
		}
	}
	return "", false
}

// openDirective takes directives of all kinds.
func (p *run) openDirective(_ ast.Node, s spot) ast.Node {
	if !isDirective(s.text) || p.deep(s) {
		return nil
	}
	m, _ := p.directiveAt(s.line, s.col)
	switch kind := p.checkDirective(m, s.offset); kind {
	case codeBlock:
		return p.codeBlock(m)
	case qmpExample:
		p.doc.examples = true
		return &example{extent: extent{m.to}, it: p.example(m)}
	case hidden:
		return &unseen{extent: extent{max(m.to, m.line+1)}}
	default:
		return p.withText(s, m, kind)
	}
}

// withText makes the node of a directive whose text is markup. Its title or argument becomes a term.
func (p *run) withText(s spot, m directiveMarkup, kind directiveKind) ast.Node {
	n := &directive{extent: extent{m.to}, markup: m, kind: kind, col: p.indent(m.from)}
	if p.text.Document {
		n.col = p.leastIndent(m.from, m.to)
	}
	stop := s.offset + len(s.text)
	if kind == admonition {
		s.moveTo(s.col + m.argument - s.offset)
		return n
	}
	if m.argument < stop && kind != group && kind != picture {
		t := p.addTerm(n, m.argument, p.starts[m.line+1])
		for i := m.line + 1; i < m.title; i++ {
			addLine(t, p.starts[i]+p.indent(i), p.starts[i+1])
		}
	}
	s.end()
	return n
}

func (p *run) codeBlock(m directiveMarkup) ast.Node {
	n := p.literal(m.from, m.to)
	n.extent = extent{max(m.to, m.from)}
	n.caption, _ = m.option("caption")
	n.language = string(bytes.TrimSpace(p.src[m.argument : p.starts[m.line+1]-1]))
	if m.name == "parsed-literal" {
		n.body = p.withoutMarkup(n.body)
	}
	return n
}

// withoutMarkup returns the lines of t as a reader sees them: a parsed literal has inline markup.
func (p *run) withoutMarkup(t Text) Text {
	lines := strings.Split(t.Raw, "\n")
	for i, line := range lines {
		if text := strings.TrimLeft(line, " "); strings.ContainsAny(text, "\\`*_|") {
			lines[i] = line[:len(line)-len(text)] + p.shown(text)
		}
	}
	t.Raw = strings.Join(lines, "\n")
	return t
}

func (n *directive) goesOn(p *run, s spot) bool {
	if s.line < n.markup.from {
		s.end() // options
		return true
	}
	return n.follow(s, n.col)
}

// follow lets the reader go on inside a block of known extent whose content begins at column col.
func (e extent) follow(s spot, col int) bool {
	if len(s.text) > 0 && s.line < e.to {
		s.moveTo(min(col, s.col))
	}
	return s.line < e.to
}

// checkDirective returns the kind of a directive and reports what is wrong with it.
func (p *run) checkDirective(m directiveMarkup, offset int) directiveKind {
	kind := directives[m.name]
	if kind == unknownDirective {
		p.report(offset, ruleUnknownDirective, "unknown directive '%s'", m.name)
	}
	if kind == unknownDirective || kind >= group {
		return kind
	}
	for _, o := range m.options {
		if !slices.Contains(directiveOptions[m.name], o.name) && o.name != "class" && o.name != "name" {
			p.report(p.starts[o.line]+p.indent(o.line), ruleUnknownOption, "directive '%s' has no option '%s'", m.name, o.name)
		}
	}
	empty := m.from >= m.to
	if kind == admonition {
		empty = empty && m.argument == p.starts[m.line+1]-1
	}
	if empty {
		p.report(offset, ruleEmptyDirective, "directive '%s' has no text", m.name)
	}
	return kind
}
