package qapi_test

import (
	"testing"

	"qmpdoc/prose"
	"qmpdoc/qapi"
)

func TestMemberSince(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"the name", ""},
		{"the name (since 2.7)", "2.7"},
		{"the name  (Since 2.7.1).", "2.7.1"},
		{"the name (since: 2.7) (default: off)", "2.7"},
		{"the name\n(since QEMU 10.1)", "10.1"},
		{"the name (since 2.7)\n\nMore of it.", "2.7"},
		{"one of a, b (since 2.7) and c", ""},
		{"off by default (default: off; since 8.1)", "8.1"},
		{"the name (since3.0)", "3.0"},
		{"convince 2.1)", ""},
		{"since 2.7 it may be empty", ""},
		{"Since 2.7", "2.7"},
		{"the name (since 2.7, removed in 3.0)", ""},
	} {
		s := &qapi.Section{Kind: qapi.SecMember, Text: prose.Text{Raw: c.text}}
		if got := s.Since(); got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
	if got := (*qapi.Section)(nil).Since(); got != "" {
		t.Errorf("no section: got %q", got)
	}
}
