package html

import "qmpdoc/internal/page"

// changes prints what changed. The messages that show it are folded.
func (w *writer) changes(groups []page.ChangeGroup) {
	w.write(`<dl class="entries changes">`, "\n")
	for i := range groups {
		g := &groups[i]
		w.write("<div><dt>")
		w.link(g.Link)
		w.write("<small>", escape(g.Kind), "</small>")
		w.program(g.Program)
		w.write("</dt><dd>")
		if len(g.Items) == 1 {
			w.write("<p>", escape(g.Items[0].Said), "</p>")
			w.witness(g.Items[0].Witness)
		} else {
			w.write("<ul>")
			for _, item := range g.Items {
				w.write("<li>", escape(item.Said))
				w.witness(item.Witness)
				w.write("</li>")
			}
			w.write("</ul>")
		}
		w.write("</dd></div>\n")
	}
	w.write("</dl>\n")
}

func (w *writer) witness(shown *page.Witness) {
	if shown == nil {
		return
	}
	w.write("<details><summary>Messages that show it</summary><pre><code>")
	for _, m := range shown.Messages {
		w.write(escape(m), "\n")
	}
	w.write("</code></pre><p>")
	for i, v := range shown.Verdicts {
		if i > 0 {
			w.write("<br>")
		}
		w.write(escape(v))
	}
	w.write("</p></details>")
}
