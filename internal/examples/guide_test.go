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
		"docs/COLO-FT.txt:138 json-single-quote",
		"docs/COLO-FT.txt:139 json-single-quote",
		"docs/COLO-FT.txt:142 json-single-quote",
		"docs/COLO-FT.txt:152 json-single-quote",
		"docs/COLO-FT.txt:153 json-single-quote",
		"docs/COLO-FT.txt:155 json-single-quote",
		"docs/COLO-FT.txt:156 json-single-quote",
		"docs/COLO-FT.txt:158 json-single-quote",
		"docs/COLO-FT.txt:179 json-single-quote",
		"docs/COLO-FT.txt:180 json-single-quote",
		"docs/COLO-FT.txt:185 json-single-quote",
		"docs/bitmaps.md:350 json-trailing-comma",
		"docs/bitmaps.md:430 json-trailing-comma",
		"docs/block-replication.txt:155 json-single-quote",
		"docs/block-replication.txt:160 json-single-quote",
		"docs/block-replication.txt:186 json-single-quote",
		"docs/block-replication.txt:197 json-single-quote",
		"docs/block-replication.txt:220 json-single-quote",
		"docs/block-replication.txt:226 json-single-quote",
		"docs/block-replication.txt:235 json-single-quote",
		"docs/throttle.txt:98 json-trailing-comma",
	},
	"5.2.0": {
		"docs/COLO-FT.txt:212 json-single-quote",
		"docs/COLO-FT.txt:213 json-single-quote",
		"docs/COLO-FT.txt:214 json-single-quote",
		"docs/COLO-FT.txt:214 qmp-deprecated",
		"docs/COLO-FT.txt:225 json-single-quote",
		"docs/COLO-FT.txt:226 json-single-quote",
		"docs/COLO-FT.txt:227 json-single-quote",
		"docs/COLO-FT.txt:228 json-single-quote",
		"docs/COLO-FT.txt:229 json-single-quote",
		"docs/COLO-FT.txt:252 json-single-quote",
		"docs/COLO-FT.txt:253 json-single-quote",
		"docs/COLO-FT.txt:254 json-single-quote",
		"docs/COLO-FT.txt:255 json-single-quote",
		"docs/COLO-FT.txt:256 json-single-quote",
		"docs/COLO-FT.txt:257 json-single-quote",
		"docs/COLO-FT.txt:258 json-single-quote",
		"docs/COLO-FT.txt:259 json-single-quote",
		"docs/COLO-FT.txt:264 json-single-quote",
		"docs/COLO-FT.txt:265 json-single-quote",
		"docs/COLO-FT.txt:267 json-single-quote",
		"docs/COLO-FT.txt:268 json-single-quote",
		"docs/COLO-FT.txt:269 json-single-quote",
		"docs/COLO-FT.txt:270 json-single-quote",
		"docs/COLO-FT.txt:272 json-single-quote",
		"docs/COLO-FT.txt:273 json-single-quote",
		"docs/COLO-FT.txt:274 json-single-quote",
		"docs/COLO-FT.txt:275 json-single-quote",
		"docs/COLO-FT.txt:276 json-single-quote",
		"docs/COLO-FT.txt:277 json-single-quote",
		"docs/COLO-FT.txt:283 json-single-quote",
		"docs/COLO-FT.txt:286 json-single-quote",
		"docs/COLO-FT.txt:287 json-single-quote",
		"docs/COLO-FT.txt:289 json-single-quote",
		"docs/COLO-FT.txt:290 json-single-quote",
		"docs/COLO-FT.txt:292 json-single-quote",
		"docs/COLO-FT.txt:292 qmp-deprecated",
		"docs/COLO-FT.txt:293 json-single-quote",
		"docs/COLO-FT.txt:293 qmp-deprecated",
		"docs/COLO-FT.txt:294 json-single-quote",
		"docs/COLO-FT.txt:294 qmp-deprecated",
		"docs/COLO-FT.txt:295 json-single-quote",
		"docs/COLO-FT.txt:296 json-single-quote",
		"docs/COLO-FT.txt:296 qmp-deprecated",
		"docs/COLO-FT.txt:298 json-single-quote",
		"docs/COLO-FT.txt:299 json-single-quote",
		"docs/COLO-FT.txt:312 json-single-quote",
		"docs/COLO-FT.txt:315 json-single-quote",
		"docs/COLO-FT.txt:316 json-single-quote",
		"docs/COLO-FT.txt:318 json-single-quote",
		"docs/COLO-FT.txt:319 json-single-quote",
		"docs/COLO-FT.txt:321 json-single-quote",
		"docs/COLO-FT.txt:321 qmp-deprecated",
		"docs/COLO-FT.txt:322 json-single-quote",
		"docs/COLO-FT.txt:322 qmp-deprecated",
		"docs/COLO-FT.txt:323 json-single-quote",
		"docs/COLO-FT.txt:323 qmp-deprecated",
		"docs/COLO-FT.txt:324 json-single-quote",
		"docs/COLO-FT.txt:325 json-single-quote",
		"docs/COLO-FT.txt:325 qmp-deprecated",
		"docs/COLO-FT.txt:327 json-single-quote",
		"docs/COLO-FT.txt:328 json-single-quote",
		"docs/block-replication.txt:159 json-single-quote",
		"docs/block-replication.txt:164 json-single-quote",
		"docs/block-replication.txt:192 json-single-quote",
		"docs/block-replication.txt:203 json-single-quote",
		"docs/block-replication.txt:203 qmp-deprecated",
		"docs/block-replication.txt:226 json-single-quote",
		"docs/block-replication.txt:232 json-single-quote",
		"docs/block-replication.txt:241 json-single-quote",
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
