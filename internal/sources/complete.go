package sources

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"qmpdoc/internal/monitor"
)

// schemes begin the addresses of running programs.
var schemes = []string{"unix:", "tcp:"}

// Complete returns what a name that is being typed can become, when it is not to be a file: the tags after DIR@, the
// sockets of unix:PATH, or such a beginning itself. A name that ends in ":" or "/" goes on.
func (o *Opener) Complete(ctx context.Context, word string) []string {
	if monitor.IsAddress(word) {
		return completeSocket(word)
	}
	if at, ok := cutRevision(word); ok {
		return o.completeTag(ctx, at, word)
	}
	var list []string
	for _, s := range schemes {
		if word != "" && strings.HasPrefix(s, word) {
			list = append(list, s)
		}
	}
	return list
}

func (o *Opener) completeTag(ctx context.Context, at place, word string) []string {
	repo, err := o.repository(ctx, at.dir)
	if err != nil {
		return nil
	}
	tags, err := repo.Tags(ctx)
	if err != nil {
		return nil
	}
	before, typed := word[:strings.LastIndexByte(word, '@')+1], strings.TrimPrefix(at.rev, "@")
	var list []string
	for _, tag := range tags {
		if strings.HasPrefix(tag, typed) {
			list = append(list, before+tag)
		}
	}
	return list
}

func completeSocket(word string) []string {
	path, ok := strings.CutPrefix(word, "unix:")
	if !ok {
		return nil
	}
	dir, typed := filepath.Split(path)
	readable := dir
	if readable == "" {
		readable = "."
	}
	entries, err := os.ReadDir(readable)
	if err != nil {
		return nil
	}
	var list []string
	for _, e := range entries {
		switch {
		case !strings.HasPrefix(e.Name(), typed):
		case e.IsDir():
			list = append(list, "unix:"+dir+e.Name()+"/")
		case e.Type()&fs.ModeSocket != 0:
			list = append(list, "unix:"+dir+e.Name())
		}
	}
	return list
}
