package fix

import (
	"bytes"
	"io/fs"
)

// Overlay is a source tree of which some files have another content, not yet written.
type Overlay struct {
	fs.FS
	Files map[string][]byte
}

// Open opens a file, with the new content where there is one.
func (o *Overlay) Open(name string) (fs.File, error) {
	f, err := o.FS.Open(name)
	if text, ok := o.Files[name]; ok && err == nil {
		return changed{f, bytes.NewReader(text)}, nil
	}
	return f, err
}

// changed is a file with another content.
type changed struct {
	fs.File
	text *bytes.Reader
}

func (c changed) Read(b []byte) (int, error) { return c.text.Read(b) }

func (c changed) Stat() (fs.FileInfo, error) {
	info, err := c.File.Stat()
	return sized{info, c.text.Size()}, err
}

// sized is what is known of a file, with another size.
type sized struct {
	fs.FileInfo
	size int64
}

func (s sized) Size() int64 { return s.size }
