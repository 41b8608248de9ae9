package notices

import (
	"slices"
	"strings"

	"qmpdoc/diag"
	"qmpdoc/qapi"
)

// Check compares the lists of a tree with its schema: an entry of the list of deprecated features names something, and what
// has the feature 'deprecated' has an entry (docs/about/deprecated.rst; docs/devel/qapi-code-gen.rst, "Special features").
// A tree without a list has no findings.
func Check(r *qapi.Reference) diag.List {
	var found diag.List
	hasList := false
	listed := map[qapi.Declared]bool{}
	for _, n := range r.Notices {
		for _, s := range n.Subjects {
			listed[s.Declared()] = true
		}
		if n.Removed {
			continue
		}
		hasList = true
		if n.Strict && !slices.ContainsFunc(n.Subjects, func(s qapi.Subject) bool { return s.Def != nil }) {
			f := found.Report(n.Pos, ruleUnknown, "the entry %q names nothing in the schema", n.Heading)
			f.Help = "write the names as the schema does, in double backquotes"
		}
	}
	if !hasList {
		return nil
	}
	for _, d := range r.Defs {
		if d.Products == qapi.GuestAgent {
			continue
		}
		unlisted(&found, r, d, listed)
	}
	return found
}

// unlisted reports the parts of d that have the feature 'deprecated' but no entry. An entry about d is enough for all of its
// parts, and one about a command is enough for the values that name it, such as those of TransactionActionKind.
func unlisted(found *diag.List, r *qapi.Reference, d *qapi.Def, listed map[qapi.Declared]bool) {
	if listed[qapi.Declared{Def: d}] {
		return
	}
	var names []string
	var at diag.Pos
	d.EachDeclared(func(name string, features []*qapi.Member) {
		f := qapi.FindFeature(features, "deprecated")
		if f == nil || listed[qapi.Declared{Def: d, Name: name}] {
			return
		}
		if c := r.Lookup(d.Products.First(), name); c != nil && listed[qapi.Declared{Def: c}] {
			return
		}
		if names = append(names, name); len(names) == 1 {
			at = f.Pos
		}
	})
	if len(names) == 0 {
		return
	}
	what := d.Kind.String() + " " + d.Name
	if names[0] != "" {
		what += ": " + strings.Join(names, ", ")
	}
	f := found.Report(at, ruleUnlisted, "%s: the schema says deprecated, the list of deprecated features does not", what)
	f.Definition, f.Product = d.Name, d.Products.Word()
	f.Help = "add an entry that says since when, and what to use instead"
}
