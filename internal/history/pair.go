package history

import "qmpdoc/internal/wire"

// pair is an old and a new shape that clients meet at one place.
type pair struct{ old, new *wire.Shape }

// pairing finds the pairs, each once.
type pairing struct {
	seen   map[pair]bool
	list   []pair                        // in the order in which they are found
	next   int                           // the first one whose parts are not paired yet
	before map[*wire.Shape][]*wire.Shape // the old shapes in the places of each new one
	after  map[*wire.Shape][]*wire.Shape // the new shapes in the places of each old one
}

func newPairing() *pairing {
	return &pairing{seen: map[pair]bool{}, before: map[*wire.Shape][]*wire.Shape{}, after: map[*wire.Shape][]*wire.Shape{}}
}

// add adds a pair, unless values of one cannot be values of the other. An alternate is paired by JSON types.
func (p *pairing) add(old, new *wire.Shape) {
	if old.Kind == wire.Alternate && new.Kind == wire.Alternate {
		p.enter(old, new)
		return
	}
	for _, a := range old.Alternatives() {
		for _, b := range new.Alternatives() {
			if a.Shape.Kind == b.Shape.Kind || a.Shape.Kind == wire.Any {
				p.enter(a.Shape, b.Shape)
			}
		}
	}
}

// mostPairs bounds how many pairs there are. QEMU's releases have some 1,000; types that lead to each other in circles of different
// lengths can have as many as the product of these.
const mostPairs = 50_000

func (p *pairing) enter(old, new *wire.Shape) {
	one := pair{old, new}
	if p.seen[one] || len(p.list) == mostPairs {
		return
	}
	p.seen[one] = true
	p.list = append(p.list, one)
	p.before[new] = append(p.before[new], old)
	p.after[old] = append(p.after[old], new)
}

func (p *pairing) spread() {
	for ; p.next < len(p.list); p.next++ {
		p.parts(p.list[p.next])
	}
}

func (p *pairing) parts(at pair) {
	old, new := at.old, at.new
	if old.Kind != new.Kind {
		return
	}
	switch new.Kind {
	case wire.Array:
		p.add(old.Element, new.Element)
	case wire.Alternate:
		for _, a := range old.Choices {
			for _, b := range new.Choices {
				if a.Shape.Kind == b.Shape.Kind {
					p.enter(a.Shape, b.Shape)
				}
			}
		}
	case wire.Object:
		p.members(old, new)
	}
}

// members pairs the members and branches of two objects. A member can move between what all values have and the branches.
func (p *pairing) members(old, new *wire.Shape) {
	for _, m := range new.Members {
		for _, before := range membersOf(old, m.Name) {
			p.add(before.Shape, m.Shape)
		}
	}
	for _, b := range new.Branches {
		before := old.Branch(b.Name)
		if before != nil {
			p.add(before.Shape, b.Shape)
		}
		for _, m := range b.Shape.Members {
			if was := old.Member(m.Name); was != nil && (before == nil || before.Shape.Member(m.Name) == nil) {
				p.add(was.Shape, m.Shape)
			}
		}
	}
}

// membersOf finds a member of an object: the one that all its values have, else those of its branches.
func membersOf(s *wire.Shape, name string) []*wire.Member {
	if m := s.Member(name); m != nil {
		return []*wire.Member{m}
	}
	var list []*wire.Member
	for _, b := range s.Branches {
		if m := b.Shape.Member(name); m != nil {
			list = append(list, m)
		}
	}
	return list
}

// alike reports whether two shapes share so many names that one can have come from the other: half of those of the new one, or
// of those of the old one if that are two or more.
func alike(old, new *wire.Shape) bool {
	if old.Kind != new.Kind {
		return false
	}
	common, had, has := 0, size(old), size(new)
	switch new.Kind {
	case wire.Object:
		for _, m := range new.Members {
			if len(membersOf(old, m.Name)) > 0 {
				common++
			}
		}
		for _, b := range new.Branches {
			if old.Branch(b.Name) != nil {
				common++
			}
		}
	case wire.Enum:
		for _, v := range new.Values {
			if old.Value(v.Name) != nil {
				common++
			}
		}
	case wire.Alternate:
		for _, a := range old.Choices {
			for _, b := range new.Choices {
				if a.Shape.Kind == b.Shape.Kind {
					common++
				}
			}
		}
	default:
		return false
	}
	return 2*common >= has && (common > 0 || had == 0 && has == 0) || 2*common >= had && common > 1
}

func size(s *wire.Shape) int {
	return len(s.Members) + len(s.Branches) + len(s.Values) + len(s.Choices)
}
