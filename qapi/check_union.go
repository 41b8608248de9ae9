package qapi

import "qmpdoc/diag"

// union checks the discriminator and the branches of a flat union. What it lacks altogether the parser reports.
func (c *checker) union(d *Def) {
	if d.Flavor != Flat || d.Discriminator == "" {
		return
	}
	if d.Base != nil && !c.resolve(d.Base).is(Struct) || d.Base == nil && len(d.BaseMembers) == 0 && d.BasePos.IsZero() {
		return
	}
	tag, ok := c.r.Tag(d)
	if !ok {
		c.noTag(d)
		return
	}
	if enum := c.resolve(tag.Type); c.tag(d, tag, enum) {
		c.branches(d, enum)
		c.branchClashes(d)
	}
}

func (c *checker) noTag(d *Def) {
	f := c.report(d, ruleTagUnknown, d.DiscPos, "discriminator %s is not a member of 'base'", quote(d.Discriminator))
	if c.searches < maxSuggestions { // otherwise the list of names alone would cost too much
		var names []string
		for _, m := range c.r.AllMembers(d) {
			names = append(names, m.Name)
		}
		f.Help = c.suggest(d.Discriminator, names)
	}
}

// tag checks the member that selects the branch: QEMU must be able to read it first, and it must be there.
func (c *checker) tag(d *Def, tag Inherited, enum typ) bool {
	of := "'base'"
	if tag.Owner != d {
		of = "base type " + quote(tag.Owner.Name)
	}
	what := "discriminator member " + quote(tag.Name) + " of " + of
	declared := diag.Related{Pos: tag.Pos, Msg: "the member"}
	ok := true
	say := func(rule diag.Rule, must string) {
		f := c.report(d, rule, d.DiscPos, "%s %s", what, must)
		f.Related = append(f.Related, declared)
		ok = false
	}
	switch {
	case !enum.known():
		return false
	case !enum.isEnum():
		say(ruleTagType, "must be of enum type, "+enum.describe()+" isn't")
	case tag.Optional:
		say(ruleTagOptional, "must not be optional")
	case tag.If != nil:
		say(ruleTagConditional, "must not be conditional")
	}
	return ok
}

// branches checks that each branch is selected by a value and holds members.
func (c *checker) branches(d *Def, enum typ) {
	values := c.valuesOf(enum)
	if len(d.Branches) == 0 && len(values) == 0 {
		c.report(d, ruleNoBranches, d.DataPos, "union has no branches").Help = "give " + enum.describe() + " a value"
		return
	}
	for _, b := range d.Branches {
		t := c.resolve(b.Type)
		switch {
		case !t.known():
		case !values[b.Name]:
			f := c.report(d, ruleBranchValue, b.Pos, "branch %s is not a value of %s", quote(b.Name), enum.describe())
			if c.searches < maxSuggestions {
				f.Help = c.suggest(b.Name, valueNames(enum))
			}
		case !t.isObject():
			c.report(d, ruleBranchType, b.Type.Pos, "branch %s cannot use %s", quote(b.Name), t.describe()).
				Help = "wrap it in a struct"
		}
	}
}

// valuesOf is the set of an enum's values. Thousands of unions can share a large one.
func (c *checker) valuesOf(enum typ) map[string]bool {
	return cached(c.values, enum, func() map[string]bool {
		set := map[string]bool{}
		for _, name := range valueNames(enum) {
			set[name] = true
		}
		return set
	})
}

func valueNames(enum typ) []string {
	switch {
	case enum.builtin != nil:
		return enum.builtin.Values
	case enum.def != nil:
		return memberNames(enum.def.Values)
	default:
		return nil
	}
}
