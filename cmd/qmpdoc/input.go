package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"qmpdoc/diag"
	"qmpdoc/internal/paths"
	"qmpdoc/internal/source"
	"qmpdoc/internal/sources"
	"qmpdoc/qapi"
	"qmpdoc/testdata"
)

// input is the opened TREE.
type input struct {
	*sources.Source
	opener sources.Opener
	seen   paths.View // of its directory
}

// Close releases what the source holds open.
func (in *input) Close() error {
	defer in.opener.Close()
	return in.Source.Close()
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
		return &input{Source: &sources.Source{Name: tree, Kind: sources.Sample, FS: testdata.Sample()}}, nil
	}
	in := new(input)
	var err error
	if in.Source, err = in.opener.Open(context.Background(), tree); err != nil {
		in.opener.Close()
		return nil, err
	}
	if in.Kind == sources.Tree {
		in.seen = paths.ViewOf(in.Dir, tree)
	}
	return in, nil
}

// documented is the error for a command that needs documentation when there is none.
func (in *input) documented(purpose string) error {
	if in.Kind.Documented() {
		return nil
	}
	return fmt.Errorf("%s has no documentation %s; show, check --message, diff and export take it", in.Kind, purpose)
}

// treeAround returns the QEMU tree that is or contains the current directory, as seen from there.
func treeAround() (string, error) {
	here, err := paths.Here()
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

// wanted is all that the flags ask for.
func (a *app) wanted() source.Options {
	return source.Options{Release: a.release, Products: a.products, Manual: true}
}

// loadDefinitions reads a source, and fails when errors have left nothing to document. It says when nobody has written anything.
func (a *app) loadDefinitions(in *input, o source.Options) (*qapi.Reference, diag.List, error) {
	ref, found, err := in.Load(o)
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

// reopen opens the directory of a tree again if another one is in its place now.
func (in *input) reopen() error {
	opened, err := fs.Stat(in.FS, ".")
	if err != nil {
		return fmt.Errorf("cannot read the source tree: %w", err)
	}
	if now, err := os.Stat(in.Dir); err == nil && os.SameFile(opened, now) {
		return nil
	}
	again, err := in.opener.Open(context.Background(), filepath.Join(in.Dir, filepath.FromSlash(in.File)))
	if err != nil {
		return err
	}
	if again.Dir != in.Dir || again.File != in.File {
		again.Close()
		return fmt.Errorf("cannot read the source tree: %s is now a part of %s", in.Dir, again.Dir)
	}
	in.Source.Close()
	in.Source = again
	return nil
}

// whole reports whether the directory of the sources is a QEMU tree.
func (in *input) whole() bool {
	return in.Kind == sources.Tree && (in.File == "" || source.IsTree(in.FS))
}

// place returns the path of a file that a finding names.
func (in *input) place(file string) string {
	if in.Kind != sources.Tree {
		return in.Label + file
	}
	return in.seen.Print(file)
}

// repository names such files from the root of the repository that they are in; "" for those in none.
func (in *input) repository() func(file string) string {
	if in.Kind == sources.Revision {
		return func(file string) string { return path.Join(in.Root, file) }
	}
	root := paths.Repository(in.Dir)
	return func(file string) string {
		return paths.FromRepository(root, filepath.Join(in.Dir, filepath.FromSlash(file)))
	}
}

// source reads a file that a finding names.
func (in *input) source(file string) []byte {
	if in.FS == nil {
		return nil
	}
	return readOrNothing(in.FS, file)
}

func readOrNothing(tree fs.FS, file string) []byte {
	src, err := source.ReadFile(tree, file)
	if err != nil {
		return nil
	}
	return src
}

// first returns the only argument, "" when there is none.
func first(args []string) string {
	if len(args) == 0 {
		return ""
	}
	return args[0]
}
