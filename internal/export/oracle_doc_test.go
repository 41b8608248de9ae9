package export_test

import (
	"fmt"
	"reflect"
	"strings"
)

// doc compares the documentation of one definition. Where our reading is another one on purpose, the file of
// differences says so.
func (c *comparison) doc(name string, want, got any) {
	w, _ := want.(object)
	g, _ := got.(object)
	if w == nil || g == nil {
		c.same(name, "documented", w != nil, g != nil)
		return
	}
	c.same(name, "doc.symbol", w["symbol"], g["symbol"])
	c.same(name, "doc.file", w["file"], g["file"])
	c.same(name, "doc.line", w["line"], g["line"])
	c.reading(name, "body", fold(w["body"]), fold(g["body"]))
	c.reading(name, "members", texts(w["args"]), named(g["members"]))
	c.reading(name, "features", texts(w["features"]), named(g["features"]))
	c.sections(name, list(w["sections"]), list(g["sections"]))
}

// reading compares texts, and leaves out what is listed as different on purpose.
func (c *comparison) reading(name, field string, want, got any) {
	if !reflect.DeepEqual(want, got) && !c.known.Has(c.release+" "+name+" "+field) {
		c.Errorf("%s: %s\n got %q\nwant %q", name, field, got, want)
	}
}

func texts(v any) map[string]string {
	out := map[string]string{}
	m, _ := v.(object)
	for name, text := range m {
		out[name] = fold(text)
	}
	return out
}

// named returns the first text of each name, as the oracle has one.
func named(v any) map[string]string {
	out := map[string]string{}
	for _, m := range list(v) {
		if _, ok := out[str(m["name"])]; !ok {
			out[str(m["name"])] = fold(m["text"])
		}
	}
	return out
}

// sections compares tags and texts, and lines where the oracle of that release knows them.
func (c *comparison) sections(name string, want, got []object) {
	var w, g []string
	for _, s := range want {
		w = append(w, sectionLine(s, s["line"]))
	}
	for i, s := range got {
		line := s["line"]
		if i < len(want) && want[i]["line"] == nil {
			line = nil
		}
		g = append(g, sectionLine(s, line))
	}
	c.reading(name, "sections", strings.Join(w, "\n"), strings.Join(g, "\n"))
}

func sectionLine(s object, line any) string {
	return fmt.Sprint(line, " ", s["tag"], ": ", fold(s["text"]))
}
