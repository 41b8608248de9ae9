package prose

import (
	"bytes"
	"sort"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"

	"qmpdoc/diag"
)

// Section is a heading of a document with what is below it, up to the next heading of any level.
type Section struct {
	Title  string // "" for what is before the first heading
	Level  int    // of the heading, from 1; 0 before the first
	ID     string // "section-" and the words of the title; no other section of the document has it
	Labels []string
	Pos    diag.Pos // of the title
	Doc    *Doc     // without the heading
}

// sectionPrefix begins the ids of sections, sectionSign the references to them within the document.
const (
	sectionPrefix = "section-"
	sectionSign   = "#" + sectionPrefix
)

// Sections reads a document as Parse does, and cuts it at its headings. Links from one section to another lead to its ID.
func Sections(t Text) []Section {
	doc, list := parse(t, 0, nil)
	list = append([]Section{{Pos: t.Start()}}, list...)
	for i := range list {
		part := *doc
		part.root = ast.NewDocument()
		list[i].Doc = &part
	}
	at := 0
	for n := doc.root.FirstChild(); n != nil; {
		next := n.NextSibling()
		if _, ok := n.(*heading); ok {
			at++
			list[at].Title = plainPrinter{doc: doc, bare: true}.inline(n)
		} else {
			list[at].Doc.root.AppendChild(list[at].Doc.root, n)
		}
		n = next
	}
	doc.shareOut(list)
	if list[0].Doc.Blank() {
		return list[1:]
	}
	return list
}

// shareOut leaves each section the references and findings that are in it.
func (d *Doc) shareOut(list []Section) {
	refs, found := d.refs, d.found
	for i := range list {
		r, f := len(refs), len(found)
		if i+1 < len(list) {
			next := list[i+1].Pos
			r = sort.Search(r, func(k int) bool { return refs[k].Pos.Compare(next) >= 0 })
			f = sort.Search(f, func(k int) bool { return found[k].Pos.Compare(next) >= 0 })
		}
		list[i].Doc.refs, refs = refs[:r:r], refs[r:]
		list[i].Doc.found, found = found[:f:f], found[f:]
	}
}

// addSection notes the heading at offset, and the targets directly above it, which are its labels.
func (p *run) addSection(h Heading, level, offset int) {
	p.sections = append(p.sections, Section{Level: level, ID: p.sectionID(h.Title), Pos: p.pos(offset)})
	at := len(p.sections) - 1
	if !p.text.Document {
		return
	}
	p.label(at, foldName(strings.ReplaceAll(h.Title, "`", "")))
	p.sections[at].Labels = nil // a title names no place for other documents
	for i := h.Line - 1; i >= 0 && (p.blank(i) || bytes.HasPrefix(p.at(i), []byte(".. _"))); i-- {
		if name, url, ok := cutTargetLine(p.at(i)); ok && len(url) == 0 {
			p.label(at, name)
		}
	}
}

// label makes name lead to section i.
func (p *run) label(i int, name string) {
	if p.doc.targets == nil {
		p.doc.targets = map[string]string{}
	}
	p.doc.targets[name] = "#" + p.sections[i].ID
	p.sections[i].Labels = append(p.sections[i].Labels, name)
}

// sectionID makes the id of a section of its title.
func (p *run) sectionID(title string) string {
	words := strings.FieldsFunc(strings.ToLower(title), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
	id := sectionPrefix + cut(strings.Join(words, "-"))
	if p.ids == nil {
		p.ids = map[string]int{}
	}
	for {
		p.ids[id]++
		n := p.ids[id]
		if n == 1 {
			return id
		}
		id += "-" + strconv.Itoa(n)
	}
}

const longestID = 60

func cut(s string) string { return strings.TrimRight(s[:min(len(s), longestID)], "-") }

// Label is a name for a place in a document: ".. _name:".
type Label struct {
	Name  string // folded as references are: lower case, single blanks
	Title string // of the section that begins directly below; "" for another place
}

// Labels finds the labels of a document, by looking at its lines alone.
func Labels(t Text) []Label {
	if len(t.Raw) > maxText {
		return nil
	}
	l := newLines(t)
	var list []Label
	waiting := 0 // labels that may be those of the next heading
	for i := 0; i < l.count(); i++ {
		name, url, ok := cutTargetLine(l.at(i))
		switch {
		case ok && url == "":
			list = append(list, Label{Name: name})
			waiting++
		case ok || l.blank(i) || waiting == 0:
		default:
			if h, ok := l.headingAt(i); ok {
				for j := range list[len(list)-waiting:] {
					list[len(list)-waiting+j].Title = h.Title
				}
			}
			waiting = 0
		}
	}
	return list
}
