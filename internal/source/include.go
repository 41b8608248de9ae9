package source

import (
	"errors"
	"fmt"
	"io/fs"

	"qmpdoc/diag"
	"qmpdoc/qapi"
)

// flatten returns the schema of a program in the order of its manual: the content of a file takes the place of its first
// include (scripts/qapi/parser.py, _include). It reports includes that lead nowhere or go round.
func (f *files) flatten(product qapi.Products, root string, found *diag.List) qapi.Schema {
	w := walk{files: f, found: found, schema: qapi.Schema{Product: product}, state: map[string]visit{}, opened: map[string]int{}}
	w.file(f.byName[root])
	return w.schema
}

// walk goes along the includes, depth first, and knows the chain that leads to where it is.
type walk struct {
	*files
	found  *diag.List
	schema qapi.Schema
	state  map[string]visit
	chain  []*qapi.Include
	opened map[string]int // how long the chain was when a file was opened
}

type visit uint8

const (
	unseen visit = iota
	open         // one of the files of the chain
	done
)

func (w *walk) file(one *file) {
	w.state[one.name], w.opened[one.name] = open, len(w.chain)
	w.schema.Files = append(w.schema.Files, one.name)
	for _, item := range one.part.Items {
		inc, ok := item.(*qapi.Include)
		if !ok {
			w.schema.Items = append(w.schema.Items, item)
			continue
		}
		w.chain = append(w.chain, inc)
		w.include(one, inc)
		w.chain = w.chain[:len(w.chain)-1]
	}
	w.state[one.name], one.walked = done, true
}

func (w *walk) include(from *file, inc *qapi.Include) {
	name, inside := resolve(from.name, inc.Path)
	to := w.byName[name]
	readable := to != nil && to.err == nil
	switch {
	case readable && w.state[name] == unseen:
		w.file(to)
	case from.walked || readable && w.state[name] == done: // nothing is wrong, or it has been reported
	case !inside:
		w.report(inc, ruleOutside, "include of %q leaves the source tree", inc.Path).Help =
			"name a file inside the tree, relative to the including file"
	case to == nil:
		w.report(inc, ruleUnreadable, "include file %q is not read: the tree has more than %d schema files", inc.Path, maxFiles)
	case to.err != nil:
		w.unreadable(inc, to)
	default:
		w.loop(inc, name)
	}
}

func (w *walk) unreadable(inc *qapi.Include, to *file) {
	switch {
	case errors.Is(to.err, fs.ErrNotExist):
		w.report(inc, ruleMissing, "include file %q does not exist", inc.Path).Help =
			"paths are relative to the including file: looked for " + to.name
	case escapes(to.err):
		w.report(inc, ruleOutside, "include of %q leaves the source tree through a symbolic link", inc.Path)
	default:
		w.report(inc, ruleUnreadable, "include file %q cannot be read: %s", inc.Path, reason(to.err))
	}
}

// loop reports the include that closes a loop, with the way that led there.
func (w *walk) loop(inc *qapi.Include, name string) {
	d := w.report(inc, ruleLoop, "inclusion loop for %s", name)
	d.Help = "remove this include: the file is being read already"
	way := w.chain[w.opened[name] : len(w.chain)-1]
	for _, step := range way[:min(len(way), maxWay)] {
		d.Related = append(d.Related, diag.Related{Pos: step.PathPos, Msg: "included from here"})
	}
	if more := len(way) - maxWay; more > 0 {
		d.Related[maxWay-1].Msg = fmt.Sprintf("included from here, through %d more files", more)
	}
}

// maxWay bounds the includes that are listed for one loop: thousands of files can make thousands of loops.
const maxWay = 20

// report adds a finding about an include. As in QEMU its line is that of the directive; the file's name is pointed at
// when it is there too.
func (w *walk) report(inc *qapi.Include, r diag.Rule, format string, args ...any) *diag.Diagnostic {
	if inc.PathPos.Line == inc.Pos.Line {
		return w.found.Report(inc.PathPos, r, format, args...)
	}
	d := w.found.Report(inc.Pos, r, format, args...)
	d.Related = append(d.Related, diag.Related{Pos: inc.PathPos, Msg: "here"})
	return d
}

// reason returns the system's message without the path, which the finding names already.
func reason(err error) string {
	var failed *fs.PathError
	if errors.As(err, &failed) {
		err = failed.Err
	}
	return err.Error()
}
