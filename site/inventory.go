package site

import (
	"bufio"
	"bytes"
	"cmp"
	"compress/zlib"
	"errors"
	"fmt"
	"path"
	"strings"
	"unicode"

	"qmpdoc/qapi"
)

// inventory lists the definitions, modules and chapters so that manuals made by Sphinx can link here
// (sphinx/util/inventory.py, version 2).
func (s *site) inventory(out *bytes.Buffer) error {
	fmt.Fprintf(out, "# Sphinx inventory version 2\n# Project: QEMU\n# Version: %s\n# The remainder of this file is compressed using zlib.\n", strings.Join(strings.Fields(s.pages.Reference.Release), ""))
	z := zlib.NewWriter(out)
	lines := bufio.NewWriter(z)
	known := map[string]bool{}
	add := func(name, role, address, shown string) {
		if key := role + " " + name; inventoried(name) && !known[key] {
			known[key] = true
			if shown == name {
				shown = "-" // the same
			}
			fmt.Fprintf(lines, "%s %s 1 %s %s\n", name, role, address, shown)
		}
	}
	for _, d := range s.pages.Reference.Defs {
		for _, name := range inventoryNames(d) {
			add(name, domainRole(d.Kind), s.addressOf(d), d.Name)
		}
	}
	for _, d := range s.pages.Reference.Defs {
		if m, c := module(d), s.pages.ChapterOf(s.pages.Def(d)); m != "" && c != nil {
			for _, name := range withNamespaces(d, []string{m}) {
				add(name, "qapi:module", chapterAddress(c), m)
			}
		}
	}
	for _, c := range s.pages.Chapters() {
		address := chapterAddress(c)
		fmt.Fprintf(lines, "%s std:label -1 %s %s\n", strings.TrimSuffix(address, ".html"), address, cmp.Or(strings.Join(strings.Fields(c.Title), " "), "-"))
	}
	return errors.Join(lines.Flush(), z.Close())
}

// inventoryNames are those by which manuals may call d. In QEMU's own manual it is NAMESPACE:MODULE.NAME, of which references
// may leave out the front (docs/sphinx/qapi_domain.py); from other manuals Sphinx finds a name only as it is written.
func inventoryNames(d *qapi.Def) []string {
	names := []string{d.Name}
	if m := module(d); m != "" {
		names = append(names, m+"."+d.Name)
	}
	return withNamespaces(d, names)
}

// withNamespaces adds the names as the programs that have d call them.
func withNamespaces(d *qapi.Def, names []string) []string {
	all := names
	for _, p := range qapi.AllProducts {
		for _, name := range names {
			if d.Products.Has(p) {
				all = append(all, namespaces[p]+":"+name)
			}
		}
	}
	return all
}

// module is the file of the schema that has d, without its ending; "" for what no schema has.
func module(d *qapi.Def) string {
	if d.Keyword == "" {
		return ""
	}
	return strings.TrimSuffix(path.Base(d.Pos.File), ".json")
}

// inventoried reports whether a line of the inventory can hold name.
func inventoried(name string) bool {
	return name != "" && !strings.ContainsFunc(name, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) })
}

// namespaces are those of QEMU's manual for the programs.
var namespaces = map[qapi.Products]string{qapi.QMP: "QMP", qapi.StorageDaemon: "QSD", qapi.GuestAgent: "QGA"}

// domainRole names a kind as QEMU's Sphinx domain does.
func domainRole(k qapi.Kind) string {
	if k == qapi.Struct || k == qapi.Union {
		return "qapi:object"
	}
	return "qapi:" + k.String()
}

func (s *site) addressOf(d *qapi.Def) string { return s.address.of(s.pages.Def(d).Target()) }
