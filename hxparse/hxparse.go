// Package hxparse reads the documents that described QMP before its schema did: qmp-commands.hx (up to QEMU 2.7), which
// is both the dispatch table in C and the manual, and its siblings in plain text, qmp-commands.txt and qmp-events.txt
// (up to 2.8).
//
// Nobody ever checked these files: their notation is what people wrote by eye. The parser takes every form that was
// ever used, whatever the release, and reports what is unusual as a finding.
package hxparse

import (
	"slices"
	"strings"
	"unicode/utf8"

	"qmpdoc/diag"
	"qmpdoc/qapi"
)

// ParseHX reads qmp-commands.hx. The Items are *qapi.HxEntry and *qapi.OldDoc in source order; name is the file's for
// positions. Text between SQMP and EQMP lines is documentation, HXCOMM lines are comments, all else is C (QEMU's
// scripts/hxtool).
func ParseHX(name string, src []byte) (*qapi.Part, diag.List) {
	p := newParser(name, src)
	p.hx = true
	p.table()
	return p.finish()
}

// ParseText reads docs/qmp-commands.txt or qmp-events.txt. The Items are *qapi.OldDoc in source order; each heading
// tells by its form and its examples whether it is a command's, an event's or a chapter's.
func ParseText(name string, src []byte) (*qapi.Part, diag.List) {
	p := newParser(name, src)
	var t text
	for ln, ok := p.next(); ok; ln, ok = p.next() {
		t.add(ln)
	}
	p.documents(t.lines, diag.Pos{}, 0)
	return p.finish()
}

// ParseMonitor reads the tables of the human monitor, hmp-commands.hx and hmp-commands-info.hx, and returns their entries in
// source order. A name may be several: "quit|q". Nothing in these files is about QMP, so that there are no findings.
func ParseMonitor(name string, src []byte) []*qapi.HxEntry {
	p := newParser(name, src)
	p.hx, p.monitor = true, true
	p.table()
	var list []*qapi.HxEntry
	for _, item := range p.part.Items {
		if e, ok := item.(*qapi.HxEntry); ok {
			list = append(list, e)
		}
	}
	return list
}

// maxFindings bounds the findings of one file and severity: a file that is not what its name says has one on every line.
const maxFindings = 1000

type parser struct {
	cursor            // where the reading of a .hx file is
	file       string // for positions
	hx         bool   // the file has entries and markers
	monitor    bool   // the entries are the human monitor's, whose names are not QMP's
	stray      line   // the first unexpected text since the last entry or block; empty when there is none
	conditions conditions
	drafts     []*draft // of all documents, in order
	part       *qapi.Part
	found      diag.List
	counts     [diag.Error + 1]int // of the findings of each severity
	spare      diag.Diagnostic     // takes the findings that are one too many
}

func newParser(name string, src []byte) *parser {
	p := &parser{file: name, part: &qapi.Part{File: name}}
	p.cursor = cursor{src: strings.TrimPrefix(string(src), "\ufeff"), no: 1}
	p.ignores = qapi.HasIgnores(p.src)
	p.checkEncoding()
	return p
}

// finish decides what each document is about and hands over the result.
func (p *parser) finish() (*qapi.Part, diag.List) {
	p.match()
	switch {
	case len(p.part.Items) == 0:
		p.report(diag.Pos{File: p.file}, ruleEmpty, "nothing to read: no command, no event, no text")
	case !p.hx && !slices.ContainsFunc(p.drafts, func(d *draft) bool { return d.names != nil }):
		p.report(diag.Pos{File: p.file}, ruleEmpty, "not one of QEMU's text documents: it describes no command or event")
	}
	p.found.Sort()
	if p.ignores {
		p.part.Ignores = qapi.FindIgnores(p.file, p.src, p.regions())
	}
	return p.part, p.found
}

// regions returns the lines of each entry and document.
func (p *parser) regions() []qapi.Lines {
	var list []qapi.Lines
	for _, item := range p.part.Items {
		switch item := item.(type) {
		case *qapi.HxEntry:
			list = append(list, qapi.Lines{From: item.Pos.Line, To: item.End})
		case *qapi.OldDoc:
			list = append(list, qapi.Lines{From: item.Pos.Line, To: item.End})
		}
	}
	slices.SortFunc(list, func(a, b qapi.Lines) int { return a.To - b.To })
	return list
}

func (p *parser) checkEncoding() {
	if i := strings.IndexByte(p.src, 0); i >= 0 {
		p.report(p.place(i), ruleNUL, "byte 0 in a text file: %d of them", strings.Count(p.src, "\x00")).
			Help = "this looks like a binary file"
	}
	if utf8.ValidString(p.src) {
		return
	}
	for i := 0; i < len(p.src); {
		r, n := utf8.DecodeRuneInString(p.src[i:])
		if r == utf8.RuneError && n == 1 {
			p.report(p.place(i), ruleUTF8, "byte 0x%02x is not UTF-8", p.src[i]).Help = "convert the file to UTF-8"
			return
		}
		i += n
	}
}

// place finds an offset by counting lines: for rare findings only.
func (p *parser) place(off int) diag.Pos {
	line, col := diag.NewLines(p.src).At(off)
	return diag.Pos{File: p.file, Line: line, Col: col}
}

// report adds a finding. The pointer is good until the next report.
func (p *parser) report(pos diag.Pos, r diag.Rule, format string, args ...any) *diag.Diagnostic {
	p.counts[r.Severity]++
	if p.counts[r.Severity] <= maxFindings {
		return p.found.Report(pos, r, format, args...)
	}
	if p.counts[r.Severity] == maxFindings+1 {
		p.found.Report(pos, ruleTooMany, "more than %d findings of severity %s; the rest is not shown", maxFindings, r.Severity)
	}
	return &p.spare
}

// at returns the position of the column of ln.
func (p *parser) at(ln line, col int) diag.Pos {
	return diag.Pos{File: p.file, Line: ln.no, Col: col}
}
