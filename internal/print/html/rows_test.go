package html

import (
	"bytes"
	"testing"

	"qmpdoc/internal/page"
	"qmpdoc/prose"
)

// Names that nobody describes share a line if there are many, each with its anchor and badges, and the last of a list say
// why.
func TestNames(t *testing.T) {
	for _, c := range []struct {
		name string
		rows []page.Row
		want string
	}{
		{"few", []page.Row{{ID: "a", Name: "a"}, {ID: "b", Name: "b"}, {ID: "c", Name: "c"}},
			"<dl class=\"rows\">\n" +
				`<div id="a"><dt><a href="#a">a</a></dt><dd></dd></div>` + "\n" +
				`<div id="b"><dt><a href="#b">b</a></dt><dd></dd></div>` + "\n" +
				`<div id="c"><dt><a href="#c">c</a></dt><dd></dd></div>` + "\n</dl>\n"},
		{"many before one with a text", []page.Row{{ID: "a", Name: "a"}, {ID: "b", Name: "b"}, {ID: "c", Name: "c"}, {ID: "d", Name: "d"}, {ID: "e", Name: "e", Text: text("E")}},
			"<dl class=\"rows\">\n" +
				`<div class="names"><dt id="a"><a href="#a">a</a></dt>` + "\n" +
				`<dt id="b"><a href="#b">b</a></dt>` + "\n" +
				`<dt id="c"><a href="#c">c</a></dt>` + "\n" +
				`<dt id="d"><a href="#d">d</a></dt>` + "\n" +
				"<dd>These are not described.</dd></div>\n" +
				`<div id="e"><dt><a href="#e">e</a></dt><dd><p>E</p></dd></div>` + "\n</dl>\n"},
		{"with badges", []page.Row{{ID: "a", Name: "a"}, {ID: "b", Name: "b"}, {ID: "c", Name: "c", Badges: []page.Badge{{Text: "since 2.0"}}}, {ID: "d", Name: "d"}},
			"<dl class=\"rows\">\n" +
				`<div class="names"><dt id="a"><a href="#a">a</a></dt>` + "\n" +
				`<dt id="b"><a href="#b">b</a></dt>` + "\n" +
				`<dt id="c"><a href="#c">c</a><span class="badge">since 2.0</span></dt>` + "\n" +
				`<dt id="d"><a href="#d">d</a></dt>` + "\n" +
				"<dd>These are not described.</dd></div>\n</dl>\n"},
		{"many twice", []page.Row{{ID: "a", Name: "a"}, {ID: "b", Name: "b"}, {ID: "c", Name: "c"}, {ID: "d", Name: "d"}, {ID: "e", Name: "e", Notices: []page.Notice{{Words: "E"}}},
			{ID: "f", Name: "f"}, {ID: "g", Name: "g"}, {ID: "h", Name: "h"}, {ID: "i", Name: "i"}, {ID: "j", Name: "j", Text: text("J")}, {ID: "k", Name: "k"}},
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
		w := testWriter()
		w.group(&page.RowGroup{Rows: c.rows})
		if got := w.String(); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

func testWriter() *writer {
	return &writer{Buffer: new(bytes.Buffer), folder: &folder{}, page: &page.Page{}}
}

func text(words string) *page.Text {
	return &page.Text{Doc: prose.Parse(prose.Text{Raw: words, Lines: []prose.Place{{Line: 1, Col: 1}}})}
}
