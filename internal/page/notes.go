package page

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"qmpdoc/diag"
	"qmpdoc/qapi"
)

// featureSection lists the definition's features, and those of its members that the comment describes with them.
func (b *definition) featureSection() *Section {
	var rows []Row
	for _, f := range b.def.Features {
		r := b.row(b.def, &qapi.Member{Name: f.Name, Doc: f.Doc, If: f.If}, f, b.ids.take(anchor(featurePrefix, f.Name)))
		if r.Text == nil {
			r.Summary = specialFeature(f.Name)
		}
		rows = append(rows, r)
	}
	for _, s := range sections(b.def) {
		if s.Kind == qapi.SecFeature && !b.shown[s] && !b.aboutMembers(s) {
			rows = append(rows, b.row(b.def, &qapi.Member{Name: s.Name, Doc: s}, nil, b.ids.take(anchor(featurePrefix, s.Name))))
		}
	}
	return section("features", "Features", listOf(rows, &Rows{[]RowGroup{{Rows: rows}}})...)
}

// aboutMembers reports whether section says why members, values or branches are deprecated or unstable. Their rows say it, and
// the definition itself is neither.
func (b *definition) aboutMembers(section *qapi.Section) bool {
	return slices.ContainsFunc(b.bearers(b.def, BadgeKind(section.Name)), func(one bearer) bool {
		return one.part.Kind != ToDefinition && one.feature != nil
	})
}

// notes has what has no place of its own on the page, in its order, and then what the sections of examples say when no
// message was found in them.
func (b *definition) notes(examples []*Text) *Section {
	var blocks Blocks
	var titles []string
	for _, section := range sections(b.def) {
		if title, ok := b.noteTitle(section); ok {
			if text := b.text(b.def, section.Text); text != nil {
				titles = append(titles, title)
				blocks = append(blocks, titled(title, text)...)
			}
		}
	}
	if len(titles) == 1 && strings.TrimSuffix(titles[0], "s") == "Note" {
		blocks = blocks[1:] // the heading above says it
	}
	if examples != nil {
		blocks = append(blocks, titled("Example", examples...)...)
	}
	return section("notes", "Notes", blocks...)
}

// titled are texts below a heading, if it says anything.
func titled(title string, texts ...*Text) Blocks {
	if title == "" {
		return proseOf(texts...)
	}
	return append(Blocks{&Heading{title}}, proseOf(texts...)...)
}

// noteTitle is the heading of a section, "" for none; ok reports whether it has no place of its own on the page. What is
// still to do is for QEMU's developers (docs/devel/qapi-code-gen.rst, "TODO"): pages do not have it.
func (b *definition) noteTitle(s *qapi.Section) (title string, ok bool) {
	switch s.Kind {
	case qapi.SecPlain:
		return "", true
	case qapi.SecNote:
		return s.Tag, true
	case qapi.SecSince:
		return "Since", !onlyVersion.MatchString(s.Text.Raw)
	case qapi.SecMember:
		return s.Name, !b.shown[s]
	case qapi.SecBody, qapi.SecExample, qapi.SecFeature, qapi.SecReturns, qapi.SecErrors, qapi.SecTodo:
		return "", false
	default:
		panic(fmt.Sprintf("page: unknown section %d", s.Kind))
	}
}

// onlyVersion matches a Since section that is a badge, because it has nothing but a version.
var onlyVersion = regexp.MustCompile(`^\s*(?:QEMU\s+)?v?\d+(?:\.\d+)+\.?\s*$`)

// remarks is what qmpdoc has found in the definition's source.
func (b *definition) remarks() *Section {
	var list []Finding
	for _, product := range qapi.AllProducts {
		if b.def.Products.Has(product) {
			list = append(list, b.findings[findingKey{product.Names()[0], b.def.Name}]...)
		}
	}
	if list == nil {
		return nil
	}
	title := fmt.Sprintf("Remarks of qmpdoc on this definition’s source: %d", len(list))
	return &Section{Title: title, Folded: true, Blocks: Blocks{&Findings{list}}}
}

func (p *Pages) finding(f *diag.Diagnostic) Finding {
	return Finding{f.Severity.String(), f.Msg, f.Help, p.place(f.Pos)}
}
