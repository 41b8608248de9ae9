package page

import (
	"testing"

	"qmpdoc/internal/condition"
	"qmpdoc/qapi"
)

func ident(name string) *qapi.Cond { return &qapi.Cond{Op: qapi.CondIdent, Text: name} }

func cond(op qapi.CondOp, args ...*qapi.Cond) *qapi.Cond { return &qapi.Cond{Op: op, Args: args} }

func TestNeeds(t *testing.T) {
	text := func(s string) *qapi.Cond { return &qapi.Cond{Op: qapi.CondText, Text: s} }
	for _, c := range []struct {
		cond *qapi.Cond
		want string
	}{
		{ident("CONFIG_SPICE"), "needs SPICE"},
		{ident("TARGET_S390X"), "needs target S390X"},
		{ident("HAVE_X"), "needs HAVE_X"},
		{cond(qapi.CondAll, ident("CONFIG_A"), ident("CONFIG_B")), "needs A and B"},
		{cond(qapi.CondNot, cond(qapi.CondAny, ident("CONFIG_A"), ident("CONFIG_B"))), "needs not (A or B)"},
		{cond(qapi.CondAll, ident("CONFIG_A"), cond(qapi.CondAny, ident("B"), ident("C"))), "needs A and (B or C)"},
		{cond(qapi.CondAll, cond(qapi.CondNot, ident("CONFIG_A"))), "needs not A"},
		{text("defined(CONFIG_VNC)"), "needs VNC"},
		{text("defined(CONFIG_A) && !defined(TARGET_B)"), "needs A and not target B"},
		{text("defined(A) || (defined(B) && defined(C))"), "needs A or (B and C)"},
		{text("A == 3"), "needs A == 3"},
		{cond(qapi.CondList, text("defined(A)"), text("defined(B)")), "needs A and B"},
	} {
		if got := needs(condition.Of(c.cond)); got != c.want {
			t.Errorf("needs(%v) = %q, want %q", c.cond, got, c.want)
		}
	}
}

func TestOnlyVersion(t *testing.T) {
	for text, want := range map[string]bool{
		"2.12": true, "QEMU 1.5": true, "v2.7.": true, "2.2; 'Unknown' and all below since 2.4": false, "soon": false, "3": false,
	} {
		if onlyVersion.MatchString(text) != want {
			t.Errorf("%q: not %v", text, want)
		}
	}
}

// A saved reference has an empty list of conditions where a tree has none.
func TestEntryWithoutConditions(t *testing.T) {
	p := &Pages{ref: &qapi.Reference{}}
	for _, d := range []*qapi.Def{{Entry: &qapi.HxEntry{}}, {Entry: &qapi.HxEntry{If: []string{}}}} {
		for _, b := range p.definitionBadges(d) {
			if b.Kind == Condition {
				t.Errorf("%#v has the badge %q", d.Entry.If, b.Text)
			}
		}
	}
}
