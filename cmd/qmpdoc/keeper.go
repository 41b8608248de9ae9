package main

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"time"

	"qmpdoc/diag"
	"qmpdoc/internal/report"
	"qmpdoc/internal/serve"
	"qmpdoc/internal/source"
	"qmpdoc/internal/sources"
	"qmpdoc/internal/watch"
	"qmpdoc/qapi"
	"qmpdoc/site"
)

// keeper keeps a served site up to date with its sources.
//
// The files that matter are those that reading the tree asked for, whether they exist or not. A site takes the place of
// the last one unless its sources have errors that those of the last one had not: old trees have errors that nobody will
// mend, and are served all the same. Pages are made when a browser asks for them, so that a change is there at once.
type keeper struct {
	*app
	in        *input
	server    *serve.Server
	sourceURL string

	read   *watch.Recording      // what the last reading asked for, and found
	known  map[diag.Identity]int // the errors in the sources of the site that is served
	served bool                  // there is such a site
}

// begin serves the first site. It fails when there is nothing to read.
func (k *keeper) begin() error {
	ref, found, err := k.load()
	if err != nil {
		return err
	}
	_, err = k.take(ref, found)
	return err
}

// keep rebuilds the site whenever its sources change, until ctx ends.
func (k *keeper) keep(ctx context.Context) {
	if err := k.follow(ctx); err != nil && ctx.Err() == nil {
		k.print.trouble(fmt.Errorf("cannot watch the sources any longer, start anew to see what changes: %w", err))
	}
}

func (k *keeper) follow(ctx context.Context) error {
	w, err := watch.New(k.in.Dir)
	if err != nil {
		return err
	}
	defer w.Close()
	for {
		var changed []string
		fresh, err := w.Watch(k.read.Names())
		if err == nil && !fresh { // else something may have changed before it was watched
			changed, err = w.Wait(ctx)
		}
		if err != nil {
			return err
		}
		k.refresh(changed)
	}
}

// refresh reads the tree anew. It does nothing when all that was read is as it was.
func (k *keeper) refresh(changed []string) {
	start, last := time.Now(), k.read
	ref, found, err := k.load()
	switch {
	case k.read.Same(last):
		return
	case err != nil:
		k.print.trouble(fmt.Errorf("%s: %w", changes(changed), err))
		k.server.Keep(err.Error())
		return
	}
	k.print.note("%s", changes(changed))
	all, err := k.take(ref, found)
	if err != nil {
		k.print.trouble(err)
		k.server.Keep(err.Error())
		return
	}
	k.print.summary("%s; read in %d ms", report.Summary(all), time.Since(start).Milliseconds())
}

// load reads the tree, and remembers what was asked for.
func (k *keeper) load() (*qapi.Reference, diag.List, error) {
	if k.in.FS == nil {
		return k.app.load(k.in)
	}
	k.read = watch.Record(k.in.FS)
	return k.in.LoadAs(k.read, source.Options{Release: k.release, Products: k.products})
}

// take serves the site of ref, or the last one with what is wrong now. It gives all that was found.
func (k *keeper) take(ref *qapi.Reference, found diag.List) (all diag.List, err error) {
	k.print.findings(k.in, found)
	errs := errorsOf(found)
	if len(errs) > 0 && (k.served && k.worse(errs) || len(ref.Defs) == 0) {
		k.server.Keep(k.problem(errs))
		if k.served {
			k.print.note("the site stays as it was until the errors are gone")
		}
		return found, nil
	}
	cfg, err := siteOf(ref, found)
	if err != nil {
		return nil, err
	}
	cfg.SourceURL, cfg.Sample = k.sourceURL, k.in.Kind == sources.Sample
	plan, err := site.Plan(cfg)
	if err != nil {
		return nil, err
	}
	files := make(serve.Files, len(plan))
	for _, f := range plan {
		files[f.Name] = f.Make
	}
	k.server.Show(files, k.problem(errs))
	k.served, k.known = true, identities(errs)
	return cfg.Findings, nil
}

// worse tells whether there are errors that the site that is served has not.
func (k *keeper) worse(errs diag.List) bool {
	for id, n := range identities(errs) {
		if n > k.known[id] {
			return true
		}
	}
	return false
}

func errorsOf(found diag.List) diag.List {
	var errs diag.List
	for _, d := range found {
		if d.Severity == diag.Error && d.Suppressed == "" {
			errs = append(errs, d)
		}
	}
	return errs
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
func (k *keeper) problem(errs diag.List) string {
	var text bytes.Buffer
	shown := errs[:min(len(errs), enough)]
	_ = report.Text(&text, shown, report.Files(k.in.source), report.Palette{}) // a buffer takes everything
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
