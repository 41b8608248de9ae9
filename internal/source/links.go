package source

import (
	"io/fs"
	"path"
	"strings"
)

// maxLinks is how many symbolic links one path may hold, as systems limit it too.
const maxLinks = 40

// leavesTree reports whether name leads out of tree through a symbolic link. The system refuses such a path already; this
// is to say why.
func leavesTree(tree fs.FS, name string) bool {
	for range maxLinks {
		link, rest, ok := firstLink(tree, name)
		if !ok {
			return false
		}
		target, err := fs.ReadLink(tree, link)
		if err != nil {
			return false
		}
		name = path.Join(path.Dir(link), target, rest)
		if path.IsAbs(target) || !fs.ValidPath(name) {
			return true
		}
	}
	return false
}

// firstLink splits name after its first part that is a symbolic link.
func firstLink(tree fs.FS, name string) (link, rest string, ok bool) {
	for at := 0; at < len(name); {
		end := strings.IndexByte(name[at:], '/')
		if end < 0 {
			end = len(name) - at
		}
		at += end
		info, err := fs.Lstat(tree, name[:at])
		if err != nil {
			return "", "", false
		}
		if info.Mode()&fs.ModeSymlink != 0 {
			return name[:at], strings.TrimPrefix(name[at:], "/"), true
		}
		at++
	}
	return "", "", false
}
