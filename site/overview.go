package site

import (
	"fmt"

	"qmpdoc/qapi"
)

// ExamplesPage lists every example, by what was found in it.
type ExamplesPage struct {
	Page
	Count    int
	Summary  string
	Sections []ExampleSection
}

// ExampleSection is the examples of which a check said the same.
type ExampleSection struct {
	ID, Title string
	Groups    []ExampleGroup
}

// ExampleGroup is the examples of one definition.
type ExampleGroup struct {
	MarkedLink
	Examples []ExampleEntry
}

// ExampleEntry is a link to one example.
type ExampleEntry struct {
	Href, Title, Messages string
	Found                 string // errors and warnings, in words; "" for none
}

// exampleSections has a section for each outcome.
var exampleSections = [...]ExampleSection{
	flawed:     {ID: "flawed", Title: "With findings"},
	unchecked:  {ID: "unchecked", Title: "Not checked"},
	undeclared: {ID: "undeclared", Title: "Checked, but no schema declares them"},
	sound:      {ID: "sound", Title: "Checked against the schema"},
}

func (s *site) examplesPage(address string) *ExamplesPage {
	v := s.viewAt(address, nil)
	p := &ExamplesPage{Page: s.frame(address, examplesTitle, examplesDescription)}
	p.Side = s.side(v.root, nil, nil)
	sections, counts := exampleSections, [len(exampleSections)]int{}
	for _, d := range s.ref.Defs {
		for i, e := range s.examples[d] {
			o, entry := v.exampleEntry(d, i, e)
			sections[o].add(v.markedLink(d), entry)
			counts[o]++
			p.Count++
		}
	}
	for _, section := range sections {
		if section.Groups != nil {
			p.Sections = append(p.Sections, section)
		}
	}
	p.Summary = fmt.Sprintf("%d checked, %d with findings.", p.Count-counts[unchecked], counts[flawed])
	return p
}

// add puts an example of the definition that by leads to behind those that are there.
func (s *ExampleSection) add(by MarkedLink, e ExampleEntry) {
	if n := len(s.Groups); n == 0 || s.Groups[n-1].MarkedLink != by {
		s.Groups = append(s.Groups, ExampleGroup{MarkedLink: by})
	}
	last := &s.Groups[len(s.Groups)-1]
	last.Examples = append(last.Examples, e)
}

// exampleEntry links the example of d with index i.
func (v *view) exampleEntry(d *qapi.Def, i int, e qapi.Example) (outcome, ExampleEntry) {
	o, found := v.check(e)
	entry := ExampleEntry{
		Href: fmt.Sprintf("%s#example-%d", v.href(v.site.address[d]), i+1), Title: e.Title,
		Messages: countOf(len(e.Messages), "Messages"), Found: found,
	}
	switch {
	case e.Title != "":
	case len(v.site.examples[d]) == 1:
		entry.Title = "Example"
	default:
		entry.Title = fmt.Sprintf("Example %d", i+1)
	}
	return o, entry
}
