package qjson_test

import (
	"testing"

	"qmpdoc/internal/qjson"
)

// A message that lost a bracket has one mistake, and what the edits make of it is the message again, or nothing.
func TestLostBrackets(t *testing.T) {
	all := rows(t)
	for _, release := range []string{"v2.1.0", "v10.2.0"} {
		n, several := 0, 0
		for i := range all[release] {
			m := &all[release][i]
			if m.Kind == "notation" || !*m.StrictOK {
				continue
			}
			want := dump(qjson.Parse(m.Text))
			for _, at := range innerBrackets(m.Text) {
				text := m.Text[:at] + m.Text[at+1:]
				d := qjson.Parse(text)
				if n++; len(d.Faults) != 1 {
					several++
				}
				if got := dump(qjson.Parse(qjson.Apply(text, d.Faults))); edited(d) > 0 && got != want {
					t.Errorf("%s:%d: the edits of\n%s\n%sgive\n%s", m.File, m.Line, text, list(text, d.Faults), got)
				}
			}
		}
		if several > n/100 {
			t.Errorf("%s: %d of %d have several mistakes", release, several, n)
		}
	}
}

// innerBrackets returns the brackets outside strings, without the first and the last.
func innerBrackets(text string) []int {
	var all []int
	inside := false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case inside && c == '\\':
			i++
		case c == '"':
			inside = !inside
		case !inside && (c == '{' || c == '[' || c == '}' || c == ']'):
			all = append(all, i)
		}
	}
	return all[1 : len(all)-1]
}
