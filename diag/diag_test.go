package diag

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestPosString(t *testing.T) {
	for _, c := range []struct {
		pos  Pos
		want string
	}{
		{Pos{}, ""},
		{Pos{File: "a.json"}, "a.json"},
		{Pos{File: "a.json", Line: 3}, "a.json:3"},
		{Pos{File: "a.json", Line: 3, Col: 7}, "a.json:3:7"},
	} {
		if got := c.pos.String(); got != c.want {
			t.Errorf("%#v: got %q, want %q", c.pos, got, c.want)
		}
	}
}

func TestSort(t *testing.T) {
	rule := func(id string) Rule { return Rule{ID: id, Severity: Error} }
	var l List
	l.Report(Pos{"b", 1, 1}, rule("x"), "1")
	l.Report(Pos{"a", 2, 1}, rule("x"), "2")
	l.Report(Pos{"a", 1, 9}, rule("z"), "3")
	l.Report(Pos{"a", 1, 9}, rule("y"), "4")
	l.Report(Pos{"a", 1, 9}, rule("y"), "5")
	l.Sort()
	var got strings.Builder
	for _, d := range l {
		got.WriteString(d.Msg)
	}
	if got.String() != "45321" {
		t.Errorf("order %s, want 45321", got.String())
	}
}

func TestParseSeverity(t *testing.T) {
	for _, s := range []Severity{Info, Warning, Error} {
		if got, err := ParseSeverity(s.String()); err != nil || got != s {
			t.Errorf("%s: got %v, %v", s, got, err)
		}
	}
	if _, err := ParseSeverity("fatal"); err == nil {
		t.Error("fatal is no severity")
	}
}

// A hostile file cannot fill the memory with findings.
func TestListIsBounded(t *testing.T) {
	var l List
	for range 3 * most {
		l.Report(Pos{"a", 1, 1}, Rule{ID: "x"}, "m").Help = "h"
	}
	if len(l) != most+1 || l[most].Rule != TooMany.ID {
		t.Errorf("%d findings, the last %v", len(l), l[len(l)-1])
	}
}

// A name may be as long as a file, a message may not. Letters stay whole.
func TestMessagesAreShort(t *testing.T) {
	var l List
	l.Report(Pos{}, Rule{}, "no type named %s", strings.Repeat("xä", 1<<20))
	if msg := l[0].Msg; len(msg) > 1010 || !utf8.ValidString(msg) || !strings.HasSuffix(msg, "…") {
		t.Errorf("%d bytes: %.60q", len(msg), msg)
	}
}
