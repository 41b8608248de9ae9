package wire

import "qmpdoc/qapi"

func (b *builder) typeOf(d *qapi.Def, t *qapi.TypeRef) *Shape {
	if t == nil {
		return b.builtin(name{text: "any"})
	}
	if t.Name == "" {
		return b.arrayIf(t.Array, b.nested(d, t))
	}
	n := b.resolve(d, t)
	if s := b.names[n]; s != nil {
		return s
	}
	element := n
	element.array = false
	s := b.named(d, element)
	if n.array {
		s = b.arrayIf(true, s)
	}
	b.names[n] = s
	return s
}

func (b *builder) arrayIf(array bool, s *Shape) *Shape {
	if !array {
		return s
	}
	return b.new(Shape{Kind: Array, Element: s})
}

// resolve finds what t names. The implicit enum of a simple union is resolved to the union, and keeps its name.
func (b *builder) resolve(d *qapi.Def, t *qapi.TypeRef) name {
	n := name{text: t.Name, array: t.Array}
	if qapi.LookupBuiltin(t.Name) != nil {
		return n
	}
	if n.def = b.ref.Type(d, t); n.def != nil {
		n.text = ""
	} else {
		n.def = b.ref.SimpleUnion(d.Products.First(), t.Name)
	}
	return n
}

func (b *builder) named(d *qapi.Def, n name) *Shape {
	switch {
	case n.def == nil:
		if s := b.names[n]; s != nil {
			return s
		}
		s := b.builtin(n)
		b.names[n] = s
		return s
	case n.text != "":
		return b.kindEnum(n.def)
	default:
		return b.define(n.def)
	}
}

// builtin is the shape of a built-in type; Any for a name that nothing declares.
func (b *builder) builtin(n name) *Shape {
	t := qapi.LookupBuiltin(n.text)
	if t == nil {
		return b.new(Shape{Kind: Any})
	}
	s := b.new(Shape{Kind: kindOf(t.JSON), Builtin: t.Name})
	switch {
	case s.Kind == Integer && !b.ref.Introspected:
		s.Min, s.Max = t.Min, t.Max
	case s.Kind == Object:
		s.Open = true
	case t.Values != nil:
		s.Kind = Enum
		for _, v := range t.Values {
			s.addValue(&Member{Name: v})
		}
	}
	return s
}

func kindOf(t qapi.JSONType) Kind {
	switch t {
	case qapi.JSONString:
		return String
	case qapi.JSONNumber:
		return Number
	case qapi.JSONInteger:
		return Integer
	case qapi.JSONBoolean:
		return Boolean
	case qapi.JSONNull:
		return Null
	case qapi.JSONObject:
		return Object
	case qapi.JSONArray:
		return Array
	case qapi.JSONAny:
		return Any
	default:
		panic("wire: unknown JSON type " + string(t))
	}
}

// define is the shape of type d. Only enums are made at once; the parts of other types are made by fill, so that types can
// lead back to themselves, and long chains of types need no deep recursion.
func (b *builder) define(d *qapi.Def) *Shape {
	if s := b.types[d]; s != nil {
		return s
	}
	s := b.new(Shape{Def: d, Features: b.features(d.Features)})
	b.types[d] = s
	switch d.Kind {
	case qapi.Enum:
		s.Kind = Enum
		b.values(s, d)
		return s
	case qapi.Struct, qapi.Union:
		s.Kind = Object
	case qapi.Alternate:
		s.Kind = Alternate
	default:
		panic("wire: " + d.Kind.String() + " used as a type")
	}
	b.unfilled = append(b.unfilled, s)
	return s
}

// fill makes the parts of all shapes that were defined, and of those that these name.
func (b *builder) fill() {
	for len(b.unfilled) > 0 {
		last := len(b.unfilled) - 1
		s := b.unfilled[last]
		b.unfilled = b.unfilled[:last]
		if s.Kind == Alternate {
			b.choices(s, s.Def)
		} else {
			b.object(s, s.Def)
		}
	}
}

func (b *builder) values(s *Shape, d *qapi.Def) {
	for _, v := range d.Values {
		if given := b.condition(v.If); !given.IsFalse() {
			s.addValue(&Member{Name: v.Name, Features: b.features(v.Features), If: given, Pos: v.Pos, Decl: v})
		}
	}
}

func (b *builder) object(s *Shape, d *qapi.Def) {
	bases := b.ref.Bases(d)
	for i := len(bases) - 1; i >= 0; i-- {
		s.Open = s.Open || b.undeclaredBase(bases[i])
		if b.budget -= len(bases[i].Members) + len(bases[i].BaseMembers); b.budget < 0 {
			s.Open = true
			continue
		}
		b.own(s, bases[i])
	}
	s.Open = s.Open || b.undeclaredBase(d)
	b.own(s, d)
	if d.Kind == qapi.Union {
		b.branches(s, d)
	}
}

// undeclaredBase reports whether d has a base that nothing declares: its members are unknown.
func (b *builder) undeclaredBase(d *qapi.Def) bool {
	return d.Base != nil && b.ref.Type(d, d.Base) == nil
}

func (b *builder) own(s *Shape, d *qapi.Def) {
	for _, m := range d.BaseMembers {
		b.add(s, m, d)
	}
	for _, m := range d.Members {
		b.add(s, m, d)
	}
}

// add adds a member, unless its condition fails. Of two members of one name the first counts.
func (b *builder) add(s *Shape, m *qapi.Member, owner *qapi.Def) {
	given := b.condition(m.If)
	if given.IsFalse() {
		return
	}
	s.add(&Member{Name: m.Name, Optional: m.Optional, Shape: b.typeOf(owner, m.Type),
		Features: b.features(m.Features), If: given, Pos: m.Pos, Decl: m, Owner: owner})
}

// nested returns the shape of an anonymous struct (QEMU 1.0 to 2.3).
func (b *builder) nested(d *qapi.Def, t *qapi.TypeRef) *Shape {
	s := b.new(Shape{Kind: Object})
	for _, m := range t.Members {
		b.add(s, m, d)
	}
	return s
}
