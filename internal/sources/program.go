package sources

import (
	"context"
	"fmt"
	"strings"

	"qmpdoc/diag"
	"qmpdoc/internal/introspect"
	"qmpdoc/internal/monitor"
	"qmpdoc/internal/source"
	"qmpdoc/qapi"
)

// openProgram asks a running program.
func openProgram(ctx context.Context, address string) (*Source, error) {
	a, err := monitor.Ask(ctx, address)
	if err != nil {
		return nil, fmt.Errorf("cannot ask the program at %s: %w", address, err)
	}
	s := &Source{Name: address, Kind: Program}
	if a.Schema == nil {
		s.describe(s.agent(a))
		return s, nil
	}
	ref, err := introspect.Reference(address, a.Schema)
	if err != nil {
		return nil, fmt.Errorf("cannot read what the program says of itself: %w", err)
	}
	ref.Release = a.Release
	s.describe(ref)
	return s, nil
}

// describe makes ref what loading the source returns.
func (s *Source) describe(ref *qapi.Reference) {
	s.load = func(o source.Options) (*qapi.Reference, diag.List, error) {
		if o.Products != 0 && !ref.Products.Has(o.Products) {
			return nil, nil, lacks(s.Name, o.Products)
		}
		if o.Release != "" {
			ref.Release = strings.TrimPrefix(o.Release, "v")
		}
		return ref, nil, nil
	}
}
