package html

import (
	"bytes"
	"fmt"
	"html/template"
	"strings"
	"sync"

	"qmpdoc/templates"
)

// frameTemplate prints a whole page, a view. The other templates print parts of pages, each one struct: see templates_test.go.
const frameTemplate = "frame.html"

// parsedTemplates parses the templates once.
var parsedTemplates = sync.OnceValues(func() (*template.Template, error) {
	return template.New("").Option("missingkey=error").ParseFS(templates.Files, "*.html")
})

// part fills one of the templates of what the pages of a folder share.
func part(t *template.Template, name string, data any) (template.HTML, error) {
	var b strings.Builder
	if err := t.ExecuteTemplate(&b, name, data); err != nil {
		return "", fmt.Errorf("filling template %s: %w", name, err)
	}
	return template.HTML(b.String()), nil
}

// filled fills one of the templates of parts of pages.
func (w *writer) filled(name string, data any) template.HTML {
	return composedHTML(func(b *bytes.Buffer) {
		if err := w.templates.ExecuteTemplate(b, name, data); err != nil && w.err == nil {
			w.err = fmt.Errorf("filling template %s: %w", name, err)
		}
	})
}
