package source

import (
	"errors"
	"fmt"
	"io/fs"

	"qmpdoc/diag"
	"qmpdoc/qapi"
)

// flatten returns the schema of a program in the order of its manual: the content of a file takes the place of its first
// include (scripts/qapi/parser.py, _include).
func (f *files) flatten(product qapi.Products, root string) qapi.Schema {
	schema := qapi.Schema{Product: product}
	seen := map[string]bool{}
	var visit func(name string)
	visit = func(name string) {
		seen[name] = true
		one := f.byName[name]
		if one == nil || one.part == nil {
			return
		}
		schema.Files = append(schema.Files, name)
		for _, item := range one.part.Items {
			inc, ok := item.(*qapi.Include)
			if !ok {
				schema.Items = append(schema.Items, item)
			} else if to, ok := resolve(name, inc.Path); ok && !seen[to] {
				visit(to)
			}
		}
	}
	visit(root)
	return schema
}

// findings collects what the parsers found and what is wrong with includes, each once though several programs share a file.
func (f *files) findings() diag.List {
	var found diag.List
	w := walk{files: f, state: map[string]visit{}, opened: map[string]int{}, found: &found}
	for _, one := range f.order {
		found = append(found, one.found...)
		w.file(one)
	}
	return found
}

// walk goes along the includes, depth first, and knows the chain that leads to where it is.
type walk struct {
	*files
	state  map[string]visit
	chain  []*qapi.Include
	opened map[string]int // how long the chain was when a file was opened
	found  *diag.List
}

type visit uint8

const (
	unseen visit = iota
	open         // one of the files of the chain
	done
)

func (w *walk) file(one *file) {
	if w.state[one.name] != unseen {
		return
	}
	w.state[one.name], w.opened[one.name] = open, len(w.chain)
	for _, inc := range one.includes() {
		w.chain = append(w.chain, inc)
		w.include(one, inc)
		w.chain = w.chain[:len(w.chain)-1]
	}
	w.state[one.name] = done
}

func (w *walk) include(from *file, inc *qapi.Include) {
	name, inside := resolve(from.name, inc.Path)
	to := w.byName[name]
	switch {
	case !inside:
		w.report(inc, ruleOutside, "include of %q leaves the source tree", inc.Path).Help =
			"name a file inside the tree, relative to the including file"
	case to == nil:
		w.report(inc, ruleUnreadable, "include file %q is not read: the tree has more than %d schema files", inc.Path, maxFiles)
	case to.err != nil:
		w.unreadable(inc, to)
	case w.state[name] == open:
		w.loop(inc, name)
	default:
		w.file(to)
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
