// Package notices reads QEMU's lists of deprecated and removed features, and ties the entries about QMP to what they are
// about.
//
// The lists are documents for people. An entry is a heading such as
//
//	``block-commit`` arguments ``base`` and ``top`` (since 3.1)
//
// with a text that says why, and what to use instead. Parse finds the entries, Tie finds their subjects in a reference.
// The names in a list of removed features are those of earlier releases, so a list can be tied to any of them.
package notices

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"qmpdoc/diag"
	"qmpdoc/prose"
	"qmpdoc/qapi"
)

// maxEntries bounds the entries of one list. QEMU's longest has some 150, of which 40 are about QMP.
const maxEntries = 2000

// Parse reads one list and returns its entries about QMP in their order, not yet tied to anything. A name that ends in
// ".texi" is in the notation of QEMU 4.2 and earlier.
func Parse(name string, src []byte) []*qapi.Notice {
	l := newList(name, src)
	var found []*qapi.Notice
	var titles, styles []string // the headings around the current one, outermost first; the styles of headings by level
	headings := prose.Headings(l.text(0, len(l.lines)))
	for i, h := range headings {
		level := slices.Index(styles, h.Style)
		if level < 0 {
			level = len(styles)
			styles = append(styles, h.Style)
		}
		titles = append(titles[:min(level, len(titles))], h.Title)
		if !slices.ContainsFunc(titles[:len(titles)-1], sections.MatchString) {
			continue
		}
		end := len(l.lines)
		if i+1 < len(headings) {
			end = headings[i+1].Line
		}
		if n := l.entry(h, end); n != nil && len(found) < maxEntries {
			n.Section = strings.Join(titles[min(1, len(titles)-1):len(titles)-1], ", ")
			n.Strict = slices.ContainsFunc(titles, strict.MatchString)
			n.Removed = slices.ContainsFunc(titles, removed.MatchString)
			found = append(found, n)
		}
	}
	return found
}

// sections matches the headings below which entries can be about QMP. Other sections list machines, CPUs and HMP commands,
// which bear the names of QMP commands too. The types of the schema hold the options of objects, block devices and
// character devices, so some entries about command line options name their members.
var sections = regexp.MustCompile(`(?i)\b(QMP|QAPI|Migration|(?:Block|Character|Net) devices?|Device options|emulator command line arguments)\b`)

// strict matches the sections that are about nothing but QMP.
var strict = regexp.MustCompile(`\b(QMP|QAPI)\b`)

// removed matches the heading of an entry about something removed, and the headings of lists and sections of such entries. 4.2
// to 5.2 kept them at the end of the list of deprecated features, and some entries there still say "since".
var removed = regexp.MustCompile(`(?i)\bremoved\b`)

// list is the text of one list by lines.
type list struct {
	name  string
	lines []string
}

func newList(name string, src []byte) *list {
	lines := strings.Split(strings.ReplaceAll(string(src), "\r\n", "\n"), "\n")
	if path.Ext(name) == ".texi" {
		lines = fromTexinfo(lines)
	}
	return &list{name, lines}
}

// text returns the lines from (inclusive) to (exclusive) as markup.
func (l *list) text(from, to int) prose.Text {
	t := prose.Text{Raw: strings.Join(l.lines[from:to], "\n"), File: l.name}
	for i := from; i < to; i++ {
		t.Lines = append(t.Lines, prose.Place{Line: i + 1, Col: 1})
	}
	return t
}

// dated matches the end of a heading that is an entry: "(since 3.1)", "(x86, removed in 8.0)", "(removed 5.2)".
var dated = regexp.MustCompile(`(?i)\s*\((?:[^()]*[\s,])?(?:since|removed(?: in| since)?):?\s+(?:QEMU\s+|version\s+|release\s+)?v?(\d+(?:\.\d+)*)\s*\)\s*$`)

// entry reads the heading h and the text below it, up to the line end. It returns nil for a heading without a release.
func (l *list) entry(h prose.Heading, end int) *qapi.Notice {
	m := dated.FindStringSubmatch(h.Title)
	if m == nil {
		return nil
	}
	from, to := h.End, end
	for from < to && strings.TrimSpace(l.lines[from]) == "" {
		from++
	}
	for from < to && strings.TrimSpace(l.lines[to-1]) == "" {
		to--
	}
	n := &qapi.Notice{
		Pos:     diag.Pos{File: l.name, Line: h.Line + 1, Col: 1},
		Heading: strings.TrimSuffix(h.Title, m[0]),
		Release: release(m[1]),
		Text:    l.text(from, to),
	}
	n.Instead = Instead(n.Text.Raw)
	return n
}

// release writes a release as people name it: "3.1.0" is 3.1.
func release(number string) string {
	if strings.Count(number, ".") > 1 {
		number = strings.TrimSuffix(number, ".0")
	}
	return number
}
