package rules

import (
	"encoding/hex"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"qmpdoc/diag"
	"qmpdoc/internal/examples"
	"qmpdoc/internal/history"
	"qmpdoc/internal/source"
	"qmpdoc/internal/triage"
	"qmpdoc/prose"
	"qmpdoc/qapi"
	"qmpdoc/testdata"
)

// TestExplanations demands that every rule is explained, that its example before breaks it and nothing else, and that
// its example after breaks nothing.
func TestExplanations(t *testing.T) {
	sample, _, err := source.Load(testdata.Sample(), source.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, rule := range All() {
		e := readText(rule.ID)
		if e.means == "" || e.why == "" || strings.Contains(e.why, "  ") || len(e.before.files) == 0 || len(e.after.files) == 0 {
			t.Errorf("%s: something is missing: %+v", rule.ID, e)
			continue
		}
		if e.before.shortened {
			continue
		}
		broken := func(side example) []string {
			if code := side.files[0].content; strings.HasPrefix(code, "->") || strings.HasPrefix(code, "<-") {
				return brokenInTalk(sample, code, rule.ID)
			}
			return brokenInFiles(t, side, rule.ID)
		}
		if got := broken(e.before); !slices.Equal(got, []string{rule.ID}) {
			t.Errorf("%s: before: broken %q", rule.ID, got)
		}
		if got := broken(e.after); len(got) > 0 {
			t.Errorf("%s: after: broken %q", rule.ID, got)
		}
	}
}

// brokenInFiles lists the rules that files break. Mere hints count only when they are asked for: no snippet says all.
func brokenInFiles(t *testing.T, side example, asked string) []string {
	t.Helper()
	side, past := splitPast(t, side)
	tree, options := snippet(side, asked)
	ref, found, err := source.Load(tree, options)
	if err != nil {
		t.Errorf("%s: %v", asked, err)
		return nil
	}
	found = append(append(found, source.Markup(ref, new(prose.Library))...), examples.Check(ref).Found...)
	if past != nil {
		h, err := past.Extend(ref, nil)
		if err != nil {
			t.Fatalf("%s: %v", asked, err)
		}
		found = append(found, h.Check()...)
	}
	selection, err := triage.Select(All(), triage.Severities, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	found = triage.Comments(selection.Apply(found), ref.Ignores, selection)
	if file, ok := tree["baseline.json"]; ok {
		baseline, err := triage.ReadBaseline("baseline.json", file.Data)
		if err != nil {
			t.Fatalf("%s: %v", asked, err)
		}
		found = baseline.Apply(found, selection, true)
	}
	var list []string
	for _, d := range found {
		counts := d.Severity > diag.Info && d.Suppressed == "" || d.Rule == asked
		if counts && !slices.Contains(list, d.Rule) {
			list = append(list, d.Rule)
		}
	}
	return list
}

// splitPast takes the files of past releases, such as v10.1.0:qapi/qapi-schema.json, out of an example.
func splitPast(t *testing.T, side example) (now example, past *history.Tracker) {
	t.Helper()
	trees, now := map[string]fstest.MapFS{}, example{}
	var order []string
	for _, f := range side.files {
		tag, name, ok := strings.Cut(f.name, ":")
		if !ok {
			now.files = append(now.files, f)
			continue
		}
		if trees[tag] == nil {
			trees[tag] = fstest.MapFS{"VERSION": {Data: []byte(tag[1:]), Mode: 0o644}}
			order = append(order, tag)
		}
		trees[tag][name] = &fstest.MapFile{Data: []byte(f.content), Mode: 0o644}
	}
	for _, tag := range order {
		ref, _, err := source.Load(trees[tag], source.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if past == nil {
			past = new(history.Tracker)
		}
		if err := past.Add(ref); err != nil {
			t.Fatal(err)
		}
	}
	return now, past
}

var byteNotation = regexp.MustCompile("<[0-9A-F]{2}>")

// snippet makes a tree of an example. A file without a name is a table if the rule is one about tables, else a schema.
func snippet(side example, rule string) (fstest.MapFS, source.Options) {
	tree := fstest.MapFS{}
	var name string
	for _, f := range side.files {
		name = f.name
		switch {
		case name == "" && strings.HasPrefix(rule, "hx-"):
			name = "qmp-commands.hx"
		case name == "":
			name = "qapi.json"
		}
		tree[name] = &fstest.MapFile{Data: []byte(bytesOf(f.content)), Mode: 0o644}
	}
	if len(side.files) == 1 && name != "qapi/qapi-schema.json" {
		return tree, source.Options{File: name}
	}
	return tree, source.Options{}
}

func bytesOf(text string) string {
	return byteNotation.ReplaceAllStringFunc(text, func(s string) string {
		b, _ := hex.DecodeString(s[1:3])
		return string(b)
	})
}

// brokenInTalk lists the rules that a conversation breaks. What is said of a whole example counts only when it is asked for: most
// conversations are cut short.
func brokenInTalk(r *qapi.Reference, conversation, asked string) []string {
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
		judged := talk.Message(m[2:], m[:2])
		note(judged.All()...)
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
