package wire

import (
	"cmp"
	"slices"
	"strings"

	"qmpdoc/internal/condition"
	"qmpdoc/qapi"
)

// Of returns what the clients of one program of r see.
func Of(r *qapi.Reference, product qapi.Products) *Schema { return Decided(r, product, nil) }

// Decided is Of for a program in which some symbols are known: what depends on them alone is there without a condition, or
// not there.
func Decided(r *qapi.Reference, product qapi.Products, known condition.Truths) *Schema {
	b := newBuilder(r, product, known)
	return b.schema()
}

// Whole is Of for callers that need all types of a program: it also returns the shape of each type by its definition, even of
// types that no command or event reaches, such as bases and those that only the command line takes.
func Whole(r *qapi.Reference, product qapi.Products) (*Schema, map[*qapi.Def]*Shape) {
	b := newBuilder(r, product, nil)
	for _, d := range r.Defs {
		if d.Kind.IsType() && d.Products.Has(product) && !b.condition(d.If).IsFalse() {
			b.define(d)
		}
	}
	return b.schema(), b.types
}

func newBuilder(r *qapi.Reference, product qapi.Products, known condition.Truths) *builder {
	return &builder{ref: r, product: product, known: known, types: map[*qapi.Def]*Shape{}, names: map[name]*Shape{}, kinds: map[*qapi.Def]*Shape{},
		formulas: map[string]condition.Formula{}, budget: mostInherited}
}

// schema makes the commands and events, and the shapes of all types that were asked for before.
func (b *builder) schema() *Schema {
	r, product := b.ref, b.product
	s := &Schema{Product: product, Release: r.Release, Introspected: r.Introspected, KnowsConditions: knowsConditions(r, product)}
	for _, d := range r.Defs {
		if !d.Products.Has(product) || d.Kind.IsType() {
			continue
		}
		c := &Interface{Kind: d.Kind, Name: d.Name, Pos: d.NamePos, Def: d}
		c.If, c.IfFrom = b.interfaceCondition(d)
		switch c.Features = b.features(d.Features); {
		case c.If.IsFalse():
		case d.Kind == qapi.Command:
			b.command(c, d)
			s.Commands = append(s.Commands, c)
		case d.Kind == qapi.Event:
			b.event(c, d)
			s.Events = append(s.Events, c)
		}
	}
	for _, list := range [][]*Interface{s.Commands, s.Events} {
		slices.SortStableFunc(list, func(a, b *Interface) int { return cmp.Compare(a.Name, b.Name) })
	}
	b.fill()
	for _, shape := range b.made {
		shape.dropEmptyBranches()
	}
	for _, c := range s.Commands {
		c.Open = c.Open || c.Data.Open || isExtended(c)
	}
	fingerprint(b.made)
	s.shapes = b.made
	return s
}

// silent are the releases whose schemas do not say, or not completely, what depends on the build.
var silent = map[qapi.Products]struct{ from, until string }{
	qapi.QMP:        {"2.8", "3.0"},
	qapi.GuestAgent: {"0", "9.1"},
}

func knowsConditions(r *qapi.Reference, product qapi.Products) bool {
	gap, ok := silent[product]
	release, known := qapi.ParseRelease(r.Release)
	if !ok || !known || r.Introspected {
		return true
	}
	from, _ := qapi.ParseRelease(gap.from)
	until, _ := qapi.ParseRelease(gap.until)
	return release.Before(from) || !release.Before(until)
}

// builder makes the shapes of one program, each once.
type builder struct {
	ref      *qapi.Reference
	product  qapi.Products
	known    condition.Truths
	types    map[*qapi.Def]*Shape
	names    map[name]*Shape // of built-in types, implicit enums and arrays
	formulas map[string]condition.Formula
	kinds    map[*qapi.Def]*Shape // the implicit enums of simple unions
	made     []*Shape
	unfilled []*Shape // objects and alternates whose parts are not made yet
	nothing  *Shape
	budget   int
}

// name is a type as a member names it.
type name struct {
	def   *qapi.Def // nil for built-in types
	text  string
	array bool
}

