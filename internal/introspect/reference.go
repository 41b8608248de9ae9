package introspect

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"

	"qmpdoc/internal/wire"
	"qmpdoc/qapi"
)

// Reference reads the reply to query-qmp-schema in a file (see Holds) as a reference without documentation. Its types are
// named by the place where a client meets them first, such as "query-block.returns.inserted": their names in the reply are
// numbers and mean nothing. The release is known when the file holds the greeting or the
// reply to query-version as well. Errors say what is wrong and where; positions lie in the file called name.
func Reference(name string, src []byte) (*qapi.Reference, error) {
	list, text, err := read(name, src)
	if err != nil {
		return nil, err
	}
	c := &converter{byName: make(map[string]*entity, len(list)), types: map[string]*qapi.Def{}, places: map[*qapi.Def]string{}}
	items, err := c.items(list)
	if err != nil {
		return nil, err
	}
	reply := bytes.NewBufferString(`{"return":`)
	if err := json.Compact(reply, text); err != nil {
		return nil, fmt.Errorf("%s: the reply to query-qmp-schema is broken: %w", name, err)
	}
	reply.WriteByte('}')
	schema := qapi.Schema{Product: productOf(c.byName), Items: items, Files: []string{name}}
	ref, _ := qapi.Merge(release(src), []qapi.Schema{schema}, nil) // its findings are about the style of schemas
	ref.Introspected, ref.Reply = true, reply.Bytes()
	return ref, nil
}

// productOf tells the emulator from the storage daemon, which has no machine to ask about. Guest agents have no
// introspection.
func productOf(byName map[string]*entity) qapi.Products {
	if byName["blockdev-add"] != nil && byName["query-status"] == nil {
		return qapi.StorageDaemon
	}
	return qapi.QMP
}

// converter makes definitions of entities.
type converter struct {
	byName map[string]*entity
	types  map[string]*qapi.Def
	places map[*qapi.Def]string // where clients meet types
	err    error                // what is wrong first
}

func (c *converter) items(list []*entity) ([]qapi.Item, error) {
	for _, e := range list {
		switch {
		case c.byName[e.Name] != nil:
			c.fail(e, "there are two entities of this name")
		case e.MetaType != "builtin" && qapi.LookupBuiltin(e.Name) != nil:
			c.fail(e, "the name is that of a built-in type")
		}
		c.byName[e.Name] = e
	}
	var defs []*qapi.Def
	for _, e := range list {
		d := c.convert(e)
		if c.err != nil {
			return nil, c.err
		}
		if d == nil {
			continue
		}
		defs = append(defs, d)
		if d.Kind.IsType() {
			c.types[e.Name] = d
		}
	}
	return c.named(defs), nil
}

// fail notes what is wrong with an entity.
func (c *converter) fail(e *entity, format string, args ...any) {
	if c.err == nil {
		c.err = fmt.Errorf("%s: %s '%.80s': %s", e.pos, e.MetaType, e.Name, fmt.Sprintf(format, args...))
	}
}

// convert makes the definition of an entity; nil for arrays and built-in types.
func (c *converter) convert(e *entity) *qapi.Def {
	d := &qapi.Def{Pos: e.pos, NamePos: e.pos, Keyword: e.MetaType, Name: e.Name, Flags: qapi.DefaultFlags, Features: featuresOf(e, e.Features)}
	switch e.MetaType {
	case "command":
		c.command(d, e)
	case "event":
		d.Kind = qapi.Event
		c.input(d, e)
	case "object":
		c.object(d, e)
	case "alternate":
		d.Kind = qapi.Alternate
		c.alternate(d, e)
	case "enum":
		d.Kind = qapi.Enum
		c.enum(d, e)
	case "array":
		if c.typeNamed(e, e.ElementType).MetaType == "array" {
			c.fail(e, "its elements are arrays, which QMP does not have")
		}
		return nil
	case "builtin":
		if builtins[e.JSONType] == "" {
			c.fail(e, "unknown json-type '%.40s'", e.JSONType)
		}
		return nil
	default:
		if c.err == nil {
			c.err = fmt.Errorf("%s: '%.80s' has the unknown meta-type '%.40s'", e.pos, e.Name, e.MetaType)
		}
	}
	return d
}

func featuresOf(e *entity, names []string) []*qapi.Member {
	var list []*qapi.Member
	for _, n := range names {
		list = append(list, &qapi.Member{Pos: e.pos, Name: n})
	}
	return list
}

// command fills in a command. Introspection does not tell which arguments the generator left alone.
func (c *converter) command(d *qapi.Def, e *entity) {
	d.Kind, d.Flags.AllowOOB = qapi.Command, e.AllowOOB
	arguments := c.input(d, e)
	to := c.typeNamed(e, e.RetType)
	if to.MetaType != "object" || len(to.members()) > 0 || to.Tag != "" || len(to.Features) > 0 {
		d.Returns = c.typeRef(e, to)
	}
	d.Flags.Gen = !wire.Extensible(e.Name) || len(arguments.Variants) > 0
}

// mostInPlace is how many members the arguments of a command can have that become its own. Unions, and types with features,
// stay types.
const mostInPlace = 64

