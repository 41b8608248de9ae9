package site

import (
	"html"
	"regexp"
	"strings"
	"testing"

	"qmpdoc/internal/examples"
	"qmpdoc/internal/golden"
	"qmpdoc/internal/page"
	"qmpdoc/internal/source"
)

// TestGuides builds the sites of releases with their guides: every link leads somewhere, and no markup is left.
func TestGuides(t *testing.T) {
	for release, want := range map[string][]string{
		"10.2.0": {"bitmaps", "luks-detached-header", "qmp-spec", "throttle", "cpu-hotplug", "getting-started"},
		"6.2.0":  {"bitmaps", "qmp-spec", "authz"},
		"2.8.0":  {"bitmaps", "qmp-spec"},
		"1.0.0":  {"qmp-spec", "readme"},
	} {
		t.Run(release, func(t *testing.T) {
			ref, found, err := source.Load(golden.Release(t, release), source.Options{Manual: true})
			if err != nil {
				t.Fatal(err)
			}
			found = append(found, examples.Check(ref).Found...)
			files := build(t, Config{Config: page.Config{Reference: ref, Findings: found}})
			for _, problem := range inspect(files) {
				t.Error(problem)
			}
			for _, dead := range deadTwinLinks(files) {
				t.Error(dead)
			}
			for _, name := range want {
				if files["guides/"+name+".html"] == nil {
					t.Errorf("there is no guide %s", name)
				}
			}
			for name, data := range files {
				if rest := markupIn(string(data)); strings.HasPrefix(name, "guides/") && strings.HasSuffix(name, ".html") && rest != "" {
					t.Errorf("%s shows markup: %q", name, rest)
				}
			}
		})
	}
}

// The manual is where references go that have no page of their own here.
func TestReferencesIntoTheManual(t *testing.T) {
	ref, _, err := source.Load(golden.Release(t, "10.2.0"), source.Options{Manual: true})
	if err != nil {
		t.Fatal(err)
	}
	files := build(t, Config{Config: page.Config{Reference: ref, ManualURL: "https://example.org/manual"}})
	for _, c := range []struct{ file, want string }{
		{"types/SchemaInfo.html", `href="https://example.org/manual/devel/qapi-code-gen.html"`},
		{"types/CpuInstanceProperties.html", `href="https://example.org/manual/`},
		{"guides/qmp-spec.html", `href="../index.html">`},
		{"commands/block-dirty-bitmap-add.html", `href="../guides/bitmaps.html#section-`},
	} {
		if !strings.Contains(string(files[c.file]), c.want) {
			t.Errorf("%s has no %s", c.file, c.want)
		}
	}
}

var (
	codeOfPage = regexp.MustCompile(`(?s)<pre.*?</pre>|<code>.*?</code>`)
	tagOfPage  = regexp.MustCompile(`<[^>]+>`)
	leftovers  = regexp.MustCompile(`:[a-z:]+:\x60|\x60_|\s\x60\x60|(?m)^\.\. [a-z]|::$|\|[A-Z]+\|`)
)

// markupIn finds reStructuredText in what readers of a page see, outside of its code.
func markupIn(data string) string {
	_, main, _ := strings.Cut(data, "<main")
	main, _, _ = strings.Cut(main, "</main>")
	text := html.UnescapeString(tagOfPage.ReplaceAllString(codeOfPage.ReplaceAllString(main, ""), ""))
	at := leftovers.FindStringIndex(text)
	if at == nil {
		return ""
	}
	return text[max(0, at[0]-30):min(len(text), at[1]+30)]
}
