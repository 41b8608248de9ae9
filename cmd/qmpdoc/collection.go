package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"qmpdoc/diag"
	"qmpdoc/internal/history"
	"qmpdoc/internal/output"
	"qmpdoc/internal/page"
	"qmpdoc/internal/parallel"
	"qmpdoc/internal/sources"
	"qmpdoc/qapi"
	"qmpdoc/site"
)

// check tells what the flags for several releases lack. A page has to know since when it is there, or the switch would lead
// to pages that do not exist.
func (f *siteFlags) check() error {
	if (f.oldSites || f.oldSitesFrom != "") && len(f.past.past) == 0 {
		return errors.New("the sites of old releases need --history, which names these releases")
	}
	return nil
}

// writeSites writes the site of cfg, and those of old releases that the flags ask for.
func (a *app) writeSites(ctx context.Context, in *input, f siteFlags, cfg site.Config, out site.Output) error {
	all := site.NewCollection(out)
	var err error
	switch {
	case f.oldSites:
		cfg.History, cfg.Changes, err = a.buildOldSites(ctx, in, f, cfg.Reference, all)
	case f.oldSitesFrom != "":
		err = a.copyOldSites(f.oldSitesFrom, cfg.Member.Number, all)
	default:
		return site.Build(ctx, cfg, out)
	}
	if err != nil {
		return err
	}
	return all.Finish(ctx, cfg)
}

// pastRelease is what the site of an old release is made of.
type pastRelease struct {
	history *history.History
	found   diag.List
	changes []*page.Changes
}

// buildOldSites makes the sites of all releases of the history but the newest, and returns the newest one's history and
// changes. The next release is read while the site of one is written, so that at most two are in memory.
func (a *app) buildOldSites(ctx context.Context, in *input, f siteFlags, newest *qapi.Reference, all *site.Collection) (h *history.History, changes []*page.Changes, err error) {
	changed := &pastChanges{progress: &progress{}}
	releases := make(chan pastRelease)
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	f.past.compared = changed.add
	f.past.release = func(h *history.History, found diag.List) error {
		select {
		case releases <- pastRelease{h, found, slices.Clip(changed.list)}:
			return nil
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
	write := func() error {
		defer stop()
		return a.writeOldSites(ctx, f, releases, all)
	}
	read := func() error {
		defer close(releases)
		past, err := a.past(ctx, in, newest.Release, f.past)
		if err == nil {
			h, err = past.Extend(newest, changed.add)
		}
		return err
	}
	err = parallel.Do(write, read) // the error of write counts: it has stopped read
	return h, changed.list, err
}

func (a *app) writeOldSites(ctx context.Context, f siteFlags, releases <-chan pastRelease, all *site.Collection) error {
	progress := a.print.progress()
	defer progress.end()
	none := true
	for r := range releases {
		none = false
		progress.say("site: QEMU %s", r.history.Reference.Release)
		cfg, err := r.site(f)
		if err == nil {
			err = all.Add(ctx, cfg)
		}
		if err != nil {
			return err
		}
	}
	if none {
		a.print.note("no site of an old release was made: a saved history is not enough for one; name the releases themselves with --history")
	}
	return nil
}

// site says what the site of the release is made of.
func (r pastRelease) site(f siteFlags) (site.Config, error) {
	f.asOldSite = true
	return f.site(sources.Revision, r.history.Reference, r.found, r.history, r.changes)
}

// copyOldSites takes the sites of old releases out of the folders of a directory. A folder counts when its name is a number and
// qmpdoc wrote what it holds. Where the newest release has one, it is that of the root.
func (a *app) copyOldSites(dir, newest string, all *site.Collection) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return fmt.Errorf("cannot read the old sites: %w", err)
	}
	progress := a.print.progress()
	defer progress.end()
	for _, e := range entries {
		number := e.Name()
		if _, ok := qapi.ParseRelease(number); !ok || !e.IsDir() || number == newest {
			continue
		}
		folder := filepath.Join(dir, number)
		if !output.IsSite(folder) {
			a.print.note("%s is not a site of this program: left out", folder)
			continue
		}
		if right := page.Number(number); right != number {
			a.print.note("%s is left out: call the folder %s", folder, right)
			continue
		}
		progress.say("site: QEMU %s", number)
		if err := copySite(folder, number, all); err != nil {
			return fmt.Errorf("cannot copy the site of %s: %w", number, err)
		}
	}
	return nil
}

// copySite reads nothing outside of the folder.
func copySite(folder, number string, all *site.Collection) error {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return err
	}
	defer root.Close()
	return all.Copy(number, root.FS())
}
