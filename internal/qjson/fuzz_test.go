package qjson_test

import (
	"reflect"
	"slices"
	"testing"

	"qmpdoc/internal/golden"
	"qmpdoc/internal/qjson"
)

func TestGolden(t *testing.T) {
	golden.Run(t, "testdata", func(t *testing.T, _ string, src []byte) []golden.Section {
		text := string(src)
		d := qjson.Parse(text)
		checkFaults(t, text, d)
		checkPlaces(t, text, d)
		out := []golden.Section{{Name: "want", Text: dump(d)}, {Name: "faults", Text: list(text, d.Faults)}}
		if edited(d) > 0 {
			out = append(out, golden.Section{Name: "fixed", Text: qjson.Apply(text, d.Faults)})
		}
		return out
	})
}

// Whatever the text is, what jsontext takes has no fault and what it refuses has one, places lie in the text and in each
// other, and edits repair what they say.
func FuzzParse(f *testing.F) {
	golden.Seeds(f, "testdata")
	for _, m := range mistakes {
		f.Add([]byte(m.text))
	}
	for _, text := range seeds() {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		text := string(src)
		d := qjson.Parse(text)
		if !reflect.DeepEqual(d, qjson.Parse(text)) {
			t.Fatal("two runs differ")
		}
		if ok := valid(text); ok && len(d.Faults) > 0 && !tooDeep(d) || !ok && len(d.Faults) == 0 && !hasElision(text) {
			t.Fatalf("jsontext says %v\n%s", ok, list(text, d.Faults))
		}
		checkFaults(t, text, d)
		checkPlaces(t, text, d)
	})
}

func tooDeep(d *qjson.Document) bool {
	return slices.ContainsFunc(d.Faults, func(f qjson.Fault) bool { return f.Rule == qjson.TooDeep })
}

// checkPlaces proves that values are in the text, in order, and inside what they are part of.
func checkPlaces(t *testing.T, text string, d *qjson.Document) {
	t.Helper()
	at := 0
	for _, v := range d.Values {
		at = checkPlace(t, v, at, len(text))
	}
}

func checkPlace(t *testing.T, v *qjson.Value, from, to int) int {
	t.Helper()
	if v.Start < from || v.End < v.Start || v.End > to {
		t.Fatalf("the value %+v is not between %d and %d", *v, from, to)
	}
	at := v.Start
	for _, e := range v.Elements {
		at = checkPlace(t, e, at, v.End)
	}
	for _, m := range v.Members {
		if m.NameStart < at || m.NameEnd < m.NameStart || m.NameEnd > v.End {
			t.Fatalf("the name %+v is not between %d and %d", m, at, v.End)
		}
		if at = m.NameEnd; m.Value != nil {
			at = checkPlace(t, m.Value, at, v.End)
		}
	}
	return v.End
}
