package main

import (
	"cmp"
	"context"
	"errors"
	"io"
	"io/fs"
	"slices"

	"github.com/spf13/cobra"

	"qmpdoc/diag"
	"qmpdoc/internal/examples"
	"qmpdoc/internal/report"
	"qmpdoc/internal/rules"
	"qmpdoc/internal/source"
	"qmpdoc/internal/sources"
	"qmpdoc/internal/triage"
	"qmpdoc/prose"
	"qmpdoc/qapi"
)

type checkFlags struct {
	reportFlags
	past        historyFlags
	fix, diff   bool
	message, as string
	changed     bool // the arguments are changed files, not a TREE
}

func (a *app) checkCommand() *cobra.Command {
	var f checkFlags
	c := &cobra.Command{
		Use:   "check [TREE]",
		Short: "Check the examples and the documentation",
		Long: `Check reports what is wrong in the example messages, in the documentation, in the schema and in the old documents
beside it, by the rules of the tree's release. A single file is judged by today's rules.

A finding does not count when a comment in its definition says so,

    # qmpdoc:ignore RULE reason

or when a baseline lists it. Settings can be in .qmpdoc.toml, in the tree or in the current directory; flags
override them.

With --history it also checks the releases that the documentation names, and whether what was removed had been deprecated before.

With --message it checks messages instead: one, or a stream of them as it comes from a socket, a transcript with -> and <-,
or what qmp-shell, libvirt, socat, strace and other programs log of them. With --as TYPE the file holds one JSON value, which
is checked against that type: a firmware descriptor as Firmware, an argument of -blockdev as BlockdevOptions.

Exit status: 0 done; 1 findings at or above --fail-on; 2 wrong usage, unreadable input or unwritable output.`,
		Args: func(c *cobra.Command, args []string) error {
			if f.changed {
				return cmp.Or(someFiles(args), oneTask(c))
			}
			return cmp.Or(oneTree(c, args), oneTask(c))
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if f.changed {
				return a.checkChanged(args, &f)
			}
			return a.check(first(args), &f)
		},
	}
	flags := c.Flags()
	f.reportFlags.add(c, &ofFindings, "error")
	flags.Lookup("rules").Usage += "; a rule given by its full name applies to every release"
	f.past.add(c)
	flags.BoolVar(&f.fix, "fix", false, "apply the corrections that are certain to the files")
	flags.BoolVar(&f.diff, "diff", false, "print those corrections as a unified diff instead of a report, and change nothing")
	flags.StringVar(&f.message, "message", "", "check the messages in `FILE` against the tree's reference; - is standard input")
	flags.StringVar(&f.as, "as", "", "check the JSON value in the file of --message against `TYPE`")
	flags.BoolVar(&f.changed, "changed", false, "take files instead of TREE, and check the trees that hold them; for hooks")
	completeFlag(c, "as", a.completeTypes)
	return c
}

// oneTask checks that the flags ask for one thing only.
func oneTask(c *cobra.Command) error {
	if c.Flags().Changed("fix") && c.Flags().Changed("diff") {
		return errors.New("--diff shows what --fix would change: give one of the two")
	}
	return cmp.Or(oneOf(c, "fix", "diff", "message", "explain"), oneOf(c, "write-baseline", "diff", "message", "explain"))
}

func (a *app) check(tree string, f *checkFlags) error {
	if f.explain != "" {
		return a.explain(f.explain)
	}
	outputs, err := f.destinations()
	if err != nil {
		return err
	}
	in, err := a.open(tree)
	if err != nil {
		return err
	}
	defer in.Close()
	if f.message == "" {
		if err := checkable(in, f); err != nil {
			return err
		}
	}
	set, err := f.settings(in, &ofFindings)
	if err != nil {
		return err
	}
	switch {
	case f.as != "" && f.message == "":
		return errors.New("--as is the type of a value in a file: name the file with --message")
	case f.as != "":
		return a.checkValue(in, set, f.message, f.as, outputs)
	case f.message != "":
		return a.checkMessages(in, set, f.message, outputs)
	}
	if err := a.readPast(in, set, f.past); err != nil {
		return err
	}
	e, err := a.examine(in, in.FS, set)
	switch {
	case err != nil:
		return err
	case f.diff:
		err = a.showFixes(in, set, e)
	case f.fix:
		e, err = a.fix(in, set, e)
	}
	if err == nil && f.writeBaseline {
		e.found, err = set.silence(e.found, true, true)
	}
	if err != nil {
		return err
	}
	return a.conclude(outputs, set, &report.Run{
		Release: e.ref.Release, Counts: e.counts, Findings: e.found, Source: report.Files(set.source(in)),
		Place: set.place(in), Repository: set.repository(in),
	})
}

