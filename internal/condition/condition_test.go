package condition_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"qmpdoc/internal/condition"
	"qmpdoc/qapi"
)

func text(s string) condition.Formula {
	return condition.Of(&qapi.Cond{Op: qapi.CondText, Text: s})
}

var equalities = []struct {
	a, b string
	want bool
}{
	{"defined(A)", "defined A", true},
	{"defined(A)", "A", true},
	{"defined(A)", "defined(B)", false},
	{"defined(A) && !defined(B)", "!(defined(B) || !defined(A))", true},
	{"defined(A) && defined(B) || defined(C)", "(defined(C) || defined(A)) && (defined(B) || defined(C))", true},
	{"defined(A) && defined(B) || defined(C)", "defined(A) && (defined(B) || defined(C))", false},
	{"A || !A", "1", true},
	{"A && !A", "0", true},
	{"A || (B && !B)", "A", true},
	{"A || B || C || D || E || F || G || H || I", "I || H || G || F || E || D || C || B || A", true},
	{"A || B || C || D || E || F || G || H || (I && !I)", "A || B || C || D || E || F || G || H", true},
	{"A || B || C || D || E || F || G || H || I", "A || B || C || D || E || F || G || H", false},
	{"A > 3", "A  >  3", true},
	{"A > 3", "A", false},
	{"defined(A", "defined(A)", false},
	{"defined(defined(A))", "defined(A)", false},
	{"defined(!A)", "!A", false},
	{"a1||a2||a3||a4||a5||a6||a7||a8||a9||b1||b2||b3||b4||b5||b6||b7||b8", "b8||a2||a3||a4||a5||a6||a7||a8||a9||b1||b2||b3||b4||b5||b6||b7||a1", true},
}

func TestEqualityIsThatOfTruthTables(t *testing.T) {
	for _, c := range equalities {
		if got := text(c.a).Equal(text(c.b)); got != c.want {
			t.Errorf("%q equals %q: %v", c.a, c.b, got)
		}
	}
}

func TestNotations(t *testing.T) {
	a, b := &qapi.Cond{Op: qapi.CondIdent, Text: "A"}, &qapi.Cond{Op: qapi.CondIdent, Text: "B"}
	for want, c := range map[string]*qapi.Cond{
		"A && B":  {Op: qapi.CondAll, Args: []*qapi.Cond{a, b}},
		"A || B":  {Op: qapi.CondAny, Args: []*qapi.Cond{a, b}},
		"!A":      {Op: qapi.CondNot, Args: []*qapi.Cond{a}},
		"B && !A": {Op: qapi.CondList, Args: []*qapi.Cond{{Op: qapi.CondText, Text: "!defined(A)"}, {Op: qapi.CondText, Text: "defined(B)"}}},
		"true":    nil,
	} {
		if got := condition.Of(c); want != "true" && !got.Equal(text(want)) || want == "true" && !got.IsTrue() {
			t.Errorf("%s: %s", want, got)
		}
	}
	if got := condition.Lines([]string{"#ifdef A", "#if defined(B) && !C", "#ifndef D"}); !got.Equal(text("A && B && !C && !D")) {
		t.Errorf("lines: %s", got)
	}
}

// The preprocessor allows comments, tabs, and no blank before a parenthesis.
func TestBranches(t *testing.T) {
	for want, lines := range map[string][]string{
		"A":                   {"#ifdef A /* all of it */"},
		"!A":                  {"#ifdef A // some", "#else"},
		"!A && B":             {"#if defined A", "#elif defined(B)"},
		"!A && !B && C":       {"#if(defined(A))", "#elif\tB", "#else /* neither */", "#\tifdef\tC\tD"},
		"D && (A || B) && !C": {"#ifdef D", "#if A /* or */ || B", "# ifndef C"},
	} {
		if got := condition.Lines(lines); !got.Equal(text(want)) {
			t.Errorf("%q: %s, want %s", lines, got, want)
		}
	}
	if !condition.Lines([]string{"#else"}).IsTrue() {
		t.Error("#else alone depends on something")
	}
}

func TestString(t *testing.T) {
	for _, s := range []string{"A", "!A", "A && B", "A || B", "A && (B || C)", "A || (B && C)", "!(A && B)", "A && !(B || !C)"} {
		got := text(s).String()
		if !text(got).Equal(text(s)) || len(got) > len(s) {
			t.Errorf("%q prints as %q", s, got)
		}
	}
	if condition.True.String() != "true" || condition.False.String() != "false" {
		t.Error(condition.True, condition.False)
	}
}

func TestImplication(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{{"A && B", "A", true}, {"A", "A && B", false}, {"A", "A || B", true}, {"A", "B", false}, {"0", "A", true}, {"A", "1", true}, {"1", "A", false}} {
		if got := text(c.a).Implies(text(c.b)); got != c.want {
			t.Errorf("%s implies %s: %v", c.a, c.b, got)
		}
	}
}

func TestDecisions(t *testing.T) {
	known := func(s string) condition.Truth {
		return map[string]condition.Truth{"T": condition.Holds, "U": condition.Holds, "F": condition.Fails}[s]
	}
	for _, c := range []struct {
		text, given, failing string
		want                 condition.Truth
	}{
		{"T", "true", "true", condition.Holds},
		{"F", "false", "F", condition.Fails},
		{"X", "X", "true", condition.Open},
		{"T && F", "false", "F", condition.Fails},
		{"T && (F || X)", "X", "true", condition.Open},
		{"T && !U && X", "false", "!U", condition.Fails},
		{"F || (F && X)", "false", "F", condition.Fails},
		{"(F || !T) && X", "false", "F || !T", condition.Fails},
	} {
		f := text(c.text)
		if got := f.Under(known); got != c.want {
			t.Errorf("%s is %s", c.text, got)
		}
		if got := f.Given(known).String(); got != c.given {
			t.Errorf("%s is %s when the symbols are known", c.text, got)
		}
		if got := f.Failing(known).String(); got != c.failing {
			t.Errorf("%s fails by %s", c.text, got)
		}
	}
}

// Random formulas over few symbols are equal exactly when all assignments agree.
func TestEqualityAgainstEvaluation(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		n := 1 + random.IntN(7)
		f, g := randomText(random, n, 3), randomText(random, n, 3)
		same := true
		for row := range 1 << n {
			assignment := func(s string) condition.Truth {
				if row>>(s[0]-'A')&1 == 1 {
					return condition.Holds
				}
				return condition.Fails
			}
			same = same && text(f).Under(assignment) == text(g).Under(assignment)
		}
		if got := text(f).Equal(text(g)); got != same {
			t.Fatalf("%s equals %s: %v", f, g, got)
		}
	}
}

func randomText(random *rand.Rand, symbols, depth int) string {
	if depth == 0 || random.IntN(4) == 0 {
		return string(rune('A' + random.IntN(symbols)))
	}
	a, b := randomText(random, symbols, depth-1), randomText(random, symbols, depth-1)
	switch random.IntN(3) {
	case 0:
		return fmt.Sprintf("(%s && %s)", a, b)
	case 1:
		return fmt.Sprintf("(%s || %s)", a, b)
	default:
		return "!" + a
	}
}
