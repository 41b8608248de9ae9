package introspect

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"

	"qmpdoc/internal/condition"
	"qmpdoc/qapi"
)

// Generate returns the reply to query-qmp-schema of a program built from r with the listed symbols defined and no others,
// byte for byte but for white space. The reply of a program that described itself is the one that it gave;
// when only its definitions were saved, the numbers of types are others.
func Generate(r *qapi.Reference, product qapi.Products, defined []string) ([]byte, error) {
	if r.Reply != nil {
		return r.Reply, nil
	}
	if !r.Products.Has(product) {
		return nil, fmt.Errorf("the source has no schema of this program")
	}
	g := &generator{ref: r, known: condition.Defined(defined), numbers: map[string]string{}, types: map[string]*typ{}, used: map[*typ]bool{}}
	g.era = eraOf(r.Release)
	if r.Introspected {
		g.era.order = bySource
	}
	for _, d := range entitiesInOrder(r, product, g.era) {
		g.interfaceEntity(d)
	}
	for i := 0; i < len(g.queue); i++ { // grows while types name others
		g.typeEntity(g.queue[i])
	}
	if len(g.list) == 0 {
		return nil, fmt.Errorf("the schema has no command and no event")
	}
	return encode(g.list)
}

// generator does what scripts/qapi/introspect.py does.
type generator struct {
	ref     *qapi.Reference
	known   condition.Truths
	era     era
	numbers map[string]string // of types, in the order in which they are met
	types   map[string]*typ
	used    map[*typ]bool
	queue   []*typ // the types that are used, in the order in which they are met
	list    []*entity
}

// era is in which way a release's generator works.
type era struct {
	order       order
	enumMembers bool // enums have "members" with features, in addition to "values"
}

type order uint8

// The orders in which commands and events are visited.
const (
	byName   order = iota
	bySource       // that of the schema with all includes replaced by what they include
	byFile         // file by file, in the order in which includes first name the files
)

// eras are the releases whose generators do something new.
var eras = []struct {
	from string
	era  era
}{
	{"6.1.50", era{byFile, true}},
	{"5.0", era{byFile, false}},
	{"2.12", era{bySource, false}},
	{"", era{byName, false}},
}

func eraOf(release string) era {
	at, _ := qapi.ParseRelease(release)
	for _, row := range eras {
		if from, known := qapi.ParseRelease(row.from); !known || !at.Before(from) {
			return row.era
		}
	}
	return eras[0].era
}

// entitiesInOrder lists the commands and events of the schema in the order of the reply.
func entitiesInOrder(r *qapi.Reference, product qapi.Products, e era) []*qapi.Def {
	var list []*qapi.Def
	for _, d := range r.Defs {
		if d.Products.Has(product) && !d.Kind.IsType() && d.Keyword != "" {
			list = append(list, d)
		}
	}
	switch files := fileNumbers(r.Files[product]); {
	case e.order == byName:
		slices.SortStableFunc(list, func(a, b *qapi.Def) int { return cmp.Compare(a.Name, b.Name) })
	case e.order == byFile && len(files) > 0:
		slices.SortStableFunc(list, func(a, b *qapi.Def) int { return cmp.Compare(files[a.Pos.File], files[b.Pos.File]) })
	}
	return list
}

func fileNumbers(names []string) map[string]int {
	numbers := map[string]int{}
	for i, n := range names {
		numbers[n] = i
	}
	return numbers
}

// absent reports whether the build leaves out what has a condition.
func (g *generator) absent(c *qapi.Cond) bool {
	return condition.Of(c).Under(g.known) != condition.Holds
}

// add adds an entity, unless its condition fails. What it names was met nevertheless: numbers of types do not depend on the build.
func (g *generator) add(e *entity, features []*qapi.Member, given *qapi.Cond) {
	if g.absent(given) {
		return
	}
	e.Features = g.features(features)
	g.list = append(g.list, e)
}

func (g *generator) features(list []*qapi.Member) []string {
	var names []string
	for _, f := range list {
		if !g.absent(f.If) {
			names = append(names, f.Name)
		}
	}
	return names
}

