package html

import (
	"testing"

	"qmpdoc/internal/page"
)

func TestFlaws(t *testing.T) {
	const text = "{ 1\n     2 3\n4"
	for _, c := range []struct {
		name  string
		flaws []page.Flaw
		want  string
	}{
		{name: "none", want: `{ <i class="v">1</i>` + "\n" + `     <i class="v">2</i> <i class="v">3</i>` + "\n" + `<i class="v">4</i>`},
		{
			name:  "two lines",
			flaws: []page.Flaw{{Line: 0, Column: 2, Severity: "error", Text: "error: <m> (h)"}, {Line: 1, Column: 7, Severity: "error", Text: "the same"}},
			want: `{ <i class="v">1</i>` + "\n" + `<span class="flaw error"><span>  ^ </span><span>error: &lt;m&gt; (h)</span></span>` + "\n" +
				`     <i class="v">2</i> <i class="v">3</i>` + "\n" + `<span class="flaw error"><span>       ^ </span><span>the same</span></span>` + "\n" + `<i class="v">4</i>`,
		},
		{
			name:  "the last line",
			flaws: []page.Flaw{{Line: 2, Column: 1, Severity: "info", Text: "info: end"}},
			want: `{ <i class="v">1</i>` + "\n" + `     <i class="v">2</i> <i class="v">3</i>` + "\n" +
				`<i class="v">4</i>` + "\n" + `<span class="flaw info"><span> ^ </span><span>info: end</span></span>`,
		},
	} {
		w := testWriter()
		w.message(text, c.flaws, nil)
		if got := w.String(); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}
