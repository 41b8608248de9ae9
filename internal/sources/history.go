package sources

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"

	"qmpdoc/diag"
	"qmpdoc/internal/compare"
	"qmpdoc/internal/export"
	"qmpdoc/internal/history"
	"qmpdoc/internal/source"
	"qmpdoc/qapi"
)

// HistoryOptions say how a history is read.
type HistoryOptions struct {
	Products qapi.Products             // 0 means all
	Compared func(*compare.Comparison) // called with each comparison of neighbours; may be nil

	// Release is called with the history up to each past release, oldest first, and what is wrong with the sources of that; may be
	// nil.
	Release func(h *history.History, found diag.List) error
}

// Past reads the past releases of a tree that is of the release limit: Extend of what it returns adds the tree itself. A name
// can be a pattern of tags, and a saved reference with a history replaces all releases of that, which can end with limit. What
// else is not older than limit is left out; of several sources for one release the first one counts. It returns nil when nothing
// is left.
func (o *Opener) Past(ctx context.Context, names []string, limit string, opts HistoryOptions) (*history.Tracker, error) {
	end, known := qapi.ParseRelease(limit)
	if !known {
		return nil, errors.New("a history needs the release of TREE, which does not say it: give it with --release")
	}
	opened, err := o.OpenAll(ctx, names...)
	if err != nil {
		return nil, err
	}
	defer closeAll(opened)
	saved, err := newestSaved(opened, end, opts.Products)
	if err != nil {
		return nil, err
	}
	past, err := arrange(opened, saved, end, opts.Products, opts.Release != nil)
	if err != nil || len(past) == 0 && saved == nil {
		return nil, err
	}
	tracker := &history.Tracker{Compared: opts.Compared}
	if saved != nil {
		tracker.Resume(saved)
	}
	if err := addAll(ctx, tracker, past, opts.Release); err != nil {
		return nil, err
	}
	return tracker, nil
}

// pastRelease is a source of a history.
type pastRelease struct {
	number qapi.Release
	load   func() (*qapi.Reference, diag.List, error)
}

// newestSaved is the saved history that reaches the furthest, but not beyond limit. It is nil when there is none.
func newestSaved(opened []*Source, limit qapi.Release, products qapi.Products) (*history.History, error) {
	var newest *history.History
	for _, s := range opened {
		h, err := s.SavedHistory(products)
		if err != nil {
			return nil, err
		}
		if h == nil {
			continue
		}
		number, ok := qapi.ParseRelease(h.Reference.Release)
		if ok && !limit.Before(number) && (newest == nil || history.Compare(newest.Reference.Release, h.Reference.Release) < 0) {
			newest = h
		}
	}
	return newest, nil
}

// arrange sorts the sources that are older than limit by their releases. Those of the releases of a saved history, and what is
// older, are not needed.
func arrange(opened []*Source, saved *history.History, limit qapi.Release, products qapi.Products, manual bool) ([]pastRelease, error) {
	after := qapi.Release{0}
	if saved != nil {
		after, _ = qapi.ParseRelease(saved.Reference.Release)
	}
	var past []pastRelease
	for _, s := range opened {
		one, err := s.past(products, manual)
		switch {
		case err != nil:
			return nil, err
		case !one.number.Before(limit), !after.Before(one.number):
		default:
			past = append(past, one)
		}
	}
	slices.SortStableFunc(past, func(a, b pastRelease) int { return a.number.Compare(b.number) })
	same := func(a, b pastRelease) bool { return a.number.Compare(b.number) == 0 }
	return withoutDrafts(slices.CompactFunc(past, same), limit), nil
}

// withoutDrafts leaves out states of development where something newer of the release that they become is in the list, or is the
// tree itself: they go by the same number.
func withoutDrafts(past []pastRelease, limit qapi.Release) []pastRelease {
	var kept []pastRelease
	for i, one := range past {
		next := limit
		if i+1 < len(past) {
			next = past[i+1].number
		}
		series := one.number.Series()
		if one.number.Before(series) && !series.Before(next.Series()) {
			continue
		}
		kept = append(kept, one)
	}
	return kept
}

// past says which release a source is. The files of a tree are not read for that.
func (s *Source) past(products qapi.Products, manual bool) (pastRelease, error) {
	load := func() (*qapi.Reference, diag.List, error) {
		r, found, err := s.Load(source.Options{Products: products, Manual: manual})
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %w", s.Name, err)
		}
		return r, found, nil
	}
	release := ""
	if s.FS != nil && s.File == "" {
		release = source.Release(s.FS)
	} else {
		r, found, err := load()
		if err != nil {
			return pastRelease{}, err
		}
		release = r.Release
		load = func() (*qapi.Reference, diag.List, error) { return r, found, nil }
	}
	number, ok := qapi.ParseRelease(release)
	if !ok {
		return pastRelease{}, fmt.Errorf("%s does not say of which release it is: a history needs that", s.Name)
	}
	return pastRelease{number, load}, nil
}

// SavedHistory reads the history that a saved reference has. It is nil when there is none, and for all other sources. Its
// reference is another one than Load returns.
func (s *Source) SavedHistory(products qapi.Products) (*history.History, error) {
	if s.saved == nil {
		return nil, nil
	}
	h, err := export.ReadHistory(s.saved, products)
	if err != nil {
		return nil, fmt.Errorf("cannot read the saved reference %s: %w", s.Name, err)
	}
	return h, nil
}

// addAll loads references on all processors, and adds them in their order. At any time only a few are in memory.
func addAll(ctx context.Context, t *history.Tracker, past []pastRelease, each func(*history.History, diag.List) error) error {
	type loaded struct {
		ref   *qapi.Reference
		found diag.List
		err   error
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	results := make(chan chan loaded, runtime.GOMAXPROCS(0))
	go func() {
		defer close(results)
		for _, one := range past {
			result := make(chan loaded, 1)
			select {
			case results <- result:
			case <-ctx.Done():
				return
			}
			go func() {
				r, found, err := one.load()
				result <- loaded{r, found, err}
			}()
		}
	}()
	for result := range results {
		one := <-result
		if one.err != nil {
			return one.err
		}
		if err := t.Add(one.ref); err != nil {
			return err
		}
		if each == nil {
			continue
		}
		if err := each(t.History(), one.found); err != nil {
			return err
		}
	}
	return ctx.Err()
}
