package compare

import (
	"slices"
	"strings"

	"qmpdoc/diag"
	"qmpdoc/internal/condition"
	"qmpdoc/internal/wire"
	"qmpdoc/qapi"
)

// marked is what a schema says about something in addition to its shape.
type marked struct {
	features []wire.Feature
	given    condition.Formula
}

// experimental reports whether a name alone says that QEMU promises nothing (docs/devel/qapi-code-gen.rst, "Naming rules and
// reserved names"; x_ in QEMU's device properties).
func experimental(name string) bool {
	return strings.HasPrefix(name, "x-") || strings.HasPrefix(name, "x_")
}

func isUnstable(name string, features []wire.Feature) bool {
	return experimental(name) || wire.HasFeature(features, "unstable")
}

func (w *walker) marks(n *node, steps []Step, at place, owner *qapi.Def, part string, a, b marked, byName bool) {
	before := len(n.differences)
	w.features(n, steps, at, owner, part, a.features, b.features, byName)
	w.conditions(n, steps, at, a.given, b.given)
	for _, d := range n.differences[before:] {
		d.owner, d.part = owner, part
		d.unstable = d.unstable || byName || wire.HasFeature(a.features, "unstable")
		d.marked = d.marked || wire.HasFeature(a.features, "deprecated")
	}
}

// features compares features. Deprecated and unstable ones grade what they are about.
func (w *walker) features(n *node, steps []Step, at place, owner *qapi.Def, part string, a, b []wire.Feature, byName bool) {
	kindOf := func(name string, deprecation, stability, other *kind) *kind {
		switch {
		case name == "deprecated":
			return deprecation
		case name == "unstable" && byName:
			return alwaysUnstable
		case name == "unstable":
			return stability
		default:
			return other
		}
	}
	for _, f := range a {
		if !wire.HasFeature(b, f.Name) {
			k := kindOf(f.Name, undeprecated, madeStable, featureRemoved)
			d := w.gone(n, k, steps, place{f.Pos, at.new}, f.If, owner, part)
			d.detail, d.text = f.Name, "is no longer marked as unstable, which x- still means"
		}
	}
	for _, f := range b {
		if !wire.HasFeature(a, f.Name) {
			k := kindOf(f.Name, deprecated, madeUnstable, featureAdded)
			d := w.came(n, k, steps, place{at.old, f.Pos}, f.If, owner, part)
			d.detail, d.text = f.Name, "is now marked as unstable, which x- already meant"
		}
	}
}

// conditions compares conditions by their truth tables. What a program has needs no condition.
func (w *walker) conditions(n *node, steps []Step, at place, a, b condition.Formula) {
	if w.old.Introspected || w.new.Introspected || a.Equal(b) {
		return
	}
	k, before := conditionNarrowed, a
	if len(steps) > 0 && steps[len(steps)-1].Kind == ToValue {
		k = valueConditioned
	}
	a = w.withoutLostTargets(a)
	switch {
	case !declares(w.old, len(steps) > 0, b) || !declares(w.new, len(steps) > 0, a):
		k = conditionDeclared
	case renamed(a, b), a.Equal(b):
		k = conditionRenamed
	case a.Implies(b):
		k = conditionWidened
	}
	d := w.add(n, k, steps, at)
	d.detail = conditionWords(b) + " instead of " + conditionWords(before)
	d.text = conditionChange(k, before, b)
}

// declares reports whether a schema says so when something depends on a condition: a definition, or a part of one. Parts have
// had conditions from QEMU 4.0 on, definitions from 3.0 on, and those that depend on the target from 4.0 on.
func declares(s *wire.Schema, part bool, given condition.Formula) bool {
	release, known := qapi.ParseRelease(s.Release)
	if !s.KnowsConditions || !known || s.Product == qapi.GuestAgent {
		return s.KnowsConditions
	}
	switch {
	case !release.Before(qapi.Release{4}):
		return true
	case part:
		return false
	}
	target := slices.ContainsFunc(given.Symbols(), isTarget)
	return !target || release.Before(qapi.Release{2, 8})
}

func isTarget(symbol string) bool { return strings.HasPrefix(symbol, "TARGET_") }

// withoutLostTargets leaves out targets that NEW no longer knows: no program is built for them.
func (w *walker) withoutLostTargets(f condition.Formula) condition.Formula {
	if !slices.ContainsFunc(f.Symbols(), isTarget) {
		return f
	}
	if w.symbols == nil {
		w.symbols = w.new.Symbols()
	}
	return f.Given(func(symbol string) condition.Truth {
		if isTarget(symbol) && !slices.Contains(w.symbols, symbol) {
			return condition.Fails
		}
		return condition.Open
	})
}

func conditionWords(f condition.Formula) string {
	if f.IsTrue() {
		return "always"
	}
	return f.String()
}

func conditionChange(k *kind, a, b condition.Formula) string {
	switch {
	case k == conditionRenamed && len(a.Symbols()) != len(b.Symbols()):
		return "depends on fewer targets: some were removed"
	case k == conditionRenamed:
		return "depends on " + b.String() + ", which was called " + a.String()
	case k == conditionDeclared && a.IsTrue():
		return "is now declared to depend on " + b.String()
	case k == conditionDeclared && b.IsTrue():
		return "is no longer declared to depend on " + a.String()
	case k == conditionDeclared:
		return "is now declared to depend on " + b.String() + " instead of " + a.String()
	case b.IsTrue():
		return "no longer depends on " + a.String()
	case a.IsTrue():
		return "now depends on " + b.String()
	default:
		return "now depends on " + b.String() + " instead of " + a.String()
	}
}

// renamed reports whether two conditions are the same except for the name of one symbol.
func renamed(a, b condition.Formula) bool {
	before, after := a.Symbols(), b.Symbols()
	gone := slices.DeleteFunc(slices.Clone(before), func(s string) bool { return slices.Contains(after, s) })
	came := slices.DeleteFunc(slices.Clone(after), func(s string) bool { return slices.Contains(before, s) })
	if len(gone) != 1 || len(came) != 1 || !alike(gone[0], came[0]) {
		return false
	}
	with := func(t condition.Truth) condition.Formula {
		return a.Given(func(s string) condition.Truth {
			if s == gone[0] {
				return t
			}
			return condition.Open
		})
	}
	symbol := condition.Symbol(came[0])
	return symbol.And(with(condition.Holds)).Or(symbol.Not().And(with(condition.Fails))).Equal(b)
}

// alike reports whether two symbols can be one that was renamed: they share a word after the prefix.
func alike(a, b string) bool {
	words := strings.Split(a, "_")[1:]
	return slices.ContainsFunc(strings.Split(b, "_")[1:], func(word string) bool { return slices.Contains(words, word) })
}

func choicePosition(c *wire.Member, other diag.Pos) diag.Pos {
	if c.Pos.IsZero() {
		return other
	}
	return c.Pos
}
