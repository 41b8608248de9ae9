package wire

import (
	"slices"

	"qmpdoc/internal/condition"
)

// Symbols lists the symbols on which anything that a client sees depends, sorted.
func (s *Schema) Symbols() []string {
	c := collector{shapes: map[*Shape]bool{}, formulas: map[string]bool{}}
	for _, one := range s.Interfaces() {
		c.given(one.If, one.Features)
		c.shape(one.Data)
		if one.Returns != nil {
			c.shape(one.Returns)
		}
	}
	c.rest()
	slices.Sort(c.symbols)
	return slices.Compact(c.symbols)
}

// collector gathers the symbols of conditions, each shape and each condition once.
type collector struct {
	shapes   map[*Shape]bool
	next     []*Shape
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

func (c *collector) shape(s *Shape) {
	if !c.shapes[s] {
		c.shapes[s] = true
		c.next = append(c.next, s)
	}
}

func (c *collector) rest() {
	for len(c.next) > 0 {
		s := c.next[len(c.next)-1]
		c.next = c.next[:len(c.next)-1]
		c.given(condition.True, s.Features)
		for _, m := range s.parts() {
			c.given(m.If, m.Features)
		}
		s.EachShape(c.shape)
	}
}
