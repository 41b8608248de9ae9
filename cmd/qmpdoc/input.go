package main

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"qmpdoc/diag"
	"qmpdoc/internal/source"
	"qmpdoc/qapi"
	"qmpdoc/testdata"
)

// input is the opened TREE.
type input struct {
	tree   fs.FS
	dir    string // absolute, links resolved; "" for the sample
	seen   view
	file   string // the one file that was named
	sample bool
	// replace gives a file another content; nil for the sample.
	replace func(file string, old, data []byte) error
	io.Closer
}

// open opens TREE, or what stands for it when it was left out.
func (a *app) open(tree string) (*input, error) {
	if tree == "" {
		if !source.IsTree(os.DirFS(".")) {
			a.print.note("the current directory is no QEMU tree: using the built-in sample protocol (name a tree to read another)")
			return &input{tree: testdata.Sample(), sample: true, Closer: io.NopCloser(nil)}, nil
		}
		tree = "."
	}
	t, err := source.Open(tree)
	if err != nil {
		return nil, fmt.Errorf("cannot read the source tree: %w", err)
	}
	return &input{tree: t.FS, dir: t.Dir, seen: viewOf(t.Dir, tree), file: t.File, replace: t.Replace, Closer: t}, nil
}

// load reads all that the flags ask for.
func (a *app) load(in *input) (*qapi.Reference, diag.List, error) {
	return source.Load(in.tree, source.Options{Release: a.release, Products: a.products, File: in.file})
}

// loadDefinitions reads as load does, and fails when errors have left nothing to document. It says when nobody has written anything.
func (a *app) loadDefinitions(in *input) (*qapi.Reference, diag.List, error) {
	ref, found, err := a.load(in)
	switch {
	case err != nil || len(ref.Defs) > 0:
	case found.Count(diag.Error) > 0:
		a.print.findings(in, found)
		err = fmt.Errorf("no definition could be read: nothing is written")
	default:
		a.print.note("there is no command, event or type in what was read")
	}
	return ref, found, err
}

// place gives the path of a file that a finding names.
func (in *input) place(file string) string {
	if in.sample {
		return file
	}
	return filepath.ToSlash(in.seen.path(filepath.Join(in.seen.root, file)))
}

// source reads a file that a finding names.
func (in *input) source(file string) []byte {
	src, err := fs.ReadFile(in.tree, file)
	if err != nil {
		return nil
	}
	return src
}

// first gives the only argument, "" when there is none.
func first(args []string) string {
	if len(args) == 0 {
		return ""
	}
	return args[0]
}
