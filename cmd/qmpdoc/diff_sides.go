package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"qmpdoc/diag"
	"qmpdoc/internal/compare"
	"qmpdoc/internal/parallel"
	"qmpdoc/internal/report"
	"qmpdoc/internal/source"
	"qmpdoc/internal/sources"
	"qmpdoc/qapi"
)

// diffSide is an opened source of a comparison.
type diffSide struct {
	*input
	side *compare.Side
}

// openBoth opens and reads both sources. A pattern of tags for OLD means the release that is nearest to NEW.
func (a *app) openBoth(oldName, newName string) (old, new *diffSide, err error) {
	opener := &sources.Opener{}
	defer opener.Close()
	candidates, err := opener.Expand(context.Background(), oldName)
	if err != nil {
		return nil, nil, err
	}
	if len(candidates) != 1 {
		if new, err = a.openSide(newName); err != nil {
			return nil, nil, err
		}
		if old, err = a.nearest(candidates, new); err != nil {
			return nil, nil, errors.Join(err, new.Close())
		}
		return old, new, nil
	}
	err = parallel.Do(
		func() (err error) { old, err = a.openSide(candidates[0]); return err },
		func() (err error) { new, err = a.openSide(newName); return err },
	)
	if err != nil {
		for _, s := range []*diffSide{old, new} {
			if s != nil {
				err = errors.Join(err, s.Close())
			}
		}
		return nil, nil, err
	}
	return old, new, nil
}

func (a *app) openSide(name string) (*diffSide, error) {
	in, err := a.open(name)
	if err != nil {
		return nil, err
	}
	o := source.Options{Products: a.products}
	if in.Kind.Documented() && in.File == "" {
		o.Products = 0 // a program that comes or goes is a change, so all programs of a tree are read
	}
	ref, found, err := a.loadDefinitions(in, o)
	if err != nil {
		return nil, errors.Join(err, in.Close())
	}
	if n := hiding(found); n > 0 {
		a.print.note("%s has %s, which qmpdoc check shows: what cannot be read counts as missing", name, report.Number(n, "error"))
	}
	return &diffSide{in, compare.Prepare(ref)}, nil
}

// hiding counts the errors that can keep definitions from being read: those outside of comments.
func hiding(found diag.List) (n int) {
	for _, d := range found {
		if d.Severity == diag.Error && !strings.HasPrefix(d.Rule, "doc-") {
			n++
		}
	}
	return n
}

// apart is the error for two sources without a common program. Of trees, one with other programs is a change.
func apart(old, new *diffSide) error {
	a, b := old.side.Reference, new.side.Reference
	if a.Products&b.Products != 0 || !compare.OfProgram(a) && !compare.OfProgram(b) {
		return nil
	}
	return fmt.Errorf("%s is about %s, and %s about %s: there is nothing to compare",
		old.Name, strings.Join(a.Products.Words(), ", "), new.Name, strings.Join(b.Products.Words(), ", "))
}

// nearest opens the candidate that differs least from a program: in the fewest changes that its build does not explain.
func (a *app) nearest(candidates []string, new *diffSide) (best *diffSide, err error) {
	if !compare.OfProgram(new.side.Reference) {
		return nil, errors.New("OLD can be a pattern of tags only if NEW is a program that describes itself: name one release")
	}
	least := 0
	var none error
	for _, name := range candidates {
		s, err := a.openSide(name)
		if err != nil {
			return nil, err
		}
		n := 0
		for _, c := range compare.Compare(s.side, new.side, compare.Options{Products: a.products}).Changes {
			if c.Level != compare.Build && c.Level != compare.Documentation {
				n++
			}
		}
		if none = apart(s, new); none != nil || best != nil && n > least { // of equal ones the later
			_ = s.Close() // it was only read
			continue
		}
		if best != nil {
			_ = best.Close()
		}
		best, least = s, n
	}
	if best == nil {
		return nil, none
	}
	switch name := best.side.Reference.Release; least {
	case 0:
		a.print.note("the nearest release is %s: build options explain all differences", name)
	default:
		a.print.note("the nearest release is %s: build options explain all differences but %d", name, least)
	}
	return best, nil
}

// between reads the releases on the way from OLD to NEW that --history names.
func (a *app) between(old, new *diffSide, f historyFlags) ([]*qapi.Reference, error) {
	if len(f.past) == 0 {
		return nil, nil
	}
	from, known := qapi.ParseRelease(old.side.Reference.Release)
	to, ok := qapi.ParseRelease(new.side.Reference.Release)
	if !known || !ok {
		return nil, errors.New("--history needs the releases of OLD and NEW: name sources that have a VERSION")
	}
	list, err := new.opener.Between(context.Background(), f.past, from, to, a.products)
	if err != nil {
		return nil, fmt.Errorf("cannot read the history: %w", err)
	}
	if len(list) == 0 {
		a.print.note("no source of --history is of a release between %s and %s", old.side.Reference.Release, new.side.Reference.Release)
	}
	return list, nil
}

// explainProgram says what is known about a program in addition to its changes.
func (a *app) explainProgram(c *compare.Comparison, new *diffSide) {
	if !compare.OfProgram(c.New) || c.Old.Introspected {
		return
	}
	old, known := qapi.ParseRelease(c.Old.Release)
	said, ok := qapi.ParseRelease(c.New.Release)
	if known && ok && (old.Series().Before(said.Series()) || said.Series().Before(old.Series())) {
		a.print.note("%s says that it is %s, not %s", new.Name, c.New.Release, c.Old.Release)
	}
	if solution := c.Solution(c.New.Products.First()); solution != nil && a.print.verbose {
		a.print.note("built with %s", strings.Join(solution.Defined(), ", "))
	}
}
