package qapi

import (
	"strings"

	"qmpdoc/diag"
)

// SectionsNeedBlank is the release from which on QEMU's parser looks for a section only after an empty line or another
// section. Before, a section began at any line.
const SectionsNeedBlank = "9.0"

// dataChecked is the release from which on QEMU looks at the comment of what has a named type for its arguments.
const dataChecked = "5.0"

// documentation checks a definition's comment against the definition.
func (c *checker) documentation(d *Def) {
	if d.Doc == nil || d.Doc.Hidden {
		if c.prog.pragmas.docRequired {
			f := c.report(d, ruleDocMissing, diag.Pos{}, "documentation comment required for %s %s", d.Kind, quote(d.Name))
			f.Help = "put a comment before it that begins with '# @" + d.Name + ":'"
		}
		return
	}
	if d.Doc.Symbol != d.Name {
		return // it is about something else, as the parser says
	}
	c.featuredMembers(d)
	list := parts(d)
	if len(d.Doc.Readings) == 0 && !d.Doc.Refused && complete(d, list) {
		return
	}
	for _, as := range d.Doc.readings() {
		check := docChecker{c, d, as}
		lacking := check.undocumentedMembers(list)
		lacking = check.undocumentedFeatures() || lacking
		check.bogusMembers(list, lacking)
		check.bogusFeatures(lacking)
		check.misplacedSections()
	}
}

// docChecker checks the comment of a definition as the parsers of some releases read it.
type docChecker struct {
	*checker
	d  *Def
	as Reading
}

// report adds a finding about the definition, for the releases of the reading.
func (c docChecker) report(rule diag.Rule, at diag.Pos, format string, args ...any) *diag.Diagnostic {
	c.bounds = c.as
	defer func() { c.bounds = Reading{} }()
	return c.checker.report(c.d, rule, at, format, args...)
}

// reportAt adds a finding at exactly pos, for the releases of the reading.
func (c docChecker) reportAt(rule diag.Rule, pos diag.Pos, format string, args ...any) *diag.Diagnostic {
	c.bounds = c.as
	defer func() { c.bounds = Reading{} }()
	return c.checker.reportAt(c.d, rule, pos, format, args...)
}

// readings returns what the parsers of all releases find in the comment.
func (d *Doc) readings() []Reading {
	var as Reading
	for _, s := range d.Sections {
		switch head := (Head{s.Name, s.Pos}); s.Kind {
		case SecMember:
			as.Members = append(as.Members, head)
		case SecFeature:
			as.Features = append(as.Features, head)
		case SecReturns:
			as.Returns = firstPos(as.Returns, s.Pos)
		case SecErrors:
			as.Errors = firstPos(as.Errors, s.Pos)
		}
	}
	if len(d.Readings) > 0 || d.Refused {
		as.Until = SectionsNeedBlank
	}
	return append([]Reading{as}, d.Readings...)
}

func firstPos(a, b diag.Pos) diag.Pos {
	if a.IsZero() {
		return b
	}
	return a
}

