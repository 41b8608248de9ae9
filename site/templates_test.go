package site

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
)

// TestTemplatesFit fills every field of every page with a word of its own and prints it: a template that uses a field
// which its page lacks fails, and so does a field that no template prints.
func TestTemplatesFit(t *testing.T) {
	parsed, err := parseTemplates()
	if err != nil {
		t.Fatal(err)
	}
	for name, page := range map[string]any{
		definitionTemplate: &DefinitionPage{},
		chapterTemplate:    &ChapterPage{},
		listTemplate:       &ListPage{},
		homeTemplate:       &HomePage{},
		deprecatedTemplate: &DeprecatedPage{},
		examplesTemplate:   &ExamplesPage{},
		notFoundTemplate:   &NotFoundPage{},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := parsed.render(name, page); err != nil {
				t.Errorf("empty page: %v", err)
			}
			f := filler{words: map[string]string{}}
			f.fill(reflect.ValueOf(page).Elem(), "", 0)
			out, err := parsed.render(name, page)
			if err != nil {
				t.Fatal(err)
			}
			for word, field := range f.words {
				if !strings.Contains(string(out), word) {
					t.Errorf("no template prints %s", field)
				}
			}
		})
	}
}

// filler gives every field a value of its own.
type filler struct{ words map[string]string } // by the word: the field

// maxNested is how deep a type that holds itself is filled.
const maxNested = 5

func (f *filler) fill(v reflect.Value, path string, depth int) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			f.fill(v.Field(i), path+"."+v.Type().Field(i).Name, depth+1)
		}
	case reflect.Slice:
		if depth > maxNested {
			return
		}
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		f.fill(v.Index(0), path+"[]", depth+1)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		f.fill(v.Elem(), path, depth+1)
	case reflect.String:
		word := fmt.Sprintf("w%dw", len(f.words))
		f.words[word] = path
		v.SetString(word)
	case reflect.Int:
		n := 70000 + len(f.words)
		f.words[fmt.Sprint(n)] = path
		v.SetInt(int64(n))
	case reflect.Bool:
		v.SetBool(!strings.HasSuffix(path, "Elsewhere") && !strings.HasSuffix(path, "NoReply")) // they replace what else is printed
	default:
		panic("a page holds a " + v.Kind().String() + " in " + path)
	}
}
