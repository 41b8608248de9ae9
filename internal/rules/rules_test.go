package rules

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"qmpdoc/internal/examples"
	"qmpdoc/internal/golden"
	"qmpdoc/internal/source"
	"qmpdoc/qapi"
	"qmpdoc/testdata"
)

// TestDocument keeps docs/rules.md what this package says.
func TestDocument(t *testing.T) {
	file := filepath.Join(golden.Root(t), "docs", "rules.md")
	want := Markdown()
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
		t.Errorf("%s is stale; go test -update writes it (-want +got):\n%s", file, diff)
	}
}

// TestRules demands that ids are unique and well formed, and that every rule about messages is explained.
func TestRules(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range All() {
		if seen[r.ID] {
			t.Errorf("rule %s stands twice", r.ID)
		}
		seen[r.ID] = true
		if r.ID != strings.ToLower(r.ID) || strings.ContainsAny(r.ID, " _") || r.Summary == "" {
			t.Errorf("rule %q: %q", r.ID, r.Summary)
		}
		if text, ok := Explain(r.ID); !ok || !strings.HasPrefix(text, r.ID+" (") {
			t.Errorf("rule %s is explained by %q", r.ID, text)
		}
	}
	for _, r := range examples.Rules() {
		if text, _ := Explain(r.ID); !strings.Contains(text, "Why it matters") {
			t.Errorf("rule %s lacks an explanation", r.ID)
		}
	}
	if _, ok := Explain("no-such-rule"); ok {
		t.Error("a rule that does not exist is explained")
	}
}

// alone are rules that one conversation cannot break, or not in few words.
var alone = []string{"json-too-deep", "qmp-owner", "qmp-other-subject", "elision-without-mark", "hx-example-conflict"}

// TestExplanations demands that what an explanation shows before breaks its rule and nothing else, and what it shows after
// breaks none.
func TestExplanations(t *testing.T) {
	r, _, err := source.Load(testdata.Sample(), source.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, rule := range examples.Rules() {
		e := explanations[rule.ID]
		if e.before == "" {
			if !slices.Contains(alone, rule.ID) {
				t.Errorf("%s shows no mistake", rule.ID)
			}
			continue
		}
		if got := broken(r, e.before, rule.ID); !slices.Equal(got, []string{rule.ID}) {
			t.Errorf("%s: before: broken %v", rule.ID, got)
		}
		if got := broken(r, e.after, rule.ID); len(got) > 0 {
			t.Errorf("%s: after: broken %v", rule.ID, got)
		}
	}
}

// broken lists the rules that a conversation breaks. What is said of a whole example counts only when it is asked for: most
// conversations are cut short.
func broken(r *qapi.Reference, conversation, asked string) []string {
	talk := examples.NewValidator(r, qapi.QMP).Conversation()
	var list []string
	note := func(faults ...examples.Fault) {
		for _, f := range faults {
			whole := f.Rule.ID == "qmp-no-response" || f.Rule.ID == "qmp-orphan-response"
			if (!whole || f.Rule.ID == asked) && !slices.Contains(list, f.Rule.ID) {
				list = append(list, f.Rule.ID)
			}
		}
	}
	for _, m := range messages(conversation) {
		note(talk.Message(m[2:], m[:2]).Faults...)
	}
	for _, f := range talk.Unanswered() {
		note(f)
	}
	return list
}

// messages cuts a conversation before each arrow.
func messages(conversation string) []string {
	var list []string
	for line := range strings.Lines(conversation) {
		if strings.HasPrefix(line, "->") || strings.HasPrefix(line, "<-") {
			list = append(list, "")
		}
		list[len(list)-1] += line
	}
	return list
}
