package request

import (
	"fmt"
	"slices"
	"strings"

	"qmpdoc/internal/qjson"
	"qmpdoc/internal/wire"
)

// Demand is one thing that a generated message must have, or lack. Its path names members, from the arguments of a
// command, the data of an event or the returned value down. Elements of arrays and alternatives have no name of their own:
// their members follow at once.
type Demand struct {
	Path []string
	kind demandKind
	word string
}

type demandKind uint8

const (
	present demandKind = iota
	absent
	chosen
)

// Has demands a member, with any value that its type takes.
func Has(path ...string) Demand { return Demand{Path: path, kind: present} }

// Lacks demands that a member is left out, even if it is mandatory.
func Lacks(path ...string) Demand { return Demand{Path: path, kind: absent} }

// Chooses demands a value by its word: that of an enum, the name of a branch as value of the discriminator, the name or the
// JSON type of a branch of an alternate, or a string, number or boolean as it is written.
func Chooses(word string, path ...string) Demand { return Demand{Path: path, kind: chosen, word: word} }

func (d Demand) String() string {
	path := strings.Join(d.Path, ".")
	switch d.kind {
	case absent:
		return "without " + path
	case chosen:
		return path + "=" + d.word
	case present:
		return path
	default:
		panic(fmt.Sprintf("request: unknown demand %d", d.kind))
	}
}

// plan is what the demands say of one value and of what it holds. A nil plan says nothing.
type plan struct {
	demand  *Demand // about the value itself
	members map[string]*plan
	names   []string // of members, in the order of the demands
}

// planOf arranges demands by their paths. Of two about the same value the later one counts.
func planOf(demands []Demand) *plan {
	root := &plan{}
	for i := range demands {
		at := root
		for _, name := range demands[i].Path {
			at = at.open(name)
		}
		at.demand = &demands[i]
	}
	return root
}

// open finds what is said of the member called name, or begins it.
func (p *plan) open(name string) *plan {
	if to := p.members[name]; to != nil {
		return to
	}
	if p.members == nil {
		p.members = map[string]*plan{}
	}
	to := &plan{}
	p.members[name] = to
	p.names = append(p.names, name)
	return to
}

func (p *plan) member(name string) *plan {
	if p == nil {
		return nil
	}
	return p.members[name]
}

// without is what p says of other members than those.
func (p *plan) without(members []*wire.Member) *plan {
	if p == nil || len(p.members) == 0 {
		return p
	}
	return &plan{p.demand, p.members, without(p.names, members)}
}

// wants lists the members that must be there.
func (p *plan) wants() []string {
	if p == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(p.names), func(name string) bool { return !p.members[name].wanted() })
}

func (p *plan) is(k demandKind) bool { return p != nil && p.demand != nil && p.demand.kind == k }

func (p *plan) word() (word string, ok bool) {
	if p.is(chosen) {
		return p.demand.word, true
	}
	return "", false
}

// wanted reports whether an optional member must be there.
func (p *plan) wanted() bool { return p != nil && !p.is(absent) }

// free tells that the plan leaves the value to the generator.
func (p *plan) free() bool {
	return p == nil || len(p.members) == 0 && (p.demand == nil || p.demand.kind == present)
}

// met reports whether v, of a message that was made, is what the demand says.
func (d *Demand) met(v *qjson.Value) bool { return d.below(v, d.Path) }

func (d *Demand) below(v *qjson.Value, path []string) bool {
	if v != nil && v.Kind == qjson.Array && (len(path) > 0 || d.kind == chosen) {
		return len(v.Elements) > 0 && d.below(v.Elements[0], path)
	}
	if len(path) > 0 {
		m := v.Get(path[0])
		if m == nil {
			return d.kind == absent
		}
		return d.below(m.Value, path[1:])
	}
	return d.kind != absent
}
