package hxparse

import (
	"qmpdoc/diag"
	"qmpdoc/qapi"
)

// draft is a document before it is known what it is about.
type draft struct {
	title   string
	lined   bool // the title is underlined
	chapter bool
	doc     *qapi.OldDoc
	at      int // the number of part.Items before it
}

// documents cuts a text at its titles: block is the SQMP line before it, end the line of its EQMP or 0.
func (p *parser) documents(text cursor, block diag.Pos, end int) {
	var head title
	body, here := text, text
	afterBlank, first, example, last := true, true, false, 0
	for {
		start := here
		ln, ok := here.next()
		if !ok {
			break
		}
		t, rest, ok := readTitle(ln, here, afterBlank, first && p.hx || example)
		if ok {
			p.document(head, body.until(start), block, last)
			head, body, here, example = t, rest, rest, false
			last = max(t.line.no, t.underline.no)
			first, afterBlank = false, true
			continue
		}
		afterBlank = ln.blank()
		if !ln.blank() {
			first, last = false, ln.no
			example = example || ln.has("Example") || ln.has("->") || ln.has("{")
		}
	}
	if end > 0 {
		last = end
	}
	p.document(head, body, block, last)
}

// document reads one document: what stands below its title.
func (p *parser) document(t title, body cursor, block diag.Pos, end int) {
	d := &draft{chapter: t.chapter, lined: t.underline.no > 0, at: len(p.part.Items)}
	d.doc = &qapi.OldDoc{Block: block, End: end}
	if t.line.no > 0 {
		d.title = string(t.line.text)
		d.doc.Title, d.doc.Pos = d.title, p.at(t.line, t.line.col)
		p.checkUnderline(t)
	}
	if t.chapter {
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
func (p *parser) wholeText(body cursor) []*qapi.OldSection {
	var t text
	for ln, ok := body.next(); ok; ln, ok = body.next() {
		t.add(ln)
	}
	s := &qapi.OldSection{Text: t.done(p.file)}
	if s.Text.IsZero() {
		return nil
	}
	s.Pos = s.Text.Start()
	return []*qapi.OldSection{s}
}
