package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"qmpdoc/internal/compare"
	"qmpdoc/internal/releasenotes"
	"qmpdoc/internal/triage"
)

// changeOutput is one report of diff.
type changeOutput struct{ format, file string }

var changeFormats = []string{"text", "json", "markdown", "sarif", "github"}

// parseChangeOutputs reads -f.
func parseChangeOutputs(words []string) ([]changeOutput, error) {
	var list []changeOutput
	taken := map[string]bool{}
	for _, word := range words {
		format, file, named := strings.Cut(word, "=")
		switch {
		case !slices.Contains(changeFormats, format):
			return nil, fmt.Errorf("%q is not a format: use text, json, markdown, sarif or github", format)
		case !named:
			file = "-"
		case file == "":
			return nil, fmt.Errorf("the report format %s= names no file: write -f %s=FILE, or -f %s for standard output", format, format, format)
		}
		if taken[file] {
			return nil, fmt.Errorf("two reports for one place: give all but one a file, as in -f %s=FILE", format)
		}
		taken[file] = true
		list = append(list, changeOutput{format, file})
	}
	return list, nil
}

// changeChoice says which kinds of changes count, and how they are graded.
type changeChoice struct {
	*triage.Selection
	levels map[string]compare.Level
}

func chooseChanges(f *diffFlags) (*changeChoice, error) {
	if f.writeBaseline && f.baseline == "" {
		return nil, errors.New("--write-baseline needs a file: give --baseline FILE too")
	}
	selection, err := triage.Select(compare.Diag(), f.rules, nil)
	if err != nil {
		return nil, err
	}
	c := &changeChoice{selection, map[string]compare.Level{}}
	for _, word := range f.severities {
		if err := c.grade(strings.TrimSpace(word)); err != nil {
			return nil, err
		}
	}
	return c, nil
}

func (c *changeChoice) grade(word string) error {
	pattern, level, ok := strings.Cut(word, "=")
	if !ok {
		return fmt.Errorf("%q gives no level: write %s=LEVEL", word, word)
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

// chosen drops the changes of kinds that are off, grades the others, and silences those of the baseline.
func (a *app) chosen(list []*compare.Change, choice *changeChoice, f *diffFlags) ([]*compare.Change, error) {
	list = slices.DeleteFunc(list, func(c *compare.Change) bool { return !choice.On(c.Rule) })
	for _, c := range list {
		if l, ok := choice.levels[c.Rule]; ok {
			c.Level = l
		}
	}
	slices.SortStableFunc(list, func(a, b *compare.Change) int { return int(b.Level) - int(a.Level) })
	if f.baseline == "" {
		return list, nil
	}
	if f.writeBaseline {
		if err := writeFile(f.baseline, triage.FormatBaseline(releasenotes.Findings(list))); err != nil {
			return nil, fmt.Errorf("cannot write the baseline: %w", err)
		}
	}
	src, err := os.ReadFile(f.baseline)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("there is no baseline %s: --write-baseline makes one", f.baseline)
	} else if err != nil {
		return nil, fmt.Errorf("cannot read the baseline: %w", err)
	}
	baseline, err := triage.ReadBaseline(f.baseline, src)
	if err != nil {
		return nil, err
	}
	for i, d := range baseline.Apply(releasenotes.Findings(list), choice.Selection, false) {
		list[i].Suppressed = d.Suppressed
	}
	return list, nil
}

// completeChanges completes the flags of diff whose values are kinds and levels of changes.
func completeChanges(c *cobra.Command) {
	var ids, levels []string
	for _, r := range compare.Rules() {
		ids = append(ids, r.ID+"\t"+r.Summary)
	}
	for _, l := range compare.Levels {
		levels = append(levels, l.String())
	}
	for flag, values := range map[string]cobra.CompletionFunc{
		"format":   cobra.FixedCompletions(changeFormats, cobra.ShellCompDirectiveNoFileComp),
		"fail-on":  cobra.FixedCompletions(append(slices.Clone(levels), string(never)), cobra.ShellCompDirectiveNoFileComp),
		"explain":  cobra.FixedCompletions(ids, cobra.ShellCompDirectiveNoFileComp),
		"rules":    completeRules(ids),
		"severity": completeGrades(ids, levels),
	} {
		completeFlag(c, flag, values)
	}
}
