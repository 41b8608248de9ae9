package sources

import (
	"context"
	"errors"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"qmpdoc/qapi"
)

// Expand returns the names of the sources that a name means: for a pattern of tags, such as @v* or ~/qemu@v[89].*, all final
// releases, oldest first; otherwise the name itself. It is an error when no tag fits.
func (o *Opener) Expand(ctx context.Context, name string) ([]string, error) {
	at, ok := cutRevision(name)
	if !ok || !isPattern(at.rev) || exists(name) {
		return []string{name}, nil
	}
	repo, err := o.repository(ctx, at.dir)
	if err != nil {
		return nil, fmt.Errorf("cannot read %s: %w", name, err)
	}
	tags, err := repo.Tags(ctx)
	if err != nil {
		return nil, err
	}
	finals, err := finalReleases(tags, at.rev)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if len(finals) == 0 {
		return nil, fmt.Errorf("%s: no tag of a final release fits: the repository has %d tags (git fetch --tags gets those of its origin)", name, len(tags))
	}
	prefix := strings.TrimSuffix(name, at.rev)
	for i, tag := range finals {
		finals[i] = prefix + tag
	}
	return finals, nil
}

// isPattern reports whether a revision is a pattern: names of tags cannot hold these signs (git-check-ref-format(1)). A search
// for a commit's message can.
func isPattern(rev string) bool {
	return strings.ContainsAny(rev, "*?[") && !strings.HasPrefix(rev, ":") && !strings.Contains(rev, "^{")
}

// finalRelease is the name of a release: "v10.0.0", "qemu-2.5.1", without -rc.
var finalRelease = regexp.MustCompile(`^(?:[^0-9]*[^0-9.])?(\d+(?:\.\d+)+)$`)

// releaseIn returns the release that a tag names.
func releaseIn(tag string) (qapi.Release, bool) {
	m := finalRelease.FindStringSubmatch(tag)
	if m == nil {
		return nil, false
	}
	return qapi.ParseRelease(m[1])
}

// finalReleases returns the tags that fit a pattern and are final releases, oldest first. Of several for one release the
// first counts.
func finalReleases(tags []string, pattern string) ([]string, error) {
	release := map[string]qapi.Release{}
	var list []string
	for _, tag := range tags {
		fits, err := path.Match(pattern, tag)
		if err != nil {
			return nil, fmt.Errorf("%q is not a pattern: write * for any letters, [89] for one of them", pattern)
		}
		if r, final := releaseIn(tag); fits && final {
			release[tag] = r
			list = append(list, tag)
		}
	}
	compare := func(a, b string) int { return release[a].Compare(release[b]) }
	slices.SortStableFunc(list, compare)
	return slices.CompactFunc(list, func(a, b string) bool { return compare(a, b) == 0 }), nil
}

// OpenAll opens sources in the order of their names, and all that a pattern means in its place. Of a pattern,
// revisions that are not QEMU source trees are left out. Close each source after use.
func (o *Opener) OpenAll(ctx context.Context, names ...string) (all []*Source, err error) {
	defer func() {
		if err != nil {
			closeAll(all)
		}
	}()
	for _, name := range names {
		expanded, err := o.Expand(ctx, name)
		if err != nil {
			return all, err
		}
		for _, one := range expanded {
			s, err := o.Open(ctx, one)
			switch {
			case err == nil:
				all = append(all, s)
			case one == name || !errors.Is(err, errNotTree):
				return all, err
			}
		}
	}
	return all, nil
}

// closeAll closes sources that were only read.
func closeAll(list []*Source) {
	for _, s := range list {
		_ = s.Close()
	}
}
