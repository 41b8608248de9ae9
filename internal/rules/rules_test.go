package rules

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"qmpdoc/internal/compare"
	"qmpdoc/internal/golden"
)

// TestPages keeps the generated pages what this package says.
func TestPages(t *testing.T) {
	for name, want := range map[string]string{"rules.md": Page(), "changes.md": ChangesPage()} {
		file := filepath.Join(golden.Root(t), "docs", name)
		if flag.Lookup("update").Value.String() == "true" {
			if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		got, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, string(got)); diff != "" {
			t.Errorf("%s is stale: run go test -update (-want +got):\n%s", file, diff)
		}
	}
}

// TestRules demands that ids are unique and well formed, and that every text explains one.
func TestRules(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range append(All(), compare.Diag()...) {
		if seen[r.ID] {
			t.Errorf("two rules are called %s", r.ID)
		}
		seen[r.ID] = true
		if r.ID != strings.ToLower(r.ID) || strings.ContainsAny(r.ID, " _") || r.Summary == "" {
			t.Errorf("rule %q: %q", r.ID, r.Summary)
		}
		if text, ok := Explain(r.ID); !ok || !strings.HasPrefix(text, r.ID+" (") {
			t.Errorf("rule %s is explained by %q", r.ID, text)
		}
	}
	files, err := texts.ReadDir("text")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if id := strings.TrimSuffix(f.Name(), ".md"); !seen[id] {
			t.Errorf("text/%s explains a rule that does not exist", f.Name())
		}
	}
	if _, ok := Explain("no-such-rule"); ok {
		t.Error("a rule that does not exist is explained")
	}
}
