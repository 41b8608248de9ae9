package source_test

import (
	"fmt"
	"io/fs"
	"regexp"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"qmpdoc/internal/golden"
	"qmpdoc/internal/source"
	"qmpdoc/qapi"
)

// tree makes a source tree of a txtar archive.
func tree(archive string) fstest.MapFS {
	files := fstest.MapFS{}
	for _, f := range txtar.Parse([]byte(archive)).Files {
		files[f.Name] = &fstest.MapFile{Data: f.Data, Mode: 0o644}
	}
	return files
}

var loadCases = []struct {
	name, tree string
	options    source.Options
	want       string // release: definitions, in order, with their files
	found      string
	err        string
}{
	{
		name: "paths of files",
		tree: "-- VERSION --\n10.2.0\n-- docs/interop/index.rst --\n-- docs/interop/qmp-spec.rst --\n-- docs/devel/style.rst --\n-- qapi/qapi-schema.json --\n" +
			"##\n# @quit:\n#\n# See docs/interop/qmp-spec.txt, docs/interop/qmp-spec.rst,\n# docs/interop/lost.rst, docs/devel/lost.rst and hw/lost.c.\n#\n# Since: 1.0\n##\n{ 'command': 'quit' }\n",
		want:  "10.2.0: qapi/qapi-schema.json:quit",
		found: "qapi/qapi-schema.json:4:7: info [missing-file]\nqapi/qapi-schema.json:5:3: info [missing-file]",
	},
	{
		name: "a module that is a part of another needs no heading, one that is not does",
		tree: "-- VERSION --\n10.2.0\n-- qapi/qapi-schema.json --\n{ 'include': 'misc.json' }\n{ 'include': 'misc-arm.json' }\n{ 'include': 'mischief.json' }\n" +
			"-- qapi/misc.json --\n##\n# ****\n# Misc\n# ****\n##\n\n##\n# @quit:\n#\n# Since: 1.0\n##\n{ 'command': 'quit' }\n-- qapi/misc-arm.json --\n{ 'command': 'stop' }\n" +
			"-- qapi/mischief.json --\n{ 'command': 'cont' }\n",
		want:  "10.2.0: qapi/misc.json:quit qapi/misc-arm.json:stop qapi/mischief.json:cont",
		found: "qapi/mischief.json:1:1: info [module-heading] qapi/misc.json:2:3",
	},
	{
		name: "the layout of 1.1",
		tree: "-- VERSION --\n1.1.0\n" +
			"-- qapi-schema.json --\n{ 'command': 'quit' }\n" +
			"-- qapi-schema-guest.json --\n{ 'command': 'guest-ping' }\n" +
			"-- qmp-commands.hx --\nSQMP\nqmp_capabilities\n----------------\n\nEnable QMP.\n\nEQMP\n" +
			"-- QMP/qmp-events.txt --\nSTOP\n----\n\nStopped.\n",
		want: "1.1.0: qapi-schema.json:quit qmp-commands.hx:qmp_capabilities QMP/qmp-events.txt:STOP qapi-schema-guest.json:guest-ping",
	},
	{
		name: "the layout of 2.8: the newer place of a file wins",
		tree: "-- VERSION --\n2.8.0\n" +
			"-- qapi-schema.json --\n{ 'command': 'quit' }\n" +
			"-- qga/qapi-schema.json --\n{ 'command': 'guest-ping' }\n" +
			"-- qapi-schema-guest.json --\n{ 'command': 'stale' }\n" +
			"-- docs/qmp-commands.txt --\nqmp_capabilities\n----------------\n\nEnable QMP.\n" +
			"-- docs/qmp-events.txt --\nSTOP\n----\n\nStopped.\n" +
			"-- docs/qmp/qmp-events.txt --\nSTALE\n-----\n\nStale.\n",
		want: "2.8.0: qapi-schema.json:quit docs/qmp-commands.txt:qmp_capabilities docs/qmp-events.txt:STOP qga/qapi-schema.json:guest-ping",
	},
	{
		name: "today's layout: programs share files, each file stands at its first include",
		tree: "-- qapi/qapi-schema.json --\n{ 'include': 'common.json' }\n{ 'command': 'quit' }\n{ 'include': 'common.json' }\n" +
			"-- qapi/common.json --\n{ 'include': 'deep/er.json' }\n{ 'command': 'stop' }\n" +
			"-- qapi/deep/er.json --\n{ 'include': '../common2.json' }\n" +
			"-- qapi/common2.json --\n{ 'command': 'cont' }\n" +
			"-- storage-daemon/qapi/qapi-schema.json --\n{ 'include': '../../qapi/common2.json' }\n{ 'command': 'daemon' }\n",
		want: ": qapi/common2.json:cont qapi/common.json:stop qapi/qapi-schema.json:quit storage-daemon/qapi/qapi-schema.json:daemon",
	},
	{
		name:    "one program",
		tree:    "-- qapi-schema.json --\n{ 'command': 'quit' }\n-- qmp-commands.hx --\nSQMP\nx\n-\nEQMP\n-- qga/qapi-schema.json --\n{ 'command': 'guest-ping' }\n",
		options: source.Options{Products: qapi.GuestAgent},
		want:    ": qga/qapi-schema.json:guest-ping",
	},
	{
		name:    "a program that the tree has not",
		tree:    "-- qapi-schema.json --\n{ 'command': 'quit' }\n",
		options: source.Options{Products: qapi.StorageDaemon},
		err:     "no QMP schema or document of storage-daemon: looked for qapi/qapi-schema.json, ",
	},
	{
		name: "a release that is none", tree: "-- qapi-schema.json --\n",
		options: source.Options{Release: "next"},
		err:     `"next" is not a release: write a number such as 10.2.0`,
	},
	{name: "an empty tree", tree: "-- README --\n", err: "no QMP schema or document of qmp, storage-daemon, guest-agent: looked for "},
	{
		name:    "one file is read with its includes, by today's rules",
		tree:    "-- VERSION --\n1.1.0\n-- qapi-schema.json --\n{ 'command': 'quit' }\n-- qapi/a.json --\n{ 'include': 'b.json' }\n-- qapi/b.json --\n{ 'type': 'Lamp', 'data': {} }\n",
		options: source.Options{File: "qapi/a.json"},
		want:    ": qapi/b.json:Lamp",
		found:   "qapi/b.json:1:1: error [old-keyword]",
	},
	{
		name:    "or by those of a release",
		tree:    "-- a.json --\n{ 'type': 'Lamp', 'data': {} }\n",
		options: source.Options{File: "a.json", Release: "1.1"},
		want:    "1.1: a.json:Lamp",
	},
	{
		name:    "one document",
		tree:    "-- a.hx --\nSQMP\nquit\n---\n\nQuit.\n\nEQMP\n",
		options: source.Options{File: "a.hx"},
		want:    ": a.hx:quit",
		found:   "a.hx:3:1: info [hx-underline]",
	},
	{
		name: "one module has the pragmas of its tree's schema",
		tree: "-- qapi/qapi-schema.json --\n{ 'pragma': { 'command-name-exceptions': [ 'lamp_on' ] } }\n{ 'include': 'a.json' }\n" +
			"-- qapi/a.json --\n{ 'command': 'lamp_on' }\n{ 'command': 'lamp_off' }\n",
		options: source.Options{File: "qapi/a.json"},
		want:    ": qapi/a.json:lamp_on qapi/a.json:lamp_off",
		found:   "qapi/a.json:2:15: error [command-name-case]",
	},
	{
		name:  "a missing include",
		tree:  "-- qapi-schema.json --\n{ 'include':\n  'gone.json' }\n{ 'command': 'quit' }\n",
		want:  ": qapi-schema.json:quit",
		found: "qapi-schema.json:1:1: error [include-missing] qapi-schema.json:2:4",
	},
	{
		name: "includes that leave the tree",
		tree: "-- qapi-schema.json --\n{ 'include': '../outside.json' }\n{ 'include': 'a/../../../etc/passwd' }\n{ 'include': '/etc/passwd' }\n",
		want: ":",
		found: "qapi-schema.json:1:15: error [include-outside]\n" +
			"qapi-schema.json:2:15: error [include-outside]\n" +
			"qapi-schema.json:3:15: error [include-outside]",
	},
	{
		name:  "an include of a directory",
		tree:  "-- qapi-schema.json --\n{ 'include': 'qapi' }\n-- qapi/x.json --\n",
		want:  ":",
		found: "qapi-schema.json:1:15: error [include-unreadable]",
	},
	{
		name: "loops are reported where they close, once",
		tree: "-- qapi/qapi-schema.json --\n{ 'include': 'a.json' }\n{ 'include': 'self.json' }\n" +
			"-- qapi/a.json --\n\n{ 'include': 'b.json' }\n-- qapi/b.json --\n{ 'command': 'quit' }\n{ 'include': 'a.json' }\n" +
			"-- qapi/self.json --\n{ 'include': 'self.json' }\n" +
			"-- storage-daemon/qapi/qapi-schema.json --\n{ 'include': '../../qapi/b.json' }\n",
		want: ": qapi/b.json:quit",
		found: "qapi/b.json:2:15: error [include-loop] qapi/a.json:2:15\n" +
			"qapi/self.json:1:15: error [include-loop]",
	},
	{
		name: "a VERSION file that holds the name of a tag",
		tree: "-- VERSION --\nv2.3.0\n-- qapi-schema.json --\n{ 'type': 'Lamp', 'data': {} }\n",
		want: "2.3.0: qapi-schema.json:Lamp",
	},
	{
		name:    "a tag's name as the release",
		tree:    "-- qapi-schema.json --\n{ 'type': 'Lamp', 'data': {} }\n",
		options: source.Options{Release: "v2.3.0"},
		want:    "2.3.0: qapi-schema.json:Lamp",
	},
	{
		name:  "a VERSION file that holds no release",
		tree:  "-- VERSION --\nsoon\n-- qapi-schema.json --\n{ 'type': 'Lamp', 'data': {} }\n",
		want:  ": qapi-schema.json:Lamp",
		found: "VERSION:1: warning [bad-version]\nqapi-schema.json:1:1: error [old-keyword]",
	},
	{
		name:  "a VERSION that is a directory",
		tree:  "-- VERSION/1 --\n-- qapi-schema.json --\n{ 'struct': 'Lamp', 'data': {} }\n",
		want:  ": qapi-schema.json:Lamp",
		found: "VERSION:1: warning [bad-version]",
	},
	{
		name:  "a schema without definitions",
		tree:  "-- VERSION --\n2.1.0\n-- qapi-schema.json --\n# To come.\n",
		want:  "2.1.0:",
		found: "qapi-schema.json:1: warning [no-definitions]",
	},
	{
		name:  "two definitions of a name, while that was no error",
		tree:  "-- VERSION --\n1.5.3\n-- qapi-schema.json --\n{ 'type': 'Lamp', 'data': {} }\n{ 'type': 'Lamp', 'data': {} }\n",
		want:  "1.5.3: qapi-schema.json:Lamp",
		found: "qapi-schema.json:2:1: info [defined-again] qapi-schema.json:1:1",
	},
	{
		name: "a list of deprecated features that cannot be read",
		tree: "-- VERSION --\n9.2.0\n-- qapi/qapi-schema.json --\n{ 'command': 'quit' }\n" +
			"-- docs/about/deprecated.rst/readme --\nA directory.\n",
		want:  "9.2.0: qapi/qapi-schema.json:quit",
		found: "docs/about/deprecated.rst: warning [list-unreadable]",
	},
}

