package main

import (
	"fmt"
	"maps"
	"slices"

	"qmpdoc/internal/fix"
	"qmpdoc/internal/report"
)

// maxRounds bounds how often corrections are looked for again: one can bring another mistake to light.
const maxRounds = 20

// corrected is a state of a tree with the certain corrections made.
type corrected struct {
	*examination                   // of that state
	tree         *fix.Overlay      // the files that changed
	before       map[string][]byte // what they were
	made         int               // corrections
}

// correct makes the certain corrections in memory until none is left.
func (a *app) correct(in *input, set *settings, e *examination) (*corrected, error) {
	m := &corrected{examination: e, tree: &fix.Overlay{FS: in.FS, Files: map[string][]byte{}}, before: map[string][]byte{}}
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

// round makes the corrections that are known now, and returns their number.
func (m *corrected) round() int {
	total := 0
	edits := fix.Edits(m.found)
	for _, file := range slices.Sorted(maps.Keys(edits)) {
		src := readOrNothing(m.tree, file)
		if text, made := fix.Apply(src, edits[file]); made > 0 {
			if m.before[file] == nil {
				m.before[file] = src
			}
			m.tree.Files[file] = text
			total += made
		}
	}
	m.made += total
	return total
}

// showFixes prints the certain corrections as a unified diff.
func (a *app) showFixes(in *input, set *settings, e *examination) error {
	m, err := a.correct(in, set, e)
	if err != nil {
		return err
	}
	var text []byte
	for _, file := range slices.Sorted(maps.Keys(m.before)) {
		text = append(text, fix.Diff(file, m.before[file], m.tree.Files[file])...)
	}
	return a.print.result(text)
}

// fix writes the certain corrections, and returns what is left to find.
func (a *app) fix(in *input, set *settings, e *examination) (*examination, error) {
	m, err := a.correct(in, set, e)
	if err != nil {
		return nil, err
	}
	for _, file := range slices.Sorted(maps.Keys(m.before)) {
		if err := in.Replace(file, m.before[file], m.tree.Files[file]); err != nil {
			return nil, fmt.Errorf("cannot correct the file: %w", err)
		}
	}
	a.print.summary("%s in %s", report.Number(m.made, "correction"), report.Number(len(m.before), "file"))
	return m.examination, nil
}
