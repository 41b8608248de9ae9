package hxparse

import (
	"qmpdoc/diag"
	"qmpdoc/qapi"
)

// draft is a document before it is known what it is about.
type draft struct {
	doc     *qapi.OldDoc
	lined   bool // the title is underlined
	chapter bool
	at      int      // the number of entries before it
	names   []string // what it is about, once that is found
}

// document reads one document: what is below its title.
func (p *parser) document(t title, body []line, block diag.Pos, end int) {
	d := &draft{chapter: t.chapter(), lined: t.underline.no > 0, at: len(p.part.Items)}
	if t.line.no == 0 && !p.hx {
		d.chapter = true // the words before the first title
	}
	d.doc = &qapi.OldDoc{Block: block, End: end}
	if t.line.no > 0 {
		d.doc.Title, d.doc.Pos = t.line.text, p.at(t.line, t.line.col)
		p.checkUnderline(t)
	}
	if d.chapter {
		d.doc.Sections = p.wholeText(body)
	} else {
		d.doc.Sections = p.sections(body)
	}
	if t.line.no == 0 {
		if len(d.doc.Sections) == 0 {
			return
		}
		d.doc.Pos = d.doc.Sections[0].Pos
	}
	p.drafts = append(p.drafts, d)
}

// wholeText is a chapter's text: labels mean nothing there.
func (p *parser) wholeText(body []line) []*qapi.OldSection {
	s := &qapi.OldSection{Text: p.prose(line{}, body, 0)}
	if s.Text.IsZero() {
		return nil
	}
	s.Pos = s.Text.Start()
	return []*qapi.OldSection{s}
}
