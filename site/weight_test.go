package site

import (
	"bytes"
	"compress/gzip"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"qmpdoc/internal/golden"
	"qmpdoc/internal/source"
	"qmpdoc/prose"
	"qmpdoc/qapi"
)

// TestWeights holds the site of a whole release to what a reader's browser is asked to load.
func TestWeights(t *testing.T) {
	files := build(t, corpusConfig(t, filepath.Join(golden.Corpus(t), "v10.2.0")))
	weighSite(t, files)
	sizes := map[string]int{}
	for name, data := range files {
		switch {
		case strings.HasPrefix(name, "search-index."):
			sizes["index"] += packed(t, data)
		case strings.HasPrefix(name, "assets/extra."): // on pages with something to choose or to filter
			sizes["extra"] += len(data)
		case strings.HasPrefix(name, "assets/"):
			sizes[filepath.Ext(name)] += len(data)
		}
	}
	for what, limit := range map[string]int{".js": 30 << 10, "extra": 8 << 10, ".css": 30 << 10, "index": 150 << 10} {
		if n := sizes[what]; n == 0 || n > limit {
			t.Errorf("%s: %d bytes of %d", what, n, limit)
		}
	}
	t.Log(sizes)
}

func packed(t *testing.T, data []byte) int {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Len()
}

// leftover is markup that should have become something else. Code and messages may hold anything.
var leftover = regexp.MustCompile("`|\\.\\. [a-z-]+::|:[a-z-]+:`|#optional|(^|\\s)@[a-z][a-z0-9_-]*:?(\\s|$)")

func TestNoMarkupIsLeft(t *testing.T) {
	for _, tree := range []string{"v10.2.0", "v2.1.0"} {
		files := build(t, corpusConfig(t, filepath.Join(golden.Corpus(t), tree)))
		var found []string
		for name, data := range files {
			if !strings.HasSuffix(name, ".html") {
				continue
			}
			for _, text := range plainTexts(data) {
				if m := leftover.FindString(text); m != "" {
					found = append(found, name+": "+strings.TrimSpace(m)+" in "+strings.TrimSpace(text))
				}
			}
		}
		slices.Sort(found)
		for _, f := range found[:min(len(found), 20)] {
			t.Errorf("%s: %s", tree, f)
		}
	}
}

// plainTexts returns the texts of a page that are in no code, message or finding.
func plainTexts(data []byte) []string {
	var texts []string
	inside := 0
	for z := html.NewTokenizer(bytes.NewReader(data)); ; {
		switch z.Next() {
		case html.ErrorToken:
			return texts
		case html.StartTagToken:
			if name, _ := z.TagName(); quotes(string(name)) {
				inside++
			}
		case html.EndTagToken:
			if name, _ := z.TagName(); quotes(string(name)) {
				inside--
			}
		case html.TextToken:
			if inside == 0 {
				texts = append(texts, string(z.Text()))
			}
		}
	}
}

func quotes(element string) bool { return element == "code" || element == "pre" }

// TestReferencesAreLinked follows every @name of the documentation: it is a link, or the name of a part of another definition, or
// a finding says that it does not exist.
func TestReferencesAreLinked(t *testing.T) {
	for _, tree := range []string{"v10.2.0", "v2.1.0"} {
		cfg := corpusConfig(t, filepath.Join(golden.Corpus(t), tree))
		reported := map[string]bool{}
		for _, f := range append(cfg.Findings, source.Markup(cfg.Reference, new(prose.Library))...) {
			reported[f.Pos.File+f.Msg] = true
		}
		lost, all, names := 0, 0, cfg.Reference.Names()
		for _, d := range cfg.Reference.Defs {
			if d.Doc == nil {
				continue
			}
			for _, s := range d.Doc.Sections {
				for _, ref := range prose.Parse(s.Text).Refs() {
					all++
					if _, ok := cfg.Reference.Resolve(d, ref); !ok && ref.Kind == prose.RefMember && s.Kind != qapi.SecTodo && !names[ref.Target] && !mentions(reported, d, ref.Target) {
						lost++
						t.Errorf("%s: %s: @%s is neither linked nor reported", tree, d.Name, ref.Target)
					}
				}
			}
		}
		t.Logf("%s: %d of %d", tree, lost, all)
	}
}

// mentions reports whether a finding in the file of d names target.
func mentions(reported map[string]bool, d *qapi.Def, target string) bool {
	for f := range reported {
		if strings.HasPrefix(f, d.Doc.Pos.File) && strings.Contains(f, target) {
			return true
		}
	}
	return false
}