// destinations reads -f. Without it a diff replaces the text report.
func (f *checkFlags) destinations() ([]destination, error) {
	if f.diff && !f.given("format") {
		return nil, nil
	}
	list, err := parseFormats(f.formats, ofFindings.formats)
	if f.diff && slices.ContainsFunc(list, destination.isStandard) {
		return nil, errors.New("the diff goes to standard output: give the report a file, as in -f json=FILE")
	}
	return list, err
}

// checkable is the error for a source whose files check cannot read, or cannot change as the flags ask.
func checkable(in *input, f *checkFlags) error {
	if err := in.documented("to check"); err != nil {
		return err
	}
	switch {
	case in.Kind == sources.Saved:
		return errors.New("a saved reference has no source files to check: name the tree that it was made from")
	case f.fix && in.Kind == sources.Sample:
		return errors.New("the sample is part of the program and cannot be corrected: name a TREE")
	case f.fix && in.Kind == sources.Revision:
		return errors.New("a revision cannot be corrected: check it out first, or let --diff print the corrections as a patch")
	}
	return nil
}

// readPast reads the past releases once, for all states of the tree that are examined.
func (a *app) readPast(in *input, set *settings, f historyFlags) error {
	if len(f.past) == 0 {
		return nil
	}
	release := a.release
	if release == "" && in.File == "" {
		release = source.Release(in.FS)
	}
	var err error
	set.past, err = a.past(context.Background(), in, release, f)
	return err
}

// examination is what check knows of a tree.
type examination struct {
	ref    *qapi.Reference
	counts report.Counts
	found  diag.List // that are on, silenced ones among them
}

// examine reads a tree and judges it. The tree can be another state of in's.
func (a *app) examine(in *input, tree fs.FS, set *settings) (*examination, error) {
	e, err := a.judge(in, tree, set, a.products)
	if err != nil {
		return nil, err
	}
	if a.products != 0 && in.File == "" {
		whole, err := a.judge(in, tree, set, 0)
		if err != nil {
			return nil, err
		}
		e.found = among(e.found, whole.found)
	}
	e.found = triage.Comments(set.Apply(e.found), e.ref.Ignores, set.Selection)
	if !set.creates {
		e.found, err = set.silence(e.found, false, in.File == "" && a.products == 0)
	}
	return e, err
}

// judge reads what a tree says of some programs, and finds what is wrong there. The documents are about QEMU.
func (a *app) judge(in *input, tree fs.FS, set *settings, products qapi.Products) (*examination, error) {
	always := set.Always()
	ref, found, err := in.LoadAs(tree, source.Options{
		Release: a.release, Products: products, Always: always, Manual: products == 0 || products.Has(qapi.QMP),
	})
	if err != nil {
		return nil, err
	}
	found = append(found, source.Markup(ref, new(prose.Library), always...)...)
	checked := examples.Check(ref)
	found = append(found, checked.Found...)
	if set.past != nil {
		h, err := set.past.Extend(ref, nil)
		if err != nil {
			return nil, err
		}
		found = append(found, h.Check()...)
		h.Date(found, source.RuleSinceMissing)
	}
	return &examination{
		ref: ref, found: found,
		counts: report.Counts{Definitions: len(ref.Defs), Examples: checked.Examples, Messages: checked.Messages},
	}, nil
}

// among keeps the findings about one program that are true of the whole tree: what a file says of another program's commands is
// not a mistake.
func among(found, whole diag.List) diag.List {
	type key struct {
		pos       diag.Pos
		rule, msg string
	}
	known := map[key]bool{}
	for _, f := range whole {
		known[key{f.Pos, f.Rule, f.Msg}] = true
	}
	return slices.DeleteFunc(found, func(f diag.Diagnostic) bool { return !known[key{f.Pos, f.Rule, f.Msg}] })
}

// conclude writes the reports and returns errFindings when findings make the run fail.
func (a *app) conclude(outputs []destination, set *settings, run *report.Run) error {
	run.Version, run.Rules, run.Help, run.Fails = version(), rules.All(), rules.Help, fails(set.failOn)
	for _, d := range outputs {
		write := func(w io.Writer, colours report.Palette) error { return run.Write(w, report.Format(d.format), colours) }
		if err := a.writeTo(d, write); err != nil {
			return err
		}
	}
	a.print.summary("%s, %s: %s", report.Number(run.Counts.Definitions, "definition"), report.Number(run.Counts.Messages, "message"),
		report.Summary(run.Findings))
	if failed(run.Findings, set.failOn) {
		return errFindings
	}
	return nil
}

// fails returns a function that reports whether a finding demands exit status 1. A suppressed one never does.
func fails(failOn string) func(*diag.Diagnostic) bool {
	lowest, err := diag.ParseSeverity(failOn)
	return func(d *diag.Diagnostic) bool { return err == nil && d.Severity >= lowest && d.Suppressed == "" }
}

// failed reports whether findings demand exit status 1.
func failed(found diag.List, failOn string) bool {
	fails := fails(failOn)
	return slices.ContainsFunc(found, func(d diag.Diagnostic) bool { return fails(&d) })
}