func TestTooManyFindings(t *testing.T) {
	_, found, err := source.Load(tree("-- qapi-schema.json --\n"+strings.Repeat("{ 'include': 'gone' }\n", 10_001)), source.Options{})
	if err != nil || len(found) != 10_001 {
		t.Fatalf("%d findings, %v", len(found), err)
	}
	if got, want := found[0].String(), ": warning: 1 further findings are not listed [too-many-findings]"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// However briefly it is written, a tree holds a bounded number of things. The file that goes beyond is not read.
func TestTooManyParts(t *testing.T) {
	golden.Long(t, "reads megabytes")
	const n = 200_000
	for _, c := range []struct{ name, file, text string }{
		{"definitions", "qapi-schema.json", strings.Repeat("{'command':'a'}\n", n+1)},
		{"values", "qapi-schema.json", strings.Repeat("{'enum':'Ee','data':["+strings.Repeat("'a',", n/20)+"'b']}\n", 20)},
		{"sections", "qapi-schema.json", "##\n# @a:\n#\n" + strings.Repeat("# @b:\n", n) + "##\n{'command':'a'}\n"},
		{"blocks", "qmp-commands.hx", strings.Repeat("SQMP\na\n-\nEQMP\n", n+1)},
		{"arguments", "qmp-commands.hx", "SQMP\na\n-\n\nArguments:\n\n" + strings.Repeat("- \"a\": b\n", n) + "\nEQMP\n"},
		{"letters", "qmp-commands.hx", "{\n.name = \"a\",\n.args_type = \"" + strings.Repeat("a:s,", n) + "b:s\",\n},\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, _, err := source.Load(fstest.MapFS{c.file: &fstest.MapFile{Data: []byte(c.text)}}, source.Options{})
			if want := "cannot read the source tree: read " + c.file + ": too large: "; err == nil || !strings.HasPrefix(err.Error(), want) {
				t.Errorf("got %v, want %s…", err, want)
			}
		})
	}
	ref, found, err := source.Load(tree("-- qapi-schema.json --\n{ 'include': 'a' }\n{ 'command': 'quit' }\n-- a --\n"+
		strings.Repeat("{'command':'a'}\n", n)), source.Options{})
	if err != nil || len(ref.Defs) != 1 || len(found) != 1 || found[0].Rule != "include-unreadable" {
		t.Errorf("an included file: %v, %v", found, err)
	}
}

