package main

import (
	"slices"

	"qmpdoc/internal/compare"
	"qmpdoc/internal/releasenotes"
)

// applyTo drops the changes of kinds that are off, grades the others, and silences those of the baseline.
func (set *settings) applyTo(list []*compare.Change) ([]*compare.Change, error) {
	list = slices.DeleteFunc(list, func(c *compare.Change) bool { return !set.On(c.Rule) })
	for _, c := range list {
		if level, err := compare.ParseLevel(set.Grade(c.Rule)); err == nil {
			c.Level = level
		}
	}
	slices.SortStableFunc(list, func(a, b *compare.Change) int { return int(b.Level) - int(a.Level) })
	found, err := set.silence(releasenotes.Findings(list), set.creates, false)
	if err != nil {
		return nil, err
	}
	for i, d := range found {
		list[i].Suppressed = d.Suppressed
	}
	return list, nil
}

// levels are the words for the levels of changes, worst first.
func levels() []string {
	var words []string
	for _, l := range compare.Levels {
		words = append(words, l.String())
	}
	return words
}

// failsOn reports whether a change demands exit status 1.
func (set *settings) failsOn(c *compare.Change) bool {
	lowest, err := compare.ParseLevel(set.failOn)
	return err == nil && c.Level >= lowest && c.Suppressed == ""
}
