package site

import (
	"html/template"
	"strings"
	"sync/atomic"

	"qmpdoc/prose"
	"qmpdoc/qapi"
)

// rowDoc is what rows show of the section about their thing. Pages that repeat the row share it.
type rowDoc struct {
	since string     // the release; "" for none
	doc   *prose.Doc // the text without the release at its end, which is a badge; nil where nothing else is said

	// What doc is printed as, once a page has found that all pages print it so.
	html     atomic.Pointer[template.HTML]
	markdown atomic.Pointer[string]
}

// noRowDoc is for rows that nobody describes.
var noRowDoc = new(rowDoc)

// rowDoc gives what rows show of section, which may be nil.
func (s *site) rowDoc(section *qapi.Section) *rowDoc {
	if section == nil {
		return noRowDoc
	}
	if known, ok := s.rowDocs.Load(section); ok {
		return known.(*rowDoc)
	}
	made := &rowDoc{since: section.Since()}
	if text := withoutRelease(section.Text, made.since); !text.IsZero() {
		made.doc = s.Library.Parse(text)
	}
	known, _ := s.rowDocs.LoadOrStore(section, made)
	return known.(*rowDoc)
}

// sinceSigns are those that stand around a release: "(Since: 3.0)."
var sinceSigns = strings.NewReplacer("(", " ", ")", " ", ":", " ")

// withoutRelease cuts off the release at the end of t, which a badge gives: "(since 3.0)". What stands in an item of a list
// is about the item.
func withoutRelease(t prose.Text, since string) prose.Text {
	raw := strings.TrimRight(t.Raw, " \n")
	at := releaseAt(raw, since)
	if at < 0 || inItem(raw[:at]) {
		return t
	}
	raw = strings.TrimRight(raw[:at], " \n")
	if raw == "" {
		return prose.Text{}
	}
	cut := t
	cut.Raw, cut.Lines = raw, t.Lines[:strings.Count(raw, "\n")+1]
	return cut
}

// releaseAt gives the offset of the release at the end of text, in parentheses or as a sentence of its own; -1 for none.
func releaseAt(text, since string) int {
	if since == "" {
		return -1
	}
	sentence := strings.LastIndex(text, "Since")
	if sentence > 0 && text[sentence-1] != ' ' && text[sentence-1] != '\n' {
		sentence = -1
	}
	for _, at := range [...]int{strings.LastIndexByte(text, '('), sentence, 0} {
		if at >= 0 && isRelease(text[at:], since) {
			return at
		}
	}
	return -1
}

// maxRelease bounds a remark that is no more than a release, with the blanks in it. Most texts are longer.
const maxRelease = 60

// isRelease tells whether text is no more than "(Since 3.0)".
func isRelease(text, since string) bool {
	if len(text) > maxRelease {
		return false
	}
	words := strings.Join(strings.Fields(sinceSigns.Replace(text)), " ")
	return strings.EqualFold(strings.TrimRight(words, ". "), "since "+since)
}

// inItem tells whether what follows text is in an item of a list.
func inItem(text string) bool {
	paragraph := text[strings.LastIndex(text, "\n\n")+1:]
	for line := range strings.Lines(paragraph) {
		line = strings.TrimLeft(line, " \n")
		if len(line) > 1 && line[1] == ' ' && strings.IndexByte("-*+o", line[0]) >= 0 {
			return true
		}
	}
	return false
}

// rowText prints the text of a row of owner.
func (v *view) rowText(owner *qapi.Def, r *rowDoc) template.HTML {
	return printedOnce(r.doc, &r.html, func() (template.HTML, bool) { return v.print(owner, r.doc) })
}

// rowText is the view's in Markdown.
func (t *twin) rowText(owner *qapi.Def, r *rowDoc) string {
	return printedOnce(r.doc, &r.markdown, func() (string, bool) { return t.print(owner, r.doc) })
}

// printedOnce gives what print prints of doc, "" for none, and keeps it if all pages print it so.
func printedOnce[T ~string](doc *prose.Doc, kept *atomic.Pointer[T], print func() (out T, fixed bool)) T {
	if doc == nil {
		return ""
	}
	if known := kept.Load(); known != nil {
		return *known
	}
	out, fixed := print()
	if fixed {
		kept.Store(&out)
	}
	return out
}
