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
	doc   *prose.Doc // nil where the section says no more than the release, which is a badge

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
	if text := section.Text; !text.IsZero() && !saysOnly(text.Raw, made.since) {
		made.doc = s.Library.Parse(text)
	}
	known, _ := s.rowDocs.LoadOrStore(section, made)
	return known.(*rowDoc)
}

// maxSince bounds a text that is no more than a release, with the blanks around it. Most texts are longer.
const maxSince = 60

var sinceSigns = strings.NewReplacer("(", "", ")", "", ":", "")

// saysOnly tells whether a text is no more than "(Since 3.0)".
func saysOnly(text, since string) bool {
	if since == "" || len(text) > maxSince {
		return false
	}
	words := strings.Join(strings.Fields(sinceSigns.Replace(text)), " ")
	return strings.EqualFold(strings.Trim(words, "."), "since "+since)
}

// rowText prints the text of a row of owner.
func (v *view) rowText(owner *qapi.Def, r *rowDoc) template.HTML {
	if r.doc == nil {
		return ""
	}
	if known := r.html.Load(); known != nil {
		return *known
	}
	out, fixed := v.print(owner, r.doc)
	if fixed {
		r.html.Store(&out)
	}
	return out
}

// rowText is the view's in Markdown.
func (t *twin) rowText(owner *qapi.Def, r *rowDoc) string {
	if r.doc == nil {
		return ""
	}
	if known := r.markdown.Load(); known != nil {
		return *known
	}
	out, fixed := t.print(owner, r.doc)
	if fixed {
		r.markdown.Store(&out)
	}
	return out
}
