package source_test

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"qmpdoc/internal/source"
)

// lay writes a txtar archive to the disk. An entry "a -> b" in its comment is a symbolic link.
func lay(t *testing.T, archive string) string {
	t.Helper()
	dir := t.TempDir()
	a := txtar.Parse([]byte(archive))
	for _, f := range a.Files {
		path := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, f.Data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for line := range strings.Lines(string(a.Comment)) {
		if link, target, ok := strings.Cut(strings.TrimSpace(line), " -> "); ok {
			if err := os.Symlink(target, filepath.Join(dir, link)); err != nil {
				t.Skip(err)
			}
		}
	}
	return dir
}

var openCases = []struct {
	name, files, open string
	from              string // the directory that open is relative to, which is entered; "": it need not be
	dir, file         string // relative to the files
	err               string
}{
	{name: "a tree", files: "-- qapi-schema.json --\n", open: ".", dir: "."},
	{name: "a file in a tree", files: "-- VERSION --\n2.1.0\n-- qapi-schema.json --\n-- qapi/a.json --\n", open: "qapi/a.json", dir: ".", file: "qapi/a.json"},
	{name: "a file in a tree of no release", files: "-- qga/qapi-schema.json --\n-- qga/sub/a.json --\n", open: "qga/sub/a.json", dir: ".", file: "qga/sub/a.json"},
	{name: "a schema whose includes lie beside its folder", files: "-- storage-daemon/qapi/qapi-schema.json --\n", open: "storage-daemon/qapi/qapi-schema.json", dir: ".", file: "storage-daemon/qapi/qapi-schema.json"},
	{name: "a folder of that name in a tree of another", files: "-- qapi/qapi-schema.json --\n-- other/a.json --\n", open: "other/a.json", dir: "other", file: "a.json"},
	{name: "a file alone", files: "-- sub/a.json --\n", open: "sub/a.json", dir: "sub", file: "a.json"},
	{name: "a document", files: "-- a.hx --\n", open: "a.hx", dir: ".", file: "a.hx"},
	{name: "a link to a file", files: "b.json -> sub/a.json\n-- sub/a.json --\n", open: "b.json", dir: "sub", file: "a.json"},
	{name: "from a directory entered through a link", files: "way -> sub/deep\n-- sub/a.json --\n-- sub/deep/b --\n", from: "way", open: "../a.json", dir: "sub", file: "a.json"},
	{name: "nothing", open: "gone", err: "gone does not exist: name a QEMU source directory"},
	{name: "a schema behind a link out", files: "qapi-schema.json -> /etc/passwd\n-- VERSION --\n", open: ".", err: "qapi-schema.json is a link that leads out of it"},
	{name: "another kind of file", files: "-- a.png --\n", open: "a.png", err: "a.png: name a QEMU source directory"},
	{name: "another directory", files: "-- README --\n", open: ".", err: "is not a QEMU source tree: it has none of qapi/qapi-schema.json"},
}

func TestOpen(t *testing.T) {
	for _, c := range openCases {
		t.Run(c.name, func(t *testing.T) {
			base := lay(t, c.files)
			name := filepath.Join(base, c.open)
			if c.from != "" {
				t.Chdir(filepath.Join(base, c.from))
				name = c.open
			}
			got, err := source.Open(name)
			if c.err != "" || err != nil {
				if err == nil || c.err == "" || !strings.Contains(err.Error(), c.err) {
					t.Fatalf("error %v, want %q", err, c.err)
				}
				return
			}
			defer got.Close()
			real, err := filepath.EvalSymlinks(filepath.Join(base, c.dir))
			if err != nil {
				t.Fatal(err)
			}
			if got.Dir != real || got.File != c.file {
				t.Errorf("got %s and %q, want %s and %q", got.Dir, got.File, real, c.file)
			}
		})
	}
}

// A file after a link that leads out of the tree is reported and not read; one that stays inside is read.
func TestLinks(t *testing.T) {
	for _, c := range []struct{ name, files, want string }{
		{"absolute", "tree/a.json -> /etc/passwd\n", "[include-outside]"},
		{"upwards", "tree/a.json -> ../secret.json\n-- secret.json --\n{ 'command': 'secret' }\n", "[include-outside]"},
		{"through a directory", "tree/d -> ..\ntree/a.json -> d/secret.json\n-- secret.json --\n{ 'command': 'secret' }\n", "[include-outside]"},
		{"to itself", "tree/a.json -> a.json\n", "[include-unreadable]"},
		{"inside", "tree/a.json -> b.json\n-- tree/b.json --\n", "[no-definitions]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := lay(t, c.files+"-- tree/qapi-schema.json --\n{ 'include': 'a.json' }\n")
			tree, err := source.Open(filepath.Join(dir, "tree"))
			if err != nil {
				t.Fatal(err)
			}
			defer tree.Close()
			ref, found, err := source.Load(tree.FS, source.Options{})
			if err != nil {
				t.Fatal(err)
			}
			if len(ref.Defs) > 0 {
				t.Errorf("%s was read", ref.Defs[0].Name)
			}
			got := ""
			if len(found) > 0 {
				got = found[0].String()
			}
			if !strings.HasSuffix(got, c.want) || (got == "") != (c.want == "") {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestUnreadableRoot(t *testing.T) {
	if runtime.GOOS == "windows" || os.Getuid() == 0 {
		t.Skip("this user may read everything")
	}
	dir := lay(t, "-- qapi-schema.json --\n")
	if err := os.Chmod(filepath.Join(dir, "qapi-schema.json"), 0); err != nil {
		t.Fatal(err)
	}
	if _, _, err := source.Load(os.DirFS(dir), source.Options{}); err == nil {
		t.Error("no error")
	}
}
