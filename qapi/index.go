package qapi

// index finds the parts of one large definition by name: each of its references, or of the unions over it, must not cost
// its whole length.
type index struct {
	parts   map[string]Target
	members map[string]*Member // the first of each name
}

// indexedParts is from how many parts on a definition gets an index.
const indexedParts = 64

// indexLarge makes the indexes of the large definitions.
func (r *Reference) indexLarge() {
	r.large = map[*Def]*index{}
	for _, d := range r.Defs {
		if len(d.BaseMembers)+len(d.Members)+len(d.Values)+len(d.Branches)+len(d.Features) < indexedParts {
			continue
		}
		x := &index{map[string]Target{}, map[string]*Member{}}
		d.eachPart(func(t Target) {
			if _, taken := x.parts[t.Name]; !taken {
				x.parts[t.Name] = t
			}
		})
		for _, m := range own(d) {
			if x.members[m.Name] == nil {
				x.members[m.Name] = m
			}
		}
		r.large[d] = x
	}
}

// ownMember finds a member that d itself declares; nil when it has none of that name.
func (r *Reference) ownMember(d *Def, name string) *Member {
	if x, ok := r.large[d]; ok {
		return x.members[name]
	}
	for _, m := range own(d) {
		if m.Name == name {
			return m
		}
	}
	return nil
}
