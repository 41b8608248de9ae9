package docparse

import (
	"slices"
	"strings"

	"qmpdoc/prose"
	"qmpdoc/qapi"
)

// docReader cuts a definition's documentation into sections.
//
// One reading serves all releases: a member or tag begins at an unindented line that opens with @name: or the tag, and its text
// continues over indented lines and over unindented ones that follow without an empty line. It ends at the first unindented
// line after an empty one. QEMU 2.9 to 8.2 let a tagged section run to the next tag; here that holds for examples, and for
// notes below a tag that is alone.
type docReader struct {
	*parser
	lines []commentLine // of the whole block
	intro int           // index of the line after the one with the name; 0 when there is none
	done  sections
	cur   openSection
	empty bool // the line before was empty

	inFeatures bool // a Features: line was read, and nothing but features since
}

// openSection is the section being read: lines[from:] of the block so far.
type openSection struct {
	head *qapi.Section   // nil when none is open
	more []*qapi.Section // further heads: "@a, @b: text"
	from int
	hang int // how many lines have a margin apart from the rest: 1 when lines[from] follows the head on its line
}

// doc reads the documentation in block b. The index finds the sections of the result.
func (p *parser) doc(b *block) (*qapi.Doc, sections) {
	doc := &qapi.Doc{Pos: p.pos(b.at), Symbol: b.symbol}
	if b.symbolAt > 0 {
		doc.SymbolPos = p.pos(b.symbolAt)
	}
	r := docReader{parser: p, lines: b.lines, intro: b.body}
	for i := b.body; i < len(b.lines); i++ {
		switch l := b.lines[i]; {
		case l.blank():
			r.empty = true
			continue
		case l.indent() == 0:
			r.unindented(i)
		default:
			r.text(i)
		}
		r.empty = false
	}
	r.flush(len(b.lines))
	doc.Sections = r.done.list
	return doc, r.done
}

// unindented reads a line at the left edge: it may begin a section.
func (r *docReader) unindented(i int) {
	l := r.lines[i]
	switch {
	case l.text == "Features:":
		r.startFeatures(i)
	case r.member(i):
	case r.tagged(i):
	default:
		if r.cur.head == nil || r.empty && !r.swallows() {
			r.flush(i)
		}
		r.text(i)
	}
}

// text takes a line into the open section, or begins one without a tag.
func (r *docReader) text(i int) {
	if r.cur.head != nil {
		return
	}
	r.begin(i, r.head(r.lines[i], qapi.SecPlain))
	r.cur.from = i
	if i > 0 && i == r.intro {
		r.cur.hang = indented(r.lines[i:])
	}
}

// indented counts the lines before the first at the left edge: an introduction that is indented below its name, the form of
// autumn 2026.
func indented(lines []commentLine) int {
	n := 0
	for n < len(lines) && (lines[n].blank() || lines[n].indent() > 0) {
		n++
	}
	return n
}

// begin opens a section whose head is on line i.
func (r *docReader) begin(i int, head *qapi.Section, more ...*qapi.Section) {
	r.flush(i)
	r.inFeatures = r.inFeatures && head.Kind == qapi.SecFeature
	r.cur = openSection{head: head, more: more, from: i + 1}
}

// head makes the section that begins on line l.
func (r *docReader) head(l commentLine, kind qapi.SectionKind) *qapi.Section {
	return &qapi.Section{Kind: kind, Pos: r.pos(l.at)}
}

// afterHead makes what is on line i after the open section's head the first line of its text: the last len(rest) bytes.
func (r *docReader) afterHead(i int, rest string) {
	if rest = strings.TrimLeft(rest, " \t"); rest != "" {
		l := &r.lines[i]
		l.at += len(l.text) - len(rest)
		l.text = rest
		r.cur.from, r.cur.hang = i, 1
	}
}

// flush ends the open section before line to.
func (r *docReader) flush(to int) {
	c := r.cur
	r.cur = openSection{}
	if c.head == nil {
		return
	}
	text := r.prose(r.lines[c.from:to], c.hang)
	if c.head.Kind == qapi.SecPlain && len(r.done.list) == 0 {
		c.head.Kind = qapi.SecBody
	}
	r.add(c.head, text)
	for _, s := range c.more {
		r.add(s, text)
	}
}

func (r *docReader) add(s *qapi.Section, text prose.Text) {
	s.Text = text
	r.done.add(s)
}

// startFeatures follows a Features: line. Only descriptions come after it.
func (r *docReader) startFeatures(i int) {
	r.flush(i)
	next := slices.IndexFunc(r.lines[i+1:], func(l commentLine) bool { return !l.blank() })
	if next >= 0 {
		_, _, _, r.inFeatures = memberNames(r.lines[i+1+next].text)
	}
}

// member begins a section for @name: text. Up to QEMU 2.7 some lines name several: @a, @b: text.
func (r *docReader) member(i int) bool {
	l := r.lines[i]
	name, more, rest, ok := memberNames(l.text)
	if !ok {
		return false
	}
	kind := qapi.SecMember
	if r.inFeatures {
		kind = qapi.SecFeature
	}
	r.flush(i)
	if more != nil || strings.Contains(l.text[:strings.Index(l.text, ":")], " ") {
		r.found.Report(r.pos(l.at), ruleDocMemberForm, "a member's line has the form '@%s: text'", name)
	}
	heads := make([]*qapi.Section, len(more))
	at := 0
	for k, n := range more {
		at += 1 + strings.IndexByte(l.text[at+1:], '@')
		heads[k] = r.memberHead(l, kind, n, at)
	}
	r.begin(i, r.memberHead(l, kind, name, 0), heads...)
	r.afterHead(i, rest)
	return true
}

// memberHead makes the section of the member whose @ is the byte at of line l.
func (r *docReader) memberHead(l commentLine, kind qapi.SectionKind, name string, at int) *qapi.Section {
	s := r.head(l, kind)
	s.Name, s.NamePos = name, r.pos(l.at+at+1)
	return s
}

// mostNames is how many members one line can describe. Each of them gets the whole text, so that a long list before a long
// text would make a small file huge; the longest that QEMU ever had is of three names. A longer one is text.
const mostNames = 16

// memberNames reads "@name:", "@name :" and "@a, @b:" and returns what is after the colon.
func memberNames(text string) (name string, more []string, rest string, ok bool) {
	name, rest, ok = atName(text)
	for ok && name != "" && len(more) < mostNames {
		rest = strings.TrimLeft(rest, " ")
		if tail, found := strings.CutPrefix(rest, ":"); found {
			return name, more, tail, true
		}
		if rest, ok = strings.CutPrefix(rest, ","); ok {
			var next string
			if next, rest, ok = atName(rest); next == "" {
				break
			}
			more = append(more, next)
		}
	}
	return "", nil, "", false
}
