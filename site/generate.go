package site

import (
	"slices"
	"strings"

	"qmpdoc/qapi"
)

// generator makes a request of a command: every mandatory argument with a value that its type takes.
type generator struct {
	ref   *qapi.Reference
	inner []*qapi.Def // the types around the value that is made
	size  int         // what has been tried so far: bytes of names, and one for each value
}

// maxRequest bounds what a page repeats of a request, in bytes, and the search for one: unions within unions could make
// that long.
const maxRequest = 8 << 10

// maxNesting bounds the values in values. Requests nest three or four deep.
const maxNesting = 30

func (g *generator) spent() bool { return g.size > maxRequest }

// request gives a request of the page's command, "" for none. The page and its twin share it.
func (v *view) request() string {
	if known, ok := v.requests.Load(v.def); ok {
		return known.(string)
	}
	text := v.makeRequest()
	v.requests.Store(v.def, text)
	return text
}

// makeRequest gives none where nothing declares the arguments, or very much does.
func (v *view) makeRequest() string {
	if v.def.Kind != qapi.Command || v.def.Keyword == "" || v.elsewhere != nil {
		return ""
	}
	text, ok := request(v.ref, v.def)
	if !ok || len(text) > maxRequest || v.Valid != nil && !v.Valid(v.def.Products.First(), text) {
		return ""
	}
	return text
}

// generatedVerdict says where a request comes from that the documentation does not have.
func (s *site) generatedVerdict() string {
	if s.Valid == nil {
		return "generated from the schema"
	}
	return "generated and checked against the schema"
}

// request writes a request of the command d, ok if there is one: a type that needs itself has no finite value.
func request(r *qapi.Reference, d *qapi.Def) (text string, ok bool) {
	g := &generator{ref: r}
	fields, ok := g.fields(r.ArgumentsType(d), r.Arguments(d))
	if !ok {
		return "", false
	}
	if len(fields) == 0 {
		return bareRequest(d), true
	}
	const start = `  "arguments": { `
	return verb(d) + ",\n" + start + strings.Join(fields, ",\n"+strings.Repeat(" ", len(start))) + " } }", true
}

// bareRequest is a request without arguments.
func bareRequest(d *qapi.Def) string { return verb(d) + " }" }

func verb(d *qapi.Def) string { return `{ "execute": ` + quote(d.Name) }

// fields writes the mandatory members of an object, and those of the branch of u that it takes.
func (g *generator) fields(u *qapi.Def, members []qapi.Inherited) (fields []string, ok bool) {
	if u != nil && len(u.Branches) > 0 {
		return g.unionFields(u, members)
	}
	return g.plainFields(members, "", "")
}

func (g *generator) unionFields(u *qapi.Def, members []qapi.Inherited) ([]string, bool) {
	tag, ok := g.ref.Tag(u)
	if !ok {
		return nil, false
	}
	for _, unconditional := range [...]bool{true, false} {
		for _, b := range u.Branches {
			if g.spent() {
				return nil, false
			}
			if (b.If == nil) != unconditional {
				continue
			}
			if fields, ok := g.branchFields(u, b, members, tag.Name); ok {
				return fields, true
			}
		}
	}
	return nil, false
}

func (g *generator) branchFields(u *qapi.Def, b *qapi.Branch, members []qapi.Inherited, tag string) ([]string, bool) {
	fields, ok := g.plainFields(members, tag, b.Name)
	if !ok {
		return nil, false
	}
	if u.Flavor == qapi.Simple {
		data, ok := g.value(u, b.Type, b.Name)
		return append(fields, `"data": `+data), ok
	}
	to := g.ref.Type(u, b.Type)
	if to == nil || !g.enter(to) {
		return nil, false
	}
	defer g.leave()
	more, ok := g.fields(to, g.ref.AllMembers(to))
	return append(fields, more...), ok
}

