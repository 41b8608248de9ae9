package wire

import (
	"slices"

	"qmpdoc/internal/condition"
)

// Symbols lists the symbols on which commands, events and their types depend, sorted.
func (s *Schema) Symbols() []string {
	c := collector{formulas: map[string]bool{}}
	for _, one := range s.Interfaces() {
		c.given(one.If, one.Features)
	}
	for _, shape := range s.shapes {
		c.given(condition.True, shape.Features)
		for _, m := range slices.Concat(shape.Members, shape.Values, shape.Branches, shape.Choices) {
			c.given(m.If, m.Features)
		}
	}
	slices.Sort(c.symbols)
	return slices.Compact(c.symbols)
}

// collector gathers the symbols of conditions, each condition once.
type collector struct {
	formulas map[string]bool
	symbols  []string
}

func (c *collector) given(f condition.Formula, features []Feature) {
	if !c.formulas[f.Key()] {
		c.formulas[f.Key()] = true
		c.symbols = append(c.symbols, f.Symbols()...)
	}
	for _, one := range features {
		c.given(one.If, nil)
	}
}
