package main

import (
	"path/filepath"

	"github.com/spf13/cobra"

	"qmpdoc/internal/history"
	"qmpdoc/internal/paths"
	"qmpdoc/internal/rules"
	"qmpdoc/internal/triage"
)

// settingsFlags say which findings count.
type settingsFlags struct {
	rules, severities []string
	baseline, config  string
}

func (f *settingsFlags) add(c *cobra.Command) {
	flags := c.Flags()
	flags.StringSliceVar(&f.rules, "rules", nil, "turn rules on or off: `+id,-id`, or only these on: id; * stands for any letters; a rule given by its full name applies to every release")
	flags.StringSliceVar(&f.severities, "severity", nil, "set the severity of rules: `id=level`, with level error, warning or info")
	flags.StringVar(&f.baseline, "baseline", "", "leave out the findings that `FILE` lists")
	flags.StringVar(&f.config, "config", "", "read the settings from `FILE` (default "+triage.ConfigFile+" in the tree or the current directory)")
}

// settings are what the settings' file and the flags of check say together.
type settings struct {
	selection *triage.Selection
	failOn    string
	known     baselineFile
	creates   bool             // the baseline is about to be written, and need not exist
	past      *history.Tracker // of the releases before
}

func (a *app) settings(in *input, f *checkFlags) (*settings, error) {
	set := &settings{failOn: f.failOn, creates: f.writeBaseline}
	file, err := readSettings(in, f.settings.config)
	if err != nil {
		return nil, err
	}
	config := &file.config.Settings
	if set.selection, err = file.selection(rules.All(), config, config.Severities(), f.settings.rules, f.settings.severities); err != nil {
		return nil, err
	}
	if config.FailOn != "" && !f.failGiven {
		if err := file.failOn(choice{&set.failOn, "", severities}, config); err != nil {
			return nil, err
		}
	}
	set.known, err = file.baseline(f.settings.baseline, config.Baseline, f.writeBaseline)
	return set, err
}

// writeBaseline writes what is wrong now, and returns the examination as it is from then on.
func (a *app) writeBaseline(set *settings, e *examination) (*examination, error) {
	if err := set.known.write(triage.FormatBaseline(e.found)); err != nil {
		return nil, err
	}
	b, err := set.known.read()
	if err != nil {
		return nil, err
	}
	known := *e
	known.found = b.Apply(e.found, set.selection, true)
	return &known, nil
}

// place reports where the files are that findings name.
func (set *settings) place(in *input) func(string) string {
	return func(file string) string {
		if file == set.known.name {
			return set.known.place()
		}
		return in.place(file)
	}
}

// repository names those files from the root of the repository that they are in.
func (set *settings) repository(in *input) func(string) string {
	root := paths.Repository(in.Dir)
	return func(file string) string {
		if file != set.known.name {
			return paths.FromRepository(root, filepath.Join(in.Dir, filepath.FromSlash(file)))
		}
		if path, err := filepath.Abs(set.known.file); err == nil {
			return paths.FromRepository(root, paths.Resolved(path))
		}
		return ""
	}
}

// source reads the files that findings name: those of the tree, and the baseline.
func (set *settings) source(in *input) func(string) []byte {
	return func(file string) []byte {
		if file != set.known.name || file == "" {
			return in.source(file)
		}
		src, err := set.known.text()
		if err != nil {
			return nil
		}
		return src
	}
}
