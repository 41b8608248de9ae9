package hxparse

import (
	"regexp"
	"strings"

	"qmpdoc/diag"
	"qmpdoc/qapi"
)

// How a document says what it is about: the values of OldDoc.MatchedBy.
const (
	byTitle   = "title"
	byAtTitle = "title with @"
	byExample = "example"
	byEntry   = "entry"
)

// matcher finds the command or event of each document. The most certain names are taken first: those of titles that entries
// confirm, then those that the examples of the remaining documents execute, then the entries before them.
type matcher struct {
	*parser
	entries map[string]*qapi.HxEntry
	taken   map[string]*qapi.OldDoc
}

// match fills in what the documents are about and puts them among the Items.
func (p *parser) match() {
	m := &matcher{parser: p, entries: map[string]*qapi.HxEntry{}, taken: map[string]*qapi.OldDoc{}}
	m.indexEntries()
	for _, step := range []func(*draft) ([]string, string){m.fromTitle, m.fromExample, m.fromEntry, fromUnknownTitle} {
		for _, d := range p.drafts {
			if d.chapter || d.names != nil {
				continue
			}
			if names, how := step(d); names != nil {
				m.take(d, names, how)
			}
		}
	}
	m.place()
}

func (m *matcher) indexEntries() {
	for _, item := range m.part.Items {
		e := item.(*qapi.HxEntry)
		first, ok := m.entries[e.Name]
		if !ok {
			m.entries[e.Name] = e
			continue
		}
		// Under different conditions two entries can be alternatives.
		if strings.Join(first.If, "\n") == strings.Join(e.If, "\n") {
			d := m.report(e.Pos, ruleSameEntry, "second entry %s", e.Name)
			d.Related = []diag.Related{{Pos: first.Pos, Msg: "the first one"}}
		}
	}
}

func (m *matcher) take(d *draft, names []string, how string) {
	d.names = names
	d.doc.MatchedBy = how
	for _, n := range names {
		if m.taken[n] == nil {
			m.taken[n] = d.doc
		}
	}
}

// fromTitle takes the title's word for it when an entry confirms it, or when there are no entries to ask.
func (m *matcher) fromTitle(d *draft) ([]string, string) {
	names, how := fromUnknownTitle(d)
	for _, n := range names {
		if m.entries[n] == nil && (len(m.entries) > 0 || !d.lined) {
			return nil, ""
		}
	}
	return names, how
}

func fromUnknownTitle(d *draft) ([]string, string) {
	how := byTitle
	if strings.HasPrefix(d.doc.Title, "@") {
		how = byAtTitle
	}
	return titleNames(d.doc.Title), how
}

// fromExample takes the first message that is about something without a document.
func (m *matcher) fromExample(d *draft) ([]string, string) {
	for _, s := range d.doc.Sections {
		for _, found := range message.FindAllStringSubmatch(s.Text.Raw, -1) {
			if name := found[1]; isName(name) && m.taken[name] == nil && (len(m.entries) == 0 || m.entries[name] != nil) {
				return []string{name}, byExample
			}
		}
	}
	return nil, ""
}

// fromEntry takes the entry before the document, unless that has a document of its own.
func (m *matcher) fromEntry(d *draft) ([]string, string) {
	if titleNames(d.doc.Title) != nil && d.lined || d.at == 0 {
		return nil, "" // a name that no entry has: a command registered elsewhere
	}
	if e := m.part.Items[d.at-1].(*qapi.HxEntry); m.taken[e.Name] == nil {
		return []string{e.Name}, byEntry
	}
	return nil, ""
}

// place puts each document after the entries before it, once for every command or event it is about.
func (m *matcher) place() {
	entries := m.part.Items
	items := make([]qapi.Item, 0, len(entries)+len(m.drafts))
	used := 0
	for _, d := range m.drafts {
		items = append(items, entries[used:d.at]...)
		used = d.at
		if len(d.names) == 0 {
			items = append(items, d.doc)
		}
		for _, n := range d.names {
			doc := *d.doc
			doc.Command = n
			if !m.hx && n == strings.ToUpper(n) {
				doc.Kind = qapi.Event
			}
			items = append(items, &doc)
		}
		m.check(d)
	}
	m.part.Items = append(items, entries[used:]...)
}

// check reports what is unusual about the way from a document to its command.
func (m *matcher) check(d *draft) {
	names := d.names
	if len(names) == 0 {
		if m.hx && !d.chapter && d.doc.Title != "" {
			m.report(d.doc.Pos, ruleNobody, "text %q is not about a known command", d.doc.Title).
				Help = "make the command's name its title"
		}
		return
	}
	if d.doc.MatchedBy != byTitle {
		m.about(names[0], d, ruleTitle, "title %q of the text about %s", d.doc.Title, names[0]).
			Help = "make the title " + names[0]
	}
	for _, n := range names {
		if first := m.taken[n]; first != d.doc {
			dup := m.about(n, d, ruleSameDoc, "second text about %s", n)
			dup.Related = []diag.Related{{Pos: first.Pos, Msg: "the first one"}}
		}
		if len(m.entries) > 0 && m.entries[n] == nil {
			m.about(n, d, ruleNoEntry, "command %s has a text but no entry", n)
		}
	}
}

// about reports something about the document of a command or event.
func (m *matcher) about(name string, d *draft, r diag.Rule, format string, args ...any) *diag.Diagnostic {
	found := m.report(d.doc.Pos, r, format, args...)
	found.Product, found.Definition = qapi.QMP.Word(), name
	return found
}

// message finds the names that the examples in a text execute or emit. The JSON need not be valid.
var message = regexp.MustCompile(`"(?:execute|event)"[ \t\n]*:[ \t\n]*"([^"]*)`)
