package html

import (
	"bytes"
	"fmt"
	"html/template"
	"strings"
	"sync"

	"qmpdoc/templates"
)

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

// fill fills one of the templates of a page.
func (w *writer) fill(b *bytes.Buffer, name string, data any) {
	if err := w.templates.ExecuteTemplate(b, name, data); err != nil && w.err == nil {
		w.err = fmt.Errorf("filling template %s: %w", name, err)
	}
}
