package docparse

import (
	"slices"

	"qmpdoc/qapi"
)

// include reads { 'include': 'file' }.
func (p *parser) include(v *value) qapi.Item {
	path := v.get("include")
	switch {
	case len(v.members) > 1:
		p.found.Report(p.pos(v.at), ruleInclude, "invalid 'include' directive: it has no other keys")
	case path.kind != valString:
		p.found.Report(p.pos(v.at), ruleInclude, "value of 'include' must be a string, found %s", path.kind)
	default:
		return &qapi.Include{Pos: p.pos(v.at), Path: path.str, PathPos: p.namePos(path)}
	}
	return nil
}

// The pragmas of all releases (docs/devel/qapi-code-gen.rst, "Pragma directives"); the two whitelists ended with 5.2.
var (
	pragmaFlags = []string{"doc-required"}
	pragmaLists = []string{"command-name-exceptions", "command-returns-exceptions", "documentation-exceptions", "member-name-exceptions"}
	oldPragmas  = []string{"returns-whitelist", "name-case-whitelist"}
)

// pragma reads { 'pragma': { 'name': value } }. Each setting becomes an item of its own.
func (p *parser) pragma(v *value) qapi.Item {
	settings := v.get("pragma")
	if len(v.members) > 1 {
		p.found.Report(p.pos(v.at), rulePragma, "invalid 'pragma' directive: it has no other keys")
		return nil
	}
	if settings.kind != valObject {
		p.found.Report(p.pos(v.at), rulePragma, "value of 'pragma' must be an object, found %s", settings.kind)
		return nil
	}
	pragma := &qapi.Pragma{Pos: p.pos(v.at)}
	for _, m := range settings.members {
		if s, ok := p.setting(v, m); ok {
			pragma.Settings = append(pragma.Settings, s)
		}
	}
	return pragma
}

func (p *parser) setting(v *value, m member) (qapi.Setting, bool) {
	s := qapi.Setting{Pos: p.pos(m.at), Name: m.key}
	switch {
	case slices.Contains(pragmaFlags, m.key):
		if m.value.kind != valBool {
			p.found.Report(p.pos(v.at), rulePragma, "pragma %s must be boolean, found %s", quote(m.key), m.value.kind)
			return s, false
		}
		s.On = m.value.truth
		return s, true
	case slices.Contains(oldPragmas, m.key):
		p.found.Report(p.pos(v.at), ruleOldPragma, "unknown pragma %s: it ended with QEMU 5.2", quote(m.key))
	case !slices.Contains(pragmaLists, m.key):
		p.found.Report(p.pos(v.at), rulePragma, "unknown pragma %s", quote(m.key)).
			Help = "the pragmas are " + quoteAll(append(slices.Clone(pragmaFlags), pragmaLists...))
		return s, false
	}
	if m.value.kind != valArray {
		p.found.Report(p.pos(v.at), rulePragma, "pragma %s must be a list of strings, found %s", quote(m.key), m.value.kind)
		return s, false
	}
	for _, e := range m.value.elems {
		if e.kind != valString {
			p.found.Report(p.pos(v.at), rulePragma, "pragma %s must be a list of strings, found %s in it", quote(m.key), e.kind)
			return s, false
		}
		s.Names, s.NamePos = append(s.Names, e.str), append(s.NamePos, p.pos(e.at))
	}
	return s, true
}
