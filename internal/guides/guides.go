// Package guides reads the documents of QEMU's manual: what they are called, by which labels others refer to them, and what
// those say that show QMP messages.
package guides

import (
	"bytes"
	"cmp"
	"path"
	"regexp"
	"slices"
	"strings"

	"qmpdoc/prose"
	"qmpdoc/qapi"
)

// NamesFile has the texts that replace |name| in every document: QEMU's docs/conf.py puts it into each (rst_epilog).
const NamesFile = "docs/defs.rst.inc"

// commonNames are the names of NamesFile that documents with messages use, for a tree without that file.
const commonNames = ".. |qemu_system| replace:: qemu-system-x86_64\n" +
	".. |qemu_system_x86| replace:: qemu-system-x86_64\n"

// Read reads a document. The ending of its name tells how it is written: ".rst" is reStructuredText, ".md" is Markdown,
// everything else is text laid out by eye. Names is the content of NamesFile, nil for a tree without it.
func Read(file string, src, names []byte) *qapi.Document {
	t := textOf(file, src)
	if path.Ext(file) == ".md" {
		t = fromMarkdown(t)
	}
	d := &qapi.Document{File: file, Reference: bytes.Contains(src, []byte(".. qapi-doc::"))}
	if !mentionsQMP(src) {
		outline(d, t)
		return d
	}
	g := &qapi.Guide{Source: string(src)}
	if t.Document && bytes.Contains(src, []byte("|")) {
		g.Names = string(names)
		t = withNames(t, g.Names)
	}
	g.Sections = prose.Sections(t)
	shows := false
	for _, s := range g.Sections {
		for _, code := range s.Doc.Code() {
			shows = shows || len(Called(code.Body.Raw)) > 0
			g.Examples = addMessages(g.Examples, s.Title, code)
		}
		d.Labels = append(d.Labels, labelsOf(s)...)
	}
	d.Title = titleOf(g.Sections)
	if shows || len(g.Examples) > 0 {
		g.Defines = definitions(src)
		d.Guide = g
	}
	return d
}

// textOf makes a text of a whole file.
func textOf(file string, src []byte) prose.Text {
	raw := strings.TrimSuffix(strings.TrimPrefix(string(src), "\uFEFF"), "\n")
	rst := path.Ext(file) == ".rst"
	if !rst {
		raw = speaker.ReplaceAllStringFunc(raw, func(s string) string {
			return s[:len(s)-len("S: {")] + arrows[s[len(s)-len("S: {")]] + s[len(s)-len(" {"):]
		})
	}
	t := prose.Text{Raw: raw, File: file, Plain: !rst, Document: rst, Lines: make([]prose.Place, strings.Count(raw, "\n")+1)}
	for i := range t.Lines {
		t.Lines[i] = prose.Place{Line: i + 1, Col: 1}
	}
	return t
}

// withNames puts the texts that replace names before the document. All their lines have the place of its first line.
func withNames(t prose.Text, names string) prose.Text {
	before := cmp.Or(names, commonNames) + "\n"
	t.Raw = before + t.Raw
	t.Lines = append(slices.Repeat([]prose.Place{t.Lines[0]}, strings.Count(before, "\n")), t.Lines...)
	return t
}

// speaker is how the specification marked messages until QEMU 2.9; the arrows that took its place are as long.
var (
	speaker = regexp.MustCompile(`(?m)^[ \t]*[CS]: \{`)
	arrows  = map[byte]string{'C': "->", 'S': "<-"}
)

// signs are in every QMP message, with one kind of quotes or the other.
var signs = [][]byte{
	[]byte(`"execute"`), []byte(`'execute'`), []byte(`"exec-oob"`), []byte(`"event"`), []byte(`'event'`), []byte(`"QMP"`), []byte(`"return"`),
}

// mentionsQMP is quick and says yes too often: most documents are none that matter here.
func mentionsQMP(src []byte) bool {
	return slices.ContainsFunc(signs, func(s []byte) bool { return bytes.Contains(src, s) })
}

// titleOf is the title of a document: that of its first section if no other is as high.
func titleOf(sections []prose.Section) string {
	for _, s := range sections {
		if s.Level == 1 {
			return s.Title
		}
	}
	return ""
}

func labelsOf(s prose.Section) []qapi.Label {
	var list []qapi.Label
	for _, name := range s.Labels {
		list = append(list, qapi.Label{Name: name, Title: s.Title, Section: s.ID})
	}
	return list
}

// outline notes the title and the labels of a document that is not read as a whole.
func outline(d *qapi.Document, t prose.Text) {
	if !t.Document {
		return
	}
	const beginning = 4 << 10 // bytes in which the title is
	head := t
	if len(t.Raw) > beginning {
		head = t.Slice(0, t.LineOf(beginning))
	}
	if list := prose.Headings(head); len(list) > 0 {
		d.Title = plainTitle(list[0].Title)
	}
	if !strings.Contains(t.Raw, ".. _") {
		return
	}
	for _, l := range prose.Labels(t) {
		d.Labels = append(d.Labels, qapi.Label{Name: l.Name, Title: plainTitle(l.Title)})
	}
}

// plainTitle is a title without the marks of its code.
func plainTitle(title string) string { return strings.ReplaceAll(title, "`", "") }
