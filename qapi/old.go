package qapi

import (
	"slices"

	"qmpdoc/diag"
)

// attach adds what qmp-commands.hx and the text files say. They are about QEMU's own monitor alone.
func (m *merger) attach(old []*Part) {
	book := &oldBook{titled: m.titled(), shelved: map[*Def]bool{}}
	for _, part := range old {
		m.r.Products |= QMP
		book.open = nil
		for _, item := range part.Items {
			switch item := item.(type) {
			case *HxEntry:
				if d := m.oldDef(Command, item.Name, item.Pos); d != nil {
					m.addEntry(d, item)
					book.def(d)
				}
			case *OldDoc:
				if item.Command == "" {
					book.chapter(item)
				} else if d := m.oldDef(item.Kind, item.Command, item.Pos); d != nil {
					m.addOld(d, item)
					book.def(d)
				}
			}
		}
	}
	m.oldChapters = book.list
	m.takeOut(book.shelved)
}

// oldDef finds the definition that an old document is about, or makes one.
func (m *merger) oldDef(kind Kind, name string, pos diag.Pos) *Def {
	if name == "" {
		return nil
	}
	if d := m.r.Lookup(QMP, name); d != nil && d.Kind == kind {
		return d
	}
	key := oldKey{kind, name}
	if d := m.oldByName[key]; d != nil {
		return d
	}
	d := &Def{Pos: pos, NamePos: pos, Kind: kind, Name: name, Products: QMP, Flags: DefaultFlags}
	m.oldByName[key] = d
	m.oldOnly = append(m.oldOnly, d)
	if at := (defKey{QMP, name}); m.r.byName[at] == nil {
		m.r.byName[at] = d
	}
	return d
}

// oldKey tells apart what only the old documents know. Unlike a schema they could have a command and an event of one name.
type oldKey struct {
	kind Kind
	name string
}

func (m *merger) addEntry(d *Def, e *HxEntry) {
	if first := d.Entry; first != nil {
		if e.Pos.File != first.Pos.File || !slices.Equal(e.If, first.If) { // else the parser has reported it
			m.twice(d, e.Pos, first.Pos, "entry")
		}
		return
	}
	d.Entry = e
	if d.Keyword == "" {
		d.Pos, d.NamePos = e.Pos, e.Pos // the entry defines it, wherever its document is
	}
}

func (m *merger) addOld(d *Def, doc *OldDoc) {
	if first := d.Old; first != nil {
		if doc.Pos.File != first.Pos.File {
			m.twice(d, doc.Pos, first.Pos, "document")
		}
		return
	}
	d.Old = doc
}

func (m *merger) twice(d *Def, at, first diag.Pos, what string) {
	m.report(d, QMP, at, ruleOldTwice, "%s %s has a second %s; the first one counts", d.Kind, quote(d.Name), what).
		Related = []diag.Related{{Pos: first, Msg: "the first one"}}
}

// titled reports whether the schema of QEMU's own monitor has chapters.
func (m *merger) titled() bool {
	return slices.ContainsFunc(m.programs, func(p *program) bool { return p.product == QMP && p.outline.titled() })
}

// takeOut removes definitions that are in chapters of the old documents from the schema's nameless chapter.
func (m *merger) takeOut(shelved map[*Def]bool) {
	for _, p := range m.programs {
		if p.product != QMP || len(shelved) == 0 {
			continue
		}
		for _, c := range p.outline.list {
			c.Defs = slices.DeleteFunc(c.Defs, func(d *Def) bool { return shelved[d] })
		}
		p.outline.list = slices.DeleteFunc(p.outline.list, func(c *Chapter) bool {
			return c.Title == "" && len(c.Defs) == 0 && len(c.Texts) == 0
		})
	}
}

// oldBook builds the chapters of the old documents. Where the schema has no headings (up to QEMU 2.8) they hold every
// command and event that the documents mention; else only what the schema lacks.
type oldBook struct {
	titled  bool
	list    []*Chapter
	open    *Chapter // nil before the first heading of a file
	shelved map[*Def]bool
}

func (b *oldBook) chapter(doc *OldDoc) {
	c := &Chapter{Title: doc.Title, Level: 1, Product: QMP, Pos: doc.Pos, Old: true}
	for _, s := range doc.Sections {
		if !s.Text.IsZero() {
			c.Texts = append(c.Texts, s.Text)
		}
	}
	b.open, b.list = c, append(b.list, c)
}

func (b *oldBook) def(d *Def) {
	if b.titled && d.Keyword != "" || b.shelved[d] {
		return
	}
	if b.open == nil {
		b.open = &Chapter{Level: 1, Product: QMP, Pos: d.Pos, Old: true}
		b.list = append(b.list, b.open)
	}
	b.shelved[d] = true
	b.open.Defs = append(b.open.Defs, d)
}
