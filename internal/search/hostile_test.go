package search_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"qmpdoc/internal/golden"
	"qmpdoc/internal/page"
	"qmpdoc/internal/search"
	"qmpdoc/prose"
	"qmpdoc/qapi"
	"qmpdoc/site"
)

// TestHostileNames makes an index of names that no schema should have, and looks for each of them.
func TestHostileNames(t *testing.T) {
	golden.Long(t, "indexes names of megabytes")
	long := strings.Repeat("long-", 200_000)
	names := []string{
		"", "\n", "a\nb", "a\tb", "\u2028", `"`, `\`, "</script><script>", "<!--", "constructor", "__proto__", "\u202eevil", "\xff\xfe", "\xf0\x9f",
		"\U0001f4a5boom", "\U0001f4a5boot", "é", "éa", "İ", "a", "A", long, long + "er",
	}
	r := &qapi.Reference{Products: qapi.QMP}
	for _, name := range names {
		r.Defs = append(r.Defs, &qapi.Def{
			Kind: qapi.Struct, Keyword: "struct", Name: name, Products: qapi.QMP,
			Members: []*qapi.Member{{Name: name + "x", Type: &qapi.TypeRef{Name: name}}},
			Doc:     &qapi.Doc{Sections: []*qapi.Section{{Kind: qapi.SecBody, Text: prose.Text{Raw: name + " said", Lines: []prose.Place{{Line: 1, Col: 1}}}}}},
		})
	}
	c := site.Catalog(page.Config{Reference: r})
	script := search.Script(c, "")
	for _, live := range []string{"</script", "<!--", "\u2028"} {
		if strings.Contains(string(script), live) {
			t.Errorf("%q stands in the script", live)
		}
	}
	if most := 100_000 + 4*len(long); len(script) > most { // addresses are the site's own business
		t.Errorf("%d bytes", len(script))
	}
	var requests []request
	for _, d := range c.Docs {
		requests = append(requests, request{Query: d.Name, Limit: 100})
	}
	answers := inBrowser(t, script, requests)
	for i, d := range c.Docs {
		if strings.ContainsFunc(d.Name, isLetterOrNumber) && !slices.Contains(answers[i].labels(), d.Name) {
			t.Errorf("%.40q is not found: %.200q", d.Name, answers[i].labels())
		}
	}
}

func isLetterOrNumber(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }
