package triage

import (
	"fmt"
	"slices"
	"strings"

	"qmpdoc/diag"
	"qmpdoc/qapi"
)

// Comments silences the findings that comments in the sources speak of, and adds findings about comments that say
// nothing useful. The selection is that of found: a comment about a rule that is off is not called unused.
func Comments(found diag.List, comments []qapi.Ignore, s *Selection) diag.List {
	found, all := silence(found, comments)
	var about diag.List
	for _, c := range all {
		c.check(&about, s)
	}
	return append(found, s.Apply(about)...)
}

// Silence silences findings as Comments does, and adds none: for those who have not looked for everything.
func Silence(found diag.List, comments []qapi.Ignore) diag.List {
	found, _ = silence(found, comments)
	return found
}

func silence(found diag.List, comments []qapi.Ignore) (diag.List, []*ignore) {
	found = slices.Clone(found)
	byRule := map[string][]*ignore{}
	all := make([]*ignore, len(comments))
	for i := range comments {
		all[i] = &ignore{Ignore: &comments[i]}
		key := ignoreKey(comments[i].Pos.File, comments[i].Rule)
		if comments[i].Reason != "" {
			byRule[key] = append(byRule[key], all[i])
		}
	}
	for i := range found {
		d := &found[i]
		for _, c := range byRule[ignoreKey(d.Pos.File, d.Rule)] {
			if c.From <= d.Pos.Line && d.Pos.Line <= c.To {
				c.used, d.Suppressed = true, c.Reason
			}
		}
	}
	return found, all
}

// ignore is a comment and whether it did anything.
type ignore struct {
	*qapi.Ignore
	used bool
}

func ignoreKey(file, rule string) string { return rule + " " + file }

func (c *ignore) check(found *diag.List, s *Selection) {
	switch {
	case c.Rule == "":
		c.report(found, ruleForm, "the comment names no rule", "write # qmpdoc:ignore RULE reason")
	case !slices.Contains(s.ids, c.Rule):
		help := "docs/rules.md lists the rules"
		if near := nearRules(c.Rule, s.ids); len(near) > 0 {
			help = fmt.Sprintf("did you mean %s?", strings.Join(near, " or "))
		}
		c.report(found, ruleUnknown, fmt.Sprintf("no rule is called %q", c.Rule), help)
	case c.Reason == "":
		c.report(found, ruleForm, fmt.Sprintf("the comment does not say why it ignores %s, and has no effect", c.Rule),
			"say after the rule why it should not count")
	case !c.used && s.On(c.Rule):
		help := "remove the comment"
		if c.To == 0 {
			help = "put the comment into or right before the definition that it is for"
		}
		c.report(found, ruleUnused, fmt.Sprintf("there is no finding of %s here to ignore", c.Rule), help)
	}
}

func (c *ignore) report(found *diag.List, r diag.Rule, msg, help string) {
	d := found.Report(c.Pos, r, "%s", msg)
	d.End, d.Help = c.End, help
}
