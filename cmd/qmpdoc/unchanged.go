package main

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"qmpdoc/internal/parallel"
)

// Files that the old site holds with the same bytes are taken over: those who copy a site elsewhere, or serve it with
// dates, see what has changed. They are only noted while the site is made, and linked into the new one when it is known
// that there is a new one: a build that changes nothing writes nothing.

// listOld notes which files the old site has.
func (d *outputDir) listOld() {
	d.old = map[string]bool{}
	_ = filepath.WalkDir(d.target, func(path string, e fs.DirEntry, err error) error {
		switch {
		case err != nil: // what cannot be read is written again
		case d.inside && filepath.Dir(path) == d.target && e.Name() != markerFile && isOwn(e.Name()):
			if e.IsDir() {
				return fs.SkipDir
			}
		case !e.IsDir():
			d.old[path] = e.Type().IsRegular()
		case path != d.target || !d.inside:
			info, err := e.Info()
			d.remade = d.remade || err != nil || info.Mode().Perm() != d.mode
		}
		return nil
	})
}

// keep notes the file called name as one to take over, if the old site holds the same bytes. It tells whether it does.
func (d *outputDir) keep(name string, data []byte) bool {
	old := filepath.Join(d.target, filepath.FromSlash(name))
	if !d.old[old] || !d.holds(old, data) {
		return false
	}
	d.keeps.Lock()
	defer d.keeps.Unlock()
	d.kept = append(d.kept, name)
	return true
}

// holds tells whether a file holds data and no more, and has the mode of a new one: the umask of the run that wrote it may
// have been another.
func (d *outputDir) holds(path string, data []byte) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || info.Size() != int64(len(data)) || info.Mode().Perm() != d.mode&0o666 {
		return false
	}
	buffer := buffers.Get().(*[bufferSize]byte)
	defer buffers.Put(buffer)
	for len(data) > 0 {
		n, err := f.Read(buffer[:min(bufferSize, len(data))])
		if err != nil || !bytes.Equal(buffer[:n], data[:n]) {
			return false
		}
		data = data[n:]
	}
	return true
}

const bufferSize = 64 << 10 // most pages are smaller

var buffers = sync.Pool{New: func() any { return new([bufferSize]byte) }}

// unchanged tells whether the new site is the old one, to the last file.
func (d *outputDir) unchanged() bool {
	marker := filepath.Join(d.target, markerFile)
	if d.remade || len(d.kept) != int(d.files.Load()) || len(d.old) != len(d.kept)+1 || !d.old[marker] {
		return false
	}
	text, err := markerText(d.target)
	return err == nil && d.holds(marker, []byte(text))
}

// takeOver links what is kept into the new site.
func (d *outputDir) takeOver() error {
	return parallel.Each(d.ctx, len(d.kept), func(i int) error { return d.link(d.kept[i]) })
}

// link puts a file of the old site into the new one; a copy of it where the system has no links.
func (d *outputDir) link(name string) error {
	old := filepath.Join(d.target, filepath.FromSlash(name))
	path, err := d.place(name)
	if err != nil {
		return err
	}
	if os.Link(old, path) == nil {
		return nil
	}
	data, err := os.ReadFile(old)
	if err != nil {
		return err
	}
	return writeNew(path, data)
}
