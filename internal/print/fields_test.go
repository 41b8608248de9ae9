// Package print_test compares what the printers make of the same pages.
package print_test

import (
	"bytes"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"qmpdoc/internal/page"
	"qmpdoc/internal/print/html"
	"qmpdoc/internal/print/markdown"
	"qmpdoc/internal/print/terminal"
	"qmpdoc/prose"
)

// leftOut lists the fields of pages that an output does not have, by kind of block or for all of them. Everything else is
// in every output.
var leftOut = map[string][]string{
	"html": {
		"rows/Notice.Title", "items/Notice.Title", // the badge says it
		"Page.Def", // the heading says its name
	},
	"markdown": {
		"Choice.Rows", "BranchRequest.Nested", // what a script needs
		"Row.ID", "TableRow.ID", "Example.ID", "Section.ID", "OutlineEntry.ID", "OutlineEntry.Text", // nothing links into Markdown
		"KeyLink.To", "KeyLink.Type", "call/Span.To", "call/Link.To", // code has no links
		"Badge.Title", "Fold.Summary", // what a mouse, or a fold, needs
		"ExampleList.Outcome", "Flaw.Severity", // the words say it
		"Page.ID", "Page.Title", "Page.Description", // of a browser's tab
		"Page.Def", "page/Link.Text", "page/Link.To", // the heading says its name; of the trail the last step is printed
	},
	"terminal": {
		"Choice.Rows", "Choice.Title", "BranchRequest.Nested", "BranchRequest.Text", "BranchRequest.Origin", // it names the branches
		"Row.ID", "TableRow.ID", "Example.ID", "Section.ID", "OutlineEntry.ID", "OutlineEntry.Text",
		"KeyLink.To", "KeyLink.Type", "Span.To", "Link.To", "Place.URL", // a terminal has no links
		"Badge.Title", "Fold.Summary",
		"ExampleList.Outcome", "Flaw.Severity",
		"Page.ID", "Page.Title", "Page.Description",
		"Type.Def", "Page.Def", "page/Link.Text",
	},
}

// TestPrintersPrintEveryField fills every field of every kind of block, and of a page, with a word of its own, and looks for
// the words in every output.
func TestPrintersPrintEveryField(t *testing.T) {
	unused := map[string]bool{}
	for name, fields := range leftOut {
		for _, field := range fields {
			unused[name+" "+field] = true
		}
	}
	for _, name := range append(slices.Sorted(maps.Keys(page.BlockKinds)), "page") {
		missing := map[string]int{}
		for _, texts := range []bool{true, false} { // some words are in place of a text
			f := &filler{texts: texts, folds: name == "rows", words: map[string]string{}}
			f.look(t, missing, f.page(name))
		}
		for what, runs := range missing {
			output, field, _ := strings.Cut(what, " ")
			known := false
			for _, key := range []string{field, name + "/" + field} {
				if slices.Contains(leftOut[output], key) {
					known = true
					delete(unused, output+" "+key)
				}
			}
			if runs == 2 && !known {
				t.Errorf("%s does not print %s of %s", output, field, name)
			}
		}
	}
	for key := range unused {
		t.Errorf("%s is printed everywhere: it needs no exception", key)
	}
}

func (f *filler) page(name string) *page.Page {
	if name == "page" {
		p := &page.Page{}
		f.fill(reflect.ValueOf(p).Elem(), 0)
		return p
	}
	block := reflect.New(reflect.TypeOf(page.BlockKinds[name]).Elem())
	f.fill(block.Elem(), 0)
	return &page.Page{Form: page.DefinitionForm, Heading: "h", Sections: []page.Section{{Blocks: page.Blocks{block.Interface().(page.Block)}}}}
}

// filler gives every field a word of its own.
type filler struct {
	texts bool              // texts of the documentation are filled
	folds bool              // types of rows unfold
	words map[string]string // by the word: the field
}

// deepest is how deep types within themselves are filled.
const deepest = 9

