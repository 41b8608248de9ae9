package docparse_test

import (
	"fmt"
	"strconv"
	"strings"

	"qmpdoc/diag"
	"qmpdoc/prose"
	"qmpdoc/qapi"
)

// dumper prints a Part for the golden files: one line a fact, places as line:column.
type dumper struct{ strings.Builder }

func dump(p *qapi.Part) string {
	var d dumper
	for _, item := range p.Items {
		d.item(item)
	}
	for _, c := range p.Ignores {
		d.line(0, "ignore %s to %s %q %q lines %d to %d", at(c.Pos), at(c.End), c.Rule, c.Reason, c.From, c.To)
	}
	return d.String()
}

func (d *dumper) line(depth int, format string, args ...any) {
	d.WriteString(strings.Repeat("  ", depth))
	fmt.Fprintf(d, format, args...)
	d.WriteByte('\n')
}

func (d *dumper) item(item qapi.Item) {
	switch it := item.(type) {
	case *qapi.Include:
		d.line(0, "include %s %s at %s", at(it.Pos), it.Path, at(it.PathPos))
	case *qapi.Pragma:
		d.line(0, "pragma %s", at(it.Pos))
		for _, s := range it.Settings {
			d.line(1, "%s %s %v %v", at(s.Pos), s.Name, s.On, s.Names)
		}
	case *qapi.Freeform:
		d.line(0, "freeform %s %s", at(it.Pos), text(it.Text))
	case *qapi.Def:
		d.def(it)
	default:
		panic(fmt.Sprintf("docparse gives no %T", it))
	}
}

func (d *dumper) def(def *qapi.Def) {
	d.line(0, "%s %s %s at %s%s%s", def.Kind, at(def.Pos), def.Name, at(def.NamePos), cond(def.If), features(def.Features))
	if f := def.Flags; f != (qapi.Flags{}) && f != qapi.DefaultFlags {
		d.line(1, "flags %+v", f)
	}
	if def.Prefix != "" {
		d.line(1, "prefix %s", def.Prefix)
	}
	if def.Base != nil {
		d.line(1, "base %s", typeRef(def.Base))
	}
	d.members(1, "base-member", def.BaseMembers)
	if def.Flavor != qapi.NoFlavor {
		d.line(1, "%s discriminator %q", def.Flavor, def.Discriminator)
	}
	if def.Data != nil {
		d.line(1, "data %s", typeRef(def.Data))
	}
	d.members(1, "member", def.Members)
	for _, v := range def.Values {
		d.line(1, "value %s %s%s%s%s", at(v.Pos), v.Name, cond(v.If), features(v.Features), documented(v.Doc))
	}
	for _, b := range def.Branches {
		d.line(1, "branch %s %s: %s%s%s%s", at(b.Pos), b.Name, typeRef(b.Type), cond(b.If), features(b.Features), documented(b.Doc))
	}
	if def.Returns != nil {
		d.line(1, "returns %s", typeRef(def.Returns))
	}
	d.doc(def.Doc)
}

func (d *dumper) members(depth int, word string, members []*qapi.Member) {
	for _, m := range members {
		star := ""
		if m.Optional {
			star = "*"
		}
		d.line(depth, "%s %s %s%s: %s%s%s%s", word, at(m.Pos), star, m.Name, typeRef(m.Type), cond(m.If), features(m.Features), documented(m.Doc))
		if m.Type != nil {
			d.members(depth+1, "member", m.Type.Members)
		}
	}
}

func (d *dumper) doc(doc *qapi.Doc) {
	if doc == nil {
		return
	}
	d.line(1, "doc %s %q at %s", at(doc.Pos), doc.Symbol, at(doc.SymbolPos))
	kinds := [...]string{"body", "plain", "member", "feature", "returns", "errors", "since", "note", "example", "todo"}
	for _, s := range doc.Sections {
		d.line(2, "%s %s%s%s %s", at(s.Pos), kinds[s.Kind], spaced(s.Tag+s.Name), farName(s), text(s.Text))
	}
}

// farName returns the place of a section's name, where that is not at the section's start.
func farName(s *qapi.Section) string {
	if s.Name == "" || s.NamePos.Line == s.Pos.Line && s.NamePos.Col == s.Pos.Col+1 {
		return ""
	}
	return " at " + at(s.NamePos)
}

func at(p diag.Pos) string {
	if p.IsZero() {
		return "-"
	}
	return fmt.Sprintf("%d:%d", p.Line, p.Col)
}

func spaced(s string) string {
	if s == "" {
		return ""
	}
	return " " + s
}

// text prints the text and the place of its first line.
func text(t prose.Text) string {
	if t.IsZero() {
		return "-"
	}
	return at(t.Start()) + " " + strconv.Quote(t.Raw)
}

func typeRef(t *qapi.TypeRef) string {
	switch {
	case t == nil:
		return "?"
	case t.Name == "":
		return "struct at " + at(t.Pos)
	case t.Array:
		return "[" + t.Name + "] at " + at(t.Pos)
	}
	return t.Name + " at " + at(t.Pos)
}

func documented(s *qapi.Section) string {
	if s == nil {
		return ""
	}
	return " documented"
}

func features(list []*qapi.Member) string {
	var b strings.Builder
	for _, f := range list {
		fmt.Fprintf(&b, " feature %s %s%s%s", at(f.Pos), f.Name, cond(f.If), documented(f.Doc))
	}
	return b.String()
}

func cond(c *qapi.Cond) string {
	if c == nil {
		return ""
	}
	return " if " + condText(c)
}

func condText(c *qapi.Cond) string {
	ops := [...]string{"", "text", "all", "any", "not", "list"}
	if c.Args == nil {
		return ops[c.Op] + strconv.Quote(c.Text)
	}
	args := make([]string, len(c.Args))
	for i, a := range c.Args {
		args[i] = condText(a)
	}
	return ops[c.Op] + "(" + strings.Join(args, ", ") + ")"
}

func findings(l diag.List) string {
	var b strings.Builder
	for _, f := range l {
		fmt.Fprintf(&b, "%s: %s: %s [%s]%s\n", at(f.Pos), f.Severity, f.Msg, f.Rule, bounds(f))
		for _, r := range f.Related {
			fmt.Fprintf(&b, "  %s: %s\n", at(r.Pos), r.Msg)
		}
	}
	return b.String()
}

// bounds says for which releases a finding counts, where its rule does not.
func bounds(f diag.Diagnostic) string {
	s := ""
	if f.From != "" {
		s += " from " + f.From
	}
	if f.Until != "" {
		s += " until " + f.Until
	}
	return s
}
