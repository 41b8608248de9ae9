package html

import (
	"bytes"

	"qmpdoc/internal/page"
)

// changes prints what changed. The messages that show it are folded.
func (w *writer) changes(b *bytes.Buffer, block *page.ChangeList) {
	write(b, `<dl class="entries changes">`, "\n")
	for i := range block.Groups {
		g := &block.Groups[i]
		write(b, "<div><dt>")
		w.link(b, g.Link)
		write(b, "<small>", escape(g.Kind), "</small>")
		if g.Program != "" {
			write(b, `<span class="badge">`, escape(g.Program.Word()), "</span>")
		}
		write(b, "</dt><dd>")
		if len(g.Items) == 1 {
			w.change(b, "p", g.Items[0])
		} else {
			write(b, "<ul>")
			for _, item := range g.Items {
				w.change(b, "li", item)
			}
			write(b, "</ul>")
		}
		write(b, "</dd></div>\n")
	}
	write(b, "</dl>\n")
}

func (w *writer) change(b *bytes.Buffer, element string, item page.ChangeItem) {
	write(b, "<", element, ">", escape(item.Said))
	if element == "p" {
		write(b, "</p>")
	}
	if item.Witness != nil {
		write(b, "<details><summary>Messages that show it</summary><pre><code>")
		for _, m := range item.Witness.Messages {
			write(b, escape(m), "\n")
		}
		write(b, "</code></pre><p>")
		for i, v := range item.Witness.Verdicts {
			if i > 0 {
				write(b, "<br>")
			}
			write(b, escape(v))
		}
		write(b, "</p></details>")
	}
	if element != "p" {
		write(b, "</", element, ">")
	}
}
