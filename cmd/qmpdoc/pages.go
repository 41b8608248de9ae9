package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"qmpdoc/diag"
	"qmpdoc/internal/examples"
	"qmpdoc/internal/history"
	"qmpdoc/internal/page"
	"qmpdoc/internal/parallel"
	"qmpdoc/internal/report"
	"qmpdoc/internal/rules"
	"qmpdoc/internal/source"
	"qmpdoc/internal/sources"
	"qmpdoc/internal/triage"
	"qmpdoc/prose"
	"qmpdoc/qapi"
	"qmpdoc/site"
)

// siteFlags are those of all commands that write a site.
type siteFlags struct {
	sourceURL, baseURL, manualURL string
	failOn                        string
	oldSites                      bool   // with those of the past releases
	oldSitesFrom                  string // with those in this directory
	asOldSite                     bool   // as one of those
	past                          historyFlags
}

func (f *siteFlags) add(c *cobra.Command) {
	c.Flags().Var((*sourceURLFlag)(&f.sourceURL), "source-url", sourceURLUsage)
	c.Flags().Var((*baseURLFlag)(&f.manualURL), "manual-url", "where QEMU's manual can be read: a `URL` for references to what has no page here (default "+page.ManualURL+")")
	c.Flags().Var((*baseURLFlag)(&f.baseURL), "base-url", "where the site will be published: a `URL` for canonical links and the sitemap")
	f.past.add(c)
	c.Flags().BoolVar(&f.oldSites, "old-sites", false, oldSitesUsage)
	c.Flags().Var((*textFlag)(&f.oldSitesFrom), "old-sites-from", "add the sites in the folders of `DIRECTORY`, which --as-old-site has made")
	c.Flags().BoolVar(&f.asOldSite, "as-old-site", false, "make the site of an old release, to be put in a folder with its number below that of the newest")
	c.Args = func(c *cobra.Command, args []string) error {
		return cmp.Or(oneTree(c, args), oneOf(c, "old-sites", "old-sites-from", "as-old-site"))
	}
	ofFindings.addFailOn(c, &f.failOn, never)
}

const oldSitesUsage = "add the site of each release of --history, below its number"

const sourceURLUsage = "where source lines can be read: a `URL` with {file}, {line} and {release}, or none (default for a release: QEMU's repository)"

// readSite reads a tree, prints what is wrong with it, and says what its site is made of. It returns errFindings when the
// findings forbid a site.
func (a *app) readSite(in *input, f siteFlags) (site.Config, error) {
	if err := in.documented("to make a site of"); err != nil {
		return site.Config{}, err
	}
	if err := f.check(); err != nil {
		return site.Config{}, err
	}
	ref, found, err := a.loadDefinitions(in, a.wanted())
	if err != nil {
		return site.Config{}, err
	}
	a.print.findings(in, found)
	changes := a.collectChanges(&f.past)
	var past *history.History
	if !f.oldSites { // else it is read when these are written
		ref, past, err = a.history(in, ref, f.past)
	}
	changes.end()
	if err != nil {
		return site.Config{}, err
	}
	cfg, err := f.site(in.Kind, ref, found, past, changes.list)
	if err == nil && failed(cfg.Findings, f.failOn) {
		a.print.summary("no site written: %s (--fail-on %s)", report.Summary(cfg.Findings), f.failOn)
		err = errFindings
	}
	return cfg, err
}

// site says what a site is made of: one of its own, the newest of several, or an old one.
func (f *siteFlags) site(kind sources.Kind, ref *qapi.Reference, found diag.List, past *history.History, changes []*page.Changes) (site.Config, error) {
	pages, err := pagesOf(ref, found)
	if err != nil {
		return site.Config{}, err
	}
	pages.History, pages.Changes, pages.Sample = past, changes, kind == sources.Sample
	pages.ManualURL, pages.SourceURL = f.manualURL, strings.ReplaceAll(sourceURL(f.sourceURL, ref, kind), "{release}", ref.Release)
	cfg := site.Config{Config: pages, BaseURL: f.baseURL, Version: version()}
	number := page.Number(ref.Release)
	switch {
	case f.asOldSite:
		cfg.Member = &site.Member{Number: number, Old: true}
		if f.baseURL != "" {
			cfg.BaseURL = strings.TrimSuffix(f.baseURL, "/") + "/" + number + "/"
		}
	case f.oldSites || f.oldSitesFrom != "":
		cfg.Member = &site.Member{Number: number}
	}
	return cfg, nil
}

// pagesOf says what the pages of a reference are made of. found is what is wrong with its sources; what is wrong with its
// markup and its examples is added.
func pagesOf(ref *qapi.Reference, found diag.List) (page.Config, error) {
	var markup, more diag.List
	var checked map[diag.Pos]page.Checked
	library := new(prose.Library)
	err := parallel.Do(
		func() error { markup = source.Markup(ref, library); return nil },
		func() (err error) { checked, more, err = checkExamples(ref); return err },
	)
	if err != nil {
		return page.Config{}, err
	}
	return page.Config{
		Reference: ref, Library: library, Findings: slices.Concat(found, markup, more), Checked: checked,
	}, nil
}

// checkExamples is what the pages say of the examples: what was checked, and what was found that counts.
func checkExamples(ref *qapi.Reference) (map[diag.Pos]page.Checked, diag.List, error) {
	standard, err := triage.Select(rules.All(), triage.Severities, nil, nil)
	if err != nil {
		return nil, nil, err
	}
	res := examples.Check(ref)
	checked := make(map[diag.Pos]page.Checked, len(res.Verdicts))
	for _, v := range res.Verdicts {
		checked[v.Pos] = page.ByForm
		if v.Declared {
			checked[v.Pos] = page.BySchema
		}
	}
	return checked, triage.Silence(standard.Apply(res.Found), ref.Ignores), nil
}

// siteSummary is the line about a site that has been written to the place called name.
func siteSummary(name string, files int, cfg site.Config) string {
	var commands, events, types int
	for _, d := range cfg.Reference.Defs {
		switch d.Kind {
		case qapi.Command:
			commands++
		case qapi.Event:
			events++
		default:
			types++
		}
	}
	return fmt.Sprintf("%s: %s about %s, %s and %s; findings: %s", name, report.Number(files, "file"),
		report.Number(commands, "command"), report.Number(events, "event"), report.Number(types, "type"),
		report.Summary(cfg.Findings))
}
