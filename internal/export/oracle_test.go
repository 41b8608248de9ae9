package export_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"qmpdoc/internal/export"
	"qmpdoc/internal/golden"
	"qmpdoc/internal/source"
)

// The oracle's files and ours are compared as generic JSON: the comparison must not share the exporter's structs.
type object = map[string]any

// oracleFile reads oracle/RELEASE+SUFFIX.json; nil when the release has none.
func oracleFile(t *testing.T, release, suffix string) object {
	src, err := os.ReadFile(filepath.Join(golden.Beside(t, "oracle"), release+suffix+".json"))
	if os.IsNotExist(err) {
		return nil
	}
	if err != nil {
		t.Fatal(err)
	}
	return decode(t, src)
}

func decode(t *testing.T, src []byte) object {
	var v object
	if err := json.Unmarshal(src, &v); err != nil {
		t.Fatal(err)
	}
	return v
}

// exported loads one release of the corpus and exports it.
func exported(t *testing.T, release string) object {
	ref, _, err := source.Load(os.DirFS(filepath.Join(golden.Corpus(t), release)), source.Options{})
	if err != nil {
		t.Fatal(err)
	}
	out, err := export.JSON(ref)
	if err != nil {
		t.Fatal(err)
	}
	return decode(t, out)
}

func list(v any) []object {
	items, _ := v.([]any)
	out := make([]object, len(items))
	for i, it := range items {
		out[i], _ = it.(object)
	}
	return out
}

func str(v any) string {
	s, _ := v.(string)
	return s
}

// TestOracle compares every release of the corpus with what QEMU's own parser of that release says.
func TestOracle(t *testing.T) {
	releases, err := filepath.Glob(filepath.Join(golden.Corpus(t), "v*"))
	if err != nil || len(releases) == 0 {
		t.Fatal("no releases in the corpus")
	}
	known := golden.ReadDifferences(t, "")
	compared := 0
	for _, dir := range releases {
		release := filepath.Base(dir)
		t.Run(release, func(t *testing.T) {
			c := &comparison{T: t, release: release, known: known}
			compared += c.run(exported(t, release))
		})
	}
	if compared == 0 {
		t.Error("nothing was compared")
	}
	if !t.Failed() {
		known.ReportStale(t)
	}
}

// comparison reports where the export of one release differs from the oracle.
type comparison struct {
	*testing.T
	release string
	known   *golden.Differences
}

func (c *comparison) run(ours object) int {
	byPlace := map[string]object{}
	byName := map[string]object{}
	for _, d := range list(ours["definitions"]) {
		byPlace[place(d)] = d
		byName[str(d["kind"])+" "+str(d["name"])] = d
	}
	n := 0
	for _, product := range []struct{ suffix, name string }{{"", "qmp"}, {"-qsd", "storage-daemon"}, {"-qga", "guest-agent"}} {
		oracle := oracleFile(c.T, c.release, product.suffix)
		if oracle == nil {
			continue
		}
		expected := list(oracle["definitions"])
		for _, want := range expected {
			n++
			c.definition(want, byPlace[place(want)], product.name)
		}
		c.order(expected, list(ours["definitions"]), product.name)
	}
	for suffix, kind := range map[string]string{"-hx": "command", "-commands": "command", "-events": "event"} {
		if oracle := oracleFile(c.T, c.release, suffix); oracle != nil {
			c.oldDocuments(oracle, kind, byName)
		}
	}
	return n
}

func place(d object) string { return fmt.Sprint(d["file"], ":", d["line"]) }

// order checks that a product has exactly the oracle's definitions from the schema, in its order where they appear once.
func (c *comparison) order(expected, ours []object, product string) {
	var want, got []string
	for _, d := range expected {
		want = append(want, place(d)+" "+str(d["name"]))
	}
	for _, d := range ours {
		if str(d["keyword"]) != "" && has(d["products"], product) {
			got = append(got, place(d)+" "+str(d["name"]))
		}
	}
	if product == "storage-daemon" {
		// A definition shared with QEMU is where QEMU's manual has it.
		if len(want) != len(got) {
			c.Errorf("%s has %d definitions, want %d", product, len(got), len(want))
		}
		return
	}
	if !reflect.DeepEqual(want, got) {
		c.Errorf("%s: definitions or their order differ: got %d, want %d", product, len(got), len(want))
	}
}

func has(v any, s string) bool {
	items, _ := v.([]any)
	for _, it := range items {
		if it == s {
			return true
		}
	}
	return false
}

// definition compares one definition's structure, which must be equal, and its documentation.
func (c *comparison) definition(want, got object, product string) {
	name := str(want["name"])
	if got == nil {
		c.Errorf("%s %s at %s is missing", want["kind"], name, place(want))
		return
	}
	if !has(got["products"], product) {
		c.Errorf("%s lacks product %s", name, product)
	}
	kind := want["kind"]
	if want["flavor"] == "anonymous" {
		kind = "alternate"
	}
	c.same(name, "kind", kind, got["kind"])
	c.same(name, "name", want["name"], got["name"])
	c.same(name, "keyword", want["keyword"], got["keyword"])
	for _, field := range []string{"members", "base_members", "branches", "values", "features"} {
		if want[field] != nil {
			c.same(name, field, shape(want[field]), shape(got[field]))
		}
	}
	for _, field := range []string{"data", "base", "returns", "if"} {
		c.same(name, field, want[field], got[field])
	}
	c.same(name, "flags", filled(want["flags"]), got["flags"])
	if want["flavor"] == "simple" || want["flavor"] == "flat" {
		c.same(name, "flavor", want["flavor"], got["flavor"])
		c.same(name, "discriminator", want["discriminator"], got["discriminator"])
	}
	c.same(name, "prefix", str(want["prefix"]), str(got["prefix"]))
	c.doc(name, want["doc"], got["doc"])
}

func (c *comparison) same(name, field string, want, got any) {
	if !reflect.DeepEqual(want, got) {
		c.Errorf("%s: %s\n got %v\nwant %v", name, field, got, want)
	}
}

// shape keeps of a list of members, values, branches or features what the oracle has of them.
func shape(v any) any {
	out := []any{}
	for _, m := range list(v) {
		s := object{"name": m["name"], "if": m["if"], "features": []any{}}
		for _, key := range []string{"type", "array", "optional"} {
			if m[key] != nil {
				s[key] = m[key]
			}
		}
		if m["features"] != nil {
			s["features"] = shape(m["features"])
		}
		for _, key := range []string{"nested", "members"} {
			if m[key] != nil {
				s["members"] = shape(m[key])
			}
		}
		out = append(out, s)
	}
	return out
}

// filled returns the flags that the oracle has of a command or event, and the defaults of those that it leaves out.
func filled(flags any) any {
	f, ok := flags.(object)
	if !ok {
		return flags
	}
	out := object{"gen": true, "success-response": true, "allow-oob": false, "allow-preconfig": false, "coroutine": false, "boxed": false}
	maps.Copy(out, f)
	return out
}

// fold makes texts comparable: releases differ in how much white space their reader keeps.
func fold(v any) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(str(v), "#optional", "")), " ")
}
