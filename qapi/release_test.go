package qapi_test

import (
	"slices"
	"testing"

	"qmpdoc/qapi"
)

var releaseCases = []struct {
	text  string
	other string
	want  bool // text is before other
}{
	{"1.9", "1.10", true},
	{"2.0", "2.0.0", false},
	{"2.0.0", "2.0", false},
	{"1.7.50", "2.0", true},
	{"1.7.50", "1.7.2", false},
	{"10.1.91", "10.2", true},
	{"9.2.0", "10.0.0", true},
	{"v2.1.0", "2.1.1", true},
	{"2.1.0-rc3", "2.1.0", false},
	{"10.2.0", "", true}, // today comes after every release
	{"", "10.2.0", false},
	{"", "", false},
}

func TestReleaseOrder(t *testing.T) {
	for _, c := range releaseCases {
		r, _ := qapi.ParseRelease(c.text)
		s, _ := qapi.ParseRelease(c.other)
		if got := r.Before(s); got != c.want {
			t.Errorf("%q before %q: %v", c.text, c.other, got)
		}
	}
}

func TestParseRelease(t *testing.T) {
	for text, want := range map[string]bool{
		"10.2.0": true, "v1.0": true, "2.1.0-rc3": true, "8.2.1+ds": true,
		"": false, "soon": false, "1..2": false, "1.x": false, "-1": false, "1.2 and more": false, "999999999999999999999": false,
	} {
		if _, ok := qapi.ParseRelease(text); ok != want {
			t.Errorf("%q: %v", text, ok)
		}
	}
}

func TestSeries(t *testing.T) {
	for text, want := range map[string]string{
		"7.2.22": "7.2", "7.2.0": "7.2", "7.1.90": "7.2", "7.2.50": "8.0", "10.0.94": "10.1", "2.12.91": "3.0", "1.7.50": "2.0", "3.1.50": "4.0", "2.9": "2.9",
	} {
		r, _ := qapi.ParseRelease(text)
		if series, _ := qapi.ParseRelease(want); !slices.Equal(r.Series(), series) {
			t.Errorf("%s: %v, want %s", text, r.Series(), want)
		}
	}
}
