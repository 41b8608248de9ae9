package main

import (
	"fmt"
	"strings"

	"qmpdoc/qapi"
)

// signature prints the shape of d as a block, one member a line:
//
//	command block_resize {
//	    device?: str
//	    size: int
//	}
//
// A question mark means optional, [T] an array. Behind // stand conditions, features and where a member comes from.
func (s *sheet) signature(d *qapi.Def) {
	head := s.colours.Strong(d.Kind.String() + " " + clean(d.Name))
	if d.Base != nil {
		head += " : " + s.typeName(d.Base)
	}
	if d.Data != nil {
		head += "(" + s.typeName(d.Data) + ")"
	}
	var body sheet
	body.ref, body.colours = s.ref, s.colours
	body.content(d)
	if body.out.Len() == 0 {
		s.line(0, head+s.returns(d)+s.remarks(d.If, d.Features, flagWords(d)...))
		return
	}
	s.line(0, head+" {"+s.remarks(d.If, d.Features, flagWords(d)...))
	s.out.WriteString(body.out.String())
	s.line(0, "}"+s.returns(d))
}

// content prints what stands between the braces.
func (s *sheet) content(d *qapi.Def) {
	switch d.Kind {
	case qapi.Command, qapi.Event:
		s.arguments(d)
	case qapi.Struct:
		s.inherited(d, s.ref.AllMembers(d))
	case qapi.Union:
		s.inherited(d, s.ref.AllMembers(d))
		s.branches(d)
	case qapi.Alternate:
		for _, b := range d.Branches {
			s.branch(b)
		}
	case qapi.Enum:
		for _, v := range d.Values {
			s.line(4, clean(v.Name)+s.remarks(v.If, v.Features))
		}
	default:
		panic("unknown kind " + d.Kind.String())
	}
}

// arguments prints the arguments of a command or the data of an event: of the schema, else of the dispatch table.
func (s *sheet) arguments(d *qapi.Def) {
	owner := d
	if to := s.ref.ArgumentsType(d); to != nil {
		owner = to
	}
	s.inherited(owner, s.ref.Arguments(d))
	s.branches(owner)
	if d.Keyword == "" && d.Entry != nil {
		for _, a := range d.Entry.Args {
			if a.TakesGroup() {
				s.line(4, "…"+s.remarks(nil, nil, clean(a.Name)+": "+a.Meaning))
				continue
			}
			s.line(4, fmt.Sprintf("%s%s: %s", clean(a.Name), mark(a.Optional), a.JSONType)+s.remarks(nil, nil, a.Meaning))
		}
	}
}

// inherited prints members, and of those that d does not declare itself where they come from.
func (s *sheet) inherited(d *qapi.Def, members []qapi.Inherited) {
	for _, m := range members {
		from := ""
		if m.Owner != d {
			from = "of " + clean(m.Owner.Name)
		}
		s.member(4, m.Member, from)
	}
}

func (s *sheet) member(indent int, m *qapi.Member, from string) {
	name := clean(m.Name) + mark(m.Optional) + ": "
	if m.Type == nil || m.Type.Name != "" {
		s.line(indent, name+s.typeName(m.Type)+s.remarks(m.If, m.Features, from))
		return
	}
	s.line(indent, name+"{"+s.remarks(m.If, m.Features, from))
	for _, inner := range m.Type.Members {
		s.member(indent+4, inner, "")
	}
	s.line(indent, "}")
}

// branches prints the members that a union adds for each value of its discriminator.
func (s *sheet) branches(d *qapi.Def) {
	if d.Kind != qapi.Union {
		return
	}
	tag := d.Discriminator
	if d.Flavor == qapi.Simple {
		tag = "type"
	}
	s.line(4, "and by "+clean(tag)+":")
	for _, b := range d.Branches {
		s.out.WriteString("    ")
		s.branch(b)
	}
}

func (s *sheet) branch(b *qapi.Branch) {
	s.line(4, clean(b.Name)+": "+s.typeName(b.Type)+s.remarks(b.If, b.Features))
}

func (s *sheet) returns(d *qapi.Def) string {
	if d.Returns == nil {
		return ""
	}
	return " -> " + s.typeName(d.Returns)
}

func (s *sheet) typeName(t *qapi.TypeRef) string {
	switch {
	case t == nil:
		return "?"
	case t.Array:
		return "[" + s.colours.Link(clean(t.Name)) + "]"
	default:
		return s.colours.Link(clean(t.Name))
	}
}

func mark(optional bool) string {
	if optional {
		return "?"
	}
	return ""
}

// remarks gives what stands behind // in a line, "" when nothing does.
func (s *sheet) remarks(cond *qapi.Cond, features []*qapi.Feature, more ...string) string {
	var words []string
	for _, m := range more {
		if m != "" {
			words = append(words, m)
		}
	}
	for _, f := range features {
		word := f.Name
		if f.If != nil {
			word += " if " + condition(f.If, false)
		}
		words = append(words, word)
	}
	if cond != nil {
		words = append(words, "if "+condition(cond, false))
	}
	if len(words) == 0 {
		return ""
	}
	return s.colours.Faint("  // " + clean(strings.Join(words, "; ")))
}

// condition writes a build condition as an expression.
func condition(c *qapi.Cond, inner bool) string {
	word := " and "
	switch c.Op {
	case qapi.CondIdent, qapi.CondText:
		return c.Text
	case qapi.CondNot:
		return "not " + strings.Join(conditions(c.Args), word)
	case qapi.CondAny:
		word = " or "
	case qapi.CondAll, qapi.CondList:
	default:
		panic(fmt.Sprintf("unknown condition %d", c.Op))
	}
	all := strings.Join(conditions(c.Args), word)
	if inner && len(c.Args) > 1 {
		return "(" + all + ")"
	}
	return all
}

func conditions(list []*qapi.Cond) []string {
	words := make([]string, len(list))
	for i, c := range list {
		words[i] = condition(c, true)
	}
	return words
}

// flagWords names the flags of a command or event that differ from the default.
func flagWords(d *qapi.Def) []string {
	if d.Kind != qapi.Command {
		return nil
	}
	var words []string
	for _, f := range []struct {
		set  bool
		word string
	}{
		{!d.Flags.Gen, "no generated code"},
		{!d.Flags.SuccessResponse, "no success response"},
		{d.Flags.AllowOOB, "out-of-band allowed"},
		{d.Flags.AllowPreconfig, "allowed in preconfig"},
		{d.Flags.Coroutine, "runs in a coroutine"},
	} {
		if f.set {
			words = append(words, f.word)
		}
	}
	return words
}
