package search_test

import (
	"maps"
	"slices"
	"testing"

	"qmpdoc/qapi"
)

// TestTypeFilters compares takes: and returns: with the model, for every type that it has.
func TestTypeFilters(t *testing.T) {
	qemu := realQEMU(t)
	r := qemu.reference
	takes, returns := map[string][]string{}, map[string][]string{}
	for _, d := range r.Defs {
		if d.Kind != qapi.Command {
			continue
		}
		note := func(t *qapi.TypeRef) {
			if t != nil && !slices.Contains(takes[t.Name], d.Name) {
				takes[t.Name] = append(takes[t.Name], d.Name)
			}
		}
		eachArgument(r, d, note)
		if d.Returns != nil {
			returns[d.Returns.Name] = append(returns[d.Returns.Name], d.Name)
		}
	}
	var requests []request
	var want [][]string
	for filter, sets := range map[string]map[string][]string{"takes:": takes, "returns:": returns} {
		for name, commands := range sets {
			requests = append(requests, request{Query: filter + name, Limit: 1000})
			slices.Sort(commands)
			want = append(want, commands)
		}
	}
	if len(requests) < 200 {
		t.Errorf("only %d types", len(requests))
	}
	answers := inBrowser(t, qemu.script, requests)
	for i, a := range answers {
		got := a.labels()
		slices.Sort(got)
		if !slices.Equal(got, want[i]) {
			t.Errorf("%s: %s, want %s", requests[i].Query, got, want[i])
		}
	}
}

// eachArgument walks the members that a request of d may have at its top level, and the types that declare them.
func eachArgument(r *qapi.Reference, d *qapi.Def, visit func(*qapi.TypeRef)) {
	for _, m := range d.Members {
		visit(m.Type)
	}
	if d.Data == nil {
		return
	}
	visit(d.Data)
	at := r.Type(d, d.Data)
	for _, b := range at.Branches {
		visit(b.Type)
		for branch := r.Type(at, b.Type); branch != nil && at.Flavor == qapi.Flat; branch = r.Type(branch, branch.Base) {
			for _, m := range branch.Members {
				visit(m.Type)
			}
		}
	}
	for ; at != nil; at = r.Type(at, at.Base) {
		for _, m := range append(slices.Clone(at.BaseMembers), at.Members...) {
			visit(m.Type)
		}
		visit(at.Base)
	}
}

// TestMembersAreAllFound looks for every fourth member by its exact name: each definition that has it must be listed, at the
// address of its row.
func TestMembersAreAllFound(t *testing.T) {
	qemu := realQEMU(t)
	owners := map[string][]string{}
	for _, d := range qemu.catalog.Docs {
		for _, r := range d.Rows {
			if label := d.Name + "#" + r.Name; !slices.Contains(owners[r.Name], label) {
				owners[r.Name] = append(owners[r.Name], label)
			}
		}
	}
	var requests []request
	for i, name := range slices.Sorted(maps.Keys(owners)) {
		if i%4 != 0 { // all take too long for every run
			continue
		}
		requests = append(requests, request{Query: "member:" + name, Limit: 10_000})
	}
	answers := inBrowser(t, qemu.script, requests)
	for i, a := range answers {
		found := a.labels()
		for _, label := range owners[requests[i].Query[len("member:"):]] {
			if !slices.Contains(found, label) {
				t.Errorf("%s lacks %s", requests[i].Query, label)
			}
		}
	}
}
