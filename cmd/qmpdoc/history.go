package main

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"

	"qmpdoc/diag"
	"qmpdoc/internal/compare"
	"qmpdoc/internal/history"
	"qmpdoc/internal/page"
	"qmpdoc/internal/sources"
	"qmpdoc/qapi"
)

// historyFlags name the past releases of TREE.
type historyFlags struct {
	past     []string
	compared func(*compare.Comparison)               // called with the comparison of each two releases that follow each other; may be nil
	release  func(*history.History, diag.List) error // see sources.HistoryOptions
}

func (f *historyFlags) add(c *cobra.Command) {
	c.Flags().StringArrayVar(&f.past, "history", nil, "a past release: a `SOURCE` like TREE, a pattern of tags such as @v*, or what export --history has saved; may be given several times")
	completeFlag(c, "history", completeSource)
}

// pastGarbage is how much garbage, in percent of what is in use, may lie around while past releases are read: each is only
// needed until the next one has come.
const pastGarbage = 150

// past reads the past releases of a tree of some release. It is nil when the flags name none, or none that is older.
func (a *app) past(ctx context.Context, in *input, release string, f historyFlags) (*history.Tracker, error) {
	if len(f.past) == 0 {
		return nil, nil
	}
	for _, name := range f.past {
		if name == "" {
			return nil, errors.New("--history is an empty text: name a source, or leave the flag out")
		}
	}
	defer debug.SetGCPercent(debug.SetGCPercent(pastGarbage))
	past, err := in.opener.Past(ctx, f.past, release, sources.HistoryOptions{Products: a.products, Compared: f.compared, Release: f.release})
	if err != nil {
		return nil, fmt.Errorf("cannot read the history: %w", err)
	}
	if past == nil {
		a.print.note("no source of --history is older than %s", release)
	}
	return past, nil
}

// history returns what is known of the past of ref, as loaded from in, and the reference that it is about. A saved reference
// has its own history unless the flags name another one. The history is nil when there is none.
func (a *app) history(in *input, ref *qapi.Reference, f historyFlags) (*qapi.Reference, *history.History, error) {
	if len(f.past) == 0 {
		h, err := in.SavedHistory(a.products)
		if h == nil || err != nil {
			return ref, nil, err
		}
		return h.Reference, h, nil
	}
	past, err := a.past(context.Background(), in, ref.Release, f)
	if err != nil {
		return nil, nil, err
	}
	h, err := past.Extend(ref, f.compared)
	return ref, h, err
}

// pastChanges collects what changed in each release while a history is read, and shows the progress.
type pastChanges struct {
	*progress
	list []*page.Changes // oldest first
}

// collectChanges makes f collect the changes. End ends the line that shows the progress.
func (a *app) collectChanges(f *historyFlags) *pastChanges {
	c := &pastChanges{progress: a.print.progress()}
	f.compared = c.add
	return c
}

func (c *pastChanges) add(found *compare.Comparison) {
	c.say("history: QEMU %s", found.New.Release)
	found.Prove()
	c.list = append(c.list, page.ChangesOf(found))
}
