package html

import (
	"html/template"
	"strings"

	"qmpdoc/internal/page"
	"qmpdoc/prose"
)

// text prints a text of the documentation.
func (w *writer) text(t *page.Text) template.HTML {
	out, _ := w.printText(t)
	return template.HTML(out)
}

// rowText prints the text of a row, which many pages have.
func (w *writer) rowText(t *page.Text) string { return w.rowTexts.Of(t, w.printText) }

// printText reports whether the text reads the same on every page, too: it refers to nothing and has no ids.
func (w *writer) printText(t *page.Text) (out string, fixed bool) {
	fixed = true
	prefix := ""
	text := t.Doc.HTML(prose.HTMLOptions{
		Link: func(r prose.Ref) (string, bool) {
			fixed = false
			href := w.href(t.Target(r))
			return href, href != ""
		},
		Example: func(e prose.Example) string {
			fixed = false
			return exampleInText(e)
		},
		Literal: func(language string, body prose.Text) string {
			code := t.Code(body)
			if code != nil {
				fixed = false
			}
			return w.codeBlock(language, body.Raw, code)
		},
		ID: func() string {
			fixed = false
			if prefix == "" {
				w.notes++
				prefix = "t" + page.Repeated(w.notes) + "-"
			}
			return prefix
		},
		Heading: 3,
	})
	return strings.TrimSpace(text), fixed
}

// exampleInText prints an example inside a text.
func exampleInText(e prose.Example) string {
	if e.Annotated {
		return `<figure class="ex"><div class="text">` + prose.Parse(e.Body).HTML(prose.HTMLOptions{Heading: 3}) + `</div></figure>`
	}
	return `<figure class="ex"><pre><code>` + string(highlight(e.Body.Raw)) + `</code></pre></figure>`
}
