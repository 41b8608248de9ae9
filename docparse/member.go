package docparse

import (
	"slices"
	"strings"

	"qmpdoc/qapi"
)

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
	if v.kind != valObject || v.get("type") != nil {
		m.Type = r.typeOrArray(r.typeOf(m, v, src), src)
		return
	}
	if v.cut {
		return
	}
	f := r.bad(ruleNested, v.at, "%s misses key 'type'", src)
	f.Help = "give the anonymous struct a name of its own"
	if len(v.members) > 0 && v.get("if") == nil && v.get("features") == nil {
		m.Type = &qapi.TypeRef{Pos: r.pos(v.at), Members: r.membersOf(v, src.what)}
	}
}

// typeOf reads a type, or { 'type': type } with conditions and features, and returns the type; nil when there is none.
func (r *defReader) typeOf(m *qapi.Member, v *value, src source) *value {
	if v.kind != valObject {
		return v
	}
	r.checkObjectKeys(v, src, []string{"type"}, []string{"if", "features"})
	m.If = r.condition(v.get("if"), src)
	m.Features = r.features(v.get("features"))
	return v.get("type")
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
	if data != nil {
		r.def.DataPos = r.pos(data.at)
	}
	r.def.Values = r.list(data, "data", []string{"if", "features"}, r.checkValueName)
}

func (r *defReader) checkValueName(name *value, src source) {
	letters := name.str
	if letters != "" && isDigit(letters[0]) {
		letters = "d" + letters // a value may begin with a digit
	}
	r.checkNameChars(letters, name.at, src)
}

func (r *defReader) features(v *value) []*qapi.Member {
	return r.list(v, "features", []string{"if"}, r.checkFeatureName)
}

func (r *defReader) checkFeatureName(name *value, src source) {
	if stem, ok := r.checkNameChars(name.str, name.at, src); ok && !isLower(stem) {
		r.bad(ruleFeatureCase, name.at, "name of %s must not use upper case or '_'", src)
	}
}

// list reads the value of a key: [ 'name', { 'name': 'name' } ]. An object can have the optional keys.
func (r *defReader) list(v *value, key string, optional []string, check func(name *value, src source)) []*qapi.Member {
	if v == nil {
		return nil
	}
	if v.kind != valArray {
		r.bad(ruleShape, v.at, "'%s' must be an array, found %s", key, v.kind)
		return nil
	}
	var list []*qapi.Member
	for _, e := range v.elems {
		src := source{what: "'" + key + "' member"}
		name := e
		if e.kind == valObject {
			r.checkObjectKeys(e, src, []string{"name"}, optional)
			if name = e.get("name"); name == nil {
				continue
			}
		}
		if name.kind != valString {
			r.bad(ruleShape, name.at, "%s requires a string name, found %s", src, name.kind)
			continue
		}
		src.name = name.str
		check(name, src)
		m := &qapi.Member{Pos: r.namePos(name), Name: name.str, If: r.condition(e.get("if"), src)}
		if slices.Contains(optional, "features") {
			m.Features = r.features(e.get("features"))
		}
		list = append(list, m)
	}
	return list
}
