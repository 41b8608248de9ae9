package html

import (
	"strings"
	"testing"
)

func TestCodeIsColoured(t *testing.T) {
	for _, c := range []struct{ language, text, want string }{
		{"c", "return 1; /* no */", `<i class="w">return</i> <i class="v">1</i>; <i class="c">/* no */</i>`},
		{"xml", "<a b='c'/>", `<i class="p">&lt;a</i> <i class="p">b=</i><i class="s">&#39;c&#39;</i><i class="p">/&gt;</i>`},
		{"ini", "[a]\nb = c", `<i class="w">[a]</i>` + "\n" + `<i class="p">b</i> = <i class="s">c</i>`},
		{"python", "import json", `<i class="w">import</i> json`},
		{"console", "$ echo 'a' \\\n  b\nsaid\n", `<i class="p">$ </i>`},
		{"console", "a < b", "a &lt; b"},
		{"QMP", `{"a": 1}`, `{<i class="p">&#34;a&#34;</i>: <i class="v">1</i>}`},
		{"klingon", "<b>", "&lt;b&gt;"},
	} {
		w := testWriter()
		w.codeBlock(c.language, c.text, nil)
		got := w.String()
		if !strings.Contains(got, c.want) {
			t.Errorf("%s: %q is printed as %s, want %s", c.language, c.text, got, c.want)
		}
	}
}

// Every language that a name leads to can be read.
func TestLanguages(t *testing.T) {
	for name, file := range languages {
		if file == "qmp" || file == "console" {
			continue
		}
		if _, err := lexerOf(file); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
