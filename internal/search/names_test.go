package search_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"qmpdoc/internal/search"
)

// variant is a way to type a name, and how often it must be among the first results.
type variant struct {
	what   string
	first  int     // how many results count
	share  float64 // of all names
	typed  func(name string) []string
	counts struct{ right, all int }
}

// TestNames types all names of QEMU 10.2.0, as they are and otherwise.
func TestNames(t *testing.T) {
	variants := []*variant{
		{what: "exact", first: 1, share: 1, typed: func(s string) []string { return []string{s} }},
		{what: "- for _ and _ for -", first: 3, share: .99, typed: func(s string) []string {
			return []string{strings.NewReplacer("-", "_", "_", "-").Replace(s)}
		}},
		{what: "blanks", first: 3, share: .99, typed: func(s string) []string {
			return []string{strings.NewReplacer("-", " ", "_", " ").Replace(s)}
		}},
		{what: "squashed", first: 3, share: .99, typed: func(s string) []string {
			return []string{strings.NewReplacer("-", "", "_", "").Replace(s)}
		}},
		{what: "upper case", first: 3, share: .99, typed: func(s string) []string { return []string{strings.ToUpper(s)} }},
		{what: "one letter missing", first: 5, share: .95, typed: func(s string) []string { return mistyped(s, func(s string, i int) string { return s[:i] + s[i+1:] }) }},
		{what: "one letter doubled", first: 5, share: .95, typed: func(s string) []string {
			return mistyped(s, func(s string, i int) string { return s[:i] + s[i:i+1] + s[i:] })
		}},
		{what: "two letters swapped", first: 5, share: .95, typed: func(s string) []string {
			return mistyped(s, func(s string, i int) string { return s[:i-1] + s[i:i+1] + s[i-1:i] + s[i+1:] })
		}},
	}
	qemu := realQEMU(t)
	var requests []request
	var check []func(answer)
	for i, d := range qemu.catalog.Docs {
		if d.Kind >= search.KindChapter {
			continue
		}
		for _, v := range variants {
			if v.what != "exact" && i%4 != 0 { // all take too long for every run
				continue
			}
			for _, text := range v.typed(d.Name) {
				requests = append(requests, request{Query: text, Limit: v.first})
				check = append(check, func(a answer) {
					v.counts.all++
					if slices.Contains(a.labels(), d.Name) {
						v.counts.right++
					}
				})
			}
		}
	}
	answers := inBrowser(t, qemu.script, requests)
	for i, a := range answers {
		check[i](a)
	}
	for _, v := range variants {
		share := float64(v.counts.right) / float64(v.counts.all)
		if share < v.share {
			t.Errorf("%s: %.2f %% of %d are within the first %d, want %.0f %%", v.what, 100*share, v.counts.all, v.first, 100*v.share)
		} else {
			t.Logf("%s: %.2f %% of %d are within the first %d", v.what, 100*share, v.counts.all, v.first)
		}
	}
}

// mistyped makes a mistake in a name that is long enough to be recognized, at some letter but the first.
func mistyped(name string, mistake func(name string, i int) string) []string {
	if len(name) < 4 {
		return nil
	}
	i := 1 + 7*len(name)%(len(name)-1)
	if !unicode.IsLetter(rune(name[i])) {
		i--
	}
	return []string{mistake(name, max(i, 1))}
}
