package docparse

import (
	"slices"
	"strings"

	"qmpdoc/diag"
	"qmpdoc/qapi"
)

// defReader turns the expression of one definition into a qapi.Def.
type defReader struct {
	*parser
	v   *value
	def *qapi.Def
}

// form says which keys a kind of definition has (scripts/qapi/expr.py, check_expr).
type form struct {
	keyword  string
	kind     qapi.Kind
	required []string
	optional []string
}

var forms = []form{
	{"command", qapi.Command, []string{"command"}, []string{"data", "returns", "boxed", "if", "features", "gen", "success-response", "allow-oob", "allow-preconfig", "coroutine"}},
	{"event", qapi.Event, []string{"event"}, []string{"data", "boxed", "if", "features"}},
	{"struct", qapi.Struct, []string{"struct", "data"}, []string{"base", "if", "features"}},
	{"type", qapi.Struct, []string{"type", "data"}, []string{"base", "if", "features"}},
	{"union", qapi.Union, []string{"union", "data"}, []string{"base", "discriminator", "if", "features"}},
	{"alternate", qapi.Alternate, []string{"alternate", "data"}, []string{"if", "features"}},
	{"enum", qapi.Enum, []string{"enum", "data"}, []string{"if", "features", "prefix"}},
}

// directiveOrDef turns a top-level object into an item. Of an expression that was cut, only a definition with its name
// is kept.
func (p *parser) directiveOrDef(v *value) qapi.Item {
	if v.get("include") != nil && !v.cut {
		return p.include(v)
	}
	if v.get("pragma") != nil && !v.cut {
		return p.pragma(v)
	}
	f, name := p.form(v)
	if f == nil {
		return nil
	}
	r := &defReader{parser: p, v: v}
	r.def = &qapi.Def{
		Pos: p.pos(v.at), NamePos: p.namePos(name), Kind: f.kind, Keyword: f.keyword, Name: name.str, Flags: qapi.DefaultFlags,
	}
	if f.kind != qapi.Command && f.kind != qapi.Event {
		r.def.Flags = qapi.Flags{}
	}
	r.checkName(f)
	r.checkObjectKeys(v, source{what: f.kind.String()}, f.required, f.optional)
	r.read()
	return r.def
}

// form finds the keyword of a definition and the value that names it.
func (p *parser) form(v *value) (*form, *value) {
	var found []*form
	for i := range forms {
		if v.get(forms[i].keyword) != nil {
			found = append(found, &forms[i])
		}
	}
	if len(found) != 1 {
		if !v.cut {
			p.found.Report(p.pos(v.at), ruleMeta, "expression must have exactly one of the keys 'command', 'event', 'struct', 'union', 'alternate', 'enum', 'include' and 'pragma'")
		}
		return nil, nil
	}
	name := v.get(found[0].keyword)
	if name.kind != valString {
		p.found.Report(p.pos(v.at), ruleShape, "'%s' requires a string name, found %s", found[0].keyword, name.kind)
		return nil, nil
	}
	return found[0], name
}

// bad reports something wrong in the definition. Like QEMU it names the definition's line; when the culprit is on
// another line, that place is the first related one.
func (r *defReader) bad(rule diag.Rule, offset int, format string, args ...any) *diag.Diagnostic {
	start, exact := r.pos(r.v.at), r.pos(offset)
	at := exact
	if exact.Line != start.Line {
		at = start
	}
	f := r.found.Report(at, rule, format, args...)
	if at != exact {
		f.Related = []diag.Related{related(exact, "here")}
	}
	f.Definition = r.def.Name
	return f
}

func (r *defReader) checkName(f *form) {
	def, at := r.def, r.v.get(f.keyword).at
	if f.keyword == "type" {
		r.bad(ruleOldKeyword, r.v.at, "'type' is called 'struct' since QEMU 2.4")
	}
	stem, ok := r.checkNameChars(def.Name, at, source{what: def.Kind.String()})
	if !ok {
		return
	}
	switch def.Kind {
	case qapi.Command: // its case is checked with the pragmas that excuse it
	case qapi.Event:
		if strings.ContainsFunc(stem, func(c rune) bool { return c >= 'a' && c <= 'z' || c == '-' }) {
			r.bad(ruleEventCase, at, "name of event %s must not use lower case or '-'", quote(def.Name)).
				Help = "write '" + strings.ToUpper(strings.ReplaceAll(def.Name, "-", "_")) + "'"
		}
	default:
		if !isCamel(stem) {
			r.bad(ruleTypeCase, at, "name of %s %s must use CamelCase", def.Kind, quote(def.Name))
		}
		if strings.HasSuffix(def.Name, "List") {
			r.bad(ruleListName, at, "%s name should not end in 'List', which names generated list types", def.Kind)
		}
	}
}

