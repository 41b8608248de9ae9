package qapi

import (
	"slices"
	"strings"
)

// NameStem returns the part of a name that the case rules are about: it is without __VENDOR_ and x- (docs/devel/qapi-code-gen.rst,
// "Naming rules and reserved names"). It is not ok when the name is none.
func NameStem(name string) (stem string, ok bool) {
	stem = name
	if vendor, downstream := strings.CutPrefix(name, "__"); downstream {
		i := strings.IndexByte(vendor, '_')
		if i < 1 || strings.Trim(vendor[:i], ".-"+digits+letters) != "" {
			return "", false
		}
		stem = vendor[i+1:]
	}
	if len(stem) > 2 && strings.EqualFold(stem[:2], "x-") && strings.IndexByte(letters, stem[2]) >= 0 {
		stem = stem[2:]
	}
	if stem == "" || strings.IndexByte(letters, stem[0]) < 0 || strings.Trim(stem, "-_"+digits+letters) != "" {
		return "", false
	}
	return stem, true
}

const (
	digits  = "0123456789"
	letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
)

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
		if broken(strings.TrimLeft(v.Name, digits)) { // a value may begin with digits
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
	s, _ := NameStem(d.Name)
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
	s, _ := NameStem(name)
	return s != strings.ToLower(s) || strings.Contains(s, "_")
}
