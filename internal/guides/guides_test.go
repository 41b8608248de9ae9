package guides_test

import (
	"bytes"
	"strings"
	"testing"

	"qmpdoc/internal/examples"
	"qmpdoc/internal/golden"
	"qmpdoc/internal/guides"
	"qmpdoc/internal/source"
	"qmpdoc/prose"
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
		d := guides.Read(c.file, []byte(c.text), nil)
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

// TestNames checks which texts stand for |name|: those of the tree, or else QEMU's own.
func TestNames(t *testing.T) {
	const document = "Title\n=====\n\n.. parsed-literal::\n\n  $ |qemu_system| -S \\\\\n    -name *x*\n\n::\n\n  -> {\"execute\": \"stop\"}\n"
	for _, c := range []struct{ names, want string }{
		{"", "$ qemu-system-x86_64 -S \\\n  -name x"},
		{"..\n   What all use.\n\n.. |qemu_system| replace:: emulator\n", "$ emulator -S \\\n  -name x"},
	} {
		d := guides.Read("a.rst", []byte(document), []byte(c.names))
		if d.Guide == nil || len(d.Guide.Sections) != 1 {
			t.Fatalf("%q: not a guide of one section: %+v", c.names, d)
		}
		code := d.Guide.Sections[0].Doc.Code()
		if len(code) != 2 || code[0].Body.Raw != c.want || code[1].Body.Start().Line != 11 {
			t.Errorf("%q: code is %+v", c.names, code)
		}
	}
}

// FuzzRead checks that documents of all kinds are read, and that all that is found is at a line of theirs.
func FuzzRead(f *testing.F) {
	for _, text := range []string{
		"Title\n=====\n\n.. |a| replace:: b\n\n.. parsed-literal::\n\n  *x* |a|\n\n::\n\n  -> {\"execute\": \"stop\"}\n",
		"# Title\n\n* a `b`\n\n```json\n{ \"execute\": \"stop\" }\n```\n",
		"Title\n-----\n\nC: {\"execute\": \"stop\"}\nS: {\"return\": {}}\n",
		"+---+---+\n| a | b |\n+===+===+\n| 1 | ``{\"execute\": 1}`` |\n+---+---+\n\n.. _x:\n\nT\n~\n\n-f  {'execute'\n",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		lines := strings.Count(text, "\n") + 1
		for _, file := range []string{"a.rst", "a.md", "a.txt"} {
			d := guides.Read(file, []byte(text), bytes.Repeat([]byte(".. |a| replace:: b\n"), 3))
			if d.Guide == nil {
				continue
			}
			for _, s := range d.Guide.Sections {
				_, _ = s.Doc.HTML(prose.HTMLOptions{}), s.Doc.Plain(80)
				for _, found := range s.Doc.Findings() {
					if found.Pos.Line > lines {
						t.Errorf("%s: %v, of %d lines", file, found, lines)
					}
				}
			}
			for _, e := range d.Guide.Examples {
				for _, m := range e.Messages {
					if m.Text.Start().Line > lines {
						t.Errorf("%s: a message at line %d of %d", file, m.Text.Start().Line, lines)
					}
				}
			}
		}
	})
}
