package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"qmpdoc/internal/paths"
	"qmpdoc/internal/printable"
	"qmpdoc/internal/source"
)

// someFiles checks the arguments of check --changed.
func someFiles(args []string) error {
	if len(args) == 0 || slices.Contains(args, "") {
		return errors.New("--changed takes the names of changed files")
	}
	return nil
}

// checkChanged checks the trees that hold files, as a hook does that knows which files are about to be committed. What no tree
// holds is not checked.
func (a *app) checkChanged(files []string, f *checkFlags) error {
	trees, err := a.treesOf(files)
	if err != nil {
		return err
	}
	outputs, err := f.destinations()
	if err != nil {
		return err
	}
	if len(trees) > 1 && slices.ContainsFunc(outputs, func(d destination) bool { return !d.isStandard() }) {
		return fmt.Errorf("the files are in several trees, and a report is about one: check %s in turn", strings.Join(trees, ", "))
	}
	var failed error
	for _, tree := range trees {
		if err := a.check(tree, f); errors.Is(err, errFindings) {
			failed = err
		} else if err != nil {
			return err
		}
	}
	return failed
}

// treesOf lists the trees that hold files, as seen from the current directory, sorted.
func (a *app) treesOf(files []string) ([]string, error) {
	here, err := paths.Here()
	if err != nil {
		return nil, fmt.Errorf("cannot find the current directory: %w", err)
	}
	var trees []string
	for _, file := range files {
		path, err := filepath.Abs(file)
		if err != nil {
			return nil, err
		}
		tree, ok := source.Around(paths.Resolved(filepath.Dir(path)))
		if !ok {
			a.print.note("%s is in no QEMU source tree: it is not checked", printable.Line(file))
			continue
		}
		if rel, err := filepath.Rel(here, tree); err == nil {
			tree = rel
		}
		trees = append(trees, tree)
	}
	slices.Sort(trees)
	return slices.Compact(trees), nil
}
