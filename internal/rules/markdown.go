package rules

import (
	"fmt"
	"strings"

	"qmpdoc/diag"
)

// Markdown gives docs/rules.md.
func Markdown() string {
	var b strings.Builder
	b.WriteString(`# Rules

Everything that ` + "`qmpdoc check`" + ` can report. ` + "`qmpdoc check --explain RULE`" + ` prints the same in a terminal. The severity can be changed with
` + "`--severity RULE=LEVEL`" + `, and a rule switched off with ` + "`--rules -RULE`" + `. Where a release stands, the rule counts for trees from that
release on, unless ` + "`--rules +RULE`" + ` asks for it. Conversations are in the protocol of the sample that is built into the program. Where an example needs more
than one file or a certain one, a line ` + "`-- NAME --`" + ` stands before each.

This file is generated: ` + "`go test ./internal/rules -update`" + ` writes it.
`)
	for _, c := range chapters() {
		c.markdown(&b)
	}
	return b.String()
}

// markdown writes a table of the rules, and then each with its explanation.
func (c chapter) markdown(b *strings.Builder) {
	fmt.Fprintf(b, "\n## %s\n\n%s\n\n| rule | level | demands |\n| --- | --- | --- |\n", c.title, c.intro)
	for _, r := range c.rules {
		fmt.Fprintf(b, "| [`%s`](#%s) | %s | %s |\n", r.ID, r.ID, graded(r), cell(prosaic(sentence(r.Summary))))
	}
	for _, r := range c.rules {
		fmt.Fprintf(b, "\n### `%s`\n\n", r.ID)
		ruleMarkdown(b, r)
	}
}

func ruleMarkdown(b *strings.Builder, r diag.Rule) {
	fmt.Fprintf(b, "*%s* %s\n", sentence(graded(r)), prosaic(sentence(r.Summary)))
	explanations[r.ID].markdown(b)
}

func (e explanation) markdown(b *strings.Builder) {
	for _, text := range []string{e.means, e.why} {
		if text != "" {
			b.WriteString("\n" + prosaic(text) + "\n")
		}
	}
	for _, part := range []struct{ title, text string }{{"Before", e.before}, {"After", e.after}} {
		if part.text != "" {
			fmt.Fprintf(b, "\n%s:\n\n```\n%s\n```\n", part.title, strings.Trim(part.text, "\n"))
		}
	}
}

func cell(s string) string { return strings.ReplaceAll(s, "|", `\|`) }

// prosaic writes text that holds no markup.
func prosaic(s string) string { return markdownEscapes.Replace(s) }

var markdownEscapes = strings.NewReplacer(`\`, `\\`, "<", `\<`, "*", `\*`, "__", `\_\_`)