func (f *filler) word(field string) string {
	word := fmt.Sprintf("w%dw", len(f.words))
	f.words[word] = field
	return word
}

func (f *filler) fill(v reflect.Value, depth int) {
	for i := range v.NumField() {
		if v.Type().Field(i).IsExported() {
			f.fillField(v.Field(i), v.Type().Name()+"."+v.Type().Field(i).Name, depth)
		}
	}
}

func (f *filler) fillField(v reflect.Value, field string, depth int) {
	if depth > deepest {
		return
	}
	switch x := v.Addr().Interface().(type) {
	case **page.Text:
		if !f.texts {
			return
		}
		*x = &page.Text{Doc: prose.Parse(prose.Text{Raw: f.word(field), Lines: []prose.Place{{Line: 1, Col: 1}}})}
		return
	case **page.Def:
		*x = &page.Def{Name: f.word(field), Kind: "struct"}
		return
	case **page.Fold:
		if !f.folds {
			return
		}
	case **page.Chapter, *page.Blocks:
		return
	case *page.Target:
		*x = page.Target{Kind: page.ToExternal, Name: "https://" + f.word(field)}
		return
	case *page.Style:
		*x = page.Code
		return
	case *page.Direction:
		*x = page.FromClient
		return
	case *page.Program:
		*x = page.GuestAgent
		return
	case *page.Form, *page.Role, *page.BadgeKind:
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		f.fill(v, depth+1)
	case reflect.Slice:
		if v.Type() == reflect.TypeFor[[]*page.Text]() && !f.texts {
			return
		}
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		f.fillField(v.Index(0), field, depth+1)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		f.fillField(v.Elem(), field, depth+1)
	case reflect.String:
		v.SetString(f.word(field))
		if field == "Message.Text" || field == "Request.Text" { // in which KeyLink finds a key
			v.SetString(`"` + v.String() + `": 1`)
		}
	case reflect.Int:
		if field == "Place.Line" || field == "Count.Number" {
			n := 70000 + len(f.words)
			f.words[fmt.Sprint(n)] = field
			v.SetInt(int64(n))
		}
	case reflect.Bool: // what it replaces would not be printed
	default:
		panic("a page has a " + v.Kind().String() + " in " + field)
	}
}

// look counts the fields whose words an output lacks.
func (f *filler) look(t *testing.T, missing map[string]int, p *page.Page) {
	t.Helper()
	for name, print := range printers(t) {
		out := print(p)
		lacks := map[string]bool{}
		for word, field := range f.words {
			if !strings.Contains(out, word) {
				lacks[name+" "+field] = true
			}
		}
		for field := range lacks {
			missing[field]++
		}
	}
}

// printers are the outputs of a page, all of them on a site of their own.
func printers(t *testing.T) map[string]func(*page.Page) string {
	t.Helper()
	address := func(target page.Target) string {
		switch {
		case target.Def != nil:
			return "types/" + page.SafeName(target.Def.Name) + ".html"
		case target.Kind == page.ToList:
			return target.Name + ".html"
		default:
			return ""
		}
	}
	onSite := html.New(html.Site{Address: address, Name: "site"}, "")
	asMarkdown := &markdown.Printer{Address: address}
	printed := func(print func(to *bytes.Buffer)) string {
		var out bytes.Buffer
		print(&out)
		return out.String()
	}
	return map[string]func(*page.Page) string{
		"html":     func(p *page.Page) string { return printed(func(to *bytes.Buffer) { onSite.Page(to, p, html.Place{}) }) },
		"markdown": func(p *page.Page) string { return printed(func(to *bytes.Buffer) { asMarkdown.Page(to, p, "") }) },
		"terminal": terminal.Printer{Width: 10000}.Page,
		"json": func(p *page.Page) string {
			data, err := p.JSON()
			if err != nil {
				t.Fatal(err)
			}
			return string(data)
		},
	}
}
