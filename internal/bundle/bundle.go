// Package bundle packs a site into one zip file: the same files, the same bytes. Names are sorted, times are fixed, and
// every file is compressed on its own, so that neither the clock nor the order of the work leaves a trace.
package bundle

import (
	"archive/zip"
	"bytes"
	"cmp"
	"compress/flate"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"slices"
	"sync"
)

// Archive collects the files of a site. It keeps them compressed.
type Archive struct {
	folder  string
	lock    sync.Mutex
	members []member
}

type member struct {
	name string
	size int // uncompressed
	sum  uint32
	data []byte // compressed
}

// New begins an archive that unpacks into one folder of the given name.
func New(folder string) *Archive {
	return &Archive{folder: folder}
}

// Put adds a file. It may be called from several goroutines at once: compressing is most of the work.
func (a *Archive) Put(name string, data []byte) error {
	if !fs.ValidPath(name) {
		panic(fmt.Sprintf("bundle: %q is not the name of a file", name))
	}
	packed, err := compress(data)
	if err != nil {
		return err
	}
	a.lock.Lock()
	defer a.lock.Unlock()
	a.members = append(a.members, member{name, len(data), crc32.ChecksumIEEE(data), packed})
	return nil
}

// Len returns the number of files.
func (a *Archive) Len() int {
	a.lock.Lock()
	defer a.lock.Unlock()
	return len(a.members)
}

// Zip returns the whole archive.
func (a *Archive) Zip() ([]byte, error) {
	a.lock.Lock()
	defer a.lock.Unlock()
	slices.SortFunc(a.members, func(m, n member) int { return cmp.Compare(m.name, n.name) })
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, m := range a.members {
		to, err := w.CreateRaw(m.header(a.folder))
		if err != nil {
			return nil, err
		}
		if _, err := to.Write(m.data); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// firstDay is 1 January 1980 in MS-DOS's form, the first that a zip can name: day, month, years since 1980
// (PKWARE, APPNOTE.TXT 4.4.6).
const firstDay = 1 | 1<<5

func (m *member) header(folder string) *zip.FileHeader {
	h := &zip.FileHeader{
		Name:               folder + "/" + m.name,
		Method:             zip.Deflate,
		CRC32:              m.sum,
		CompressedSize64:   uint64(len(m.data)),
		UncompressedSize64: uint64(m.size),
	}
	h.SetMode(0o644)
	//lint:ignore SA1019 CreateRaw looks at nothing else
	h.ModifiedDate = firstDay
	return h
}

// compressors are kept for reuse: each has tables of some hundred kilobytes.
var compressors = sync.Pool{New: func() any {
	w, err := flate.NewWriter(io.Discard, flate.DefaultCompression)
	if err != nil {
		panic(err) // the level is a constant
	}
	return w
}}

func compress(data []byte) ([]byte, error) {
	w := compressors.Get().(*flate.Writer)
	defer compressors.Put(w)
	var packed bytes.Buffer
	w.Reset(&packed)
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return packed.Bytes(), nil
}
