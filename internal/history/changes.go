package history

import (
	"slices"

	"qmpdoc/internal/compare"
	"qmpdoc/internal/wire"
	"qmpdoc/qapi"
)

// Entry is one change of a definition.
type Entry struct {
	Release string // that has it first
	Level   compare.Level
	Rule    string // the id of its kind, as of qmpdoc diff
	Path    string // from the definition to what changed: "arguments.mode"; of a type the name of a member or value; "" is the definition itself
	Message string
}

// Entries lists what changed in a definition of the reference, or of Gone, newest first. A type has those of the names that it
// had before.
func (h *History) Entries(d *qapi.Def) []Entry { return h.entries[d] }

// compare finds the changes from the last release to the next one, and notes them for all that they reach. Changes from a release to
// itself, read again, are not passed on.
func (t *Tracker) compare(next *compare.Side, again bool) {
	if t.last == nil {
		return
	}
	t.compared = compare.Compare(t.last, next, compare.Options{})
	for _, c := range t.compared.Changes {
		if c.Level > compare.Documentation && !c.IsProgram() {
			t.write(next.Reference, c)
		}
	}
	if t.Compared != nil && !again {
		t.Compared(t.compared)
	}
}

// write adds a change to the entries of all commands and events that it reaches, and of the type that declares what changed.
func (t *Tracker) write(r *qapi.Reference, c *compare.Change) {
	guest := c.Products.Has(qapi.GuestAgent)
	for _, one := range c.Reaches {
		t.enter(goneKey{guest, nameOf(&qapi.Def{Kind: one.Kind, Name: one.Name})}, Entry{r.Release, one.Level, c.Rule, one.Path(), c.MessageFor(one)})
	}
	if c.Type == "" {
		return
	}
	kind := qapi.Struct
	if d := r.Lookup(c.Products.First(), c.Type); d != nil {
		kind = d.Kind
	}
	path, msg := c.OfType(kind)
	t.enter(goneKey{guest, name{kind: ofType, def: c.Type}}, Entry{r.Release, c.Level, c.Rule, path, msg})
}

// entered is an entry of a definition that the tracker has.
type entered struct {
	key goneKey
	Entry
}

func (t *Tracker) enter(key goneKey, e Entry) {
	if one := (entered{key, e}); !t.entered[one] {
		t.entered[one] = true
		t.entries[key] = append(t.entries[key], e)
	}
}

// rename passes the entries of types to those that continue them. A name that was another type's is theirs from now on.
func (t *Tracker) rename(s *step) {
	guest := s.new.schema.Product == qapi.GuestAgent
	for _, n := range s.new.order {
		if origins := s.origins[n]; origins != nil && !slices.ContainsFunc(origins, func(o *wire.Shape) bool { return o.Def != nil && o.Def.Name == n.Def.Name }) {
			s.program.begin(nameOf(n.Def), s.new.at)
		}
		for _, o := range s.origins[n] {
			if o.Def == nil || o.Def.Name == n.Def.Name {
				continue
			}
			for _, e := range t.entries[goneKey{guest, name{kind: ofType, def: o.Def.Name}}] {
				t.enter(goneKey{guest, nameOf(n.Def)}, e)
			}
		}
	}
}

func (t *Tracker) entriesOf(d *qapi.Def) []Entry {
	list := slices.Clone(t.entries[goneKeyOf(d)])
	slices.SortStableFunc(list, func(a, b Entry) int { return -Compare(a.Release, b.Release) })
	return list
}
