package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"path"
	"strings"
	"sync"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/js"

	"qmpdoc/assets"
)

// assetFiles are the files of this program that every site has.
type assetFiles struct {
	files []File
	names map[string]string // the addresses by the plain names
}

// carriedAssets makes them once.
var carriedAssets = sync.OnceValue(hashedAssets)

// hashedAssets are the assets under names that change with their content, so that browsers may keep them for ever. They are
// part of the program and the same in every site, so an error here is a mistake in the program.
func hashedAssets() *assetFiles {
	entries, err := assets.Files.ReadDir(".")
	if err != nil {
		panic(err)
	}
	a := &assetFiles{names: map[string]string{}}
	for _, e := range entries {
		ext := path.Ext(e.Name())
		data, err := assets.Files.ReadFile(e.Name())
		if smaller, ok := minifiers[ext]; ok && err == nil {
			var small bytes.Buffer
			err = smaller(minify.New(), &small, bytes.NewReader(data), nil)
			data = small.Bytes()
		}
		if err != nil {
			panic(e.Name() + ": " + err.Error())
		}
		sum := sha256.Sum256(data)
		name := "assets/" + strings.TrimSuffix(e.Name(), ext) + "." + hex.EncodeToString(sum[:5]) + ext
		a.files = append(a.files, File{name, func(to *bytes.Buffer) error { to.Write(data); return nil }})
		a.names[e.Name()] = name
	}
	return a
}

// minifiers drop what a browser does not read, by the endings of names: comments, blanks, and the long names of variables.
var minifiers = map[string]func(*minify.M, io.Writer, io.Reader, map[string]string) error{
	".js":  js.Minify,
	".css": css.Minify,
}
