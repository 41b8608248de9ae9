package source

import (
	"io/fs"
	"path"
	"strings"

	"qmpdoc/diag"
	"qmpdoc/docparse"
	"qmpdoc/hxparse"
	"qmpdoc/qapi"
)

// The places of the files, era by era. Of the rows for one thing the first that exists in the tree is read, so that a
// release need not be known, only laid out like one of these.

// schemas are the files from which each program's schema includes all others.
var schemas = []struct {
	product qapi.Products
	file    string
}{
	{qapi.QMP, "qapi/qapi-schema.json"}, // from 2.12 on
	{qapi.QMP, "qapi-schema.json"},
	{qapi.StorageDaemon, "storage-daemon/qapi/qapi-schema.json"}, // from 5.1 on
	{qapi.GuestAgent, "qga/qapi-schema.json"},                    // from 1.2 on
	{qapi.GuestAgent, "qapi-schema-guest.json"},
}

// documents are what was written about QMP beside the schema, until 2.8. They are about QEMU itself.
var documents = []struct {
	about qapi.Kind
	file  string
}{
	{qapi.Command, "qmp-commands.hx"},
	{qapi.Command, "docs/qmp-commands.txt"}, // 2.8
	{qapi.Event, "docs/qmp-events.txt"},     // 2.5 to 2.8
	{qapi.Event, "docs/qmp/qmp-events.txt"}, // 1.7 to 2.4
	{qapi.Event, "QMP/qmp-events.txt"},
}

type list struct {
	removed bool
	file    string
}

// lists are the documents in which QEMU announces what it will remove, and records what it has removed.
var lists = []list{
	{false, "docs/about/deprecated.rst"},       // from 6.1 on
	{false, "docs/system/deprecated.rst"},      // 5.0 to 6.0
	{false, "qemu-deprecated.texi"},            // 3.0 to 4.2
	{true, "docs/about/removed-features.rst"},  // from 6.1 on
	{true, "docs/system/removed-features.rst"}, // 6.0
}

// monitors are the tables of the human monitor's commands, and what each name begins with there.
var monitors = []struct{ file, begin string }{
	{"hmp-commands.hx", ""},
	{"hmp-commands-info.hx", "info "}, // from 2.5 on
}

// readMonitor returns the human monitor's commands: what people know who ask for those of QMP. Without them nothing is missing
// in the reference, so that a file which cannot be read counts for none.
func readMonitor(tree fs.FS) []*qapi.HxEntry {
	const largest = 1 << 20
	var list []*qapi.HxEntry
	for _, row := range monitors {
		src, err := readLimited(tree, row.file, largest)
		if err != nil {
			continue
		}
		for _, e := range hxparse.ParseMonitor(row.file, src) {
			e.Name = row.begin + e.Name
			list = append(list, e)
		}
	}
	return list
}

// versionFile names the release: "10.2.0", or "1.7.50" between releases.
const versionFile = "VERSION"

// layout is what one tree has: for each program the file its schema begins with, and the documents.
type layout struct {
	schemas   []root
	documents []string
}

type root struct {
	product qapi.Products
	file    string
}

// first returns the file that is read first.
func (l layout) first() string {
	if len(l.schemas) > 0 {
		return l.schemas[0].file
	}
	return l.documents[0]
}

// find looks for the files of the wanted programs.
func find(tree fs.FS, want qapi.Products) layout {
	var l layout
	var have qapi.Products
	for _, row := range schemas {
		if want.Has(row.product) && !have.Has(row.product) && exists(tree, row.file) {
			have |= row.product
			l.schemas = append(l.schemas, root{row.product, row.file})
		}
	}
	if !want.Has(qapi.QMP) {
		return l
	}
	seen := map[qapi.Kind]bool{}
	for _, row := range documents {
		if !seen[row.about] && exists(tree, row.file) {
			seen[row.about] = true
			l.documents = append(l.documents, row.file)
		}
	}
	return l
}

// single is the layout of one file: a schema file of the program whose folder it is in, or a document.
func single(file string, want qapi.Products) layout {
	if path.Ext(file) != ".json" {
		return layout{documents: []string{file}}
	}
	product := qapi.QMP
	for _, p := range qapi.AllProducts {
		if want == p {
			product = p
		}
	}
	for _, row := range schemas {
		if dir := path.Dir(row.file); dir != "." && strings.HasPrefix(file, dir+"/") && want.Has(row.product) {
			product = row.product
		}
	}
	return layout{schemas: []root{{product, file}}}
}

// IsTree reports whether tree has any of the files that a QEMU source tree has.
func IsTree(tree fs.FS) bool {
	l := find(tree, allProducts)
	return len(l.schemas)+len(l.documents) > 0
}

// Places lists the files that are looked for, in the order of the tables.
func Places() []string {
	var names []string
	for _, row := range schemas {
		names = append(names, row.file)
	}
	for _, row := range documents {
		names = append(names, row.file)
	}
	return names
}

func exists(tree fs.FS, name string) bool {
	_, err := fs.Stat(tree, name)
	return err == nil
}

// parse reads a file with the parser that its name asks for.
func parse(name string, src []byte) (*qapi.Part, diag.List) {
	switch path.Ext(name) {
	case ".hx":
		return hxparse.ParseHX(name, src)
	case ".txt":
		return hxparse.ParseText(name, src)
	default: // a schema may include files of any name
		return docparse.Parse(name, src)
	}
}
