package docparse

import (
	"strings"

	"qmpdoc/qapi"
)

var memberKeys = struct{ required, optional []string }{[]string{"type"}, []string{"if", "features"}}

// membersOf reads { 'name': type, '*optional': type }. A type may be an object with conditions and features; up to QEMU
// 2.3 an object without the key type was an anonymous struct.
func (r *defReader) membersOf(v *value, what string) []*qapi.Member {
	list := make([]*qapi.Member, 0, len(v.members))
	for _, in := range v.members {
		name, optional := strings.CutPrefix(in.key, "*")
		at := in.at + 1
		if optional {
			at++
		}
		m := &qapi.Member{Pos: r.pos(at), Name: name, Optional: optional}
		if _, ok := r.checkNameChars(name, in.at, source{what, name}); ok && (name == "u" || hasCPrefix(name, "has_")) {
			// has_x marks an optional x in the C code, u has a union's branches.
			r.bad(ruleReserved, in.at, "%s uses reserved name", source{what, in.key})
		}
		r.memberType(m, in.value, source{what, in.key})
		list = append(list, m)
	}
	return list
}

func (r *defReader) memberType(m *qapi.Member, v *value, src source) {
	if v.kind != valObject {
		m.Type = r.typeOrArray(v, src)
		return
	}
	if v.get("type") == nil {
		if v.cut {
			return
		}
		f := r.bad(ruleNested, v.at, "%s misses key 'type'", src)
		f.Help = "give the anonymous struct a name of its own"
		if len(v.members) == 0 || v.get("if") != nil || v.get("features") != nil {
			return
		}
		m.Type = &qapi.TypeRef{Pos: r.pos(v.at), Members: r.membersOf(v, src.what)}
		return
	}
	r.checkObjectKeys(v, src, memberKeys.required, memberKeys.optional)
	m.If = r.condition(v.get("if"), src)
	m.Features = r.features(v.get("features"))
	m.Type = r.typeOrArray(v.get("type"), src)
}

// typeOrArray reads 'Type' or [ 'Type' ]; nil when there is neither.
func (r *defReader) typeOrArray(v *value, src source) *qapi.TypeRef {
	switch {
	case v == nil:
		return nil
	case v.kind == valString:
		return r.typeRef(v)
	case v.kind != valArray:
		r.bad(ruleShape, v.at, "%s should be a type name or array, found %s", src, v.kind)
		return nil
	case v.cut && len(v.elems) == 0:
		return nil
	case len(v.elems) != 1 || v.elems[0].kind != valString:
		r.bad(ruleShape, v.at, "%s: array type must contain single type name", src)
		return nil
	}
	t := r.typeRef(v.elems[0])
	t.Array = true
	return t
}

func (r *defReader) typeRef(v *value) *qapi.TypeRef {
	return &qapi.TypeRef{Pos: r.namePos(v), Name: v.str}
}

// enum reads the values: names, or objects with a name, conditions and features.
func (r *defReader) enum(data *value) {
	if prefix := r.v.get("prefix"); prefix != nil {
		r.def.Prefix = prefix.str
		if prefix.kind != valString {
			r.bad(ruleShape, prefix.at, "'prefix' must be a string, found %s", prefix.kind)
		}
	}
	if data == nil {
		return
	}
	r.def.DataPos = r.pos(data.at)
	if data.kind != valArray {
		r.bad(ruleShape, data.at, "'data' must be an array, found %s", data.kind)
		return
	}
	for _, e := range data.elems {
		if v := r.enumValue(e); v != nil {
			r.def.Values = append(r.def.Values, v)
		}
	}
}

func (r *defReader) enumValue(e *value) *qapi.Member {
	name, full := r.named(e, "'data' member", "if", "features")
	if name == nil {
		return nil
	}
	v := &qapi.Member{Pos: r.namePos(name), Name: name.str}
	letters := name.str
	if letters != "" && letters[0] >= '0' && letters[0] <= '9' {
		letters = "d" + letters // a value may begin with a digit
	}
	r.checkNameChars(letters, name.at, full)
	if e.kind == valObject {
		v.If = r.condition(e.get("if"), full)
		v.Features = r.features(e.get("features"))
	}
	return v
}

// named reads 'name' or { 'name': 'name' } with optional keys, and returns the name, nil when there is none.
func (r *defReader) named(e *value, what string, optional ...string) (*value, source) {
	name := e
	if e.kind == valObject {
		r.checkObjectKeys(e, source{what: what}, []string{"name"}, optional)
		if name = e.get("name"); name == nil {
			return nil, source{}
		}
	}
	if name.kind != valString {
		r.bad(ruleShape, name.at, "%s requires a string name, found %s", what, name.kind)
		return nil, source{}
	}
	return name, source{what, name.str}
}

// features reads [ 'name', { 'name': 'name', 'if': condition } ].
func (r *defReader) features(v *value) []*qapi.Feature {
	if v == nil {
		return nil
	}
	if v.kind != valArray {
		r.bad(ruleShape, v.at, "'features' must be an array, found %s", v.kind)
		return nil
	}
	var list []*qapi.Feature
	for _, e := range v.elems {
		if f := r.feature(e); f != nil {
			list = append(list, f)
		}
	}
	return list
}

func (r *defReader) feature(e *value) *qapi.Feature {
	name, full := r.named(e, "'features' member", "if")
	if name == nil {
		return nil
	}
	if stem, ok := r.checkNameChars(name.str, name.at, full); ok && !isLower(stem) {
		r.bad(ruleFeatureCase, name.at, "name of %s must not use upper case or '_'", full)
	}
	f := &qapi.Feature{Pos: r.namePos(name), Name: name.str}
	if e.kind == valObject {
		f.If = r.condition(e.get("if"), full)
	}
	return f
}
