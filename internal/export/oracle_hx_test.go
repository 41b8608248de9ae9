package export_test

import "strings"

// oldDocuments compares qmp-commands.hx and the text files with an independent reading of them: which entry and which
// document a command or event has, and what they say.
func (c *comparison) oldDocuments(oracle object, kind string, byName map[string]object) {
	for _, e := range list(oracle["entries"]) {
		c.entry(e, hxOf(byName[kind+" "+str(e["name"])]))
	}
	headings := list(oracle["headings"])
	for _, b := range list(oracle["blocks"]) {
		for _, h := range list(b["headings"]) {
			if command := str(h["command"]); command != "" {
				hx := hxOf(byName[kind+" "+command])
				c.same(command, "block", b["line"], field(hx["block"], "line"))
				c.document(command, h, hx)
			}
		}
	}
	for _, h := range headings {
		if h["section_heading"] == true {
			continue
		}
		name := documented(h, kind, byName)
		c.document(name, h, hxOf(byName[kind+" "+name]))
	}
}

func hxOf(d object) object {
	hx, _ := d["hx"].(object)
	return hx
}

func field(v any, name string) any {
	m, _ := v.(object)
	return m[name]
}

// documented returns the command or event that a heading of a text file is about: the title, or when nothing has that name
// what the first example shows.
func documented(h object, kind string, byName map[string]object) string {
	title := strings.TrimPrefix(str(h["title"]), "@")
	examples, _ := h["examples"].([]any)
	if byName[kind+" "+title] == nil && len(examples) > 0 {
		return str(examples[0])
	}
	return title
}

func (c *comparison) entry(want, got object) {
	name := str(want["name"])
	if got == nil {
		c.Errorf("entry %s is missing", name)
		return
	}
	c.same(name, "entry line", want["line"], got["line"])
	c.same(name, "entry end", want["end"], got["end"])
	c.same(name, "entry fields", want["fields"], got["fields"])
	c.same(name, "entry conditions", want["if"], got["if"])
}

// document compares which document a command or event has. Its sections are compared where they are read, in hxparse.
func (c *comparison) document(name string, want, got object) {
	if got == nil {
		c.Errorf("document of %s at line %v is missing", name, want["line"])
		return
	}
	c.same(name, "title", want["title"], got["title"])
	c.same(name, "title line", want["line"], got["title_line"])
	var told []any
	for _, s := range list(want["sections"]) {
		if label := str(s["label"]); label == "Arguments" || label == "Data" || label == "" && strings.ToUpper(name) == name {
			told = append(told, namesOf(s["items"])...)
		}
	}
	c.reading(name, "arguments", told, namesOf(got["arguments"]))
}

func namesOf(v any) []any {
	var names []any
	for _, m := range list(v) {
		names = append(names, m["name"])
	}
	return names
}
