package site

import (
	"html/template"
	"testing"
)

// Names that nobody describes stand one behind the other if there are many, each with its anchor and badges, and the last
// of a list say why.
func TestNames(t *testing.T) {
	for _, c := range []struct {
		name string
		rows []Row
		want string
	}{
		{"few", []Row{{ID: "a", Name: "a"}, {ID: "b", Name: "b"}, {ID: "c", Name: "c"}},
			"<dl class=\"rows\">\n" +
				`<div id="a"><dt><a href="#a">a</a></dt><dd></dd></div>` + "\n" +
				`<div id="b"><dt><a href="#b">b</a></dt><dd></dd></div>` + "\n" +
				`<div id="c"><dt><a href="#c">c</a></dt><dd></dd></div>` + "\n</dl>\n"},
		{"many before one with a text", []Row{{ID: "a", Name: "a"}, {ID: "b", Name: "b"}, {ID: "c", Name: "c"}, {ID: "d", Name: "d"}, {ID: "e", Name: "e", Text: "<p>E</p>"}},
			"<dl class=\"rows\">\n" +
				`<div class="names"><dt id="a"><a href="#a">a</a></dt>` + "\n" +
				`<dt id="b"><a href="#b">b</a></dt>` + "\n" +
				`<dt id="c"><a href="#c">c</a></dt>` + "\n" +
				`<dt id="d"><a href="#d">d</a></dt>` + "\n" +
				"<dd>These are not described.</dd></div>\n" +
				`<div id="e"><dt><a href="#e">e</a></dt><dd><p>E</p></dd></div>` + "\n</dl>\n"},
		{"with badges", []Row{{ID: "a", Name: "a"}, {ID: "b", Name: "b"}, {ID: "c", Name: "c", Badges: Badges{{Text: "since 2.0"}}}, {ID: "d", Name: "d"}},
			"<dl class=\"rows\">\n" +
				`<div class="names"><dt id="a"><a href="#a">a</a></dt>` + "\n" +
				`<dt id="b"><a href="#b">b</a></dt>` + "\n" +
				`<dt id="c"><a href="#c">c</a><span class="badge">since 2.0</span></dt>` + "\n" +
				`<dt id="d"><a href="#d">d</a></dt>` + "\n" +
				"<dd>These are not described.</dd></div>\n</dl>\n"},
		{"many twice", []Row{{ID: "a", Name: "a"}, {ID: "b", Name: "b"}, {ID: "c", Name: "c"}, {ID: "d", Name: "d"}, {ID: "e", Name: "e", Why: "<p>E</p>"},
			{ID: "f", Name: "f"}, {ID: "g", Name: "g"}, {ID: "h", Name: "h"}, {ID: "i", Name: "i"}, {ID: "j", Name: "j", Text: "<p>J</p>"}, {ID: "k", Name: "k"}},
			"<dl class=\"rows\">\n" +
				`<div class="names"><dt id="a"><a href="#a">a</a></dt>` + "\n" +
				`<dt id="b"><a href="#b">b</a></dt>` + "\n" +
				`<dt id="c"><a href="#c">c</a></dt>` + "\n" +
				`<dt id="d"><a href="#d">d</a></dt>` + "\n<dd></dd></div>\n" +
				`<div id="e"><dt><a href="#e">e</a></dt><dd><div class="why"><p>E</p></div></dd></div>` + "\n" +
				`<div class="names"><dt id="f"><a href="#f">f</a></dt>` + "\n" +
				`<dt id="g"><a href="#g">g</a></dt>` + "\n" +
				`<dt id="h"><a href="#h">h</a></dt>` + "\n" +
				`<dt id="i"><a href="#i">i</a></dt>` + "\n" +
				"<dd>These are not described.</dd></div>\n" +
				`<div id="j"><dt><a href="#j">j</a></dt><dd><p>J</p></dd></div>` + "\n" +
				`<div id="k"><dt><a href="#k">k</a></dt><dd></dd></div>` + "\n</dl>\n"},
	} {
		if got := (RowGroup{Rows: c.rows}).HTML(); got != template.HTML(c.want) {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}