// plainFields writes mandatory members; the one called tag has the value chosen.
func (g *generator) plainFields(members []qapi.Inherited, tag, chosen string) ([]string, bool) {
	var fields []string
	for _, m := range members {
		if m.Optional {
			continue
		}
		if g.size += len(m.Name); g.spent() {
			return nil, false
		}
		value, ok := quote(chosen), true
		if m.Name != tag || tag == "" {
			value, ok = g.value(m.Owner, m.Type, m.Name)
		}
		if !ok {
			return nil, false
		}
		fields = append(fields, quote(m.Name)+": "+value)
	}
	return fields, true
}

// enter begins a value of type d, unless one is being made already.
func (g *generator) enter(d *qapi.Def) bool {
	if g.size++; g.spent() || len(g.inner) == maxNesting || slices.Contains(g.inner, d) {
		return false
	}
	g.inner = append(g.inner, d)
	return true
}

func (g *generator) leave() { g.inner = g.inner[:len(g.inner)-1] }

// value writes a value of type t, written in owner, for the member called name.
func (g *generator) value(owner *qapi.Def, t *qapi.TypeRef, name string) (string, bool) {
	if t == nil {
		return "{}", true
	}
	if t.Array {
		one, ok := g.single(owner, t, name)
		if !ok {
			return "[]", true
		}
		return "[ " + one + " ]", true
	}
	return g.single(owner, t, name)
}

func (g *generator) single(owner *qapi.Def, t *qapi.TypeRef, name string) (string, bool) {
	if t.Name == "" {
		var members []qapi.Inherited
		for _, m := range t.Members {
			members = append(members, qapi.Inherited{Member: m, Owner: owner})
		}
		fields, ok := g.plainFields(members, "", "")
		return braced(fields), ok
	}
	if b := qapi.LookupBuiltin(t.Name); b != nil {
		return builtinValue(b, name), true
	}
	to := g.ref.Type(owner, t)
	if to == nil || !g.enter(to) {
		return "", false
	}
	defer g.leave()
	switch to.Kind {
	case qapi.Enum:
		return enumValue(to)
	case qapi.Alternate:
		return g.choice(to, name)
	case qapi.Struct, qapi.Union:
		fields, ok := g.fields(to, g.ref.AllMembers(to))
		return braced(fields), ok
	case qapi.Command, qapi.Event:
		panic("site: a " + to.Kind.String() + " is no type")
	default:
		panic("site: unknown kind " + to.Kind.String())
	}
}

func braced(fields []string) string {
	if len(fields) == 0 {
		return "{}"
	}
	return "{ " + strings.Join(fields, ", ") + " }"
}

// enumValue prefers a value that every build has.
func enumValue(d *qapi.Def) (string, bool) {
	for _, v := range d.Values {
		if v.If == nil {
			return quote(v.Name), true
		}
	}
	return "", false
}

// choice takes the simplest branch of an alternate: the reference to something, rather than its definition in place.
func (g *generator) choice(d *qapi.Def, name string) (string, bool) {
	best := ""
	for _, b := range d.Branches {
		value, ok := g.value(d, b.Type, name)
		if ok && (best == "" || strings.HasPrefix(value, `"`) && !strings.HasPrefix(best, `"`)) {
			best = value
		}
	}
	return best, best != ""
}

// builtinValue takes the name of a member for its text, in capitals as manuals write what is to be replaced.
func builtinValue(b *qapi.Builtin, name string) string {
	switch b.JSON {
	case qapi.JSONString:
		if b.Values != nil {
			return quote(b.Values[0])
		}
		return quote(strings.ToUpper(name))
	case qapi.JSONNumber:
		return "1.5"
	case qapi.JSONInteger:
		return "1"
	case qapi.JSONBoolean:
		return "true"
	case qapi.JSONNull:
		return "null"
	case qapi.JSONObject:
		return "{}"
	case qapi.JSONArray:
		return "[]"
	case qapi.JSONAny:
		return quote(strings.ToUpper(name))
	default:
		panic("site: unknown JSON type " + string(b.JSON))
	}
}
