package bundle

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// content returns what the i-th file of the tests holds: nothing, little, more than a compressor's window.
func content(i int) []byte {
	return []byte(strings.Repeat(fmt.Sprintf("page %d\n", i), i*i*100))
}

// pack fills an archive from several goroutines, in an order that differs from run to run.
func pack(t *testing.T) []byte {
	a := New("qmp-1.0")
	var all sync.WaitGroup
	for i := range 12 {
		all.Go(func() {
			if err := a.Put(fmt.Sprintf("commands/c%d.html", i), content(i)); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	data, err := a.Zip()
	if err != nil {
		t.Fatal(err)
	}
	if a.Len() != 12 {
		t.Errorf("%d files", a.Len())
	}
	return data
}

func TestSameFilesSameBytes(t *testing.T) {
	first := pack(t)
	for range 5 {
		if !bytes.Equal(first, pack(t)) {
			t.Fatal("two archives of the same files differ")
		}
	}
}

func TestUnpack(t *testing.T) {
	data := pack(t)
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range z.File {
		names = append(names, f.Name)
		if day := time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC); !f.Modified.Equal(day) {
			t.Errorf("%s is of %s", f.Name, f.Modified)
		}
		if f.Mode() != 0o644 {
			t.Errorf("%s has mode %v", f.Name, f.Mode())
		}
		var i int
		if _, err := fmt.Sscanf(f.Name, "qmp-1.0/commands/c%d.html", &i); err != nil {
			t.Fatal(err)
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(r) // compares the checksum
		if err != nil || !bytes.Equal(got, content(i)) {
			t.Errorf("%s: %d bytes, %v", f.Name, len(got), err)
		}
	}
	if len(names) != 12 || !slices.IsSorted(names) {
		t.Errorf("names: %v", names)
	}
}
