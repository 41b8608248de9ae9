package main

import (
	"errors"
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

// sampleName is the TREE that is built into the program.
const sampleName = "sample"

// open opens TREE, or the QEMU tree around the current directory if TREE was left out.
func (a *app) open(tree string) (*input, error) {
	switch {
	case tree == "":
		around, err := treeAround()
		if err != nil {
			return nil, err
		}
		tree = around
	case tree == sampleName && !source.IsTree(os.DirFS(sampleName)):
		if _, err := os.Lstat(sampleName); err == nil {
			a.print.note("reading the built-in sample, not %s, which is not a QEMU tree", "."+string(os.PathSeparator)+sampleName)
		}
		return &input{tree: testdata.Sample(), sample: true, Closer: io.NopCloser(nil)}, nil
	}
	t, err := source.Open(tree)
	if err != nil {
		return nil, fmt.Errorf("cannot read the source tree: %w", err)
	}
	return &input{tree: t.FS, dir: t.Dir, seen: viewOf(t.Dir, tree), file: t.File, replace: t.Replace, Closer: t}, nil
}

// treeAround returns the QEMU tree that the current directory is or lies in, as seen from there.
func treeAround() (string, error) {
	here, err := currentDir()
	if err != nil {
		return "", fmt.Errorf("cannot find the current directory: %w", err)
	}
	tree, ok := source.Around(here)
	if !ok {
		return "", errors.New("no TREE was given, and the current directory is not in a QEMU source tree: " +
			"name one, such as ~/src/qemu, or change to it (" + sampleName + " names the sample protocol that is built in)")
	}
	return filepath.Rel(here, tree)
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

// whole tells whether the directory of the sources is a QEMU tree.
func (in *input) whole() bool { return !in.sample && (in.file == "" || source.IsTree(in.tree)) }

// place gives the path of a file that a finding names.
func (in *input) place(file string) string {
	if in.sample {
		return file
	}
	return filepath.ToSlash(in.seen.path(filepath.Join(in.seen.root, file)))
}

// source reads a file that a finding names.
func (in *input) source(file string) []byte {
	src, err := source.ReadFile(in.tree, file)
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
