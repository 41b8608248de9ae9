package prose

import (
	"strings"
	"testing"
)

// Sections have their own references, and links between them lead to their ids.
func TestSections(t *testing.T) {
	list := Sections(documentOf("Title\n=====\n\n`one`\n\n.. _here:\n\nPart\n----\n\n`two` here_ `Title`_\n\nPart\n----\n\nx\n"))
	var ids []string
	for _, s := range list {
		ids = append(ids, s.ID)
	}
	if got := strings.Join(ids, " "); got != "section-title section-part section-part-2" {
		t.Error(got)
	}
	if refs := list[1].Doc.Refs(); len(refs) != 1 || refs[0].Target != "two" {
		t.Error(refs)
	}
	if got := strings.Join(list[1].Labels, " "); got != "here" {
		t.Errorf("labels %q", got)
	}
	const want = `<a href="#section-part">here</a> <a href="#section-title">Title</a>`
	if got := list[1].Doc.HTML(HTMLOptions{}); !strings.Contains(got, want) {
		t.Error(got)
	}
}
