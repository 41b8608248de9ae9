package source

import (
	"io/fs"

	"qmpdoc/qapi"
)

// pragmasAround returns the pragmas of the schema that includes a single file, when that is in a QEMU tree: they are
// global, and most modules leave them to qapi/pragma.json. It returns none when no schema of the tree includes the file.
func pragmasAround(tree fs.FS, file string, product qapi.Products) []qapi.Item {
	for _, s := range readSchemas(tree, product) {
		if pragmas, ok := pragmasIf(s.Items, file); ok && s.Files[0] != file {
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
