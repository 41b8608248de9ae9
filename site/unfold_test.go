package site

import (
	"path/filepath"
	"testing"

	"qmpdoc/internal/golden"
	"qmpdoc/internal/page"
	"qmpdoc/qapi"
)

// TestCommandsShowTheirMembers looks for every member that a request of a command may carry, bases and branches included,
// among the rows of its page.
func TestCommandsShowTheirMembers(t *testing.T) {
	for _, tree := range []string{"v10.2.0", "v6.2.0", "v2.1.0"} {
		cfg := corpusConfig(t, filepath.Join(golden.Corpus(t), tree))
		files, r := build(t, cfg), cfg.Reference
		pages := page.New(cfg.Config)
		address := addressesOf(pages)
		rows := 0
		for _, d := range r.Defs {
			if d.Kind != qapi.Command || d.Keyword == "" {
				continue
			}
			ids := inspectPage(files[address.of(pages.Def(d).Target())]).ids
			for _, id := range requestRows(r, d) {
				if rows++; !ids[id] {
					t.Errorf("%s: the page of %s has no row %s", tree, d.Name, id)
				}
			}
		}
		t.Logf("%s: %d rows", tree, rows)
	}
}

// requestRows lists the ids of the rows that the page of the command d must have.
func requestRows(r *qapi.Reference, d *qapi.Def) []string {
	var ids []string
	for _, m := range r.Arguments(d) {
		ids = append(ids, "arg-"+page.SafeName(m.Name))
	}
	u := r.ArgumentsType(d)
	if u == nil {
		return ids
	}
	for _, b := range u.Branches {
		ids = append(ids, "branch-"+page.SafeName(b.Name))
		if to := r.Type(u, b.Type); to != nil && to.Kind != qapi.Enum {
			for _, m := range r.AllMembers(to) {
				ids = append(ids, "branch-"+page.SafeName(b.Name)+"."+page.SafeName(m.Name))
			}
		}
	}
	return ids
}
