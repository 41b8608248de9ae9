package releasenotes

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"qmpdoc/internal/compare"
	"qmpdoc/internal/printable"
	"qmpdoc/prose"
)

var titles = map[compare.Level]string{
	compare.Breaking: "Breaking changes", compare.Announced: "Announced changes", compare.Unstable: "Changes of unstable interfaces",
	compare.Risky: "Risky changes", compare.Deprecation: "Deprecations", compare.Addition: "Additions", compare.Build: "Not built",
	compare.Documentation: "Documentation",
}

// Markdown returns the notes as release notes: a section for each level.
func (n *Notes) Markdown() []byte {
	parts := n.Parts()
	if parts == nil {
		return nil
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "# %s\n\n%s.\n", prose.EscapeMarkdown(n.heading()), n.Summary())
	for _, part := range parts {
		fmt.Fprintf(&b, "\n## %s\n\n", part.Title)
		for _, g := range part.Groups {
			n.group(&b, g)
		}
		documented(&b, part.Texts)
	}
	return []byte(printable.Text(strings.ReplaceAll(b.String(), "\n\n\n", "\n\n")))
}

func (n *Notes) group(b *bytes.Buffer, g *Group) {
	of := ""
	if g.Name != "" {
		of = prose.MarkdownCode(g.Name) + ": "
	}
	if g.Program != "" {
		of = prose.MarkdownCode(g.Name) + " (" + g.Program + "): "
	}
	for _, item := range g.Items {
		fmt.Fprintf(b, "- %s%s.\n", of, marked(item.Said()))
		if w := item.Witness; w != nil {
			old, new := n.labels()
			fmt.Fprintf(b, "\n  ```\n  %s\n  ```\n\n  %s: %s; %s: %s\n\n", strings.Join(w.Messages, "\n  "), prose.EscapeMarkdown(old), marked(w.Old), prose.EscapeMarkdown(new), marked(w.New))
		}
	}
}

// mostDocumented is how many definitions with other texts are named: JSON names all.
const mostDocumented = 12

func documented(b *bytes.Buffer, list []compare.Thing) {
	if list == nil {
		return
	}
	var names []string
	for _, t := range list {
		names = append(names, prose.MarkdownCode(t.Name))
	}
	more := ""
	if n := len(names) - mostDocumented; n > 1 {
		names, more = names[:mostDocumented], fmt.Sprintf(" and %d more", n)
	}
	fmt.Fprintf(b, "- The documentation of %s%s changed.\n", strings.Join(names, ", "), more)
}

// name matches a name in a message.
var name = regexp.MustCompile(`'([\w.*-]+)'`)

func marked(message string) string {
	var b strings.Builder
	from := 0
	for _, at := range name.FindAllStringSubmatchIndex(message, -1) {
		b.WriteString(prose.EscapeMarkdown(message[from:at[0]]) + prose.MarkdownCode(message[at[2]:at[3]]))
		from = at[1]
	}
	return b.String() + prose.EscapeMarkdown(message[from:])
}
