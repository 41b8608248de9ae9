package main

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"strings"
	"sync"

	"qmpdoc/diag"
	"qmpdoc/internal/history"
	"qmpdoc/internal/page"
	"qmpdoc/qapi"
	"qmpdoc/site"
)

// oldSites are the sites of old releases that serve shows below their numbers. One is made when a browser asks for a page of
// it, which takes as long as reading the history up to its release, and kept until another one is asked for: a site takes tens of
// megabytes, and there are many.
type oldSites struct {
	*app
	in       *input
	flags    siteFlags
	newest   string           // the release of the tree
	all      *site.Collection // knows which there are
	releases map[string]bool  // their numbers

	lock   sync.Mutex
	number string // of the site that is kept
	files  map[string]func() ([]byte, error)
}

// note takes note of a release.
func (o *oldSites) note(r *qapi.Reference) {
	o.all.Note(r)
	o.releases[page.Number(r.Release)] = true
}

// file makes a file of one of the sites. It tells whether there is one of that name.
func (o *oldSites) file(name string) (data []byte, ok bool, err error) {
	number, name, _ := strings.Cut(name, "/")
	if !o.releases[number] {
		return nil, false, nil
	}
	files, err := o.site(number)
	if err != nil {
		return nil, false, err
	}
	make := files[name]
	if make == nil {
		return nil, false, nil
	}
	data, err = make()
	return data, true, err
}

func (o *oldSites) site(number string) (map[string]func() ([]byte, error), error) {
	o.lock.Lock()
	defer o.lock.Unlock()
	if o.number == number {
		return o.files, nil
	}
	cfg, err := o.config(number)
	if err != nil {
		return nil, err
	}
	o.number, o.files = number, filesOf(site.Plan(cfg))
	return o.files, nil
}

func filesOf(plan []site.File) map[string]func() ([]byte, error) {
	files := make(map[string]func() ([]byte, error), len(plan))
	for _, f := range plan {
		files[f.Name] = func() ([]byte, error) {
			var data bytes.Buffer
			err := f.Make(&data)
			return data.Bytes(), err
		}
	}
	return files
}

// errFound ends the reading of a history.
var errFound = errors.New("found")

// config reads the history up to a release.
func (o *oldSites) config(number string) (site.Config, error) {
	var found pastRelease
	changed := &pastChanges{progress: &progress{}}
	f := o.flags.past
	f.compared = changed.add
	f.release = func(h *history.History, list diag.List) error {
		if page.Number(h.Reference.Release) != number {
			return nil
		}
		found = pastRelease{h, list, slices.Clip(changed.list)}
		return errFound
	}
	if _, err := o.past(context.Background(), o.in, o.newest, f); !errors.Is(err, errFound) {
		return site.Config{}, errors.Join(errors.New("the release is no longer there"), err)
	}
	return found.site(o.flags)
}
