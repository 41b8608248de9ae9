package site

import (
	"strings"

	"qmpdoc/prose"
	"qmpdoc/qapi"
)

// rowDoc is what rows show of the section about their thing. It is made once for all pages that have such a row.
type rowDoc struct {
	text  prose.Text // the zero Text where the section says no more than the release, which is a badge
	since string     // the release; "" for none
}

// rowDoc gives what rows show of doc, which may be nil.
func (s *site) rowDoc(doc *qapi.Section) *rowDoc {
	if doc == nil {
		return new(rowDoc)
	}
	if known, ok := s.rowDocs.Load(doc); ok {
		return known.(*rowDoc)
	}
	made := &rowDoc{text: doc.Text, since: doc.Since()}
	if saysOnly(doc.Text.Raw, made.since) {
		made.text = prose.Text{}
	}
	s.rowDocs.Store(doc, made)
	return made
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
