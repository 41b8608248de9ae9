package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/js"

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
		if smaller, ok := minifiers[ext]; ok {
			var small bytes.Buffer
			if err := smaller(minify.New(), &small, bytes.NewReader(data), nil); err != nil {
				return nil, fmt.Errorf("%s: %w", e.Name(), err)
			}
			data = small.Bytes()
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

// minifiers drop what a browser does not read, by the endings of names: comments, blanks, and the long names of variables.
var minifiers = map[string]func(*minify.M, io.Writer, io.Reader, map[string]string) error{
	".js":  js.Minify,
	".css": css.Minify,
}
