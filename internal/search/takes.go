package search

import "qmpdoc/qapi"

// maxTakes bounds the types that a command is found by, and maxTakesLooked the members among which they are looked for.
// The commands of QEMU have up to 70 types and 250 members.
const (
	maxTakes       = 500
	maxTakesLooked = 5_000
)

// takes lists the types of what is at the top level of a command's arguments: of each argument, inherited ones and
// those of branches included, and the argument type itself with its bases and branches.
func (c *Catalog) takes(d *qapi.Def) []string {
	to := c.sources.Reference.ArgumentsType(d)
	if to == nil || d.Data == nil {
		return c.findTaken(d, to)
	}
	if _, ok := c.taken[to]; !ok {
		c.taken[to] = c.findTaken(d, to)
	}
	return c.taken[to]
}

func (c *Catalog) findTaken(d, to *qapi.Def) []string {
	r := c.sources.Reference
	f := typeFinder{seen: map[string]bool{}}
	f.add(d.Data)
	f.addMembers(r.Arguments(d))
	if to == nil {
		return f.list
	}
	for _, t := range append([]*qapi.Def{to}, r.Bases(to)...) {
		f.add(t.Base)
	}
	for _, b := range to.Branches {
		f.add(b.Type)
		if branch := r.Type(to, b.Type); branch != nil && to.Flavor == qapi.Flat && !f.full() {
			f.addMembers(r.AllMembers(branch))
		}
	}
	return f.list
}

// typeFinder lists names of types, each once.
type typeFinder struct {
	list   []string
	seen   map[string]bool
	looked int
}

func (f *typeFinder) full() bool { return len(f.list) >= maxTakes || f.looked >= maxTakesLooked }

func (f *typeFinder) add(t *qapi.TypeRef) {
	f.looked++
	if t == nil || t.Name == "" || f.full() {
		return
	}
	if written := writtenType(t); !f.seen[written] {
		f.seen[written] = true
		f.list = append(f.list, written)
	}
}

func (f *typeFinder) addMembers(members []qapi.Inherited) {
	for _, m := range members {
		if f.full() {
			return
		}
		f.add(m.Type)
	}
}