// What many share is counted for each of them: a text that describes many members, a name that many types are used by.
func TestTooMuchVolume(t *testing.T) {
	const n, together = 60, 15
	var names, members, users, used []string
	for i := range n {
		if i%together > 0 {
			names = append(names, ", ")
		}
		names = append(names, fmt.Sprintf("@a%d", i))
		if i%together == together-1 {
			names = append(names, ": "+strings.Repeat("word ", 200_000)+"\n#\n# ")
		}
		members = append(members, fmt.Sprintf("'a%d': 'int'", i))
		users = append(users, fmt.Sprintf("'a%d': 'T%d'", i, i))
		used = append(used, fmt.Sprintf("{ 'struct': 'T%d', 'data': {} }\n", i))
	}
	name := strings.Repeat("N", 1_000_000)
	for _, c := range []struct{ name, schema, want string }{
		{"a text", "##\n# @Lamp:\n#\n# " + strings.Join(names, "") + "\n##\n{ 'struct': 'Lamp', 'data': {" + strings.Join(members, ",") + "} }\n", `too large: with "Lamp"`},
		{"a name", strings.Join(used, "") + "{ 'struct': '" + name + "', 'data': {" + strings.Join(users, ",") + "} }\n", `too large: with "T`},
	} {
		_, _, err := source.Load(fstest.MapFS{"qapi-schema.json": &fstest.MapFile{Data: []byte(c.schema)}}, source.Options{})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %s…", c.name, err, c.want)
		}
	}
}

