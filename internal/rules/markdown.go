package rules

import (
	"fmt"
	"strings"
)

// Markdown gives docs/rules.md.
func Markdown() string {
	var b strings.Builder
	b.WriteString(`# Rules

Everything that ` + "`qmpdoc check`" + ` can report. ` + "`qmpdoc check --explain RULE`" + ` prints the same in a terminal. The severity can be changed with
` + "`--severity RULE=LEVEL`" + `, and a rule switched off with ` + "`--rules -RULE`" + `. Where a release stands, the rule counts for trees from that
release on. The conversations are in the protocol of the sample that is built into the program.

This file is generated: ` + "`go test ./internal/rules -update`" + ` writes it.
`)
	for _, c := range chapters() {
		fmt.Fprintf(&b, "\n## %s\n\n%s\n", c.title, c.intro)
		var plain []string
		for _, r := range c.rules {
			e, ok := explanations[r.ID]
			if !ok {
				plain = append(plain, fmt.Sprintf("| `%s` | %s | %s |", r.ID, graded(r), cell(sentence(r.Summary))))
				continue
			}
			fmt.Fprintf(&b, "\n### `%s`\n\n*%s* %s\n", r.ID, sentence(graded(r)), sentence(r.Summary))
			e.markdown(&b)
		}
		if len(plain) > 0 {
			fmt.Fprintf(&b, "\n| rule | level | demands |\n| --- | --- | --- |\n%s\n", strings.Join(plain, "\n"))
		}
	}
	return b.String()
}

func (e explanation) markdown(b *strings.Builder) {
	for _, text := range []string{e.means, e.why} {
		if text != "" {
			b.WriteString("\n" + text + "\n")
		}
	}
	for _, part := range []struct{ title, text string }{{"Before", e.before}, {"After", e.after}} {
		if part.text != "" {
			fmt.Fprintf(b, "\n%s:\n\n```\n%s\n```\n", part.title, strings.Trim(part.text, "\n"))
		}
	}
}

func cell(s string) string { return strings.ReplaceAll(s, "|", `\|`) }
