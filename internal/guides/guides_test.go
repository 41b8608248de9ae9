package guides_test

import (
	"testing"

	"qmpdoc/internal/examples"
	"qmpdoc/internal/golden"
	"qmpdoc/internal/guides"
	"qmpdoc/internal/source"
	"qmpdoc/qapi"
)

// TestStartIsRight checks the messages of the guide to the first steps against releases of all eras.
func TestStartIsRight(t *testing.T) {
	for _, release := range []string{"1.3.0", "2.12.0", "6.0.0", "10.2.0"} {
		ref, _, err := source.Load(golden.Release(t, release), source.Options{})
		if err != nil {
			t.Fatal(err)
		}
		ref.SetDocuments([]*qapi.Document{guides.Start()})
		checked := 0
		for _, v := range examples.Check(ref).Verdicts {
			if v.Pos.File != guides.StartFile {
				continue
			}
			checked++
			if v.Findings > 0 {
				t.Errorf("%s: %v: %d mistakes", release, v.Pos, v.Findings)
			}
		}
		if checked < 9 {
			t.Errorf("%s: only %d messages are checked", release, checked)
		}
	}
}

func TestRead(t *testing.T) {
	for _, c := range []struct {
		file, text        string
		title             string
		guide             bool
		messages, defines int
	}{
		{"a.rst", "T\n=\n\nno message", "", false, 0, 0},
		{"a.rst", "Title\n=====\n\n::\n\n  -> {\"execute\": \"stop\"}\n  <- {\"return\": {}}\n", "Title", true, 2, 0},
		{"a.rst", "Title\n=====\n\n::\n\n  {\"execute\": json-string}\n", "Title", false, 0, 0},
		{"a.rst", "Title\n=====\n\nThe key \"execute\".\n", "Title", false, 0, 0},
		{"a.rst", "Title\n=====\n\n::\n\n  { 'command': 'x' }\n\n::\n\n  {\"execute\": \"x\"}\n", "Title", true, 1, 1},
		{"a.txt", "Title\n-----\n\nC: {\"execute\": \"stop\"}\nS: {\"return\": {}}\n", "Title", true, 2, 0},
		{"a.txt", "Title\n-----\n\n$ telnet\n{\"execute\": \"stop\"}\n", "Title", true, 1, 0},
		{"a.md", "# Title\n\nSee `x`:\n\n```json\n{ \"execute\": \"stop\" }\n```\n", "Title", true, 1, 0},
		{"a.rst", "Title\n=====\n\n::\n\n  # virsh qemu-monitor-command vm '{\"execute\":\"stop\"}'\n", "Title", true, 0, 0},
	} {
		d := guides.Read(c.file, []byte(c.text))
		if d.Title != c.title || (d.Guide != nil) != c.guide {
			t.Errorf("%q: title %q, guide %v", c.text, d.Title, d.Guide != nil)
			continue
		}
		if d.Guide == nil {
			continue
		}
		messages := 0
		for _, e := range d.Guide.Examples {
			messages += len(e.Messages)
		}
		if messages != c.messages || len(d.Guide.Defines) != c.defines {
			t.Errorf("%q: %d messages, defines %v", c.text, messages, d.Guide.Defines)
		}
	}
}
