package rules

import (
	"fmt"
	"strings"

	"qmpdoc/internal/compare"
)

// Page returns docs/rules.md: a table for each chapter, with links to the explanations.
func Page() string {
	var b strings.Builder
	b.WriteString(`# Rules

Everything that ` + "`qmpdoc check`" + ` can report. A rule's link leads to its explanation, which ` + "`qmpdoc check --explain RULE`" + ` prints
in a terminal. Change a severity with ` + "`--severity RULE=LEVEL`" + `, and turn a rule off with ` + "`--rules -RULE`" + `. A rule that names a release
applies to trees from that release on, unless you turn it on with ` + "`--rules +RULE`" + `. The messages in the explanations use the protocol of the
built-in sample.

This file is generated. To update it, run ` + "`go test ./internal/rules -update`" + `.
`)
	for _, c := range chapters() {
		fmt.Fprintf(&b, "\n## %s\n\n%s\n\n| rule | level | demands |\n| --- | --- | --- |\n", c.title, c.intro)
		for _, e := range c.entries() {
			fmt.Fprintf(&b, "| [`%s`](../internal/rules/text/%s.md) | %s | %s |\n", e.id, e.id, e.grade, strings.ReplaceAll(escape(e.summary), "|", `\|`))
		}
	}
	return b.String()
}

// ChangesPage returns docs/changes.md: a table of the kinds of changes between two sources.
func ChangesPage() string {
	var b strings.Builder
	b.WriteString(`# Kinds of changes

Everything that ` + "`qmpdoc diff`" + ` can report; [diff.md](diff.md) explains the levels. What was deprecated is ` + "`announced`" + ` instead of
` + "`breaking`" + `, and so is each removal of it; what QEMU makes no promises about is ` + "`unstable`" + ` instead of ` + "`breaking`" + ` or ` + "`risky`" + `. A
link leads to the explanation, which ` + "`qmpdoc diff --explain RULE`" + ` prints in a terminal.

This file is generated. To update it, run ` + "`go test ./internal/rules -update`" + `.

| kind | level | reports that | witness |
| --- | --- | --- | --- |
`)
	for _, r := range compare.Rules() {
		fmt.Fprintf(&b, "| [`%s`](../internal/rules/text/%s.md) | %s | %s | %s |\n", r.ID, r.ID, r.Grade, escape(r.Summary), r.Witness)
	}
	return b.String()
}
