package wire

import (
	"hash/maphash"

	"qmpdoc/internal/condition"
)

// Print is a fingerprint of a shape: equal for shapes that mean the same, within one run of the program.
type Print uint64

// rounds is how deep two recursive shapes are compared. Those that do not lead back to themselves are compared to the end.
const rounds = 64

var seed = maphash.MakeSeed()

// fingerprint fills in Print and Form. A shape's print is made of those of its parts. Recursive shapes have no first one:
// all begin alike, and each round makes a new print of the parts' last ones, until shapes that differ within so many steps
// have different prints.
func fingerprint(all []*Shape) {
	order, recursive := bottomUp(all)
	for _, s := range order {
		s.Print, s.Form = s.digest(printOf, true), s.digest(formOf, false)
	}
	for _, s := range recursive {
		s.Print, s.Form = 1, 1
	}
	next := make([][2]Print, len(recursive))
	for range rounds {
		for i, s := range recursive {
			next[i] = [2]Print{s.digest(printOf, true), s.digest(formOf, false)}
		}
		for i, s := range recursive {
			s.Print, s.Form = next[i][0], next[i][1]
		}
	}
}

func printOf(s *Shape) Print { return s.Print }
func formOf(s *Shape) Print  { return s.Form }

// digest combines what the shape says with the prints of its parts. The order of members, values, branches and choices does
// not count.
func (s *Shape) digest(of func(*Shape) Print, exact bool) Print {
	h := mix(uint64(s.Kind)+1, 0)
	if exact {
		h = mix(h, word(s.Min), word(s.Max), digestFeatures(s.Features))
	}
	switch s.Kind {
	case Enum:
		for _, v := range s.Values {
			h += mix(2, word(v.Name), marks(exact, v.If, v.Features))
		}
	case Array:
		h = mix(h, uint64(of(s.Element)))
	case Object:
		h += s.digestObject(of, exact)
	case Alternate:
		for _, c := range s.Choices {
			h += mix(3, uint64(of(c.Shape)), marks(exact, c.If, nil))
		}
	}
	return Print(mix(h))
}

func (s *Shape) digestObject(of func(*Shape) Print, exact bool) (h uint64) {
	for _, m := range s.Members {
		h += mix(4, word(m.Name), flag(m.Optional), uint64(of(m.Shape)), marks(exact, m.If, m.Features))
	}
	for _, b := range s.Branches {
		h += mix(5, word(s.Tag), word(b.Name), uint64(of(b.Shape)), marks(exact, b.If, nil))
	}
	return h + mix(6, flag(s.Open))
}

// marks digests the condition and the features, which count for exact prints only.
func marks(exact bool, given condition.Formula, features []Feature) uint64 {
	if !exact {
		return 0
	}
	return mix(7, word(given.Key()), digestFeatures(features))
}

func digestFeatures(list []Feature) (h uint64) {
	for _, f := range list {
		h += mix(8, word(f.Name), word(f.If.Key()))
	}
	return h
}

func word(s string) uint64 { return maphash.String(seed, s) }

func flag(b bool) uint64 {
	if b {
		return 1
	}
	return 2
}

// mix combines numbers into one that shows nothing of them.
func mix(list ...uint64) uint64 {
	h := uint64(len(list))
	for _, x := range list {
		h ^= x
		h *= 0x9E3779B97F4A7C15
		h ^= h >> 29
		h *= 0xBF58476D1CE4E5B9
		h ^= h >> 32
	}
	return h
}
