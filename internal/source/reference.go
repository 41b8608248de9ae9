package source

import (
	"strings"

	"qmpdoc/diag"
	"qmpdoc/prose"
	"qmpdoc/qapi"
)

// deadReferences reports the references in a text that lead nowhere, each name once. @name is right when anything in the schemas
// has the name: texts mention the arguments of other commands. What is in backticks becomes a link, which needs a definition.
func (c *textChecker) deadReferences(refs []prose.Ref) {
	first := map[string]int{}
	for _, ref := range refs {
		if !namesDefinition(ref) || c.Elsewhere[baseName(ref.Target)] {
			continue
		}
		if _, ok := c.Resolve(c.def, ref); ok || ref.Kind == prose.RefMember && c.known(ref.Target) {
			continue
		}
		rule, sign, closing := ruleDeadReference, "@", ""
		if ref.Kind == prose.RefAny {
			rule, sign, closing = ruleDeadLink, "`", "`"
		}
		end := after(ref.Pos, sign+ref.Target+closing)
		if at, told := first[sign+ref.Target]; told {
			c.found[at].Repeats = append(c.found[at].Repeats, diag.Repeat{Pos: ref.Pos, End: end})
			continue
		}
		at := len(c.found)
		c.report(ref.Pos, end, rule, "%s%.60s%s does not exist", sign, ref.Target, closing).Help = c.suggest(ref.Target)
		if at < len(c.found) { // not in a full list
			first[sign+ref.Target] = at
		}
	}
}

// after returns the place after a word that is at pos.
func after(pos diag.Pos, word string) diag.Pos {
	pos.Col += len(word)
	return pos
}

// baseName is the name of the definition in the target of a reference: "~QGA:guest-ping" is about guest-ping.
func baseName(target string) string {
	target = strings.TrimLeft(target, "~!")
	return target[strings.LastIndexByte(target, ':')+1:]
}

// suggest names what a dead reference was probably meant to be: a part of the definition, or a type.
func (c *textChecker) suggest(name string) string {
	near := ""
	if c.def != nil {
		near = qapi.Nearest(name, c.def.PartNames())
	}
	if near == "" {
		near = c.nearType(name)
	}
	return didYouMean(near)
}

func didYouMean(name string) string {
	if name == "" {
		return ""
	}
	return "did you mean " + name + "?"
}

// known reports whether anything has a name, or each part of a path such as qemu.major has.
func (w *wording) known(path string) bool {
	if w.names[path] {
		return true
	}
	for _, part := range strings.Split(path, ".") {
		if !w.names[strings.TrimSuffix(part, "[]")] {
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
