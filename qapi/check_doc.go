package qapi

import (
	"slices"
	"strings"

	"qmpdoc/diag"
)

// documentation checks a definition's comment against the definition.
func (c *checker) documentation(d *Def) {
	if d.Doc == nil {
		if c.prog.pragmas.docRequired {
			f := c.report(d, ruleDocMissing, diag.Pos{}, "documentation comment required for %s %s", d.Kind, quote(d.Name))
			f.Help = "put a comment before it that begins with '# @" + d.Name + ":'"
		}
		return
	}
	if d.Doc.Symbol != d.Name {
		return // it is about something else, as the parser says
	}
	list := parts(d)
	c.bogusMembers(d, list)
	c.undocumentedMembers(d, list)
	c.bogusFeatures(d)
	c.undocumentedFeatures(d)
	c.misplacedSections(d)
	c.featuredMembers(d)
}

// parts lists what a definition's own comment describes: everything it declares in place, and no member of a type
// that it names.
func parts(d *Def) []part {
	var list []part
	for _, members := range [][]*Member{d.BaseMembers, d.Members} {
		for _, m := range members {
			list = append(list, part{m.Name, m.Pos, m.Doc})
		}
	}
	for _, v := range d.Values {
		list = append(list, part{v.Name, v.Pos, v.Doc})
	}
	if d.Kind == Alternate {
		for _, b := range d.Branches {
			list = append(list, part{b.Name, b.Pos, b.Doc})
		}
	}
	return list
}

// part is a member, value or branch of a definition.
type part struct {
	name string
	pos  diag.Pos
	doc  *Section
}

func (c *checker) bogusMembers(d *Def, list []part) {
	if allReal(d.Doc, list) {
		return
	}
	real := map[string]bool{simpleTagName: d.Flavor == Simple}
	for _, p := range list {
		real[p.name] = true
	}
	var bogus several
	for _, s := range d.Doc.Sections {
		if name, _, _ := strings.Cut(s.Name, "."); s.Kind == SecMember && !real[s.Name] && !real[name] {
			bogus.add(s.Name, s.Pos)
		}
	}
	if len(bogus.names) == 0 {
		return
	}
	f := c.bogus(d, ruleDocMember, "member", &bogus)
	if d.Data != nil && c.inherits(d, bogus.names[0]) {
		f.Help = "it is a member of " + quote(d.Data.Name) + ": describe it there"
		return
	}
	f.Help = c.suggest(bogus.names[0], partNames(list))
}

// allReal tells whether every section about a member belongs to a part: the quick answer for nearly all comments.
func allReal(doc *Doc, list []part) bool {
	sections := 0
	for _, s := range doc.Sections {
		if s.Kind == SecMember {
			sections++
		}
	}
	for _, p := range list {
		if p.doc != nil {
			sections--
		}
	}
	return sections == 0
}

func (c *checker) bogusFeatures(d *Def) {
	if !slices.ContainsFunc(d.Doc.Sections, func(s *Section) bool { return s.Kind == SecFeature }) {
		return
	}
	real := map[string]bool{}
	for _, f := range d.allFeatures() {
		real[f.Name] = true
	}
	var bogus several
	for _, s := range d.Doc.Sections {
		if s.Kind == SecFeature && !real[s.Name] {
			bogus.add(s.Name, s.Pos)
		}
	}
	if len(bogus.names) > 0 {
		c.bogus(d, ruleDocFeature, "feature", &bogus)
	}
}

func (c *checker) bogus(d *Def, rule diag.Rule, what string, s *several) *diag.Diagnostic {
	f := c.reportAt(d, rule, s.at[0], "documented %s %s %s not exist", s.number(what, what+"s"), quoteAll(s.names), s.number("does", "do"))
	f.Related = s.related()
	return f
}

func (c *checker) inherits(d *Def, name string) bool {
	for _, m := range c.r.Arguments(d) {
		if m.Name == name {
			return true
		}
	}
	return false
}

func partNames(list []part) []string {
	var names []string
	for _, p := range list {
		names = append(names, p.name)
	}
	return names
}

func (c *checker) undocumentedMembers(d *Def, list []part) {
	if c.prog.pragmas.excepts(pragmaDocumentation, d.Name) {
		return
	}
	var silent several
	for _, p := range list {
		if p.doc == nil {
			silent.add(p.name, p.pos)
		}
	}
	if len(silent.names) == 0 {
		return
	}
	what := partWord(d)
	f := c.report(d, ruleDocUndocumented, silent.at[0], "%s %s %s documentation",
		silent.number(what, plural(what)), quoteAll(silent.names), silent.number("lacks", "lack"))
	f.Related = append(f.Related, silent.related()...)
}

// partWord names what the comment of d describes.
func partWord(d *Def) string {
	switch d.Kind {
	case Enum:
		return "value"
	case Alternate:
		return "branch"
	case Struct, Union, Command, Event:
		return role(d)
	default:
		panic("qapi: unknown kind " + d.Kind.String())
	}
}

func plural(word string) string {
	if strings.HasSuffix(word, "ch") {
		return word + "es"
	}
	return word + "s"
}

// undocumentedFeatures has no exceptions: a feature means nothing but what its text says.
func (c *checker) undocumentedFeatures(d *Def) {
	features := d.allFeatures()
	if len(features) == 0 {
		return
	}
	told := map[string]bool{}
	for _, s := range d.Doc.Sections {
		if s.Kind == SecFeature {
			told[s.Name] = true
		}
	}
	var silent several
	for _, f := range features {
		if !told[f.Name] {
			told[f.Name] = true
			silent.add(f.Name, f.Pos)
		}
	}
	if len(silent.names) == 0 {
		return
	}
	f := c.report(d, ruleDocFeatureUndocumented, silent.at[0], "%s %s %s documentation",
		silent.number("feature", "features"), quoteAll(silent.names), silent.number("lacks", "lack"))
	f.Related = append(f.Related, silent.related()...)
	f.Help = "describe it below a line '# Features:'"
}

// misplacedSections reports sections that only make sense for commands.
func (c *checker) misplacedSections(d *Def) {
	for _, s := range d.Doc.Sections {
		switch {
		case s.Kind == SecReturns && d.Kind != Command:
			c.reportAt(d, ruleDocReturnsKind, s.Pos, "'Returns' section is only valid for commands, %s is %s", quote(d.Name), article(d.Kind))
		case s.Kind == SecReturns && d.Returns == nil:
			c.reportAt(d, ruleDocReturnsNothing, s.Pos, "'Returns' section, but command %s doesn't return anything", quote(d.Name))
		case s.Kind == SecErrors && d.Kind != Command:
			c.reportAt(d, ruleDocErrorsKind, s.Pos, "'Errors' section is only valid for commands, %s is %s", quote(d.Name), article(d.Kind))
		}
	}
}

func article(k Kind) string {
	if k == Event || k == Alternate || k == Enum {
		return "an " + k.String()
	}
	return "a " + k.String()
}
