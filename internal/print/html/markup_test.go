package html

import "testing"

func TestEscape(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"plain", "plain"},
		{`<a href="x">'&`, "&lt;a href=&#34;x&#34;&gt;&#39;&amp;"},
		{"a\x00b\x1bc\rd", "a\ufffdb\ufffdc\ufffdd"},
		{"bad \xff utf-8", "bad \ufffd utf-8"},
		{"tab\tand\nline", "tab\tand\nline"},
		{"é…", "é…"},
		{"\ufffe\u0085", "\ufffd\ufffd"},
	} {
		if got := escape(c.in); got != c.want {
			t.Errorf("escape(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestBreakable(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"", "…"},
		{" ", "…"},
		{"stop", "stop"},
		{"block-dirty_x", "block-<wbr>dirty_<wbr>x"},
		{"BlockdevOptionsQcow2Info", "Blockdev<wbr>Options<wbr>Qcow2<wbr>Info"},
		{"<b>-", "&lt;b&gt;-"},
		{"é-É", "é-<wbr>É"},
	} {
		if got := breakable(c.in); got != c.want {
			t.Errorf("breakable(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestHighlight(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"", ""},
		{`{ "a": "b" }`, `{ <i class="p">&#34;a&#34;</i>: <i class="s">&#34;b&#34;</i> }`},
		{`[1, -2.5, true, null, word]`, `[<i class="v">1</i>, <i class="v">-2.5</i>, <i class="v">true</i>, <i class="v">null</i>, word]`},
		{`"open`, `<i class="s">&#34;open</i>`},
		{"\"a\\\"b\n\"", "<i class=\"s\">&#34;a\\&#34;b</i>\n<i class=\"s\">&#34;</i>"},
		{`... <b>`, `... &lt;b&gt;`},
	} {
		w := testWriter()
		w.highlight(c.in, 0, nil)
		if got := w.String(); got != c.want {
			t.Errorf("highlight(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}
