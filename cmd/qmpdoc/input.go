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
	dir    string // absolute; "" for the sample
	path   string // of dir, from the current directory if it lies there or was named so; "" for the sample
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
	return &input{tree: t.FS, dir: t.Dir, path: pathOf(t.Dir, tree), file: t.File, replace: t.Replace, Closer: t}, nil
}

// load reads all that the flags ask for.
func (a *app) load(in *input) (*qapi.Reference, diag.List, error) {
	return source.Load(in.tree, source.Options{Release: a.release, Products: a.products, File: in.file})
}

// loadDefinitions reads as load does, and fails when errors have left nothing to document.
func (a *app) loadDefinitions(in *input) (*qapi.Reference, diag.List, error) {
	ref, found, err := a.load(in)
	if err == nil && len(ref.Defs) == 0 && found.Count(diag.Error) > 0 {
		a.print.findings(in, found)
		err = fmt.Errorf("no definition could be read: nothing is written")
	}
	return ref, found, err
}

// pathOf gives the path of a directory as a compiler would print it: from the current directory if it lies there, or if
// it was named from there; else absolute.
func pathOf(dir, named string) string {
	here, err := os.Getwd()
	if err == nil {
		here, err = filepath.EvalSymlinks(here)
	}
	if err != nil {
		return dir
	}
	path, err := filepath.Rel(here, dir)
	if err != nil || !filepath.IsLocal(path) && filepath.IsAbs(named) {
		return dir
	}
	return path
}

// place gives the path of a file that a finding names.
func (in *input) place(file string) string { return filepath.ToSlash(filepath.Join(in.path, file)) }

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
