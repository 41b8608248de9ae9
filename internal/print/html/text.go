package html

import (
	"strings"

	"qmpdoc/internal/page"
	"qmpdoc/prose"
)

// text prints a text of the documentation.
func (w *writer) text(t *page.Text) {
	prefix := ""
	w.write(strings.TrimSpace(t.Doc.HTML(prose.HTMLOptions{
		Link: func(r prose.Ref) (string, bool) {
			href := w.href(t.Target(r))
			return href, href != ""
		},
		Example: func(e prose.Example) string { return w.composed(func() { w.exampleInText(e) }) },
		Literal: func(language string, body prose.Text) string {
			return w.composed(func() { w.codeBlock(language, body.Raw, t.Code(body)) })
		},
		ID: func() string {
			if prefix == "" {
				w.notes++
				prefix = "t" + page.Repeated(w.notes) + "-"
			}
			return prefix
		},
		Heading: 3,
	})))
}

// exampleInText prints an example inside a text.
func (w *writer) exampleInText(e prose.Example) {
	if e.Annotated {
		w.write(`<figure class="ex"><div class="text">`, prose.Parse(e.Body).HTML(prose.HTMLOptions{Heading: 3}), `</div></figure>`)
		return
	}
	w.write(`<figure class="ex"><pre><code>`)
	w.highlight(e.Body.Raw, 0, nil)
	w.write(`</code></pre></figure>`)
}