// interfaceEntity adds a command or an event.
func (g *generator) interfaceEntity(d *qapi.Def) {
	e := &entity{Name: d.Name, MetaType: d.Kind.String(), ArgType: g.use(g.argument(d))}
	if d.Kind == qapi.Command {
		e.RetType, e.AllowOOB = g.use(g.empty()), d.Flags.AllowOOB
		if d.Returns != nil {
			e.RetType = g.use(g.typeOf(d, d.Returns))
		}
	}
	g.add(e, d.Features, d.If)
}

// use returns the name that the reply has for a type, and remembers the type. All integers are one.
func (g *generator) use(t *typ) string {
	switch {
	case t.json == "int":
		t = g.builtin("int")
	case t.element != nil && t.element.json == "int":
		t = g.arrayOf(g.builtin("int"))
	}
	if !g.used[t] {
		g.used[t] = true
		g.queue = append(g.queue, t)
	}
	switch {
	case t.json != "":
		return t.name
	case t.element != nil:
		return "[" + g.use(t.element) + "]"
	default:
		return g.number(t.name)
	}
}

func (g *generator) number(name string) string {
	n, ok := g.numbers[name]
	if !ok {
		n = fmt.Sprint(len(g.numbers))
		g.numbers[name] = n
	}
	return n
}

// typeEntity adds a type.
func (g *generator) typeEntity(t *typ) {
	if t.def != nil {
		g.defEntity(t.def)
		return
	}
	e := &entity{MetaType: "builtin", Name: t.name, JSONType: t.json}
	if t.element != nil {
		e.MetaType, e.ElementType = "array", g.use(t.element)
		e.Name = "[" + e.ElementType + "]"
	}
	g.add(e, nil, t.given())
}

func (g *generator) defEntity(d *qapi.Def) {
	e := &entity{MetaType: "object", Name: g.number(d.Name)}
	switch d.Kind {
	case qapi.Enum:
		e.MetaType = "enum"
		g.enumValues(e, d.Values)
	case qapi.Alternate:
		e.MetaType = "alternate"
		alternatives := []member{}
		for _, v := range g.variants(d) {
			alternatives = append(alternatives, member{Type: v.Type})
		}
		e.Members = &alternatives
	default:
		e.Members = g.members(d)
		if tag, ok := g.ref.Tag(d); ok {
			e.Tag, e.Variants = tag.Name, g.variants(d)
		}
	}
	g.add(e, d.Features, d.If)
}

func (g *generator) enumValues(e *entity, values []*qapi.Member) {
	names, members := []string{}, []member{}
	for _, v := range values {
		if !g.absent(v.If) {
			names = append(names, v.Name)
			members = append(members, member{Name: v.Name, Features: g.features(v.Features)})
		}
	}
	e.Values = &names
	if g.era.enumMembers {
		e.Members = &members
	}
}

func (g *generator) members(d *qapi.Def) *[]member {
	members := []member{}
	for _, f := range g.ref.AllMembers(d) {
		m := member{Name: f.Name, Type: g.use(g.typeOf(f.Owner, f.Type))}
		if f.Optional {
			m.Default = json.RawMessage("null")
		}
		if !g.absent(f.If) {
			m.Features = g.features(f.Features)
			members = append(members, m)
		}
	}
	return &members
}

// variants lists what the values of a union's tag add, or the alternatives of an alternate.
func (g *generator) variants(d *qapi.Def) []variant {
	variants := []variant{}
	add := func(m *qapi.Member, t *typ) {
		if name := g.use(t); !g.absent(m.If) {
			variants = append(variants, variant{m.Name, name})
		}
	}
	for _, b := range d.Branches {
		if d.Flavor == qapi.Simple {
			add(b, g.wrapper(d, b))
		} else {
			add(b, g.typeOf(d, b.Type))
		}
	}
	for _, v := range g.ref.BareValues(d) {
		add(v, g.empty())
	}
	return variants
}
