package examples_test

import (
	"reflect"
	"testing"
	"testing/fstest"

	"qmpdoc/internal/examples"
	"qmpdoc/internal/golden"
	"qmpdoc/internal/source"
	"qmpdoc/qapi"
	"qmpdoc/testdata"
)

// FuzzValidator demands of any schema and message: no panic, faults inside the message, each with a rule and a sentence,
// and the same judgement the second time.
func FuzzValidator(f *testing.F) {
	golden.Seeds(f, "testdata")
	sample, _, err := source.Load(testdata.Sample(), source.Options{})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		text := string(src)
		for _, direction := range []string{"->", "<-", ""} {
			judge(t, sample, text, direction)
		}
		if r, _, err := source.Load(fstest.MapFS{"in.json": {Data: src}}, source.Options{File: "in.json"}); err == nil {
			examples.Check(r)
		}
	})
}

func judge(t *testing.T, r *qapi.Reference, text, direction string) {
	v := examples.NewValidator(r, qapi.QMP)
	j := v.Message(text, direction)
	if again := v.Message(text, direction); !reflect.DeepEqual(j, again) {
		t.Errorf("judged otherwise the second time: %v, %v", j, again)
	}
	for _, fault := range j.Faults {
		if fault.Rule.ID == "" || fault.Msg == "" {
			t.Errorf("a fault without rule or sentence: %v", fault)
		}
		for _, p := range append(fault.More, fault.Place) {
			if p.Start < 0 || p.End < p.Start || p.End > len(text) {
				t.Errorf("%s: a place outside of the message: %v", fault.Msg, p)
			}
		}
	}
}
