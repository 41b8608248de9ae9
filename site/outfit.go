package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"path"
	"regexp"
	"strings"
	"sync"

	"qmpdoc/assets"
)

// assetNames are the addresses of the assets by their plain names.
type assetNames map[string]string

// outfit is what every site has of this program, whatever it is about.
type outfit struct {
	files     []File // the assets
	names     assetNames
	templates pageTemplates
}

// theOutfit makes it once.
var theOutfit = sync.OnceValues(func() (*outfit, error) {
	files, names, err := hashedAssets()
	if err != nil {
		return nil, err
	}
	templates, err := parseTemplates()
	return &outfit{files, names, templates}, err
})

// hashedAssets gives the assets under names that change with their content, so that browsers may keep them for ever.
func hashedAssets() (files []File, names assetNames, err error) {
	entries, err := fs.ReadDir(assets.Files, ".")
	if err != nil {
		return nil, nil, err
	}
	names = assetNames{}
	for _, e := range entries {
		data, err := assets.Files.ReadFile(e.Name())
		if err != nil {
			return nil, nil, err
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
		files = append(files, File{name, func() ([]byte, error) { return data, nil }})
		names[e.Name()] = name
	}
	return files, names, nil
}

// styleComment is a comment of a style sheet, whose strings hold none.
var styleComment = regexp.MustCompile(`(?s)/\*.*?\*/`)

// styleBlank is blanks that say nothing, behind and before what separates; a colon without one behind it begins a
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
