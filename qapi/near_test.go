package qapi_test

import (
	"slices"
	"testing"

	"qmpdoc/qapi"
)

func TestNamesLike(t *testing.T) {
	src := "{ 'command': 'query-cpus-fast' } { 'command': 'query-cpu' } { 'command': 'chardev-change' } { 'command': 'change-vnc' }\n" +
		"{ 'command': 'blockdev-change-medium' } { 'command': 'lamp-set' } { 'event': 'STOP' }"
	r, _ := qapi.Merge("", []qapi.Schema{program(qapi.QMP, src)}, nil)
	notice := func(name string, instead ...string) *qapi.Notice {
		return &qapi.Notice{Removed: true, Subjects: []qapi.Subject{{Name: name}}, Instead: instead}
	}
	removed := []*qapi.Notice{notice("change", "blockdev-change-medium", "gone-too"), notice("other", "lamp-set")}
	for _, c := range []struct {
		name    string
		notices []*qapi.Notice
		want    []string
	}{
		{"query-cpus", nil, []string{"query-cpus-fast"}}, // and not query-cpu, which looks more like it
		{"change", nil, []string{"change-vnc"}},          // and not chardev-change
		{"change", removed, []string{"blockdev-change-medium", "change-vnc"}},
		{"stop", nil, []string{"STOP"}},
		{"lamp_set", removed, []string{"lamp-set"}},
		{"lmap-set", nil, []string{"lamp-set"}},
		{"medium", nil, []string{"blockdev-change-medium"}},
		{"other", removed, []string{"lamp-set"}},
		{"frobnicate", removed, nil},
	} {
		r.Notices = c.notices
		if got := r.NamesLike(c.name, 5); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
