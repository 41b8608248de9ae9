package main

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"qmpdoc/internal/fix"
	"qmpdoc/internal/report"
)

// maxRounds bounds how often corrections are looked for anew: one can bring another mistake to light.
const maxRounds = 20

// mended is a state of a tree with the certain corrections made.
type mended struct {
	*examination                   // of that state
	tree         *fix.Overlay      // the files that changed
	before       map[string][]byte // what they held
	made         int               // corrections
}

// mend makes the certain corrections until there is none, in memory.
func (a *app) mend(in *input, set *settings, e *examination) (*mended, error) {
	m := &mended{examination: e, tree: &fix.Overlay{FS: in.tree, Files: map[string][]byte{}}, before: map[string][]byte{}}
	for range maxRounds {
		if m.round() == 0 {
			break
		}
		var err error
		if m.examination, err = a.examine(in, m.tree, set); err != nil {
			return nil, err
		}
	}
	return m, nil
}

// round makes the corrections that are known now, and gives their number.
func (m *mended) round() int {
	total := 0
	edits := fix.Edits(m.found)
	for _, file := range slices.Sorted(maps.Keys(edits)) {
		src := (&input{tree: m.tree}).source(file)
		if src == nil {
			continue
		}
		text, made := fix.Apply(src, edits[file])
		if made == 0 {
			continue
		}
		if _, again := m.before[file]; !again {
			m.before[file] = src
		}
		m.tree.Files[file] = text
		total += made
	}
	m.made += total
	return total
}

// showFixes prints the certain corrections as a unified diff.
func (a *app) showFixes(in *input, set *settings, e *examination) error {
	m, err := a.mend(in, set, e)
	if err != nil {
		return err
	}
	var text []byte
	for _, file := range slices.Sorted(maps.Keys(m.before)) {
		text = append(text, fix.Diff(file, m.before[file], m.tree.Files[file])...)
	}
	return a.print.result(text)
}

// fix writes the certain corrections, and gives what is left to find.
func (a *app) fix(in *input, set *settings, e *examination) (*examination, error) {
	if in.sample {
		return nil, errors.New("the sample is part of the program and cannot be corrected: name a TREE")
	}
	m, err := a.mend(in, set, e)
	if err != nil {
		return nil, err
	}
	for _, file := range slices.Sorted(maps.Keys(m.before)) {
		if err := in.replace(file, m.before[file], m.tree.Files[file]); err != nil {
			return nil, fmt.Errorf("cannot correct the file: %w", err)
		}
	}
	a.print.summary("%s in %s", report.Number(m.made, "correction"), report.Number(len(m.before), "file"))
	return m.examination, nil
}
