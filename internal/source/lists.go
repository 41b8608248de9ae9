package source

import (
	"errors"
	"io/fs"

	"qmpdoc/diag"
	"qmpdoc/internal/notices"
	"qmpdoc/qapi"
)

// maxList is how large a list of deprecated or removed features can be, in bytes. QEMU's have up to 60,000.
const maxList = 1 << 20

// readLists reads the lists of deprecated and removed features that the tree has, and ties them to ref. A list that cannot
// be read is a finding: the reference does without it.
func readLists(tree fs.FS, ref *qapi.Reference, found *diag.List) []*qapi.Notice {
	var all []*qapi.Notice
	have := map[bool]bool{}
	for _, row := range lists {
		if have[row.removed] {
			continue
		}
		src, err := readLimited(tree, row.file, maxList)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		have[row.removed] = true
		if err != nil {
			found.Report(diag.Pos{File: row.file}, ruleList, "cannot read the list: %v", err)
			continue
		}
		all = append(all, notices.Parse(row.file, src)...)
	}
	return notices.OfTree(ref, all)
}
