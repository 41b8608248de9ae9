package rules

import (
	"fmt"
	"strings"
)

// Explain returns in plain text what a rule means, why it matters, and what a mistake and its correction look like. It
// returns false when there is no such rule.
func Explain(id string) (string, bool) {
	e, ok := find(id)
	if !ok {
		return "", false
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s (%s)\n\n%s\n", e.id, e.grade, e.summary)
	readText(id).plain(&b)
	return b.String(), true
}

// Help returns what a rule means in a few sentences, and all that Explain says as text and as Markdown. All are empty when
// there is no such rule.
func Help(id string) (means, text, markdown string) {
	e, ok := find(id)
	if !ok {
		return "", "", ""
	}
	explanation := readText(id)
	text, _ = Explain(id)
	return explanation.means, text, fmt.Sprintf("*%s* %s\n\n%s", sentence(e.grade), escape(e.summary), explanation.source)
}

// plain prints an explanation for a terminal.
func (t text) plain(b *strings.Builder) {
	for _, paragraph := range []string{t.means, "Why it matters: " + t.why} {
		b.WriteString("\n" + wrap(paragraph) + "\n")
	}
	for _, side := range []struct {
		title string
		of    example
	}{{"Before", t.before}, {"After", t.after}} {
		fmt.Fprintf(b, "\n%s:\n", side.title)
		for _, f := range side.of.files {
			if f.name != "" {
				fmt.Fprintf(b, "\n  %s:\n", f.name)
			}
			b.WriteString("\n" + indent(f.content))
		}
	}
}

// width of the lines in a terminal.
const width = 79

func wrap(text string) string {
	var b strings.Builder
	col := 0
	for _, word := range strings.Fields(text) {
		switch {
		case col == 0:
		case col+1+len(word) > width:
			b.WriteByte('\n')
			col = 0
		default:
			b.WriteByte(' ')
			col++
		}
		b.WriteString(word)
		col += len(word)
	}
	return b.String()
}

func indent(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		b.WriteString("    " + line)
	}
	return b.String()
}

// sentence begins with a capital letter, unless with a name of the schema language, and ends with a period.
func sentence(s string) string {
	if first, _, _ := strings.Cut(s, " "); !strings.ContainsAny(first, "_-@") {
		s = strings.ToUpper(s[:1]) + s[1:]
	}
	if strings.HasSuffix(s, ".") || strings.HasSuffix(s, ".\"") {
		return s
	}
	return s + "."
}

// escape writes text without markup as Markdown.
func escape(s string) string { return markdownEscapes.Replace(s) }

var markdownEscapes = strings.NewReplacer(`\`, `\\`, "<", `\<`, "*", `\*`, "__", `\_\_`)