var ruleInBrackets = regexp.MustCompile(`\[([a-z-]+)\]`)

func TestLoad(t *testing.T) {
	reported := map[string]bool{"too-many-findings": true} // by a test of its own
	for _, c := range markupCases {
		for _, rule := range ruleInBrackets.FindAllStringSubmatch(c.want, -1) {
			reported[rule[1]] = true
		}
	}
	for _, c := range loadCases {
		t.Run(c.name, func(t *testing.T) {
			ref, found, err := source.Load(tree(c.tree), c.options)
			if c.err != "" || err != nil {
				if err == nil || c.err == "" || !strings.HasPrefix(err.Error(), c.err) {
					t.Fatalf("error %v, want %q", err, c.err)
				}
				return
			}
			var lines []string
			for _, d := range found {
				reported[d.Rule] = true
				line := d.Pos.String() + ": " + d.Severity.String() + " [" + d.Rule + "]"
				for _, r := range d.Related {
					line += " " + r.Pos.String()
				}
				lines = append(lines, line)
			}
			if diff := cmp.Diff(c.found, strings.Join(lines, "\n")); diff != "" {
				t.Errorf("findings (-want +got):\n%s\n%v", diff, found)
			}
			got := ref.Release + ":"
			for _, d := range ref.Defs {
				got += " " + d.Pos.File + ":" + d.Name
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("definitions (-want +got):\n%s", diff)
			}
		})
	}
	for _, r := range source.Rules() {
		if !reported[r.ID] {
			t.Errorf("no row provokes %s", r.ID)
		}
	}
}

// counted notes how often each file is read.
type counted struct {
	fstest.MapFS
	lock  sync.Mutex // files are read at once
	reads map[string]int
}

func (c *counted) ReadFile(name string) ([]byte, error) {
	c.lock.Lock()
	defer c.lock.Unlock()
	c.reads[name]++
	return c.MapFS.ReadFile(name)
}

var _ fs.ReadFileFS = &counted{}

func TestEachFileIsReadOnce(t *testing.T) {
	files := &counted{MapFS: tree("-- qapi/qapi-schema.json --\n{ 'include': 'a.json' }\n{ 'include': 'a.json' }\n" +
		"-- storage-daemon/qapi/qapi-schema.json --\n{ 'include': '../../qapi/a.json' }\n-- qapi/a.json --\n"), reads: map[string]int{}}
	if _, _, err := source.Load(files, source.Options{}); err != nil {
		t.Fatal(err)
	}
	if n := files.reads["qapi/a.json"]; n != 1 {
		t.Errorf("a.json was read %d times", n)
	}
}
