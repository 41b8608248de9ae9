package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"qmpdoc/internal/history"
	"qmpdoc/internal/rules"
	"qmpdoc/internal/source"
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
	flags.StringSliceVar(&f.severities, "severity", nil, "grade rules: `id=level`, with level error, warning or info")
	flags.StringVar(&f.baseline, "baseline", "", "leave out the findings that `FILE` lists")
	flags.StringVar(&f.config, "config", "", "read the settings from `FILE` (default "+triage.ConfigFile+" in the tree or the current directory)")
}

// settings are what the settings' file and the flags say together.
type settings struct {
	selection    *triage.Selection
	failOn       threshold
	baselineName string // as given; "" for none
	baselineFile string // where it is
	baselineRoot string // the directory that it must not lead out of, if the settings' file names it; else ""
	baseline     *triage.Baseline
	creates      bool // the baseline is about to be written, and need not exist
	config       triage.Config
	past         *history.History // of the releases before
	withPast     bool
	dir          string // what names in config are relative to
}

func (a *app) settings(in *input, f *checkFlags) (*settings, error) {
	set := &settings{failOn: *f.failOn, creates: f.writeBaseline}
	name, err := set.readConfig(in, f.settings.config)
	if err != nil {
		return nil, err
	}
	known := rules.All()
	if _, err := triage.Select(known, set.config.Rules, set.config.Severities()); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	set.selection, err = triage.Select(known, append(set.config.Rules, f.settings.rules...), append(set.config.Severities(), f.settings.severities...))
	if err != nil {
		return nil, err
	}
	if set.config.FailOn != "" && !f.failGiven {
		if err := set.failOn.Set(set.config.FailOn); err != nil {
			return nil, fmt.Errorf("%s: fail-on: %w", name, err)
		}
	}
	if err := set.chooseBaseline(f.settings.baseline); err != nil {
		return nil, fmt.Errorf("%s: baseline: %w", name, err)
	}
	if f.writeBaseline && set.baselineName == "" {
		return nil, errors.New("--write-baseline needs a file: give --baseline FILE too")
	}
	return set, nil
}

// readConfig reads the settings' file, if there is one, and returns its name.
func (set *settings) readConfig(in *input, named string) (string, error) {
	name, dir := named, filepath.Dir(named)
	if named == "" {
		name, dir = findConfig(in)
	}
	if name == "" {
		return "", nil
	}
	var src []byte
	var err error
	if named != "" {
		src, err = os.ReadFile(name)
	} else {
		src, err = source.ReadFile(os.DirFS(dir), triage.ConfigFile)
	}
	if err != nil {
		return "", fmt.Errorf("cannot read the settings: %w", err)
	}
	if named == "" {
		name = triage.ConfigFile // wherever the tree lies
	}
	set.dir = dir
	set.config, err = triage.ReadConfig(name, src)
	return name, err
}

// findConfig looks for the settings' file in the tree, then in the current directory.
func findConfig(in *input) (name, dir string) {
	for _, dir := range []string{in.Dir, "."} {
		if dir == "" {
			continue
		}
		name := filepath.Join(dir, triage.ConfigFile)
		if info, err := os.Lstat(name); err == nil && info.Mode().IsRegular() {
			return name, dir
		}
	}
	return "", ""
}

// chooseBaseline takes the flag's file, else that of the settings. Settings can be part of a third-party tree: what they
// name is read and written through their directory, and no link leads out of that.
func (set *settings) chooseBaseline(flag string) error {
	if flag != "" || set.config.Baseline == "" {
		set.baselineName, set.baselineFile = flag, flag
		return nil
	}
	file := set.config.Baseline
	if !filepath.IsLocal(file) {
		return fmt.Errorf("%s leads out of the directory of the settings", file)
	}
	set.baselineName, set.baselineFile, set.baselineRoot = file, filepath.Join(set.dir, file), set.dir
	root, err := os.OpenRoot(set.dir)
	if err != nil {
		return err
	}
	defer root.Close()
	switch info, err := root.Lstat(file); {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return err
	case !info.Mode().IsRegular():
		return fmt.Errorf("%s is not a regular file", file)
	}
	return nil
}

// baselineText reads the baseline's file.
func (set *settings) baselineText() ([]byte, error) {
	if set.baselineRoot == "" {
		return os.ReadFile(set.baselineFile)
	}
	root, err := os.OpenRoot(set.baselineRoot)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	return source.ReadFile(root.FS(), filepath.ToSlash(filepath.Clean(set.baselineName)))
}

// readBaseline returns nil when there is none to apply.
func (set *settings) readBaseline() (*triage.Baseline, error) {
	if set.baselineFile == "" || set.creates {
		return nil, nil
	}
	src, err := set.baselineText()
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("there is no baseline %s: --write-baseline makes one", set.baselineName)
	} else if err != nil {
		return nil, fmt.Errorf("cannot read the baseline: %w", err)
	}
	return triage.ReadBaseline(set.baselineName, src)
}

// writeBaseline writes what is wrong now, and returns the examination as it is from then on.
func (a *app) writeBaseline(set *settings, e *examination) (*examination, error) {
	text := triage.FormatBaseline(e.found)
	var err error
	if set.baselineRoot == "" {
		err = writeFile(set.baselineFile, text)
	} else {
		err = writeWithin(set.baselineRoot, set.baselineName, text)
	}
	if err != nil {
		return nil, fmt.Errorf("cannot write the baseline: %w", err)
	}
	b, err := triage.ReadBaseline(set.baselineName, text)
	if err != nil {
		return nil, err
	}
	known := *e
	known.found = b.Apply(e.found, set.selection, true)
	return &known, nil
}

// place tells where the files are that findings name.
func (set *settings) place(in *input) func(string) string {
	return func(file string) string {
		if file == set.baselineName {
			return filepath.ToSlash(viewOf(set.baselineFile, set.baselineFile).path(set.baselineFile))
		}
		return in.place(file)
	}
}

// repository names those files from the root of the repository that they are in.
func (set *settings) repository(in *input) func(string) string {
	root := repositoryAround(in.Dir)
	return func(file string) string {
		if file != set.baselineName {
			return fromRepository(root, filepath.Join(in.Dir, filepath.FromSlash(file)))
		}
		if path, err := filepath.Abs(set.baselineFile); err == nil {
			return fromRepository(root, resolved(path))
		}
		return ""
	}
}

// source reads the files that findings name: those of the tree, and the baseline.
func (set *settings) source(in *input) func(string) []byte {
	return func(file string) []byte {
		if file != set.baselineName || file == "" {
			return in.source(file)
		}
		src, err := set.baselineText()
		if err != nil {
			return nil
		}
		return src
	}
}