// checkObjectKeys reports missing and unknown keys. Of an object that was cut no key can be said to be missing.
func (r *defReader) checkObjectKeys(v *value, src source, required, optional []string) bool {
	var missing, unknown []string
	for _, key := range required {
		if !v.cut && v.get(key) == nil {
			missing = append(missing, key)
		}
	}
	at := v.at
	for _, m := range v.members {
		if !slices.Contains(required, m.key) && !slices.Contains(optional, m.key) {
			if unknown == nil {
				at = m.at
			}
			unknown = append(unknown, m.key)
		}
	}
	if missing != nil {
		r.bad(ruleMissingKey, v.at, "%s misses key%s %s", src, plural(missing), quoteAll(missing))
		return false
	}
	if unknown != nil {
		valid := append(slices.Clone(required), optional...)
		slices.Sort(valid)
		r.bad(ruleKeys, at, "%s has unknown key%s %s", src, plural(unknown), quoteAll(unknown)).
			Help = "valid keys are " + quoteAll(valid)
		return false
	}
	return true
}

func plural(list []string) string {
	if len(list) == 1 {
		return ""
	}
	return "s"
}

func quoteAll(list []string) string {
	quoted := make([]string, len(list))
	for i, s := range list {
		quoted[i] = quote(s)
	}
	return strings.Join(quoted, ", ")
}

// read fills in what is after the keys.
func (r *defReader) read() {
	def := r.def
	def.If = r.condition(r.v.get("if"), source{what: def.Kind.String()})
	def.Features = r.features(r.v.get("features"))
	r.flags()
	data := r.v.get("data")
	switch def.Kind {
	case qapi.Command:
		r.payload(data)
		def.Returns = r.typeOrArray(r.v.get("returns"), source{what: "'returns'"})
	case qapi.Event:
		r.payload(data)
	case qapi.Struct:
		r.structData(data)
	case qapi.Union:
		r.union(data)
	case qapi.Alternate:
		r.branches(data)
	case qapi.Enum:
		r.enum(data)
	}
}

// payload reads the arguments of a command or the data of an event: members in place or a type's name.
func (r *defReader) payload(data *value) {
	switch {
	case data == nil && r.v.cut:
	case r.def.Flags.Boxed:
		if data == nil || data.kind != valString {
			at := r.v.at
			if data != nil {
				at = data.at
			}
			r.bad(ruleShape, at, "'data' should be a type name, as 'boxed' is true")
		}
	case data == nil:
		return
	case data.kind != valObject && data.kind != valString:
		r.bad(ruleShape, data.at, "'data' should be an object or type name, found %s", data.kind)
		return
	}
	if data == nil {
		return
	}
	r.def.DataPos = r.pos(data.at)
	if data.kind == valString {
		r.def.Data = r.typeRef(data)
	} else if data.kind == valObject {
		r.def.Members = r.membersOf(data, "'data' member")
	}
}

func (r *defReader) structData(data *value) {
	if base := r.v.get("base"); base != nil {
		r.base(base)
	}
	if data == nil {
		return
	}
	r.def.DataPos = r.pos(data.at)
	if data.kind != valObject {
		r.bad(ruleShape, data.at, "'data' should be an object or type name, found %s", data.kind).
			Help = "a struct has its members in place: 'data': { 'name': 'type' }"
		return
	}
	r.def.Members = r.membersOf(data, "'data' member")
}

// base reads the name of a base type.
func (r *defReader) base(v *value) {
	r.def.BasePos = r.pos(v.at)
	if v.kind != valString {
		r.bad(ruleShape, v.at, "'base' should be a type name, found %s", v.kind)
		return
	}
	r.def.Base = r.typeRef(v)
}

// switches are the flags of commands and events, with the only value that may be written (scripts/qapi/expr.py, check_flags).
var switches = []struct {
	key   string
	value bool
	field func(*qapi.Flags) *bool
}{
	{"gen", false, func(f *qapi.Flags) *bool { return &f.Gen }},
	{"success-response", false, func(f *qapi.Flags) *bool { return &f.SuccessResponse }},
	{"boxed", true, func(f *qapi.Flags) *bool { return &f.Boxed }},
	{"allow-oob", true, func(f *qapi.Flags) *bool { return &f.AllowOOB }},
	{"allow-preconfig", true, func(f *qapi.Flags) *bool { return &f.AllowPreconfig }},
	{"coroutine", true, func(f *qapi.Flags) *bool { return &f.Coroutine }},
}

func (r *defReader) flags() {
	for _, s := range switches {
		v := r.v.get(s.key)
		switch {
		case v == nil:
		case v.kind == valBool && v.truth == s.value:
			*s.field(&r.def.Flags) = s.value
		case v.kind == valString && v.str == "no" && !s.value:
			*s.field(&r.def.Flags) = false
			r.bad(ruleFlagText, v.at, "flag '%s' may only use false value", s.key).Help = "write false for 'no'"
		default:
			r.bad(ruleFlag, v.at, "flag '%s' may only use %v value", s.key, s.value).Help = "leave it out for the default"
		}
	}
	if oob := r.v.get("coroutine"); r.def.Flags.AllowOOB && r.def.Flags.Coroutine {
		r.bad(ruleFlagConflict, oob.at, "flags 'allow-oob' and 'coroutine' are incompatible")
	}
}
