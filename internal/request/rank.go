package request

import (
	"maps"
	"slices"

	"qmpdoc/internal/wire"
	"qmpdoc/qapi"
)

// ranks tells how deeply the shallowest value of a type nests. A type without a rank has no finite value, or only one that
// nests more than maxNesting deep.
type ranks map[*wire.Shape]int

// maxNesting bounds the values within values. Those of QEMU's own requests nest four or five deep.
const maxNesting = 30

// rank computes the ranks of types. Each round finds the types whose mandatory members all have a rank by then, so that a
// type is not visited again once its rank is known.
func rank(types map[*qapi.Def]*wire.Shape) ranks {
	known := ranks{}
	left := slices.Collect(maps.Values(types))
	for round := range maxNesting {
		var found, later []*wire.Shape
		for _, s := range left {
			if known.ends(s) {
				found = append(found, s)
			} else {
				later = append(later, s)
			}
		}
		if len(found) == 0 {
			break
		}
		for _, s := range found {
			known[s] = round
		}
		left = later
	}
	return known
}

// finite reports whether s is known to have a finite value.
func (k ranks) finite(s *wire.Shape) bool {
	if _, ok := k[s]; ok {
		return true
	}
	return !hasRank(s) && k.ends(s)
}

// hasRank reports whether s is a type that can lead back to itself. What is written in place is not.
func hasRank(s *wire.Shape) bool {
	return s.Def != nil && (s.Kind == wire.Object || s.Kind == wire.Alternate)
}

// ends reports whether s has a value whose parts are known to be finite. An array can be empty.
func (k ranks) ends(s *wire.Shape) bool {
	part := func(m *wire.Member) bool { return k.finite(m.Shape) }
	switch s.Kind {
	case wire.Enum:
		return len(s.Values) > 0
	case wire.Alternate:
		return slices.ContainsFunc(s.Choices, part)
	case wire.Object:
		if s.Tag != "" && len(s.Branches) == len(s.TagValues().Values) && !slices.ContainsFunc(s.Branches, part) {
			return false
		}
		return !slices.ContainsFunc(s.Members, func(m *wire.Member) bool { return !m.Optional && !part(m) })
	default:
		return !isUnknown(s)
	}
}

// isUnknown reports whether nothing declares the type.
func isUnknown(s *wire.Shape) bool { return s.Kind == wire.Any && s.Builtin == "" }

// of returns the rank of s, for comparisons: a built-in type has the lowest, one without finite values the highest.
func (k ranks) of(s *wire.Shape) int {
	n, ok := k[s]
	switch {
	case ok:
		return n
	case !k.finite(s):
		return maxNesting
	}
	n = -1
	for _, m := range s.Members {
		n = max(n, k.of(m.Shape))
	}
	return n
}
