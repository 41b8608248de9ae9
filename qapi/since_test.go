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
		{"the name (since 2.7, removed in 3.0)", "2.7"},
		{"the name, up to 100 (since 5.2; default: 100)", "5.2"},
		{"the name (since 2.7 )", "2.7"},
		{"no activity.  Since 1.3.", "1.3"},
		{"the name (default: x).\nSince 1.3", "1.3"},
		{"the bitmap. Since: 2.4", "2.4"},
		{"the type Since: 2.4", "2.4"},
		{"the name\n\nSince: 1.1", "1.1"},
		{"the name\n\nFor files too. (since 10.1)\n\n(since 10.0)", "10.0"},
		{"the name. (since: 4.2) More of it.", "4.2"},
		{"the name (since 2.0). More of it. And more.", "2.0"},
		{"the name. With x also y (since 2.0). More of it.", ""},
		{"the name. Since 7.1 it may be empty", ""},
		{"other values are allowed since QEMU 2.7", ""},
		{"the name; values 'x' since 2.4", ""},
		{"the name (off before, since 3.1 default)", ""},
		{"the name (since 2.4 for files, 3.1 for devices)", ""},
		{"the time (since Linux 2.6.24)", ""},
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
