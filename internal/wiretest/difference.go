// Package wiretest compares what clients see in tests, and makes other schemas that mean the same to them.
package wiretest

import (
	"fmt"
	"slices"
	"strings"

	"qmpdoc/internal/condition"
	"qmpdoc/internal/wire"
)

// Difference describes the first difference of two schemas for their clients, "" when there is none. It is exact where
// wire.Print is a fingerprint, and takes an integer of unknown width for equal to all others.
func Difference(a, b *wire.Schema) string {
	d := differ{seen: map[[2]*wire.Shape]bool{}}
	for _, c := range a.Interfaces() {
		other := b.Find(c.Kind, c.Name)
		if other == nil {
			return fmt.Sprintf("only the first has %s %s", c.Kind, c.Name)
		}
		if text := d.interfaces(c, other); text != "" {
			return fmt.Sprintf("%s %s: %s", c.Kind, c.Name, text)
		}
	}
	for _, c := range b.Interfaces() {
		if a.Find(c.Kind, c.Name) == nil {
			return fmt.Sprintf("only the second has %s %s", c.Kind, c.Name)
		}
	}
	return ""
}

// differ remembers the pairs that it has met: while a pair is compared it counts as equal.
type differ struct{ seen map[[2]*wire.Shape]bool }

func (d differ) interfaces(a, b *wire.Interface) string {
	if features(a.Features) != features(b.Features) || !a.If.Equal(b.If) || a.Flags.AllowOOB != b.Flags.AllowOOB {
		return "features, condition or out-of-band"
	}
	if text := d.shape(a.Data, b.Data); text != "" || a.Returns == nil {
		return within("data", text)
	}
	return within("returns", d.shape(a.Returns, b.Returns))
}

func within(name, text string) string {
	if text == "" {
		return ""
	}
	return name + text
}

func (d differ) shape(a, b *wire.Shape) string {
	pair := [2]*wire.Shape{a, b}
	if d.seen[pair] || a == b {
		return ""
	}
	d.seen[pair] = true
	switch {
	case a.Kind != b.Kind:
		return fmt.Sprintf(": %s, %s", a.Kind, b.Kind)
	case features(a.Features) != features(b.Features):
		return ": features of the type"
	case a.Open != b.Open:
		return ": open"
	case a.Max != b.Max && a.Max != "" && b.Max != "", a.Min != b.Min && a.Min != "" && b.Min != "":
		return ": range"
	}
	switch a.Kind {
	case wire.Enum:
		return d.values(a, b)
	case wire.Array:
		return within("[]", d.shape(a.Element, b.Element))
	case wire.Object:
		return d.object(a, b)
	case wire.Alternate:
		return d.choices(a, b)
	}
	return ""
}

func (d differ) values(a, b *wire.Shape) string {
	for _, v := range a.Values {
		if w := b.Value(v.Name); w == nil || marks(v.If, v.Features) != marks(w.If, w.Features) {
			return "=" + v.Name
		}
	}
	if len(a.Values) != len(b.Values) {
		return ": number of values"
	}
	return ""
}

func (d differ) object(a, b *wire.Shape) string {
	for _, m := range a.Members {
		n := b.Member(m.Name)
		if n == nil || m.Optional != n.Optional || marks(m.If, m.Features) != marks(n.If, n.Features) {
			return "." + m.Name
		}
		if text := d.shape(m.Shape, n.Shape); text != "" {
			return "." + m.Name + text
		}
	}
	if len(a.Members) != len(b.Members) {
		return ": number of members"
	}
	return d.branches(a, b)
}

func (d differ) branches(a, b *wire.Shape) string {
	if len(a.Branches) != len(b.Branches) || a.Tag != b.Tag {
		return ": tag or number of branches"
	}
	for _, x := range a.Branches {
		y := b.Branch(x.Name)
		if y == nil || !x.If.Equal(y.If) {
			return "{" + x.Name + "}"
		}
		if text := d.shape(x.Shape, y.Shape); text != "" {
			return "{" + x.Name + "}" + text
		}
	}
	return ""
}

func (d differ) choices(a, b *wire.Shape) string {
	if len(a.Choices) != len(b.Choices) {
		return ": number of alternatives"
	}
	for _, x := range a.Choices {
		at := -1
		for i, y := range b.Choices {
			if x.Shape.Kind == y.Shape.Kind {
				at = i
			}
		}
		if at < 0 || !x.If.Equal(b.Choices[at].If) {
			return "|" + x.Shape.Kind.String()
		}
		if text := d.shape(x.Shape, b.Choices[at].Shape); text != "" {
			return "|" + x.Shape.Kind.String() + text
		}
	}
	return ""
}

// marks writes a condition and features, features in any order.
func marks(given condition.Formula, list []wire.Feature) string { return given.Key() + features(list) }

func features(list []wire.Feature) string {
	var names []string
	for _, f := range list {
		names = append(names, f.Name+f.If.Key())
	}
	slices.Sort(names)
	return strings.Join(names, "\n")
}
