package qapi

import (
	"qmpdoc/diag"
)

// conflicts reports where qmp-commands.hx and the text files contradict the schema about arguments and event data.
func (m *merger) conflicts() {
	for _, d := range m.r.Defs {
		if d.Keyword == "" || d.Kind.IsType() || d.Old == nil && d.Entry == nil {
			continue
		}
		schema := m.schemaArguments(d)
		if schema == nil {
			continue
		}
		said := map[string]bool{}
		if d.Entry != nil && d.Entry.Field("args_type") != "" {
			m.entryConflicts(d, schema, said)
		}
		if told := toldArguments(d); len(told) > 0 {
			m.compare(d, schema, told, "the document", said)
		}
	}
}

// argument is what one source says of an argument.
type argument struct {
	name     string
	pos      diag.Pos
	optional bool
	vague    bool // the source does not say whether it is optional
}

// schemaArguments returns the arguments that the schema knows; nil when it leaves them open.
func (m *merger) schemaArguments(d *Def) []argument {
	list := []argument{}
	for _, a := range m.r.Arguments(d) {
		if a.Type != nil {
			if b := LookupBuiltin(a.Type.Name); b != nil && b.Pseudo {
				return nil
			}
		}
		list = append(list, argument{name: a.Name, pos: a.Pos, optional: a.Optional})
	}
	if to := m.r.ArgumentsType(d); d.Data != nil && to == nil || to != nil && to.Kind == Union || !d.Flags.Gen {
		return nil
	}
	return list
}

// entryConflicts compares args_type, by which QEMU up to 2.7 checked the arguments of a command before anything else.
func (m *merger) entryConflicts(d *Def, schema []argument, said map[string]bool) {
	var list []argument
	for _, a := range d.Entry.Args {
		if a.JSONType == string(JSONAny) || a.TakesGroup() {
			return
		}
		list = append(list, argument{name: a.Name, pos: d.Entry.Pos, optional: a.Optional})
	}
	m.compare(d, schema, list, "args_type", said)
}

// toldArguments reads the list of arguments or data in a document.
func toldArguments(d *Def) []argument {
	var list []argument
	for _, it := range d.Old.Arguments() {
		list = append(list, argument{it.Name, it.Pos, it.Optional, d.Kind == Event || it.JSONType == ""})
	}
	return list
}

// compare reports the differences between two lists of arguments. What is in said has been reported from the other source.
func (m *merger) compare(d *Def, schema, told []argument, source string, said map[string]bool) {
	declared, mentioned := byName(schema), byName(told)
	for _, t := range told {
		s, ok := declared[t.name]
		switch {
		case said[t.name]:
		case !ok:
			said[t.name] = true
			m.report(d, QMP, t.pos, ruleOldConflict, "%s of %s has %s, which the schema does not", source, quote(d.Name), quote(t.name))
		case s.optional != t.optional && !t.vague:
			said[t.name] = true
			m.report(d, QMP, t.pos, ruleOldConflict, "%s of %s says that %s is %s, the schema says it is %s",
				source, quote(d.Name), quote(t.name), necessity[t.optional], necessity[s.optional]).
				Related = []diag.Related{{Pos: s.pos, Msg: "in the schema"}}
		}
	}
	for _, s := range schema {
		if _, ok := mentioned[s.name]; !ok && !said[s.name] {
			said[s.name] = true
			m.report(d, QMP, s.pos, ruleOldConflict, "%s of %s lacks %s, which the schema has", source, quote(d.Name), quote(s.name))
		}
	}
}

func byName(list []argument) map[string]argument {
	m := make(map[string]argument, len(list))
	for _, a := range list {
		m[a.name] = a
	}
	return m
}

var necessity = map[bool]string{true: "optional", false: "mandatory"}
