package fix

import (
	"bytes"
	"io/fs"
	"path"
	"time"
)

// Overlay is a source tree of which some files have another content, not yet written.
type Overlay struct {
	fs.FS
	Files map[string][]byte
}

// Open opens the new content where there is one.
func (o *Overlay) Open(name string) (fs.File, error) {
	if text, ok := o.Files[name]; ok {
		return &openFile{Reader: bytes.NewReader(text), name: path.Base(name), size: int64(len(text))}, nil
	}
	return o.FS.Open(name)
}

// openFile is a file that is nowhere but in memory, open for reading. It is its own fs.FileInfo.
type openFile struct {
	*bytes.Reader
	name string
	size int64
}

func (f *openFile) Stat() (fs.FileInfo, error) { return info{f}, nil }
func (f *openFile) Close() error               { return nil }

type info struct{ *openFile }

func (i info) Name() string       { return i.name }
func (i info) Size() int64        { return i.size }
func (i info) Mode() fs.FileMode  { return 0o444 }
func (i info) ModTime() time.Time { return time.Time{} }
func (i info) IsDir() bool        { return false }
func (i info) Sys() any           { return nil }
