// Package qapi holds what is known about QMP: definitions, their documents, and how they refer to each other.
//
// The parsers produce Items, internal/source puts them in the order of the manual, one Schema for each program,
// and Merge makes the Reference that everything later reads.
package qapi

import (
	"slices"

	"qmpdoc/diag"
	"qmpdoc/prose"
)

// Part is what one file says, in source order.
type Part struct {
	File    string // slash-separated, relative to the source root
	Items   []Item
	Ignores []Ignore // the comments that are for this program
}

// Item is one top-level piece of a Part: *Include, *Pragma, *Freeform, *Def, *HxEntry or *OldDoc.
type Item interface{ item() }

func (*Include) item()  {}
func (*Pragma) item()   {}
func (*Freeform) item() {}
func (*Def) item()      {}
func (*HxEntry) item()  {}
func (*OldDoc) item()   {}

// Include is an include directive.
type Include struct {
	Pos     diag.Pos // the opening brace
	Path    string   // as written: relative to the including file
	PathPos diag.Pos
}

// Pragma is a pragma directive (docs/devel/qapi-code-gen.rst, "Pragma directives").
type Pragma struct {
	Pos      diag.Pos // the opening brace
	Settings []Setting
}

// Setting is one name and value of a pragma.
type Setting struct {
	Pos     diag.Pos
	Name    string     // "doc-required", "command-name-exceptions", …
	On      bool       // of doc-required
	Names   []string   // of the lists
	NamePos []diag.Pos // of Names
}

// Freeform is a comment block that documents no definition: headings and text of the manual.
type Freeform struct {
	Pos  diag.Pos // the opening ##
	Text prose.Text
}

// Kind is what a definition defines.
type Kind uint8

// The kinds of definitions.
const (
	Command Kind = iota
	Event
	Struct
	Union
	Alternate
	Enum
)

var kindNames = [...]string{"command", "event", "struct", "union", "alternate", "enum"}

// String returns the schema language's keyword of today.
func (k Kind) String() string { return kindNames[k] }

// IsType reports whether definitions of kind k are types, which members can have.
func (k Kind) IsType() bool { return k >= Struct }

// Def is one definition: of the schema, of qmp-commands.hx and the text files, or of both.
type Def struct {
	Pos      diag.Pos // the opening brace; the entry or heading when no schema has it
	NamePos  diag.Pos // the name, without its quote
	Kind     Kind
	Keyword  string // as written: "type" up to QEMU 2.3 is today's "struct"; empty when no schema has it
	Name     string
	Products Products

	Members     []*Member // arguments, event data or fields, as written in place
	Data        *TypeRef  // the named type of the arguments or event data; Members is empty then
	Base        *TypeRef  // of a struct or union
	BaseMembers []*Member // of a union with its base written in place
	Values      []*Member // of an enum
	Prefix      string    // of an enum's C names

	Flavor        Flavor // of a union
	Discriminator string // of a flat union
	DiscPos       diag.Pos
	Branches      []*Member // of a union or alternate

	Returns  *TypeRef // nil when a command returns nothing
	Features []*Member
	If       *Cond
	Flags    Flags // of a command or event

	Doc   *Doc     // from the schema; nil when undocumented
	Entry *HxEntry // from qmp-commands.hx: the dispatch table
	Old   *OldDoc  // from qmp-commands.hx or a text file: the document

	UsedBy []*Def // what names this type directly, in source order; filled by Merge
	TypePositions
}

// TypePositions keeps the places of the keys that findings point at.
type TypePositions struct {
	DataPos diag.Pos // the value of 'data'
	BasePos diag.Pos // the value of 'base'
}

// Flavor tells how a union is written.
type Flavor uint8

// Unions up to QEMU 6.1 could be simple: no discriminator, every branch wrapped in {"type", "data"}.
const (
	NoFlavor Flavor = iota
	Flat
	Simple
)

// String returns the word of the export format, "" for what is not a union.
func (f Flavor) String() string { return [...]string{"", "flat", "simple"}[f] }

// Member is an argument, a member of event data, a field of a struct, a value of an enum, a branch of a union or alternate, or a
// feature, which is a name that clients can look for in introspection.
type Member struct {
	Pos      diag.Pos // the name, without its quote
	Name     string   // without the leading *
	Type     *TypeRef // nil for a value or feature
	Optional bool     // of an argument, member of event data, or field
	If       *Cond
	Features []*Member
	Doc      *Section // its text in the definition's comment; nil when undocumented
}

// TypeRef names a type.
type TypeRef struct {
	Pos     diag.Pos  // the name, without its quote
	Name    string    // as written; empty for a nested anonymous struct
	Array   bool      // [ 'Name' ]
	Members []*Member // of a nested anonymous struct (QEMU 1.0 to 2.3)
}

// FindFeature returns the feature called name; nil when there is none.
func FindFeature(features []*Member, name string) *Member {
	if i := slices.IndexFunc(features, func(f *Member) bool { return f.Name == name }); i >= 0 {
		return features[i]
	}
	return nil
}

// Parts lists the members, values and branches that d declares.
func (d *Def) Parts() []*Member { return slices.Concat(d.BaseMembers, d.Members, d.Values, d.Branches) }

// EachDeclared visits d itself, under the name "", and then the members and values that it declares.
func (d *Def) EachDeclared(visit func(name string, features []*Member)) {
	visit("", d.Features)
	for _, m := range slices.Concat(d.BaseMembers, d.Members, d.Values) {
		visit(m.Name, m.Features)
	}
}

// FeatureText returns what the comment of d says about a feature of d, or of a member or value; empty if nothing. All that have
// the feature share one section.
func (d *Def) FeatureText(f *Member) prose.Text {
	s := f.Doc
	if s == nil {
		s = d.Doc.section(SecFeature, f.Name)
	}
	if s == nil {
		return prose.Text{}
	}
	return s.Text
}

// Flags are the effective switches of a command or event: defaults filled in.
type Flags struct {
	Gen             bool `json:"gen"`
	SuccessResponse bool `json:"success-response"`
	AllowOOB        bool `json:"allow-oob"`
	AllowPreconfig  bool `json:"allow-preconfig"`
	Coroutine       bool `json:"coroutine"`
	Boxed           bool `json:"boxed"`
}

// DefaultFlags are the switches of a command or event that sets none.
var DefaultFlags = Flags{Gen: true, SuccessResponse: true}

// CondOp is the operator of a condition.
type CondOp uint8

// A condition is an identifier, an operator over conditions, or (QEMU 3.0 to 6.1) a text for the C preprocessor.
const (
	CondIdent CondOp = iota // CONFIG_X, TARGET_X
	CondText                // defined(CONFIG_X) && …
	CondAll
	CondAny
	CondNot
	CondList // [ 'A', 'B' ] of 3.0 to 6.1: all of these texts
)

// Cond is a build condition.
type Cond struct {
	Pos  diag.Pos
	Op   CondOp
	Text string  // of CondIdent and CondText
	Args []*Cond // of the others; CondNot has one
}

// IsSymbol reports whether the text of a condition is the name of one symbol, and not C (scripts/qapi/expr.py, check_if).
func IsSymbol(s string) bool {
	for i := range len(s) {
		c := s[i]
		if !(c >= 'A' && c <= 'Z' || i > 0 && (c >= '0' && c <= '9' || c == '_')) {
			return false
		}
	}
	return s != ""
}