// input fills in the arguments or the data, and returns their type.
func (c *converter) input(d *qapi.Def, e *entity) *entity {
	to := c.typeNamed(e, e.ArgType)
	switch {
	case to.MetaType != "object":
		c.fail(e, "arg-type '%.40s' is not an object", e.ArgType)
	case to.Tag == "" && len(to.Features) == 0 && len(to.members()) <= mostInPlace:
		d.Members = c.members(to)
	default:
		d.Data = c.typeRef(e, to)
		d.Flags.Boxed = to.Tag != ""
	}
	return to
}

func (c *converter) object(d *qapi.Def, e *entity) {
	d.Kind, d.Keyword, d.Members = qapi.Struct, "struct", c.members(e)
	if e.Tag == "" && len(e.Variants) == 0 {
		return
	}
	d.Kind, d.Keyword, d.Flavor, d.Discriminator = qapi.Union, "union", qapi.Flat, e.Tag
	d.Members, d.BaseMembers = nil, d.Members
	c.tag(e)
	for _, v := range e.Variants {
		to := c.typeNamed(e, v.Type)
		switch {
		case to.MetaType != "object":
			c.fail(e, "the type '%.40s' of case '%.40s' is not an object", v.Type, v.Case)
		case len(to.members()) > 0 || to.Tag != "":
			d.Branches = append(d.Branches, &qapi.Member{Pos: e.pos, Name: v.Case, Type: c.typeRef(e, to)})
		}
	}
}

// tag checks that the tag of a union is an enum with the values that variants have.
func (c *converter) tag(e *entity) {
	i := slices.IndexFunc(e.members(), func(m member) bool { return m.Name == e.Tag })
	if i < 0 {
		c.fail(e, "its tag '%.40s' is not one of its members", e.Tag)
		return
	}
	to := c.typeNamed(e, e.members()[i].Type)
	if to.MetaType != "enum" {
		c.fail(e, "its tag '%.40s' is not an enum", e.Tag)
	}
	values := map[string]bool{}
	for _, v := range to.values() {
		values[v.Name] = true
	}
	for _, v := range e.Variants {
		if !values[v.Case] {
			c.fail(e, "case '%.40s' is not a value of its tag '%.40s'", v.Case, e.Tag)
		}
	}
}

func (c *converter) members(e *entity) []*qapi.Member {
	var list []*qapi.Member
	seen := map[string]bool{}
	for _, m := range e.members() {
		to := c.typeNamed(e, m.Type)
		switch {
		case m.Name == "":
			c.fail(e, "a member has no name")
		case seen[m.Name]:
			c.fail(e, "there are two members '%.40s'", m.Name)
		}
		seen[m.Name] = true
		list = append(list, &qapi.Member{Pos: e.pos, Name: m.Name, Type: c.typeRef(e, to), Optional: m.Default != nil,
			Features: featuresOf(e, m.Features)})
	}
	return list
}

func (c *converter) alternate(d *qapi.Def, e *entity) {
	for _, m := range e.members() {
		to := c.typeNamed(e, m.Type)
		if to.MetaType == "alternate" {
			c.fail(e, "its alternative '%.40s' is an alternate, which QMP does not have", m.Type)
		}
		d.Branches = append(d.Branches, &qapi.Member{Pos: e.pos, Name: c.alternative(to), Type: c.typeRef(e, to)})
	}
}

// alternative names an alternative, which has no name in the reply, by its kind.
func (c *converter) alternative(to *entity) string {
	if to.MetaType == "builtin" {
		return builtins[to.JSONType]
	}
	return to.MetaType
}

func (c *converter) enum(d *qapi.Def, e *entity) {
	seen := map[string]bool{}
	for _, v := range e.values() {
		if seen[v.Name] {
			c.fail(e, "there are two values '%.40s'", v.Name)
		}
		seen[v.Name] = true
		d.Values = append(d.Values, &qapi.Member{Pos: e.pos, Name: v.Name, Features: featuresOf(e, v.Features)})
	}
}

// values lists the values of an enum: QEMU 6.2 has "members" with features, in addition to the plain "values".
func (e *entity) values() []member {
	if e.Members != nil || e.Values == nil {
		return e.members()
	}
	list := make([]member, len(*e.Values))
	for i, v := range *e.Values {
		list[i].Name = v
	}
	return list
}

// typeNamed finds the type that e refers to; when there is none, an entity without anything.
func (c *converter) typeNamed(e *entity, name string) *entity {
	to := c.byName[name]
	switch {
	case name == "":
		c.fail(e, "a type is missing")
	case to == nil:
		c.fail(e, "it refers to type '%.40s', which the reply lacks", name)
	case to.MetaType == "command" || to.MetaType == "event":
		c.fail(e, "it refers to '%.40s', which is not a type", name)
	default:
		return to
	}
	return &entity{}
}

// builtins are the built-in types by their json-type (JSONType in qapi/introspect.json).
var builtins = map[string]string{
	"string": "str", "number": "number", "int": "int", "boolean": "bool", "null": "null", "value": "any", "object": "dict", "array": "any",
}

// typeRef names a type as a schema does.
func (c *converter) typeRef(e, to *entity) *qapi.TypeRef {
	t := &qapi.TypeRef{Pos: e.pos, Name: to.Name}
	if to.MetaType == "array" {
		t.Array, to = true, c.byName[to.ElementType]
		if to == nil {
			return t // convert reports the array
		}
		t.Name = to.Name
	}
	if to.MetaType == "builtin" {
		t.Array, t.Name = t.Array || to.JSONType == "array", builtins[to.JSONType]
	}
	return t
}
