package releasenotes

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"qmpdoc/internal/compare"
)

var titles = map[compare.Level]string{
	compare.Breaking: "Breaking changes", compare.Announced: "Announced changes", compare.Unstable: "Changes of unstable interfaces",
	compare.Risky: "Risky changes", compare.Deprecation: "Deprecations", compare.Addition: "Additions", compare.Build: "Not built",
	compare.Documentation: "Documentation",
}

// Markdown returns the notes as release notes: a section for each level.
func (n *Notes) Markdown() []byte {
	list := n.counting()
	if len(list) == 0 {
		return nil
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "# %s\n\n%s.\n", escape(n.heading()), n.Summary())
	for _, level := range compare.Levels {
		var of []*compare.Change
		for _, c := range list {
			if c.Level == level {
				of = append(of, c)
			}
		}
		if len(of) == 0 {
			continue
		}
		fmt.Fprintf(&b, "\n## %s\n\n", titles[level])
		if level == compare.Documentation {
			documented(&b, of)
			continue
		}
		for _, d := range definitions(of) {
			for i := range d.rows {
				n.item(&b, &d.rows[i], d)
			}
		}
	}
	return bytes.ReplaceAll(b.Bytes(), []byte("\n\n\n"), []byte("\n\n"))
}

// mostDocumented is how many definitions with other texts are named: JSON names all.
const mostDocumented = 12

// documented names definitions whose texts changed, and lists the other changes.
func documented(b *bytes.Buffer, list []*compare.Change) {
	var names []string
	for _, c := range list {
		if c.Rule == "documentation-changed" {
			names = append(names, code(c.Name))
		} else {
			fmt.Fprintf(b, "- %s: %s\n", code(c.Name), marked(c.Message))
		}
	}
	if names == nil {
		return
	}
	more := ""
	if n := len(names) - mostDocumented; n > 1 {
		names, more = names[:mostDocumented], fmt.Sprintf(" and %d more", n)
	}
	fmt.Fprintf(b, "- The documentation of %s%s changed.\n", strings.Join(names, ", "), more)
}

func (n *Notes) item(b *bytes.Buffer, r *row, d *definition) {
	if len(r.Also) > 0 {
		fmt.Fprintf(b, "- %s: %s.\n", marked(r.Message), escape(alsoWords(r.Change)+reaching(r.Change)))
		return
	}
	fmt.Fprintf(b, "- %s", code(d.Name))
	if d.program != "" {
		fmt.Fprintf(b, " (%s)", d.program)
	}
	fmt.Fprintf(b, ": %s.\n", marked(sentence(r.Change, d)+instead(r.Change)+likewise(r)+reaching(r.Change)))
	if w := r.Witness; w != nil {
		fmt.Fprintf(b, "\n  ```\n")
		for _, m := range w.Messages {
			fmt.Fprintf(b, "  %s\n", m)
		}
		old, new := n.labels()
		fmt.Fprintf(b, "  ```\n\n  %s: %s; %s: %s\n\n", escape(old), marked(w.Old), escape(new), marked(w.New))
	}
}

func code(s string) string { return "`" + strings.ReplaceAll(s, "`", "'") + "`" }

// name matches a name in a message.
var name = regexp.MustCompile(`'([\w.*-]+)'`)

// marked writes a message with its names as code.
func marked(message string) string {
	var b strings.Builder
	from := 0
	for _, at := range name.FindAllStringSubmatchIndex(message, -1) {
		b.WriteString(escape(message[from:at[0]]) + code(message[at[2]:at[3]]))
		from = at[1]
	}
	return b.String() + escape(message[from:])
}

// escape writes text without markup.
func escape(s string) string {
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "<", `\<`, "`", "\\`", "[", `\[`, "|", `\|`).Replace(s)
}
