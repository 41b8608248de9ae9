package main

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"qmpdoc/internal/compare"
	"qmpdoc/internal/releasenotes"
	"qmpdoc/internal/triage"
)

var changeFormats = []string{"text", "json", "markdown", "sarif", "github"}

// changeChoice says which kinds of changes count, how they are graded, and what makes the run fail.
type changeChoice struct {
	*triage.Selection
	levels map[string]compare.Level
	failOn string
	known  baselineFile
}

// chooseChanges reads the settings' file that belongs to NEW, and the flags.
func chooseChanges(new *input, f *diffFlags) (*changeChoice, error) {
	file, err := readSettings(new, f.settings.config)
	if err != nil {
		return nil, err
	}
	config := &file.config.Diff
	c := &changeChoice{levels: map[string]compare.Level{}, failOn: f.failOn}
	if c.Selection, err = file.selection(compare.Diag(), config, nil, f.settings.rules, nil); err != nil {
		return nil, err
	}
	for _, word := range config.Severities() {
		if err := c.grade(word); err != nil {
			return nil, fmt.Errorf("%s: %w", file.name, err)
		}
	}
	for _, word := range f.settings.severities {
		if err := c.grade(strings.TrimSpace(word)); err != nil {
			return nil, err
		}
	}
	if config.FailOn != "" && !f.failGiven {
		if err := file.failOn(choice{&c.failOn, "", levels()}, config); err != nil {
			return nil, err
		}
	}
	c.known, err = file.baseline(f.settings.baseline, config.Baseline, f.writeBaseline)
	return c, err
}

func (c *changeChoice) grade(word string) error {
	pattern, level, ok := strings.Cut(word, "=")
	if !ok {
		return fmt.Errorf("%q does not name a level: write %s=LEVEL", word, word)
	}
	l, err := compare.ParseLevel(level)
	if err != nil {
		return fmt.Errorf("%q is not a level: %w", level, err)
	}
	var ids []string
	found := false
	for _, r := range compare.Rules() {
		ids = append(ids, r.ID)
		if fits, err := path.Match(pattern, r.ID); err == nil && fits {
			c.levels[r.ID], found = l, true
		}
	}
	if !found {
		return triage.UnknownRule(pattern, ids)
	}
	return nil
}

// apply drops the changes of kinds that are off, grades the others, and silences those of the baseline, which is written first
// if so wanted.
func (c *changeChoice) apply(list []*compare.Change, write bool) ([]*compare.Change, error) {
	list = slices.DeleteFunc(list, func(one *compare.Change) bool { return !c.On(one.Rule) })
	for _, one := range list {
		if l, ok := c.levels[one.Rule]; ok {
			one.Level = l
		}
	}
	slices.SortStableFunc(list, func(a, b *compare.Change) int { return int(b.Level) - int(a.Level) })
	if c.known.file == "" {
		return list, nil
	}
	found := releasenotes.Findings(list)
	if write {
		if err := c.known.write(triage.FormatBaseline(found)); err != nil {
			return nil, err
		}
	}
	baseline, err := c.known.read()
	if err != nil {
		return nil, err
	}
	for i, d := range baseline.Apply(found, c.Selection, false) {
		list[i].Suppressed = d.Suppressed
	}
	return list, nil
}

// levels are the words for --fail-on about changes.
func levels() []string {
	var words []string
	for _, l := range compare.Levels {
		words = append(words, l.String())
	}
	return append(words, never)
}

// fails reports whether a change demands exit status 1.
func (c *changeChoice) fails(one *compare.Change) bool {
	lowest, err := compare.ParseLevel(c.failOn)
	return err == nil && one.Level >= lowest && one.Suppressed == ""
}
