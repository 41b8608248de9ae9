package qapi

import (
	"time"

	"qmpdoc/diag"
	"qmpdoc/prose"
)

// Schema is everything that one program's files say, in the order of its manual: includes are replaced by what they
// include, at their first place.
type Schema struct {
	Product Products
	Items   []Item
	Files   []string // of the program, in the order in which the first include names them
}

// Reference is everything one source tree says. It is read-only after Merge and safe to share.
type Reference struct {
	Release  string    // "10.2.0"; "" when the tree does not say
	Date     time.Time // when the revision was made that the tree is; zero for other trees
	Products Products
	Chapters []*Chapter
	Defs     []*Def // in source order, QMP first
	Ignores  []Ignore
	Notices  []*Notice // of QEMU's lists of deprecated and removed features, in source order

	// Monitor lists the commands of the human monitor (hmp-commands.hx, hmp-commands-info.hx), in source order; those of its
	// command info are called "info NAME".
	Monitor []*HxEntry

	// Files lists the schema files of each program in the order in which the first include names them. QEMU's generators
	// visit the definitions file by file in this order (scripts/qapi/schema.py, modules). It is empty when unknown.
	Files map[Products][]string

	// Introspected tells that a program described itself (query-qmp-schema): there is no documentation, types are named by
	// where clients meet them, conditions are decided, and "int" is an integer of any width. Of a command's flags only
	// AllowOOB is known; Gen is false where arguments are known to be open.
	Introspected bool
	Reply        []byte // what it said: the whole message, without white space

	// NamesOnly says that a program only listed the names of its commands (guest-info): what they take and return, and which
	// events there are, is unknown.
	NamesOnly bool

	// SignedOnly tells that requests hold no integer above 9223372036854775807, whatever its type: what QEMU read was an
	// int64 (qobject/json-parser.c, up to 2.9).
	SignedOnly bool
	// Elsewhere has the names of definitions that other programs of the tree have and this reference leaves out.
	Elsewhere map[string]bool

	Documents []*Document // of QEMU's manual and beside it, by file; set with SetDocuments

	byName    map[defKey]*Def
	documents map[string]*Document // by file
	labels    map[string]labelPlace
	large     map[*Def]map[string]Target
}

type defKey struct {
	product Products
	name    string
}

// Restore completes a reference whose exported fields were written down and read again: lookups work, and UsedBy is
// filled in. Where two definitions of a program have one name, the first one counts, as in Merge.
func Restore(r *Reference) {
	r.byName = make(map[defKey]*Def, len(r.Defs))
	for _, d := range r.Defs {
		for _, product := range AllProducts {
			if key := (defKey{product, d.Name}); d.Products.Has(product) && r.byName[key] == nil {
				r.byName[key] = d
			}
		}
	}
	r.findUsers()
	r.indexLarge()
}

// findUsers fills in UsedBy.
func (r *Reference) findUsers() {
	for _, d := range r.Defs {
		d.EachType(func(t *TypeRef) {
			to := r.Type(d, t)
			if to == nil {
				return
			}
			if n := len(to.UsedBy); n == 0 || to.UsedBy[n-1] != d {
				to.UsedBy = append(to.UsedBy, d)
			}
		})
	}
}

// Chapter is one heading of the manual with the text below it and the definitions up to the next heading.
type Chapter struct {
	Title string // "" for definitions before the first heading
	// FromFile tells that the title is made of the name of a file without headings.
	FromFile bool
	Level    int // 1 for a chapter, 2 for a section, …
	Product  Products
	Pos      diag.Pos     // of the title
	Texts    []prose.Text // in source order
	Defs     []*Def
	Old      bool // from qmp-commands.hx or a text file
}

// Lookup finds a definition in one program's name space; nil when it has none of that name.
// Commands, events and types share one name space (docs/devel/qapi-code-gen.rst, "Naming rules and reserved names").
func (r *Reference) Lookup(product Products, name string) *Def {
	return r.byName[defKey{product, name}]
}

// LookupAny finds a definition in the first program that has it; nil when none has.
func (r *Reference) LookupAny(name string) *Def {
	for _, p := range AllProducts {
		if d := r.Lookup(p, name); d != nil {
			return d
		}
	}
	return nil
}

// Type resolves t as written in d. It is nil for built-in types, nested structs and unknown names.
func (r *Reference) Type(d *Def, t *TypeRef) *Def {
	if t == nil || t.Name == "" {
		return nil
	}
	if to := r.Lookup(d.Products.First(), t.Name); to != nil && to.Kind.IsType() {
		return to
	}
	return nil
}

// Inherited is a member together with the definition that declares it.
type Inherited struct {
	*Member
	Owner *Def
}
