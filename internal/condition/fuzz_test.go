package condition_test

import "testing"

// Whatever a text is, it is a condition that is equal to what it prints as, and to its double negation.
func FuzzText(f *testing.F) {
	for _, e := range equalities {
		f.Add(e.a)
		f.Add(e.b)
	}
	f.Fuzz(func(t *testing.T, s string) {
		given := text(s)
		if again := text(given.String()); !again.Equal(given) && !given.IsTrue() && !given.IsFalse() {
			t.Errorf("%q prints as %q, which is another condition", s, given)
		}
		if !given.Not().Not().Equal(given) || !given.Implies(given) {
			t.Errorf("%q is not itself", s)
		}
	})
}
