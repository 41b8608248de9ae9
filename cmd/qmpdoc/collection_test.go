package main

import (
	"crypto/sha256"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"

	"qmpdoc/internal/golden"
)

// hashedFiles is an output that keeps the hashes of the files.
type hashedFiles struct {
	lock sync.Mutex
	sums map[string][sha256.Size]byte
}

func (h *hashedFiles) Put(name string, data []byte) error {
	h.lock.Lock()
	defer h.lock.Unlock()
	h.sums[name] = sha256.Sum256(data)
	return nil
}

// The sites of real releases are the same each time, and those of old ones whether they are made alone or with the others.
func TestOldSitesOfReal(t *testing.T) {
	golden.Long(t, "makes eleven sites")
	repository := golden.Clone(t)
	hashed := func(release string, f siteFlags) map[string][sha256.Size]byte {
		t.Helper()
		a := &app{print: printer{quiet: true}}
		in, err := a.open(repository + "@" + release)
		if err != nil {
			t.Fatal(err)
		}
		defer in.Close()
		f.failOn = never
		f.past.past = []string{repository + "@v9.2.0", repository + "@v6.1.0", repository + "@v1.3.0"}
		cfg, err := a.readSite(in, f)
		if err != nil {
			t.Fatal(err)
		}
		out := &hashedFiles{sums: map[string][sha256.Size]byte{}}
		if err := a.writeSites(t.Context(), in, f, cfg, out); err != nil {
			t.Fatal(err)
		}
		return out.sums
	}
	whole := hashed("v10.0.0", siteFlags{oldSites: true})
	if again := hashed("v10.0.0", siteFlags{oldSites: true}); !maps.Equal(whole, again) {
		t.Error("two runs write different sites")
	}
	for release, folder := range map[string]string{"v9.2.0": "9.2/", "v6.1.0": "6.1/", "v1.3.0": "1.3/"} {
		together := map[string][sha256.Size]byte{}
		for name, sum := range whole {
			if inside, ok := strings.CutPrefix(name, folder); ok {
				together[inside] = sum
			}
		}
		alone := hashed(release, siteFlags{asOldSite: true})
		for _, name := range slices.Sorted(maps.Keys(alone)) {
			if alone[name] != together[name] {
				t.Errorf("%s of %s is another one alone", name, release)
			}
		}
		if len(alone) != len(together) || len(alone) < 300 {
			t.Errorf("%s has %d files alone and %d with the others", release, len(alone), len(together))
		}
	}
}