// complete reports whether the comment of d has exactly what it needs: the quick answer for nearly all.
func complete(d *Def, list []part) bool {
	members, features := 0, 0
	for _, s := range d.Doc.Sections {
		switch s.Kind {
		case SecMember:
			members++
		case SecFeature:
			features++
		case SecReturns, SecErrors:
			if d.Kind != Command || s.Kind == SecReturns && d.Returns == nil {
				return false
			}
		}
	}
	for _, p := range list {
		if p.doc == nil {
			return false
		}
	}
	return members == len(list) && features == 0 && len(d.allFeatures()) == 0
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

// bogusMembers reports descriptions of members that the definition does not have.
func (c docChecker) bogusMembers(list []part, lacking bool) {
	real := map[string]bool{simpleTagName: c.d.Flavor == Simple}
	for _, p := range list {
		real[p.name] = true
	}
	var bogus several
	for _, h := range c.as.Members {
		if name, _, _ := strings.Cut(h.Name, "."); !real[h.Name] && !real[name] {
			bogus.add(h.Name, h.Pos)
		}
	}
	if len(bogus.names) == 0 {
		return
	}
	if c.d.Data != nil && c.as.From == "" {
		c.as.From = dataChecked
	}
	c.bogus(ruleDocMember, "member", &bogus, c.bogusHelp(&bogus, list), lacking)
}

// split returns the reading for the releases before the parser of 9.0 and for those after, as far as it is for them.
func (as Reading) split() []Reading {
	if as.From != "" && as.From != dataChecked || as.Until == SectionsNeedBlank {
		return []Reading{as}
	}
	before, after := as, as
	before.Until, after.From = SectionsNeedBlank, SectionsNeedBlank
	return []Reading{before, after}
}

// bogusHelp says what can be meant by the first of the names.
func (c docChecker) bogusHelp(bogus *several, list []part) string {
	if c.d.Data != nil && c.inherits(c.d, bogus.names[0]) {
		return "it is a member of " + quote(c.d.Data.Name) + ": describe it there"
	}
	return c.suggest(bogus.names[0], partNames(list))
}

func (c docChecker) bogusFeatures(lacking bool) {
	real := map[string]bool{}
	for _, f := range c.d.allFeatures() {
		real[f.Name] = true
	}
	var bogus several
	for _, h := range c.as.Features {
		if !real[h.Name] {
			bogus.add(h.Name, h.Pos)
		}
	}
	if len(bogus.names) > 0 {
		c.bogus(ruleDocFeature, "feature", &bogus, "", lacking)
	}
}

// bogus reports descriptions of nothing. Where the definition lacks a description, the parser of 9.0 says that first, and no
// more: a misspelled name is one mistake.
func (c docChecker) bogus(rule diag.Rule, what string, s *several, help string, lacking bool) {
	readings := []Reading{c.as}
	if lacking {
		readings = c.as.split()
	}
	for _, c.as = range readings {
		f := c.reportAt(rule, s.at[0], "documented %s %s %s not exist", s.number(what, what+"s"), quoteAll(s.names), s.number("does", "do"))
		f.Related, f.Help = s.related(), help
		if lacking && c.as.Until != SectionsNeedBlank {
			f.Severity = diag.Warning
		}
	}
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

// undocumentedMembers reports what the definition has and its comment does not describe, and reports whether there is any.
func (c docChecker) undocumentedMembers(list []part) bool {
	if c.prog.pragmas.excepts(pragmaDocumentation, c.d.Name) {
		return false
	}
	described := names(c.as.Members)
	var silent several
	for _, p := range list {
		if !described[p.name] {
			silent.add(p.name, p.pos)
		}
	}
	if len(silent.names) == 0 {
		return false
	}
	what := partWord(c.d)
	f := c.report(ruleDocUndocumented, silent.at[0], "%s %s %s documentation",
		silent.number(what, plural(what)), quoteAll(silent.names), silent.number("lacks", "lack"))
	f.Related = append(f.Related, silent.related()...)
	return true
}

func names(heads []Head) map[string]bool {
	set := make(map[string]bool, len(heads))
	for _, h := range heads {
		set[h.Name] = true
	}
	return set
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
func (c docChecker) undocumentedFeatures() bool {
	told := names(c.as.Features)
	var silent several
	for _, f := range c.d.allFeatures() {
		if !told[f.Name] {
			told[f.Name] = true
			silent.add(f.Name, f.Pos)
		}
	}
	if len(silent.names) == 0 {
		return false
	}
	f := c.report(ruleDocFeatureUndocumented, silent.at[0], "%s %s %s documentation",
		silent.number("feature", "features"), quoteAll(silent.names), silent.number("lacks", "lack"))
	f.Related = append(f.Related, silent.related()...)
	f.Help = "describe it below a line '# Features:'"
	return true
}

// misplacedSections reports sections that only make sense for commands.
func (c docChecker) misplacedSections() {
	d := c.d
	switch at := c.as.Returns; {
	case at.IsZero():
	case d.Kind != Command:
		c.reportAt(ruleDocReturnsKind, at, "'Returns' section is only valid for commands, %s is %s", quote(d.Name), article(d.Kind))
	case d.Returns == nil:
		c.reportAt(ruleDocReturnsNothing, at, "'Returns' section, but command %s doesn't return anything", quote(d.Name))
	}
	if at := c.as.Errors; !at.IsZero() && d.Kind != Command {
		c.reportAt(ruleDocErrorsKind, at, "'Errors' section is only valid for commands, %s is %s", quote(d.Name), article(d.Kind))
	}
}

func article(k Kind) string {
	if k == Event || k == Alternate || k == Enum {
		return "an " + k.String()
	}
	return "a " + k.String()
}
