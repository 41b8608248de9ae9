package source_test

import (
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"

	"qmpdoc/internal/source"
)

// A tree whose schema is in a directory without permission is unreadable, even if other programs' schemas can be read.
func TestUnreadableDirectory(t *testing.T) {
	for _, files := range []string{
		"-- qapi/qapi-schema.json --\n",
		"-- qapi/qapi-schema.json --\n-- qga/qapi-schema.json --\n{ 'command': 'guest-ping' }\n",
	} {
		dir := lay(t, files)
		schemas := filepath.Join(dir, "qapi")
		if err := os.Chmod(schemas, 0); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = os.Chmod(schemas, 0o755) }) // else the directory cannot be removed
		tree, err := openAsNobody(t, dir)
		if err == nil {
			tree.Close()
		}
		if want := filepath.Join(schemas, "qapi-schema.json") + ": permission denied"; err == nil || err.Error() != want {
			t.Errorf("error %v, want %s", err, want)
		}
	}
}

// openAsNobody opens a tree as a user without rights. Root's rights over files go with the thread's user for files (setfsuid(2)).
func openAsNobody(t *testing.T, dir string) (*source.Tree, error) {
	if os.Geteuid() != 0 {
		return source.Open(dir)
	}
	const nobody = 65534
	for at := dir; len(at) > len(os.TempDir()); at = filepath.Dir(at) {
		if err := os.Chmod(at, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	runtime.LockOSThread() // for good: the thread ends with the test
	if err := syscall.Setfsuid(nobody); err != nil {
		t.Skip(err)
	}
	defer func() {
		if err := syscall.Setfsuid(0); err != nil {
			t.Error(err)
		}
	}()
	return source.Open(dir)
}
