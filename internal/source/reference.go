package source

import (
	"strings"

	"qmpdoc/diag"
	"qmpdoc/prose"
	"qmpdoc/qapi"
)

// references finds the references that lead nowhere.
type references struct {
	r *qapi.Reference
	*wording
}

// dead reports the references in a text of d that lead nowhere, each name once. @name is right when anything in the schemas
// has the name: texts mention the arguments of other commands. What is in backticks becomes a link, which needs a definition.
func (l *references) dead(d *qapi.Def, refs []prose.Ref) diag.List {
	var found diag.List
	first := map[string]int{}
	for _, ref := range refs {
		if !namesDefinition(ref) || l.r.Elsewhere[baseName(ref.Target)] {
			continue
		}
		if _, ok := l.r.Resolve(d, ref); ok || ref.Kind == prose.RefMember && l.known(ref.Target) {
			continue
		}
		rule, sign, closing := ruleDeadReference, "@", ""
		if ref.Kind == prose.RefAny {
			rule, sign, closing = ruleDeadLink, "`", "`"
		}
		end := diag.Pos{File: ref.Pos.File, Line: ref.Pos.Line, Col: ref.Pos.Col + len(sign+ref.Target+closing)}
		if at, told := first[sign+ref.Target]; told {
			found[at].Repeats = append(found[at].Repeats, diag.Repeat{Pos: ref.Pos, End: end})
			continue
		}
		first[sign+ref.Target] = len(found)
		f := found.Report(ref.Pos, rule, "%s%.60s%s does not exist", sign, ref.Target, closing)
		f.End, f.Help = end, l.suggest(d, ref.Target)
	}
	return found
}

// baseName is the name of the definition in the target of a reference: "~QGA:guest-ping" is about guest-ping.
func baseName(target string) string {
	target = strings.TrimLeft(target, "~!")
	return target[strings.LastIndexByte(target, ':')+1:]
}

// suggest names what a dead reference was probably meant to be: a part of d, or a type.
func (l *references) suggest(d *qapi.Def, name string) string {
	near := ""
	if d != nil {
		near = qapi.Nearest(name, d.PartNames())
	}
	if near == "" {
		near = l.nearType(name)
	}
	if near == "" {
		return ""
	}
	return "did you mean " + near + "?"
}

// known reports whether anything has a name, or each part of a path such as qemu.major has.
func (l *references) known(path string) bool {
	if l.names[path] {
		return true
	}
	for _, part := range strings.Split(path, ".") {
		if !l.names[strings.TrimSuffix(part, "[]")] {
			return false
		}
	}
	return true
}

// namesDefinition reports whether a reference is one to a definition or a part of one, not to another document or to an index
// that Sphinx makes.
func namesDefinition(ref prose.Ref) bool {
	if ref.Kind == prose.RefAny {
		return !indexes[ref.Target]
	}
	return ref.Kind != prose.RefRole || strings.HasPrefix(ref.Role, "qapi:")
}

// indexes are the names of the pages that Sphinx makes of all definitions (docs/sphinx/qapi_domain.py; the standard domain).
var indexes = map[string]bool{
	"qapi-qmp-index": true, "qapi-qga-index": true, "qapi-qsd-index": true, "qapi-index": true,
	"genindex": true, "modindex": true, "search": true,
}
