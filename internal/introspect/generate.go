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

// absent tells whether the build leaves out what has a condition.
func (g *generator) absent(c *qapi.Cond) bool {
	return condition.Of(c).Under(g.known) != condition.Holds
}

// add adds an entity, unless its condition fails. What it names was met nevertheless: numbers of types do not depend on the build.
func (g *generator) add(e *entity, features []*qapi.Feature, given *qapi.Cond) {
	if g.absent(given) {
		return
	}
	e.Features = g.features(features)
	g.list = append(g.list, e)
}

func (g *generator) features(list []*qapi.Feature) []string {
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
	case t.class == builtin && t.json == "int":
		t = g.builtin("int")
	case t.class == array && t.element.class == builtin && t.element.json == "int":
		t = g.arrayOf(g.builtin("int"))
	}
	if !g.used[t] {
		g.used[t] = true
		g.queue = append(g.queue, t)
	}
	switch t.class {
	case builtin:
		return t.name
	case array:
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
	if t.complete != nil {
		t.complete(t)
	}
	e := &entity{MetaType: t.class.String()}
	switch t.class {
	case builtin:
		e.Name, e.JSONType = t.name, t.json
	case array:
		e.ElementType = g.use(t.element)
		e.Name = "[" + e.ElementType + "]"
	case enum:
		e.Name = g.number(t.name)
		g.enumValues(e, t)
	case object:
		e.Name = g.number(t.name)
		e.Members = g.members(t.members)
		if t.tag != "" {
			e.Tag, e.Variants = t.tag, g.variants(t)
		}
	case alternate:
		e.Name = g.number(t.name)
		alternatives := []member{}
		for _, b := range t.branches {
			name := g.use(b.typ)
			if !g.absent(b.given) {
				alternatives = append(alternatives, member{Type: name})
			}
		}
		e.Members = &alternatives
	}
	g.add(e, t.features, t.given)
}

func (g *generator) enumValues(e *entity, t *typ) {
	names, members := []string{}, []member{}
	for _, v := range t.values {
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

func (g *generator) members(list []field) *[]member {
	members := []member{}
	for _, f := range list {
		m := member{Name: f.Name, Type: g.use(f.typ)}
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

func (g *generator) variants(t *typ) []variant {
	variants := []variant{}
	for _, b := range t.branches {
		name := g.use(b.typ)
		if !g.absent(b.given) {
			variants = append(variants, variant{b.name, name})
		}
	}
	return variants
}
