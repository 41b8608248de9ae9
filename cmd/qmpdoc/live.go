package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"qmpdoc/diag"
	"qmpdoc/internal/history"
	"qmpdoc/internal/page"
	"qmpdoc/internal/report"
	"qmpdoc/internal/serve"
	"qmpdoc/internal/source"
	"qmpdoc/internal/watch"
	"qmpdoc/qapi"
	"qmpdoc/site"
)

// liveSite is a site that is served and kept up to date with its sources.
//
// The files that matter are those that reading the tree asked for, whether they exist or not. A site replaces the last one
// unless its sources have new errors. Old trees have errors that nobody will fix, and are served all the same. Pages are made
// when a browser asks for them, so that a change is there at once.
type liveSite struct {
	*app
	in      *input
	server  *serve.Server
	flags   siteFlags
	past    *history.Tracker // of the releases before, read once
	changes *pastChanges     // in these
	old     *oldSites        // of these; nil for none

	read   *watch.Recording      // what the last reading asked for, and found
	known  map[diag.Identity]int // the errors in the sources of the site that is served
	served bool                  // there is such a site
	lost   string                // why the tree cannot be read at present, "" if it can
}

// begin serves the first site. It fails when there is nothing to read.
func (l *liveSite) begin() error {
	ref, found, err := l.load()
	if err != nil {
		return err
	}
	l.changes = l.collectChanges(&l.flags.past)
	if l.old != nil {
		l.old.newest = ref.Release
		l.flags.past.release = func(h *history.History, _ diag.List) error {
			l.old.note(h.Reference)
			return nil
		}
	}
	if l.past, err = l.app.past(context.Background(), l.in, ref.Release, l.flags.past); err != nil {
		return err
	}
	l.changes.end()
	_, err = l.take(ref, found)
	return err
}

// keep rebuilds the site whenever its sources change, until ctx ends.
func (l *liveSite) keep(ctx context.Context) {
	if err := l.follow(ctx); err != nil && ctx.Err() == nil {
		l.print.trouble(fmt.Errorf("cannot watch the sources any longer, restart qmpdoc to see what changes: %w", err))
	}
}

func (l *liveSite) follow(ctx context.Context) error {
	w, err := watch.New(l.in.Dir)
	if err != nil {
		return err
	}
	defer w.Close()
	for {
		var changed []string
		fresh, err := w.Watch(l.read.Names())
		if err == nil && !fresh { // else something may have changed before it was watched
			changed, err = w.Wait(ctx)
		}
		if err != nil {
			return err
		}
		l.refresh(changed)
	}
}

// refresh reads the tree again. It does nothing when all that was read is as it was.
func (l *liveSite) refresh(changed []string) {
	defer func() {
		if mistake := recover(); mistake != nil {
			err := fmt.Errorf("a mistake of qmpdoc: %v", mistake)
			l.print.trouble(fmt.Errorf("%w\n%s", err, debug.Stack()))
			l.server.Keep(err.Error())
		}
	}()
	back := l.lost != ""
	if !l.found() {
		return
	}
	start, last := time.Now(), l.read
	ref, found, err := l.load()
	switch {
	case l.read.Same(last) && !back:
		return
	case err != nil:
		l.print.trouble(fmt.Errorf("%s: %w", changes(changed), err))
		l.server.Keep(err.Error())
		return
	}
	l.print.note("%s", changes(changed))
	all, err := l.take(ref, found)
	if err != nil {
		l.print.trouble(err)
		l.server.Keep(err.Error())
		return
	}
	l.print.summary("%s; read in %d ms", report.Summary(all), time.Since(start).Milliseconds())
}

// found opens the tree again if it was removed or replaced, and tells whether it is there.
func (l *liveSite) found() bool {
	err := l.in.reopen()
	if err == nil {
		l.lost = ""
		return true
	}
	if why := err.Error(); why != l.lost {
		l.lost = why
		l.print.trouble(err)
		l.server.Keep(why)
	}
	return false
}

