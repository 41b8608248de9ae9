package watch

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// tree makes a directory with two files, and returns its name with links resolved.
func tree(t *testing.T) string {
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"VERSION": "10.0.0\n", "qapi/job.json": "{}", "qapi/other.json": "{}"} {
		write(t, filepath.Join(dir, name), text)
	}
	return dir
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// TestWait changes a tree of which VERSION, qapi/job.json and new/deep/er.json are watched.
func TestWait(t *testing.T) {
	cases := []struct {
		about  string
		change func(t *testing.T, dir string)
		want   []string // nil: nothing is reported
	}{
		{"a file is written", func(t *testing.T, dir string) {
			write(t, dir+"/qapi/job.json", "{ }")
		}, []string{"qapi/job.json"}},
		{"a file is replaced", func(t *testing.T, dir string) {
			write(t, dir+"/qapi/.job.json.swp", "{ }")
			must(t, os.Rename(dir+"/qapi/.job.json.swp", dir+"/qapi/job.json"))
		}, []string{"qapi/job.json"}},
		{"a file goes and comes back", func(t *testing.T, dir string) {
			must(t, os.Rename(dir+"/qapi/job.json", dir+"/qapi/job.json~"))
			write(t, dir+"/qapi/job.json", "{ }")
		}, []string{"qapi/job.json"}},
		{"a file is removed", func(t *testing.T, dir string) {
			must(t, os.Remove(dir+"/VERSION"))
		}, []string{"VERSION"}},
		{"two files are one change", func(t *testing.T, dir string) {
			write(t, dir+"/qapi/job.json", "{ }")
			write(t, dir+"/VERSION", "10.1.0")
		}, []string{"VERSION", "qapi/job.json"}},
		{"a directory goes", func(t *testing.T, dir string) {
			must(t, os.Rename(dir+"/qapi", dir+"/old"))
		}, []string{"qapi"}},
		{"a directory comes", func(t *testing.T, dir string) {
			must(t, os.Mkdir(dir+"/new", 0o777))
		}, []string{"new"}},
		{"the tree goes", func(t *testing.T, dir string) {
			must(t, os.Rename(dir, dir+"-old"))
		}, []string{"."}},
		{"permissions change", func(t *testing.T, dir string) {
			must(t, os.Chmod(dir+"/VERSION", 0o600))
		}, nil},
		{"other files change", func(t *testing.T, dir string) {
			write(t, dir+"/qapi/other.json", "{ }")
			write(t, dir+"/qapi/.job.json.swp", "{ }")
			write(t, dir+"/README", "")
		}, nil},
	}
	for _, c := range cases {
		t.Run(c.about, func(t *testing.T) {
			t.Parallel()
			dir := tree(t)
			w := watch(t, dir, "VERSION", "qapi/job.json", "new/deep/er.json")
			c.change(t, dir)
			if got := wait(t, w, c.want == nil); !slices.Equal(got, c.want) {
				t.Errorf("changed: %q, want %q", got, c.want)
			}
		})
	}
}

// TestTreeComesBack removes a tree with the directory around it, and makes it again.
func TestTreeComesBack(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "around", "tree")
	write(t, dir+"/qapi/job.json", "{ }")
	names := []string{"VERSION", "qapi/job.json"}
	w := watch(t, dir, names...)
	must(t, os.RemoveAll(filepath.Dir(dir)))
	if got := wait(t, w, false); !slices.Contains(got, ".") {
		t.Errorf("removed: %q", got)
	}
	_, err := w.Watch(names)
	must(t, err)
	must(t, os.Mkdir(filepath.Dir(dir), 0o777))
	if got := wait(t, w, false); !slices.Equal(got, []string{"."}) {
		t.Errorf("the directory around it is back: %q", got)
	}
	write(t, dir+"/qapi/job.json", "{ }")
	if fresh, err := w.Watch(names); err != nil || !fresh {
		t.Errorf("the tree is back: fresh %v, %v", fresh, err)
	}
	write(t, dir+"/qapi/job.json", "{ 1 }")
	if got := wait(t, w, false); !slices.Equal(got, []string{"qapi/job.json"}) {
		t.Errorf("the tree changes: %q", got)
	}
}

