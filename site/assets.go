package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"

	"qmpdoc/assets"
)

// assetFiles are what every site has of this program, whatever it is about.
type assetFiles struct {
	files []File
	names map[string]string // the addresses by the plain names
}

// carriedAssets makes them once.
var carriedAssets = sync.OnceValues(hashedAssets)

// hashedAssets are the assets under names that change with their content, so that browsers may keep them for ever.
func hashedAssets() (*assetFiles, error) {
	entries, err := fs.ReadDir(assets.Files, ".")
	if err != nil {
		return nil, err
	}
	a := &assetFiles{names: map[string]string{}}
	for _, e := range entries {
		data, err := assets.Files.ReadFile(e.Name())
		if err != nil {
			return nil, err
		}
		ext := path.Ext(e.Name())
		switch ext {
		case ".js":
			data = slim(data)
		case ".css":
			data = styleBlank.ReplaceAll(styleComment.ReplaceAll(data, nil), []byte("$1$2"))
		}
		sum := sha256.Sum256(data)
		name := "assets/" + strings.TrimSuffix(e.Name(), ext) + "." + hex.EncodeToString(sum[:5]) + ext
		a.files = append(a.files, File{name, func() ([]byte, error) { return data, nil }})
		a.names[e.Name()] = name
	}
	return a, nil
}

// without is the files but for one.
func (a *assetFiles) without(name string) *assetFiles {
	return &assetFiles{slices.DeleteFunc(slices.Clone(a.files), func(f File) bool { return f.Name == a.names[name] }), a.names}
}

// styleComment is a comment of a style sheet, whose strings hold none.
var styleComment = regexp.MustCompile(`(?s)/\*.*?\*/`)

// styleBlank is blanks that say nothing, after and before what separates; a colon without one after it begins a
// pseudo-class, for which one before it matters. No string of a style sheet looks like this.
var styleBlank = regexp.MustCompile(`\s*([{};,])\s*|(:)\s`)

// slim drops the indentation and the lines of comments of a script, none of whose strings goes over several lines, and
// joins lines where no end of a line is needed to end a statement.
func slim(script []byte) []byte {
	var out []byte
	for line := range bytes.Lines(script) {
		line = bytes.TrimSpace(line)
		if len(line) == 0 || bytes.HasPrefix(line, []byte("//")) {
			continue
		}
		out = append(out, line...)
		if !bytes.ContainsAny(line[len(line)-1:], ";,{") {
			out = append(out, '\n')
		}
	}
	return out
}
