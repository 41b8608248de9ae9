package main

import (
	"qmpdoc/internal/compare"
	"qmpdoc/internal/page"
)

// pastChanges collects what changed in each release of a history while that is read, and shows how far the work is.
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
