package site

import (
	"testing"

	"qmpdoc/diag"
	"qmpdoc/prose"
)

func TestFlawsStandUnderTheirPlaces(t *testing.T) {
	// The second line begins three columns to the right of the first, the third to the left of it.
	text := prose.Text{Raw: "{ 1\n  2 3\n4", File: "f", Lines: []prose.Place{{Line: 5, Col: 6}, {Line: 6, Col: 9}, {Line: 8, Col: 3}}}
	at := func(line, col int) diag.Pos { return diag.Pos{File: "f", Line: line, Col: col} }
	for _, c := range []struct {
		name  string
		found diag.List
		want  string
	}{
		{name: "none", want: `{ <i class="v">1</i>` + "\n" + `     <i class="v">2</i> <i class="v">3</i>` + "\n" + `<i class="v">4</i>`},
		{
			name:  "the first line, help, and repeats",
			found: diag.List{{Pos: at(5, 8), Severity: diag.Error, Msg: "<m>", Help: "h", Repeats: []diag.Repeat{{Pos: at(6, 13)}}}},
			want: `{ <i class="v">1</i>` + "\n" + `<span class="flaw error"><span>  ^ </span><span>error: &lt;m&gt; (h)</span></span>` + "\n" +
				`     <i class="v">2</i> <i class="v">3</i>` + "\n" + `<span class="flaw error"><span>       ^ </span><span>the same</span></span>` + "\n" + `<i class="v">4</i>`,
		},
		{
			name:  "behind the end, and on a line that is not shown",
			found: diag.List{{Pos: at(8, 4), Msg: "end"}, {Pos: at(7, 1), Severity: diag.Warning, Msg: "gap"}},
			want: `{ <i class="v">1</i>` + "\n" + `     <i class="v">2</i> <i class="v">3</i>` + "\n" + `<span class="flaw warning"><span>^ </span><span>warning: gap</span></span>` + "\n" +
				`<i class="v">4</i>` + "\n" + `<span class="flaw info"><span> ^ </span><span>info: end</span></span>`,
		},
	} {
		if got := withFlaws(aligned(text), c.found, nil); string(got) != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}
