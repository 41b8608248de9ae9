package main

import (
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"qmpdoc/diag"
	"qmpdoc/internal/compare"
	"qmpdoc/internal/history"
	"qmpdoc/internal/paths"
	"qmpdoc/internal/report"
	"qmpdoc/internal/rules"
	"qmpdoc/internal/triage"
)

// reported is what a command reports. The words are those of its help.
type reported struct {
	name, rule, grade string
	place             string // where its settings are
	formats           []string
	rules             []diag.Rule
	levels            []string // that rules can have, worst first
	table             func(*triage.Config) *triage.Settings
}

var (
	ofFindings = reported{
		name: "findings", rule: "rules", grade: "severity", place: "the tree", formats: wordsOf(report.Formats), rules: rules.All(),
		levels: triage.Severities, table: func(c *triage.Config) *triage.Settings { return &c.Settings },
	}
	ofChanges = reported{
		name: "changes", rule: "kinds of changes", grade: "level", place: "NEW", formats: []string{"text", "json", "markdown", "sarif", "github"},
		rules: compare.Diag(), levels: levels(), table: func(c *triage.Config) *triage.Settings { return &c.Diff },
	}
)

// never is the word for --fail-on that no finding and no change reaches.
const never = "never"

func (r *reported) failOn() []string { return append(slices.Clip(r.levels), never) }

// addFailOn adds the flag --fail-on to a command, with a default.
func (r *reported) addFailOn(c *cobra.Command, word *string, standard string) {
	*word = standard
	c.Flags().Var(choice{word, r.grade, r.failOn()}, "fail-on",
		"exit with status 1 on "+r.name+" of this "+r.grade+" or a worse one: "+triage.Either(r.failOn()))
}

// reportFlags say what is reported, and where.
type reportFlags struct {
	formats, rules, grades []string
	baseline, config       string
	writeBaseline          bool
	explain, failOn        string
	given                  func(flag string) bool
}

func (f *reportFlags) add(c *cobra.Command, r *reported, failOn string) {
	flags := c.Flags()
	f.given = flags.Changed
	flags.StringArrayVarP(&f.formats, "format", "f", []string{"text"}, "the report's `format[=file]`: "+triage.Either(r.formats)+"; may be given several times")
	flags.StringSliceVar(&f.rules, "rules", nil, "turn "+r.rule+" on or off: `+id,-id`, or only these on: id; * stands for any letters")
	flags.StringSliceVar(&f.grades, "severity", nil, "set the "+r.grade+" of "+r.rule+": `id=level`, with level "+triage.Either(r.levels))
	flags.StringVar(&f.baseline, "baseline", "", "leave out the "+r.name+" that `FILE` lists")
	flags.StringVar(&f.config, "config", "", "read the settings from `FILE` (default "+triage.ConfigFile+" in "+r.place+" or the current directory)")
	flags.BoolVar(&f.writeBaseline, "write-baseline", false, "write the "+r.name+" into the baseline, so that only new ones count from now on")
	flags.StringVar(&f.explain, "explain", "", "say what a `RULE` means, and end")
	r.addFailOn(c, &f.failOn, failOn)
	completeReports(c, r)
}

// settings are what the settings' file and the flags say together.
type settings struct {
	*triage.Selection
	failOn  string
	known   baselineFile
	creates bool             // the baseline is about to be written, and need not exist
	past    *history.Tracker // of the releases before; for check
}

func (f *reportFlags) settings(in *input, r *reported) (*settings, error) {
	file, err := readSettings(in, f.config)
	if err != nil {
		return nil, err
	}
	own := r.table(&file.config)
	if _, err := triage.Select(r.rules, r.levels, own.Rules, own.Severities()); err != nil {
		return nil, fmt.Errorf("%s: %w", file.name, err)
	}
	set := &settings{failOn: f.failOn, creates: f.writeBaseline}
	set.Selection, err = triage.Select(r.rules, r.levels, append(own.Rules, f.rules...), append(own.Severities(), f.grades...))
	if err != nil {
		return nil, err
	}
	if own.FailOn != "" && !f.given("fail-on") {
		if err := (choice{&set.failOn, "", r.failOn()}).Set(own.FailOn); err != nil {
			return nil, fmt.Errorf("%s: fail-on: %w", file.name, err)
		}
	}
	set.known, err = file.baseline(f.baseline, own.Baseline, f.writeBaseline)
	return set, err
}

// silence silences what the baseline lists, if there is one. If it is to be written, it lists everything.
func (set *settings) silence(found diag.List, write, whole bool) (diag.List, error) {
	if set.known.file == "" {
		return found, nil
	}
	if write {
		if err := set.known.write(triage.FormatBaseline(found)); err != nil {
			return nil, err
		}
	}
	baseline, err := set.known.read()
	if err != nil {
		return nil, err
	}
	return baseline.Apply(found, set.Selection, whole), nil
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
	inTree := in.repository()
	return func(file string) string {
		if file == set.known.name {
			return paths.FromRepository(paths.Repository(in.Dir), set.known.path())
		}
		return inTree(file)
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
