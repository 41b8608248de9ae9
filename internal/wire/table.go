package wire

import "qmpdoc/qapi"

// Table returns the arguments that the dispatch table allows for a command, and whether it takes others too.
func Table(d *qapi.Def) (arguments *Shape, open bool) {
	arguments, open, _ = new(builder).tableArguments(d)
	return arguments, open
}

// tableArguments is the shape that args_type of qmp-commands.hx allows, for a command that no schema declares.
func (b *builder) tableArguments(d *qapi.Def) (s *Shape, open bool, from Origin) {
	s = b.new(Shape{Kind: Object})
	if d.Entry == nil {
		s.Open = true
		return s, true, Nowhere
	}
	for _, a := range d.Entry.Args {
		if a.TakesGroup() {
			open = true
			continue
		}
		s.add(&Member{Name: a.Name, Optional: a.Optional, Shape: b.ofJSON(qapi.JSONType(a.JSONType)), Pos: d.Entry.Pos, Owner: d})
	}
	return s, open, FromTable
}

// toldData is the shape that the list "Data:" of a text document promises, for an event that no schema declares. Only the
// outermost list counts: what is inside the members is told in words.
func (b *builder) toldData(d *qapi.Def) *Shape {
	s := b.new(Shape{Kind: Object, Open: true})
	for _, it := range d.Old.Arguments() {
		s.add(&Member{Name: it.Name, Optional: it.Optional, Shape: b.ofJSON(it.Type()), Pos: it.Pos, Owner: d})
	}
	return s
}

// ofJSON returns a shape of which only the JSON type is known.
func (b *builder) ofJSON(t qapi.JSONType) *Shape {
	s := b.new(Shape{Kind: kindOf(t), Builtin: string(t)})
	switch s.Kind {
	case Object:
		s.Open = true
	case Array:
		s.Element = b.new(Shape{Kind: Any})
	}
	return s
}
