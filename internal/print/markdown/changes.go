package markdown

import (
	"strings"

	"qmpdoc/internal/page"
)

// changes prints what changed as a list, and below each item the messages that show it.
func (w *writer) changes(list *page.ChangeList) {
	w.WriteByte('\n')
	for i := range list.Groups {
		g := &list.Groups[i]
		facts := []string{Line(g.Kind)}
		if g.Program != "" {
			facts = append(facts, Line(g.Program.Word()))
		}
		w.item("", w.nameLink(g.Link)+parenthesized(facts), "")
		for _, item := range g.Items {
			said := Line(item.Said)
			if item.Witness != nil {
				messages := make([]string, len(item.Witness.Messages))
				for i, m := range item.Witness.Messages {
					messages[i] = code(m)
				}
				said += ": " + strings.Join(messages, " ") + parenthesized([]string{Line(strings.Join(item.Witness.Verdicts, "; "))})
			}
			w.item("  ", said, "")
		}
	}
}
