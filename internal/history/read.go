package history

import (
	"context"
	"fmt"
	"slices"

	"qmpdoc/internal/source"
	"qmpdoc/internal/sources"
	"qmpdoc/qapi"
)

// Read reads the sources of a history in the order of their releases, and then takes tree as the last one. Sources that are
// not older than tree are left out; of several of one release the first one counts. products are those to read, 0 is all.
func Read(ctx context.Context, o *sources.Opener, names []string, products qapi.Products, tree *qapi.Reference) (*History, error) {
	var t Tracker
	limit, known := qapi.ParseRelease(tree.Release)
	if !known {
		return nil, fmt.Errorf("the tree does not say of which release it is: name that with --release")
	}
	opened, err := o.OpenAll(ctx, names...)
	if err != nil {
		return nil, err
	}
	defer func() {
		for _, s := range opened {
			_ = s.Close() // they were only read
		}
	}()
	var list []*qapi.Reference
	for _, s := range opened {
		r, _, err := s.Load(source.Options{Products: products})
		if err != nil {
			return nil, fmt.Errorf("%s: %w", s.Name, err)
		}
		release, ok := qapi.ParseRelease(r.Release)
		if !ok {
			return nil, fmt.Errorf("%s does not say of which release it is", s.Name)
		}
		if release.Before(limit) {
			list = append(list, r)
		}
	}
	slices.SortStableFunc(list, func(a, b *qapi.Reference) int { return Compare(a.Release, b.Release) })
	list = slices.CompactFunc(list, func(a, b *qapi.Reference) bool { return Compare(a.Release, b.Release) == 0 })
	for _, r := range append(list, tree) {
		if err := t.Add(r); err != nil {
			return nil, err
		}
	}
	return t.History(), nil
}
