package source

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"qmpdoc/internal/guides"
	"qmpdoc/qapi"
)

// Limits of the documents of a tree. QEMU 10.2 has 450 of them with 5 MB.
const (
	maxDocuments     = 2000
	maxDocument      = 1 << 20  // bytes of one; larger ones are left out
	maxDocumentBytes = 16 << 20 // of all
	maxNames         = 4 << 10  // bytes of guides.NamesFile, which is read anew with every document
)

// manualFolders are the folders in which the eras kept documents.
var manualFolders = []string{"docs", "QMP"}

// readDocuments reads the documents of a tree, but those that l names, which have their own readers. What cannot be read is
// left out: the reference does without it.
func readDocuments(tree fs.FS, l layout) []*qapi.Document {
	var list []*qapi.Document
	budget := int64(maxDocumentBytes)
	names, err := readLimited(tree, guides.NamesFile, maxNames)
	if err != nil {
		names = nil // old trees lack it
	}
	for _, name := range documentNames(tree) {
		if slices.Contains(l.documents, name) || isList(name) {
			continue
		}
		src, err := readLimited(tree, name, min(maxDocument, budget))
		if err != nil {
			continue
		}
		budget -= int64(len(src))
		if d := guides.Read(name, src, names); d.Guide != nil || path.Ext(name) == ".rst" {
			list = append(list, d)
		}
	}
	return list
}

// documentNames lists the files that may be documents, sorted.
func documentNames(tree fs.FS) []string {
	var names []string
	for _, folder := range manualFolders {
		_ = fs.WalkDir(tree, folder, func(name string, entry fs.DirEntry, err error) error {
			switch {
			case err != nil: // a tree may lack any of them
				return fs.SkipDir
			case len(names) == maxDocuments:
				return fs.SkipAll
			case entry.Type().IsRegular() && isDocument(name):
				names = append(names, name)
			}
			return nil
		})
	}
	return names
}

func isDocument(name string) bool {
	switch path.Ext(name) {
	case ".rst", ".txt", ".md":
		return true
	default:
		return strings.HasPrefix(path.Base(name), "README")
	}
}

// isList reports whether a document is one of QEMU's lists of features.
func isList(name string) bool {
	return slices.ContainsFunc(lists, func(row list) bool { return row.file == name })
}
