package examples_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"qmpdoc/internal/examples"
	"qmpdoc/internal/golden"
	"qmpdoc/internal/source"
)

// mistakes are those in the guides of releases: file, line of the message, rule.
var mistakes = map[string][]string{
	"1.0.0": {"QMP/qmp-spec.txt:158 qmp-wrong-type"},
	"2.8.0": {
		"docs/bitmaps.md:350 json-trailing-comma",
		"docs/bitmaps.md:430 json-trailing-comma",
		"docs/throttle.txt:98 json-trailing-comma",
	},
	"5.2.0": {
		"docs/COLO-FT.txt:214 qmp-deprecated",
		"docs/COLO-FT.txt:292 qmp-deprecated",
		"docs/COLO-FT.txt:293 qmp-deprecated",
		"docs/COLO-FT.txt:294 qmp-deprecated",
		"docs/COLO-FT.txt:296 qmp-deprecated",
		"docs/COLO-FT.txt:321 qmp-deprecated",
		"docs/COLO-FT.txt:322 qmp-deprecated",
		"docs/COLO-FT.txt:323 qmp-deprecated",
		"docs/COLO-FT.txt:325 qmp-deprecated",
		"docs/block-replication.txt:203 qmp-deprecated",
		"docs/interop/bitmaps.rst:204 json-trailing-comma",
		"docs/interop/bitmaps.rst:434 json-trailing-comma",
		"docs/interop/bitmaps.rst:1023 json-trailing-comma",
		"docs/interop/live-block-operations.rst:380 qmp-deprecated",
		"docs/interop/live-block-operations.rst:380 qmp-deprecated",
		"docs/interop/live-block-operations.rst:439 qmp-deprecated",
		"docs/interop/live-block-operations.rst:439 qmp-deprecated",
		"docs/interop/live-block-operations.rst:734 qmp-deprecated",
		"docs/throttle.txt:58 qmp-deprecated",
		"docs/throttle.txt:98 qmp-deprecated",
		"docs/throttle.txt:98 json-trailing-comma",
		"docs/throttle.txt:272 qmp-deprecated",
		"docs/throttle.txt:272 json-missing-comma",
		"docs/throttle.txt:304 qmp-unknown-argument",
	},
	"10.2.0": {
		"docs/COLO-FT.txt:215 qmp-deprecated",
		"docs/block-replication.txt:203 qmp-deprecated",
		"docs/interop/bitmaps.rst:204 json-trailing-comma",
		"docs/interop/bitmaps.rst:434 qmp-unknown-member",
		"docs/interop/bitmaps.rst:434 json-trailing-comma",
		"docs/interop/bitmaps.rst:1134 qmp-wrong-enum",
		"docs/interop/bitmaps.rst:1134 json-trailing-comma",
		"docs/interop/bitmaps.rst:1294 json-trailing-comma",
		"docs/interop/live-block-operations.rst:384 qmp-deprecated",
		"docs/interop/live-block-operations.rst:384 qmp-deprecated",
		"docs/interop/live-block-operations.rst:443 qmp-deprecated",
		"docs/interop/live-block-operations.rst:443 qmp-deprecated",
		"docs/interop/live-block-operations.rst:485 qmp-deprecated",
		"docs/interop/live-block-operations.rst:741 qmp-deprecated",
		"docs/interop/live-block-operations.rst:915 qmp-deprecated",
		"docs/interop/live-block-operations.rst:959 qmp-deprecated",
		"docs/system/authz.rst:137 qmp-wrong-enum",
		"docs/system/authz.rst:186 qmp-unknown-argument",
		"docs/throttle.txt:58 qmp-deprecated",
		"docs/throttle.txt:98 qmp-deprecated",
		"docs/throttle.txt:98 json-trailing-comma",
		"docs/throttle.txt:302 qmp-unknown-argument",
	},
}

func TestGuidesOfReleases(t *testing.T) {
	for release, want := range mistakes {
		ref, _, err := source.Load(golden.Release(t, release), source.Options{Manual: true})
		if err != nil {
			t.Fatal(err)
		}
		if len(ref.Guides()) == 0 {
			t.Errorf("%s has no guide", release)
		}
		var got []string
		for _, f := range examples.Check(ref).Found {
			if f.Definition == "" && f.MessageLine > 0 {
				got = append(got, fmt.Sprintf("%s:%d %s", f.Pos.File, f.MessageLine, f.Rule))
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s:\n%s\nwant\n%s", release, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}