func watch(t *testing.T, dir string, names ...string) *Watcher {
	t.Helper()
	w, err := New(dir)
	must(t, err)
	t.Cleanup(func() { w.Close() })
	fresh, err := w.Watch(names)
	must(t, err)
	if !fresh {
		t.Error("the first directories are not called fresh")
	}
	return w
}

// wait returns what changed. When nothing is to come it waits no longer than an event would take.
func wait(t *testing.T, w *Watcher, nothing bool) []string {
	t.Helper()
	bound := 10 * time.Second
	if nothing {
		bound = 2 * patience
	}
	ctx, cancel := context.WithTimeout(t.Context(), bound)
	defer cancel()
	names, err := w.Wait(ctx)
	if err != nil && !(nothing && errors.Is(err, context.DeadlineExceeded)) {
		t.Fatal(err)
	}
	return names
}

// TestNewDirectory follows a file whose directories come one after the other.
func TestNewDirectory(t *testing.T) {
	dir := tree(t)
	names := []string{"new/deep/er.json"}
	w := watch(t, dir, names...)
	for _, path := range []string{"new", "new/deep"} {
		must(t, os.Mkdir(filepath.Join(dir, path), 0o777))
		if got := wait(t, w, false); !slices.Equal(got, []string{path}) {
			t.Errorf("changed: %q", got)
		}
		fresh, err := w.Watch(names)
		must(t, err)
		if !fresh {
			t.Errorf("%s is not called fresh", path)
		}
	}
	write(t, dir+"/new/deep/er.json", "{}")
	if got := wait(t, w, false); !slices.Equal(got, names) {
		t.Errorf("changed: %q", got)
	}
	if fresh, err := w.Watch(names); fresh || err != nil {
		t.Errorf("nothing is new, but Watch says %v, %v", fresh, err)
	}
}

// TestSwappedDirectory puts another directory into the place of one above that of the file.
func TestSwappedDirectory(t *testing.T) {
	dir := tree(t)
	write(t, dir+"/qapi/sub/dir/deep.json", "{}")
	names := []string{"qapi/job.json", "qapi/sub/dir/deep.json"}
	w := watch(t, dir, names...)
	must(t, os.Rename(dir+"/qapi/sub", dir+"/qapi/old"))
	write(t, dir+"/qapi/sub/dir/deep.json", "{}")
	if got := wait(t, w, false); !slices.Contains(got, "qapi/sub") {
		t.Errorf("changed: %q", got)
	}
	fresh, err := w.Watch(names)
	must(t, err)
	if !fresh {
		t.Error("the new directory is not called fresh")
	}
	write(t, dir+"/qapi/sub/dir/deep.json", "{ }")
	if got := wait(t, w, false); !slices.Equal(got, names[1:]) {
		t.Errorf("changed: %q", got)
	}
}

// TestLink changes a file that a symbolic link leads to.
func TestLink(t *testing.T) {
	dir := tree(t)
	write(t, dir+"/real/job.json", "{}")
	if err := os.Symlink("../real/job.json", dir+"/qapi/link.json"); err != nil {
		t.Skip("no symbolic links here: ", err)
	}
	w := watch(t, dir, "qapi/link.json")
	write(t, dir+"/real/job.json", "{ }")
	if got := wait(t, w, false); !slices.Equal(got, []string{"real/job.json"}) {
		t.Errorf("changed: %q", got)
	}
}

func TestRecording(t *testing.T) {
	dir := tree(t)
	read := func() *Recording {
		r := Record(os.DirFS(dir))
		for _, name := range []string{"qapi/job.json", "qapi/none.json"} {
			if _, err := fs.Stat(r, name); err == nil {
				_, err = fs.ReadFile(r, name)
				must(t, err)
			}
		}
		return r
	}
	first := read()
	if got := first.Names(); !slices.Equal(got, []string{"qapi/job.json", "qapi/none.json"}) {
		t.Errorf("names: %q", got)
	}
	if !read().Same(first) || first.Same(nil) {
		t.Error("the same content is not the same")
	}
	write(t, dir+"/qapi/other.json", "{ }")
	if !read().Same(first) {
		t.Error("a file that nobody read makes a difference")
	}
	write(t, dir+"/qapi/job.json", "{ }")
	if read().Same(first) {
		t.Error("another content is the same")
	}
	write(t, dir+"/qapi/job.json", "{}")
	write(t, dir+"/qapi/none.json", "{}")
	if read().Same(first) {
		t.Error("a file that was missing is the same when it is there")
	}
}
