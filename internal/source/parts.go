package source

import (
	"fmt"
	"io/fs"

	"qmpdoc/qapi"
)

// maxParts bounds what the files of a tree may hold together: definitions, members, values, sections, arguments. A few
// megabytes can hold a million of them, and each becomes a kilobyte of memory, an anchor or a page. QEMU 10.2 has 13,000.
const maxParts = 200_000

func tooMany(name string) error {
	return &fs.PathError{Op: "read", Path: name, Err: fmt.Errorf(
		"too large: qmpdoc reads trees of up to %d definitions, members and sections, many times what QEMU has", maxParts)}
}

// countParts tells how much of maxParts a file takes.
func countParts(part *qapi.Part) int {
	n := len(part.Items)
	for _, item := range part.Items {
		switch item := item.(type) {
		case *qapi.Def:
			n += countMembers(item.Parts()) + len(item.Features)
			if item.Doc != nil {
				n += len(item.Doc.Sections)
			}
		case *qapi.HxEntry:
			n += len(item.Fields) + len(item.Args)
		case *qapi.OldDoc:
			n += len(item.Sections)
			for _, s := range item.Sections {
				n += len(s.Items)
			}
		}
	}
	return n
}

// countMembers counts members, also those of structs without a name (QEMU 1.0 to 2.3).
func countMembers(list []*qapi.Member) int {
	n := len(list)
	for _, m := range list {
		n += len(m.Features)
		if m.Type != nil {
			n += countMembers(m.Type.Members)
		}
	}
	return n
}
