package qapi

import (
	"slices"

	"qmpdoc/diag"
	"qmpdoc/prose"
)

// Notice is one entry of QEMU's lists of deprecated and removed features (docs/about/deprecated.rst and
// docs/about/removed-features.rst; before 5.0 qemu-deprecated.texi) that is about QMP.
type Notice struct {
	Pos      diag.Pos   // the heading
	Heading  string     // the heading without its release, with its markup: "``block-commit`` arguments ``base`` and ``top``"
	Section  string     // the headings around it, without that of the document: "Device options, Character device options"
	Removed  bool       // the entry is in the list of removed features
	Release  string     // deprecated since this release, or removed in it: "3.1"; "" when the heading does not say
	Text     prose.Text // what the list says below the heading
	Instead  []string   // names that the text tells readers to use, in its order
	Subjects []Subject  // what the entry is about; empty when nothing in the reference has the names of the heading

	Strict bool // the entry is in a section about nothing but QMP, so its heading names something in the schema

	// Partial tells that the heading is about one use of its subjects, such as "empty string argument backing", and not
	// about all of them.
	Partial bool
}

// Subject is what a notice is about: a definition, or a member or value that can be reached from it.
type Subject struct {
	Def   *Def     // the definition that the heading names; nil when the reference does not have it
	Name  string   // its name, of the heading when Def is nil
	Owner *Def     // the definition that declares the member or value; nil when the subject is Def as a whole
	Steps []string // the way to it: "arguments", "returns" or "data", then member names, last its own; of a type member names only
}

// Part is the name of the member or value that the subject is, "" when it is the definition as a whole.
func (s Subject) Part() string {
	if s.Owner == nil {
		return ""
	}
	return s.Steps[len(s.Steps)-1]
}

// Declared is what the subject is: a definition, or a member or value of the one that declares it.
func (s Subject) Declared() Declared {
	if s.Owner != nil {
		return Declared{s.Owner, s.Part()}
	}
	return Declared{s.Def, ""}
}

// NoticesOf lists the notices about d as a whole, or about the member or value called part that d declares.
func (r *Reference) NoticesOf(d *Def, part string) []*Notice {
	var list []*Notice
	for _, n := range r.Notices {
		if slices.ContainsFunc(n.Subjects, func(s Subject) bool { return s.Declared() == Declared{d, part} }) {
			list = append(list, n)
		}
	}
	return list
}

// Declared is a definition, or a member or value that it declares.
type Declared struct {
	Def  *Def
	Name string // "" for the definition as a whole
}

// Deprecations finds the entries of the list of deprecated features by what they are about, the first of each. An entry about
// one use of its subject, such as an empty string, does not deprecate it.
func (r *Reference) Deprecations() map[Declared]*Notice {
	by := map[Declared]*Notice{}
	for _, n := range r.Notices {
		if n.Removed || n.Partial {
			continue
		}
		for _, s := range n.Subjects {
			if about := s.Declared(); about.Def != nil && by[about] == nil {
				by[about] = n
			}
		}
	}
	return by
}

// InsteadOf lists the names that the text tells the users of one thing to use. A text with as many names as the entry is about
// things lists both in one order: base-node for base, top-node for top.
func (n *Notice) InsteadOf(p Declared) []string {
	var things []Declared
	for _, s := range n.Subjects {
		if d := s.Declared(); !slices.Contains(things, d) {
			things = append(things, d)
		}
	}
	if i := slices.Index(things, p); i >= 0 && len(things) == len(n.Instead) {
		return n.Instead[i : i+1]
	}
	return n.Instead
}