// mostInherited bounds how many members all objects of a program inherit: a file in which thousands of types share a base with
// thousands of members must not cost the product of both. QEMU 10.2 has 2,000.
const mostInherited = 1_000_000

func (b *builder) new(s Shape) *Shape {
	made := &s
	made.number = len(b.made)
	b.made = append(b.made, made)
	return made
}

// condition reads a condition of the schema; most are written many times.
func (b *builder) condition(c *qapi.Cond) condition.Formula {
	switch {
	case c == nil:
		return condition.True
	case c.Op != qapi.CondIdent && c.Op != qapi.CondText:
		return condition.Of(c).Given(b.known)
	}
	key := string('0'+rune(c.Op)) + c.Text
	f, ok := b.formulas[key]
	if !ok {
		f = condition.Of(c).Given(b.known)
		b.formulas[key] = f
	}
	return f
}

// interfaceCondition is the condition of a command or event.
func (b *builder) interfaceCondition(d *qapi.Def) (condition.Formula, Origin) {
	if d.If == nil && d.Entry != nil && len(d.Entry.If) > 0 {
		return b.lines(d.Entry.If), FromTable
	}
	return b.condition(d.If), FromSchema
}

// lines reads the condition of an entry of qmp-commands.hx, which the entries after it share.
func (b *builder) lines(list []string) condition.Formula {
	key := strings.Join(list, "\n")
	f, ok := b.formulas[key]
	if !ok {
		f = condition.Lines(list).Given(b.known)
		b.formulas[key] = f
	}
	return f
}

func (b *builder) features(list []*qapi.Member) []Feature {
	var all []Feature
	for _, f := range list {
		if given := b.condition(f.If); !given.IsFalse() {
			all = append(all, Feature{Name: f.Name, If: given, Pos: f.Pos})
		}
	}
	return all
}

func (b *builder) command(c *Interface, d *qapi.Def) {
	c.Flags = d.Flags
	if d.Keyword == "" {
		c.Data, c.Open, c.DataFrom = b.tableArguments(d)
		c.Returns, c.ReturnsFrom = b.new(Shape{Kind: Any}), Nowhere
		return
	}
	c.Data = b.input(d)
	c.Open = !d.Flags.Gen || d.Entry != nil && slices.ContainsFunc(d.Entry.Args, qapi.HxArg.TakesGroup)
	if c.Returns = b.empty(); d.Returns != nil {
		c.Returns = b.typeOf(d, d.Returns)
	}
}

func (b *builder) event(c *Interface, d *qapi.Def) {
	if d.Keyword == "" {
		c.Data, c.DataFrom = b.toldData(d), FromText
	} else {
		c.Data = b.input(d)
	}
}

// extensible are the commands whose further arguments come from the properties of objects and devices. Some releases do not
// say so: they lack 'gen': false, or are introspection replies, which cannot say it.
var extensible = []string{"device_add", "netdev_add", "object-add"}

// Extensible reports whether a command takes further arguments unless a union describes them.
func Extensible(name string) bool { return slices.Contains(extensible, name) }

func isExtended(c *Interface) bool { return Extensible(c.Name) && len(c.Data.Branches) == 0 }

// empty is the object without members.
func (b *builder) empty() *Shape {
	if b.nothing == nil {
		b.nothing = b.new(Shape{Kind: Object})
	}
	return b.nothing
}

// input is the shape of the arguments of a command, or of the data of an event.
func (b *builder) input(d *qapi.Def) *Shape {
	switch {
	case d.Data != nil:
		if to := b.ref.ArgumentsType(d); to != nil {
			return b.define(to)
		}
		return b.new(Shape{Kind: Object, Open: true})
	case len(d.Members) == 0:
		return b.empty()
	}
	s := b.new(Shape{Kind: Object})
	for _, m := range d.Members {
		if isUnchecked(m.Type) && d.Kind == qapi.Command {
			s.Open = true
		}
		b.add(s, m, d)
	}
	return s
}

// isUnchecked reports whether t is the pseudo type ** (up to QEMU 2.4), by which the generator left arguments alone.
func isUnchecked(t *qapi.TypeRef) bool { return t != nil && t.Name == "**" }
