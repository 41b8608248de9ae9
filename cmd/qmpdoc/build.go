package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"qmpdoc/diag"
	"qmpdoc/internal/examples"
	"qmpdoc/internal/report"
	"qmpdoc/internal/rules"
	"qmpdoc/internal/triage"
	"qmpdoc/qapi"
	"qmpdoc/site"
)

// The output directories when -o is not given. The second is for places where the first is something else's, such as
// a package called site.
const (
	standardDir = "site"
	fallbackDir = "qmpdoc-site"
)

type buildFlags struct {
	dir                string
	force              bool
	sourceURL, baseURL string
	failOn             *threshold
}

func (a *app) buildCommand() *cobra.Command {
	var f buildFlags
	c := &cobra.Command{
		Use:   "build [TREE]",
		Short: "Write the reference as a static site",
		Long: `Build writes the reference as a static site that works from a disk.

The site appears in the output directory at once, or not at all. A directory that is not empty and not a site of this
program is left alone; --force replaces it with all it holds.`,
		Args: oneTree,
		RunE: func(_ *cobra.Command, args []string) error { return a.build(first(args), f) },
	}
	c.Flags().VarP((*textFlag)(&f.dir), "output", "o", "the `directory` to write (default "+standardDir+", or "+fallbackDir+" where that is taken)")
	c.Flags().BoolVar(&f.force, "force", false, "replace a directory that is not a site of this program")
	c.Flags().Var((*textFlag)(&f.sourceURL), "source-url", "where source lines can be read: a `URL` with {file} and {line}")
	c.Flags().Var((*textFlag)(&f.baseURL), "base-url", "where the site will stand: a `URL` for canonical links and the sitemap")
	f.failOn = failOn(c, never)
	return c
}

// build is the whole program in one function: source tree, reference, site.
func (a *app) build(tree string, f buildFlags) error {
	in, err := a.open(tree)
	if err != nil {
		return err
	}
	defer in.Close()
	ref, found, err := a.loadDefinitions(in)
	if err != nil {
		return err
	}
	a.print.findings(in, found)
	checked, more, err := checkExamples(ref)
	if err != nil {
		return err
	}
	found = append(found, more...)
	if f.failOn.failed(found) {
		a.print.summary("no site written: %s (--fail-on %s)", report.Summary(found), *f.failOn)
		return errFindings
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	out, err := newOutputDir(ctx, chooseDir(f.dir), in.dir, f.force)
	if err != nil {
		return err
	}
	defer out.discard()
	if err := site.Build(site.Config{
		Reference: ref, Findings: found, Checked: checked, SourceURL: f.sourceURL, BaseURL: f.baseURL, Sample: in.sample, Version: version(),
	}, out); err != nil {
		return fmt.Errorf("cannot write the site: %w", err)
	}
	if err := out.commit(); err != nil {
		return fmt.Errorf("cannot put the site in place: %w", err)
	}
	return a.print.done(buildSummary(ref, found, out))
}

// checkExamples gives what the pages say of the examples: what was checked, and what was found that counts.
func checkExamples(ref *qapi.Reference) (map[diag.Pos]site.Checked, diag.List, error) {
	standard, err := triage.Select(rules.All(), nil, nil)
	if err != nil {
		return nil, nil, err
	}
	res := examples.Check(ref)
	checked := make(map[diag.Pos]site.Checked, len(res.Verdicts))
	for _, v := range res.Verdicts {
		checked[v.Pos] = site.ByForm
		if v.Declared {
			checked[v.Pos] = site.BySchema
		}
	}
	return checked, triage.Silence(standard.Apply(res.Found), ref.Ignores), nil
}

// chooseDir gives the output directory for what -o says.
func chooseDir(named string) string {
	if named != "" {
		return named
	}
	if err := mayReplace(standardDir); err != nil {
		return fallbackDir
	}
	return standardDir
}

func buildSummary(ref *qapi.Reference, found diag.List, out *outputDir) string {
	var commands, events, types int
	for _, d := range ref.Defs {
		switch {
		case d.Kind == qapi.Command:
			commands++
		case d.Kind == qapi.Event:
			events++
		default:
			types++
		}
	}
	return fmt.Sprintf("%s%c: %s about %s, %s and %s; findings: %s", out.name, os.PathSeparator,
		report.Number(int(out.files.Load()), "file"), report.Number(commands, "command"), report.Number(events, "event"),
		report.Number(types, "type"), report.Summary(found))
}