// load reads the tree, and remembers what was asked for. It waits a little while the files are being written.
func (l *liveSite) load() (ref *qapi.Reference, found diag.List, err error) {
	for range 5 {
		if ref, found, err = l.loadNow(); !errors.Is(err, source.ErrChanging) {
			break
		}
		time.Sleep(20 * time.Millisecond)
	}
	return ref, found, err
}

func (l *liveSite) loadNow() (*qapi.Reference, diag.List, error) {
	if l.in.FS == nil {
		return l.in.Load(l.app.wanted())
	}
	l.read = watch.Record(l.in.FS)
	return l.in.LoadAs(l.read, source.Options{Release: l.release, Products: l.products, Manual: true})
}

// take serves the site of ref, or the last one with what is wrong now. It returns all that was found.
func (l *liveSite) take(ref *qapi.Reference, found diag.List) (all diag.List, err error) {
	l.print.findings(l.in, found)
	errs := errorsOf(found)
	if len(errs) > 0 && (l.served && l.worse(errs) || len(ref.Defs) == 0) {
		l.server.Keep(l.problem(errs))
		if l.served {
			l.print.note("the site stays as it was until the errors are gone")
		}
		return found, nil
	}
	ref, past, changed, err := l.history(ref)
	if err != nil {
		return nil, err
	}
	cfg, err := l.flags.site(l.in.Kind, ref, found, past, changed)
	if err != nil {
		return nil, err
	}
	l.server.Show(filesOf(l.plan(cfg)), l.problem(errs))
	l.served, l.known = true, identities(errs)
	return cfg.Findings, nil
}

func (l *liveSite) plan(cfg site.Config) []site.File {
	if l.old == nil {
		return site.Plan(cfg)
	}
	return l.old.all.Plan(cfg)
}

// history returns the reference to show and its history, as app.history does.
func (l *liveSite) history(ref *qapi.Reference) (*qapi.Reference, *history.History, []*page.Changes, error) {
	if l.past == nil {
		ref, past, err := l.app.history(l.in, ref, historyFlags{})
		return ref, past, nil, err
	}
	now := &pastChanges{progress: &progress{}, list: slices.Clone(l.changes.list)}
	h, err := l.past.Extend(ref, now.add)
	return ref, h, now.list, err
}

// worse reports whether there are errors that the site that is served does not have.
func (l *liveSite) worse(errs diag.List) bool {
	for id, n := range identities(errs) {
		if n > l.known[id] {
			return true
		}
	}
	return false
}

func errorsOf(found diag.List) diag.List {
	return slices.DeleteFunc(slices.Clone(found), func(d diag.Diagnostic) bool { return d.Severity != diag.Error || d.Suppressed != "" })
}

func identities(found diag.List) map[diag.Identity]int {
	count := map[diag.Identity]int{}
	for i := range found {
		count[found[i].Identity()]++
	}
	return count
}

// enough is how many errors a page shows. The terminal shows all.
const enough = 20

// problem says on the pages what is wrong, "" for nothing.
func (l *liveSite) problem(errs diag.List) string {
	var text bytes.Buffer
	shown := errs[:min(len(errs), enough)]
	_ = report.Text(&text, shown, report.Files(l.in.source), report.Palette{}) // a buffer takes everything
	if more := len(errs) - len(shown); more > 0 {
		fmt.Fprintf(&text, "%s not shown here: see the terminal\n", report.Number(more, "error"))
	}
	return text.String()
}

// changes says what changed. Names come from the tree and may be anything.
func changes(names []string) string {
	const few = 3
	var b strings.Builder
	for i, name := range names {
		if name == "." {
			return "the source tree changed"
		}
		if i == few {
			fmt.Fprintf(&b, " and %s", report.Number(len(names)-few, "other"))
			break
		}
		if i > 0 {
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, "%.100q", name)
	}
	if b.Len() == 0 {
		return "the sources changed"
	}
	return b.String() + " changed"
}
