package search

import (
	"strings"
	"testing"
)

func TestMatch(t *testing.T) {
	for _, row := range []struct {
		typed, name string
		want        tier
	}{
		{"blockdev-add", "blockdev-add", exact},
		{"Block_Dev add", "blockdev-add", exact},
		{"blockdev-a", "blockdev-add", prefix},
		{"add", "blockdev-add", segment},
		{"add block", "blockdev-add", segment},
		{"adds to blocks", "blockdev-add", noMatch},
		{"block adds", "blockdev-add", segment},
		{"checks", "Qcow2OverlapChecks", segment},
		{"cpus", "query-vCPUs", segment},
		{"blokdev-add", "blockdev-add", typo},
		{"blockdev-adds", "blockdev-add", segment},
		{"blockdev-addd", "blockdev-add", typo},
		{"blcokdev-add", "blockdev-add", typo},
		{"blockdev-udd", "blockdev-add", typo},
		{"lockdev", "blockdev-add", inside},
		{"blokdev", "blockdev-add", typoPrefix},
		{"bdadd", "block-dev-add", scattered},
		{"qbj", "query-block-jobs", scattered},
		{"bkdd", "blockdev-add", scattered},
		{"to add a block", "blockdev-add", noMatch},
		{"xyz", "blockdev-add", noMatch},
		{"-", "blockdev-add", noMatch},
		{strings.Repeat("ab", 90), strings.Repeat("a-", 80), noMatch},
	} {
		if got := parseQuery(row.typed).match(newName(row.name)); got != row.want {
			t.Errorf("%q for %q: tier %d, want %d", row.typed, row.name, got, row.want)
		}
	}
}
