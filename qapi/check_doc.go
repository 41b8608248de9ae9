package qapi

import (
	"cmp"
	"slices"
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
	list := described(d)
	for _, c.bounds = range d.Doc.readings() {
		check := docChecker{c, d}
		lacking := check.undocumentedMembers(list)
		lacking = check.undocumentedFeatures() || lacking
		check.bogusMembers(list, lacking)
		check.bogusFeatures(lacking)
		check.misplacedSections()
	}
	c.bounds = Reading{}
}

// docChecker checks the comment of a definition as the parsers of some releases read it, which is in bounds.
type docChecker struct {
	*checker
	d *Def
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
			as.Returns = cmp.Or(as.Returns, s.Pos)
		case SecErrors:
			as.Errors = cmp.Or(as.Errors, s.Pos)
		}
	}
	if len(d.Readings) > 0 || d.Refused {
		as.Until = SectionsNeedBlank
	}
	return append([]Reading{as}, d.Readings...)
}

// described lists what a definition's own comment describes: everything it declares in place, and no member of a type
// that it names.
func described(d *Def) []*Member {
	list := slices.Concat(d.BaseMembers, d.Members, d.Values)
	if d.Kind == Alternate {
		list = append(list, d.Branches...)
	}
	return list
}

// bogusMembers reports descriptions of members that the definition does not have.
func (c docChecker) bogusMembers(list []*Member, lacking bool) {
	real := map[string]bool{simpleTagName: c.d.Flavor == Simple}
	for _, m := range list {
		real[m.Name] = true
	}
	var bogus heads
	for _, h := range c.bounds.Members {
		if name, _, _ := strings.Cut(h.Name, "."); !real[h.Name] && !real[name] {
			bogus = append(bogus, h)
		}
	}
	if len(bogus) == 0 {
		return
	}
	as := c.bounds
	if c.d.Data != nil && as.From == "" {
		as.From = dataChecked
	}
	c.bogus(ruleDocMember, "member", bogus, c.bogusHelp(bogus[0].Name, list), as, lacking)
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

// bogusHelp says what a name may mean.
func (c docChecker) bogusHelp(name string, list []*Member) string {
	if c.d.Data != nil && slices.ContainsFunc(c.r.Arguments(c.d), func(m Inherited) bool { return m.Name == name }) {
		return "it is a member of " + quote(c.d.Data.Name) + ": describe it there"
	}
	return c.suggest(name, memberNames(list))
}

func (c docChecker) bogusFeatures(lacking bool) {
	real := map[string]bool{}
	for _, f := range c.d.allFeatures() {
		real[f.Name] = true
	}
	var bogus heads
	for _, h := range c.bounds.Features {
		if !real[h.Name] {
			bogus = append(bogus, h)
		}
	}
	if len(bogus) > 0 {
		c.bogus(ruleDocFeature, "feature", bogus, "", c.bounds, lacking)
	}
}

// bogus reports descriptions of nothing. Where the definition lacks a description, the parser of 9.0 reports only that: a
// misspelled name is one mistake.
func (c docChecker) bogus(rule diag.Rule, what string, s heads, help string, as Reading, lacking bool) {
	defer func(before Reading) { c.bounds = before }(c.bounds)
	readings := []Reading{as}
	if lacking {
		readings = as.split()
	}
	for _, c.bounds = range readings {
		f := c.reportAt(c.d, rule, s[0].Pos, "documented %s %s %s not exist", s.number(what, what+"s"), s, s.number("does", "do"))
		f.Related, f.Help = s.related(), help
		if lacking && c.bounds.Until != SectionsNeedBlank {
			f.Severity = diag.Warning
		}
	}
}

func memberNames(list []*Member) []string {
	names := make([]string, len(list))
	for i, m := range list {
		names[i] = m.Name
	}
	return names
}

// undocumentedMembers reports what the definition has and its comment does not describe, and reports whether there is any.
func (c docChecker) undocumentedMembers(list []*Member) bool {
	if c.prog.pragmas.excepts(pragmaDocumentation, c.d.Name) {
		return false
	}
	told := names(c.bounds.Members)
	var silent heads
	for _, m := range list {
		if !told[m.Name] {
			silent = append(silent, Head{m.Name, m.Pos})
		}
	}
	return c.undocumented(ruleDocUndocumented, partWord(c.d), silent, "")
}

// undocumentedFeatures has no exceptions: a feature means only what its text says.
func (c docChecker) undocumentedFeatures() bool {
	told := names(c.bounds.Features)
	var silent heads
	for _, f := range c.d.allFeatures() {
		if !told[f.Name] {
			told[f.Name] = true
			silent = append(silent, Head{f.Name, f.Pos})
		}
	}
	return c.undocumented(ruleDocFeatureUndocumented, "feature", silent, "describe it below a line '# Features:'")
}

func (c docChecker) undocumented(rule diag.Rule, what string, silent heads, help string) bool {
	if len(silent) == 0 {
		return false
	}
	whats := what + "s"
	if what == "branch" {
		whats = "branches"
	}
	f := c.report(c.d, rule, silent[0].Pos, "%s %s %s documentation", silent.number(what, whats), silent, silent.number("lacks", "lack"))
	f.Related, f.Help = append(f.Related, silent.related()...), help
	return true
}

func names(list []Head) map[string]bool {
	set := make(map[string]bool, len(list))
	for _, h := range list {
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

// misplacedSections reports sections that only make sense for commands.
func (c docChecker) misplacedSections() {
	d := c.d
	switch at := c.bounds.Returns; {
	case at.IsZero():
	case d.Kind != Command:
		c.reportAt(d, ruleDocReturnsKind, at, "'Returns' section is only valid for commands, %s is %s", quote(d.Name), article(d.Kind))
	case d.Returns == nil:
		c.reportAt(d, ruleDocReturnsNothing, at, "'Returns' section, but command %s doesn't return anything", quote(d.Name))
	}
	if at := c.bounds.Errors; !at.IsZero() && d.Kind != Command {
		c.reportAt(d, ruleDocErrorsKind, at, "'Errors' section is only valid for commands, %s is %s", quote(d.Name), article(d.Kind))
	}
}

func article(k Kind) string {
	if k == Event || k == Alternate || k == Enum {
		return "an " + k.String()
	}
	return "a " + k.String()
}
