package source

import (
	"io/fs"

	"qmpdoc/qapi"
)

// pragmasAround returns the pragmas of the schema that includes a single file, when that is in a QEMU tree: they are
// global, and most modules leave them to qapi/pragma.json. There are none when no schema of the tree includes the file.
func pragmasAround(tree fs.FS, file string, product qapi.Products) []qapi.Item {
	l := find(tree, product)
	l.documents = nil
	files, err := readAll(tree, l)
	if err != nil {
		return nil
	}
	for _, root := range l.schemas {
		if root.file == file {
			continue
		}
		if pragmas, ok := pragmasIf(files.flatten(root.product, root.file).Items, file); ok {
			return pragmas
		}
	}
	return nil
}

// pragmasIf collects the pragmas among items, and reports whether some item is of file.
func pragmasIf(items []qapi.Item, file string) (pragmas []qapi.Item, found bool) {
	for _, item := range items {
		switch it := item.(type) {
		case *qapi.Pragma:
			pragmas = append(pragmas, it)
		case *qapi.Def:
			found = found || it.Pos.File == file
		}
	}
	return pragmas, found
}
