package site

import (
	"bytes"
	"fmt"
	"html/template"
	"strings"

	"qmpdoc/templates"
)

// The templates, each with the struct that it prints.
const (
	definitionTemplate = "definition.html" // DefinitionPage
	chapterTemplate    = "chapter.html"    // ChapterPage
	listTemplate       = "list.html"       // ListPage
	homeTemplate       = "home.html"       // HomePage
	deprecatedTemplate = "deprecated.html" // DeprecatedPage
	examplesTemplate   = "examples.html"   // ExamplesPage
	notFoundTemplate   = "notfound.html"   // NotFoundPage
)

// frameTemplate is the frame around every page; it calls the page's own "main".
const frameTemplate = "frame.html"

var pageNames = []string{
	definitionTemplate, chapterTemplate, listTemplate, homeTemplate,
	deprecatedTemplate, examplesTemplate, notFoundTemplate,
}

// pageTemplates are the parsed templates by name.
type pageTemplates map[string]*template.Template

func parseTemplates() (pageTemplates, error) {
	frame, err := template.New("").Option("missingkey=error").ParseFS(templates.Files, frameTemplate, "folder.html", "parts.html")
	if err != nil {
		return nil, err
	}
	parsed := pageTemplates{}
	for _, name := range pageNames {
		t, err := template.Must(frame.Clone()).ParseFS(templates.Files, name)
		if err != nil {
			return nil, err
		}
		parsed[name] = t
	}
	return parsed, nil
}

// part fills one of the templates that make a part of pages.
func (p pageTemplates) part(name string, data any) (template.HTML, error) {
	var b strings.Builder
	if err := p[notFoundTemplate].ExecuteTemplate(&b, name, data); err != nil { // all pages have the same
		return "", fmt.Errorf("filling template %s: %w", name, err)
	}
	return template.HTML(b.String()), nil
}

func (p pageTemplates) render(name string, page any) ([]byte, error) {
	var err error
	data := composed(func(b *bytes.Buffer) { err = p[name].ExecuteTemplate(b, frameTemplate, page) })
	if err != nil {
		return nil, fmt.Errorf("filling template %s: %w", name, err)
	}
	return data, nil
}
