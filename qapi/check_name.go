package qapi

import (
	"regexp"
	"slices"
	"strings"
)

// validName is the shape of a name: downstream prefix, experimental prefix, stem (docs/devel/qapi-code-gen.rst, "Naming
// rules and reserved names"). The case rules are about the stem.
var validName = regexp.MustCompile(`(?i)^(?:__[a-z0-9.-]+_)?(?:x-)?([a-z][a-z0-9_-]*)$`)

// stem returns the part of a name that the case rules are about; "" when the name is not a name, which the parser reports.
func stem(name string) string {
	if plainName(name) {
		return name
	}
	if m := validName.FindStringSubmatch(name); m != nil {
		return m[1]
	}
	return ""
}

// plainName reports whether a name cannot break a case rule: the quick way for nearly all names.
func plainName(name string) bool {
	for i := range len(name) {
		if c := name[i]; !(c >= 'a' && c <= 'z' || i > 0 && (c >= '0' && c <= '9' || c == '-')) {
			return false
		}
	}
	return true
}

func (c *checker) names(d *Def) {
	if d.Kind == Command {
		c.commandName(d)
	}
	if d.Kind == Alternate || d.Kind.IsType() && c.prog.pragmas.excepts(pragmaMemberNames, d.Name) {
		return // the branches of an alternate have no exceptions: the parser looks at them
	}
	var bad heads
	for _, m := range slices.Concat(d.BaseMembers, d.Members) {
		if broken(m.Name) {
			bad = append(bad, Head{m.Name, m.Pos})
		}
	}
	for _, v := range d.Values {
		if broken(strings.TrimLeft(v.Name, "0123456789")) { // a value may begin with digits
			bad = append(bad, Head{v.Name, v.Pos})
		}
	}
	c.memberNames(d, bad)
}

func (c *checker) memberNames(d *Def, bad heads) {
	if len(bad) == 0 {
		return
	}
	what, whats := "name of "+role(d), "names of "+role(d)+"s"
	if d.Kind == Enum {
		what, whats = "name of value", "names of values"
	}
	f := c.report(d, ruleMemberCase, bad[0].Pos, "%s %s must not use uppercase or '_'", bad.number(what, whats), bad)
	f.Related = append(f.Related, bad.related()...)
	f.Help = "write it in lower case with '-'"
	if d.Kind.IsType() {
		f.Help += ", or, if it cannot change any more, add " + quote(d.Name) + " to the pragma " + pragmaMemberNames
	}
}

func (c *checker) commandName(d *Def) {
	s := stem(d.Name)
	upper, underscore := s != strings.ToLower(s), strings.Contains(s, "_")
	if !upper && (!underscore || c.prog.pragmas.excepts(pragmaCommandNames, d.Name)) {
		return
	}
	f := c.report(d, ruleCommandCase, d.NamePos, "name of command %s must not use uppercase or '_'", quote(d.Name))
	f.Help = "name it " + quote(strings.ReplaceAll(strings.ToLower(d.Name), "_", "-"))
	if !upper {
		f.Help += ", or, if it cannot change any more, add it to the pragma " + pragmaCommandNames
	}
}

// broken reports whether a name breaks the case rule for members and values.
func broken(name string) bool {
	if plainName(name) {
		return false
	}
	s := stem(name)
	return s != strings.ToLower(s) || strings.Contains(s, "_")
}
