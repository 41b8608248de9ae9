package history

import (
	"os"
	"slices"
	"strings"
	"testing"

	"qmpdoc/internal/golden"
	"qmpdoc/internal/source"
	"qmpdoc/qapi"
)

// known is the history of a release from all before it, and what names alone tell.
type known struct {
	*History
	span map[nameIn]*span
}

// nameIn is a name in one program.
type nameIn struct {
	product qapi.Products
	name
}

type span struct{ first, last string }

// histories keeps those that several tests need.
var histories = map[string]*known{}

// until follows all releases up to one.
func until(t *testing.T, number string) *known {
	t.Helper()
	if testing.Short() {
		t.Skip("reads all releases")
	}
	if k := histories[number]; k != nil {
		return k
	}
	k := &known{span: map[nameIn]*span{}}
	var tracker Tracker
	for _, n := range golden.Releases(t) {
		ref, _, err := source.Load(golden.Release(t, n), source.Options{})
		if err != nil {
			t.Fatal(err)
		}
		k.note(ref)
		if err := tracker.Add(ref); err != nil {
			t.Fatal(err)
		}
		if n == number {
			break
		}
	}
	k.History = tracker.History()
	histories[number] = k
	return k
}

func (k *known) note(r *qapi.Reference) {
	for _, d := range r.Defs {
		for _, p := range qapi.AllProducts {
			if !d.Products.Has(p) {
				continue
			}
			n := nameIn{p, nameOf(d)}
			if k.span[n] == nil {
				k.span[n] = &span{first: r.Release}
			}
			k.span[n].last = r.Release
		}
	}
}

// Of all names that ever were, the first and last release is known: of commands and events exactly that by name, of types that
// or, for a type that went on under another name, an earlier one. Names that types have taken over from others are reviewed.
func TestEveryNameThatEverWas(t *testing.T) {
	k := until(t, "11.0.0")
	takenOver := reviewed(t, "taken_names.txt")
	told := map[nameIn]Age{}
	tell := func(d *qapi.Def) {
		for _, age := range k.Ages(d) {
			told[nameIn{age.Product, nameOf(d)}] = age
		}
	}
	for _, d := range k.Reference.Defs {
		tell(d)
	}
	for _, g := range k.Gone {
		tell(g.Def)
	}
	went := 0
	for n, want := range k.span {
		got, ok := told[n]
		if want.last == k.Reference.Release {
			want.last = ""
		} else {
			went++
		}
		switch order := Compare(got.First, want.first); {
		case !ok:
			t.Errorf("%s: lost", n.def)
		case got.Last != want.last:
			t.Errorf("%s: last in %q, want %q", n.def, got.Last, want.last)
		case n.kind != ofType && order != 0, order > 0 && !takenOver[n.def]:
			t.Errorf("%s: first in %s, want %s", n.def, got.First, want.first)
		}
	}
	t.Logf("%d names, %d went", len(k.span), went)
	if len(k.span) < 1679 || went < 118 {
		t.Errorf("%d names, of which %d went", len(k.span), went)
	}
}

// QEMU's documentation says in which release most things appeared. Where it is about commands and events, each disagreement
// is reviewed; of all, at most nine in a hundred are tolerated.
func TestSinceTags(t *testing.T) {
	for _, number := range []string{"10.2.0", "11.0.0"} {
		t.Run(number, func(t *testing.T) {
			k := until(t, number)
			differences := reviewed(t, "since_"+number+".txt")
			all, agree := 0, 0
			k.eachTag(func(d *qapi.Def, part string, tag qapi.Release, ages Ages) {
				oldest, ok := ages.Oldest()
				if !ok {
					t.Fatalf("%s %s has no age", d.Name, part)
				}
				all++
				first, _ := qapi.ParseRelease(oldest.First)
				start := qapi.Release{1, 0}
				if slices.Equal(first.Series(), tag) || !start.Before(first.Series()) && !start.Before(tag) {
					agree++
				} else if line := d.Name + " " + tag.String() + " " + first.Series().String(); !d.Kind.IsType() && part == "" && !differences[line] {
					t.Errorf("not reviewed: %s", line)
				} else {
					delete(differences, line)
				}
			})
			for line := range differences {
				t.Errorf("stale: %s", line)
			}
			t.Logf("%d of %d tags agree", agree, all)
			if 100*agree < 91*all {
				t.Errorf("%d of %d tags agree", agree, all)
			}
		})
	}
}

// eachTag visits everything that says since when it exists.
func (k *known) eachTag(visit func(d *qapi.Def, part string, tag qapi.Release, ages Ages)) {
	for _, d := range k.Reference.Defs {
		eachNamed(d, func(thing any, n name) {
			if tag, ok := qapi.ParseRelease(sinceOf(thing)); ok {
				visit(d, n.part, tag.Series(), k.ages[thing])
			}
		})
	}
}

// reviewed reads a file of testdata: entries, each below a comment with its reason.
func reviewed(t *testing.T, file string) map[string]bool {
	t.Helper()
	src, err := os.ReadFile("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	list, explained := map[string]bool{}, false
	for line := range strings.Lines(string(src)) {
		line = strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "#"):
			explained = true
		case line == "":
			explained = false
		case !explained:
			t.Fatalf("%s: no reason for %s", file, line)
		default:
			list[line] = true
		}
	}
	return list
}

// Parts that moved between types, and types that were renamed, keep their ages.
func TestAges(t *testing.T) {
	k := until(t, "11.0.0")
	for _, c := range []struct{ def, part, want string }{
		{"InetSocketAddressWrapper", "", "1.3.0"},
		{"VsockSocketAddressWrapper", "", "2.8.0"},
		{"SocketAddressLegacy", "", "1.3.0"},
		{"QCryptoHashAlgo", "", "2.6.0"},
		{"QCryptoHashAlgo", "sha224", "2.7.0"},
		{"QCryptoHashAlgo", "sm3", "9.2.0"},
		{"BlockdevOptions", "node-name", "2.0.0"},
		{"BlockdevOptions", "driver", "1.7.0"},
		{"BlockdevOptions", "detect-zeroes", "2.1.0"},
		{"BlockdevOptions", "force-share", "2.10.0"},
		{"BlockdevOptionsQcow2", "encrypt", "2.10.0"},
		{"BlockdevOptionsQcow2", "l2-cache-size", "2.2.0"},
		{"BlockdevOptionsFile", "pr-manager", "2.11.0"},
		{"ChardevBackendKind", "spicevmc", "1.5.0"},
		{"TransactionActionKind", "abort", "1.6.0"},
		{"DriveMirror", "", "2.7.0"},
		{"DriveMirror", "speed", "1.3.0"},
		{"blockdev-backup", "", "2.3.0"},
		{"device_add", "", "1.0"},
		{"query-named-block-nodes", "flat", "5.0.0"},
	} {
		d := k.Reference.Lookup(qapi.QMP, c.def)
		if d == nil {
			t.Errorf("no definition is called %s", c.def)
			continue
		}
		got := ""
		eachNamed(d, func(thing any, n name) {
			if n.part == c.part {
				got = k.ages[thing].First(qapi.QMP)
			}
		})
		if Compare(got, c.want) != 0 {
			t.Errorf("%s %s: %q, want %q", c.def, c.part, got, c.want)
		}
	}
}
