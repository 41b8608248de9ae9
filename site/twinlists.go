package site

import (
	"strings"

	"qmpdoc/qapi"
)

// Twins of the pages that lead to definitions: chapters, the lists, the landing page.

func (s *site) chapterTwin(c *chapter) []byte {
	return s.twin(c.address, &qapi.Def{Products: c.product, Kind: qapi.Struct}, func(t *twin) {
		t.heading(1, c.title)
		t.paragraph(t.manual(c))
		for _, part := range c.parts {
			if part.title != "" {
				t.heading(2, part.title)
			}
			for _, text := range part.texts {
				t.paragraph(t.markdown(t.def, text))
			}
			t.entries(byKind(part.defs))
		}
		for i, child := range c.children {
			if i == 0 {
				t.heading(2, "Sections")
				t.WriteByte('\n')
			}
			t.chapterItem(child, "")
		}
	})
}

// manual tells which manual a chapter belongs to, and where it stands there.
func (t *twin) manual(c *chapter) string {
	if c.parent == nil {
		return "chapter, " + programName(c.product)
	}
	return "section of " + t.chapterLink(c.parent) + ", " + programName(c.product)
}

// entries lists definitions with their badges and summaries.
func (t *twin) entries(defs []*qapi.Def) {
	for i, d := range defs {
		if i == 0 {
			t.WriteByte('\n')
		}
		var facts []string
		if t.def == nil && !d.Products.Has(qapi.QMP) {
			facts = append(facts, programName(d.Products.First()))
		}
		for _, b := range featureBadges(d.Features) {
			facts = append(facts, b.Text)
		}
		t.item("", t.linked(d)+parenthesized(facts), plainLine(t.summaries[d]))
	}
}

func (t *twin) chapterItem(c *chapter, indent string) {
	t.item(indent, t.chapterLink(c), plainLine(t.describeChapter(c)))
}

func (s *site) listTwin(l list) []byte {
	return s.twin(l.address, nil, func(t *twin) {
		t.heading(1, l.title)
		defs := s.listed(l)
		for len(defs) > 0 {
			n, letter := 1, letterOf(defs[0].Name)
			for n < len(defs) && letterOf(defs[n].Name) == letter {
				n++
			}
			t.heading(2, letter)
			t.entries(defs[:n])
			defs = defs[n:]
		}
	})
}

func (s *site) homeTwin(address string) []byte {
	return s.twin(address, nil, func(t *twin) {
		t.heading(1, s.homeTitle())
		t.paragraph(plainLine(s.heading()))
		t.WriteByte('\n')
		for _, p := range s.indexes()[1:] {
			t.item("", "["+p.title+"]("+twinOf(p.address)+")", p.description)
		}
		for _, g := range s.sideGroups {
			t.heading(2, capital(g.title))
			t.WriteByte('\n')
			for _, c := range g.chapters {
				t.chapterItem(c, "")
				for _, child := range c.children {
					t.chapterItem(child, "  ")
				}
			}
		}
	})
}

// deprecatedTwin lists what is deprecated or unstable, with the reason.
func (s *site) deprecatedTwin(address string) []byte {
	return s.twin(address, nil, func(t *twin) {
		t.heading(1, deprecatedTitle)
		for _, g := range warnGroups {
			t.heading(2, g.Title)
			t.paragraph(strings.TrimSpace(g.Intro + " " + sentence(s.warned(g.ID))))
			t.WriteByte('\n')
			for _, d := range s.ref.Defs {
				t.bearers(d, g.ID)
			}
		}
	})
}

// sentence ends words with a period, if there are any.
func sentence(words string) string {
	if words == "" {
		return ""
	}
	return words + "."
}

// bearers lists d and its members with the feature called name, those of one reason together.
func (t *twin) bearers(d *qapi.Def, name string) {
	var reasons []string
	heads := map[string]string{}
	for _, b := range bearers(d, name) {
		reason := t.markdown(d, reasonText(d, b.feature))
		if reason == "" {
			reason = plainLine(t.summaries[d])
		}
		if b.name == "" {
			t.item("", t.linked(d), reason)
			continue
		}
		if heads[reason] == "" {
			reasons = append(reasons, reason)
			heads[reason] = t.linked(d)
		} else {
			heads[reason] += ","
		}
		heads[reason] += " " + code(b.name)
	}
	for _, reason := range reasons {
		t.item("", heads[reason], reason)
	}
}

// examplesTwin lists every example with its verdict.
func (s *site) examplesTwin(address string) []byte {
	return s.twin(address, nil, func(t *twin) {
		t.heading(1, examplesTitle)
		t.WriteByte('\n')
		for _, d := range s.ref.Defs {
			examples := s.examples[d]
			if len(examples) > 0 {
				t.item("", t.linked(d), "")
			}
			for i, e := range examples {
				t.item("  ", plainLine(exampleTitle(d, i+1, e)), countOf(len(e.Messages), "Messages")+", "+plainLine(s.verdict(e).Text))
			}
		}
	})
}

// plainLine makes one line of a text, in which nothing means anything to Markdown or HTML.
func plainLine(s string) string {
	if tame(s) {
		return s
	}
	var b strings.Builder
	for _, r := range strings.Join(strings.Fields(s), " ") {
		switch {
		case strings.ContainsRune(markdownSigns, r):
			b.WriteByte('\\')
			b.WriteRune(r)
		case forbidden(r):
			b.WriteRune('\ufffd')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// markdownSigns are those that may mean something to Markdown or HTML within a line.
const markdownSigns = "\\`*[]<>#|&"

// tame tells whether s is one line of ASCII already, with single blanks and no signs, as most short texts are.
func tame(s string) bool {
	blank := true // before s
	for i := range len(s) {
		c := s[i]
		if c < ' ' || c >= 0x7f || c == ' ' && blank || strings.IndexByte(markdownSigns, c) >= 0 {
			return false
		}
		blank = c == ' '
	}
	return !blank
}

// code writes a name as Markdown's code: between more backticks than it has in a row.
func code(s string) string {
	if tame(s) {
		return "`" + s + "`"
	}
	s = strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if forbidden(r) {
			return '\ufffd'
		}
		return r
	}, s)), " ")
	fence := "`"
	for strings.Contains(s, fence) {
		fence += "`"
	}
	if strings.HasPrefix(s, "`") || strings.HasSuffix(s, "`") || s == "" {
		s = " " + s + " "
	}
	return fence + s + fence
}
