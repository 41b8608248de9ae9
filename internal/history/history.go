// Package history finds since when each thing of a reference exists, from the references of earlier releases.
//
//	var t history.Tracker
//	for _, r := range references { // oldest first, the one of interest last
//		err := t.Add(r)
//	}
//	h := t.History()
//	h.Ages(d).First(qapi.QMP) // "1.7.0"
//	h.Ages(m).First(qapi.QMP) // also of values, branches and features
//	h.Gone                    // what earlier releases had
//
// Names of types are not an interface: QEMU renames, splits and merges types. So a type is followed by
// position: what takes the place of an old type on the wire continues that type, whatever it is called. The work of each step
// from one release to the next has three parts:
//
//	pair.go    which shapes (internal/wire) clients meet at the same places of both releases
//	origin.go  which types of the older release each type of the newer one continues
//	inherit.go what each member, value, branch and feature takes its age from
//
// Everything is counted per program. docs/history.md says for users where this can be wrong.
package history

import (
	"slices"

	"qmpdoc/qapi"
)

// History is what a reference and those of the releases before it tell together. It is read-only and safe to share.
type History struct {
	Reference *qapi.Reference // of the newest release
	Releases  []Release       // oldest first; the last is that of Reference
	Gone      []*Gone         // what Reference no longer has, in the order of the last releases that had it

	ages    map[any]Ages // by the pointers of definitions and their parts
	entries map[*qapi.Def][]Entry
	removed []removal // on the way to the newest release, without notice
}

// Release is one release of a history.
type Release struct {
	Number   string        // "10.2.0"
	Products qapi.Products // the programs that it describes
	Program  bool          // a program of this release described itself: it need not have all that the release has
}

// Ages is when a thing appeared in each program that has it, in the order of qapi.AllProducts.
type Ages []Age

// Age is when a thing appeared in one program.
type Age struct {
	Product qapi.Products // one program
	// First is the first release that has the thing, whatever its type was called then.
	First string
	// Named is the first release that has it under its name today, in a definition of today's name.
	Named string
	// Open means that clients may have met it before First: it describes something that had been open until then, such as the
	// further arguments of object-add, or it is an event from the time when texts for people told of some events only.
	Open bool
	// Last is the last release that has the thing; "" when the program still has it.
	Last string
	// Restated means that the documentation named an earlier release until the one that it names now, such as when what had been
	// an experiment became stable.
	Restated bool
	// Gap means that a release is missing from the history just before First: the thing may have appeared in that.
	Gap bool
}

// Of returns the age in one program.
func (a Ages) Of(product qapi.Products) (Age, bool) {
	for _, one := range a {
		if one.Product == product {
			return one, true
		}
	}
	return Age{}, false
}

// First is the first release of one program that has the thing; "" when the program does not have it.
func (a Ages) First(product qapi.Products) string {
	age, _ := a.Of(product)
	return age.First
}

// Oldest is the age in the program that has had the thing for the longest time; of equal ones that of the first program.
func (a Ages) Oldest() (Age, bool) {
	if len(a) == 0 {
		return Age{}, false
	}
	return slices.MinFunc(a, func(x, y Age) int { return Compare(x.First, y.First) }), true
}

// Gone is a definition that earlier releases had and no program has now.
type Gone struct {
	Def *qapi.Def // as it was in the last release that had it
	// Reference has that definition, all types that it leads to, and the other definitions that were removed with it.
	Reference *qapi.Reference
	Last      string   // that release
	Without   string   // the first release that lacks it
	Became    []string // the names of the types that went on in its place; empty for commands and events
}

// Compare compares the numbers of two releases: -1 when a is older. What is not a number is newer than all that are.
func Compare(a, b string) int {
	x, _ := qapi.ParseRelease(a)
	y, _ := qapi.ParseRelease(b)
	return x.Compare(y)
}

// Ages returns since when a definition of the reference, or of Gone, exists, or a member, value, branch or feature of one, by its
// pointer. A program that no longer has it is in the list, too.
func (h *History) Ages(of any) Ages { return h.ages[of] }

// FindGone returns what was removed, by its name; of several, the one that was there last. It returns nil if there was none, or
// if there is no history.
func (h *History) FindGone(name string) *Gone {
	if h == nil {
		return nil
	}
	for _, g := range slices.Backward(h.Gone) {
		if g.Def.Name == name {
			return g
		}
	}
	return nil
}
