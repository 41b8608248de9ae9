package diag

import "testing"

func TestIdentity(t *testing.T) {
	for _, c := range []struct {
		name string
		a, b Diagnostic
		same bool
	}{
		{"moved", Diagnostic{Rule: "r", Msg: "m", Definition: "d", Pos: Pos{"a", 1, 1}}, Diagnostic{Rule: "r", Msg: "m", Definition: "d", Pos: Pos{"b", 9, 2}}, true},
		{"another line in the message", Diagnostic{Msg: "'}' missing for the '{' of line 12"}, Diagnostic{Msg: "'}' missing for the '{' of line 7"}, true},
		{"another place in the message", Diagnostic{Msg: "see a.json:12:3"}, Diagnostic{Msg: "see a.json:4:1"}, true},
		{"numbers that are content", Diagnostic{Msg: "12 is no size"}, Diagnostic{Msg: "13 is no size"}, false},
		{"another definition", Diagnostic{Definition: "a"}, Diagnostic{Definition: "b"}, false},
		{"another product", Diagnostic{Definition: "a", Product: "qmp"}, Diagnostic{Definition: "a", Product: "guest-agent"}, false},
		{"another file and no definition", Diagnostic{Pos: Pos{File: "a"}}, Diagnostic{Pos: Pos{File: "b"}}, false},
		{"another severity", Diagnostic{Severity: Error}, Diagnostic{Severity: Info}, true},
	} {
		if same := c.a.Identity() == c.b.Identity(); same != c.same {
			t.Errorf("%s: the same is %t", c.name, same)
		}
	}
}

func TestCountLeavesOutWhatDoesNotCount(t *testing.T) {
	l := List{{Severity: Error}, {Severity: Error, Suppressed: "baseline"}, {Severity: Info}}
	if got := l.Count(Error); got != 1 {
		t.Errorf("%d errors, want 1", got)
	}
}
