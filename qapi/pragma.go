package qapi

import (
	"cmp"

	"qmpdoc/diag"
)

// pragmas are the settings of one program's schema. They are global: whichever file sets one last decides for all
// (docs/devel/qapi-code-gen.rst, "Pragma directives").
type pragmas struct {
	docRequired bool
	lists       map[string]map[string]bool
	settings    []Setting // of lists, as written
}

// The lists of names that may break a rule.
const (
	pragmaDocRequired    = "doc-required"
	pragmaCommandNames   = "command-name-exceptions"
	pragmaCommandReturns = "command-returns-exceptions"
	pragmaMemberNames    = "member-name-exceptions"
	pragmaDocumentation  = "documentation-exceptions"
)

// oldPragmas are the names that QEMU 2.9 to 5.2 had for two of the lists.
var oldPragmas = map[string]string{
	"returns-whitelist":   pragmaCommandReturns,
	"name-case-whitelist": pragmaMemberNames,
}

func (p *pragmas) set(directive *Pragma) {
	for _, s := range directive.Settings {
		if s.Name == pragmaDocRequired {
			p.docRequired = s.On
			continue
		}
		p.settings = append(p.settings, s)
		set := make(map[string]bool, len(s.Names))
		for _, n := range s.Names {
			set[n] = true
		}
		p.lists[cmp.Or(oldPragmas[s.Name], s.Name)] = set
	}
}

// eachName calls visit for each name in the lists.
func (p *pragmas) eachName(visit func(s Setting, name string, at diag.Pos)) {
	for _, s := range p.settings {
		for i, name := range s.Names {
			visit(s, name, s.NamePos[i])
		}
	}
}

// excepts reports whether the list of a pragma has name.
func (p *pragmas) excepts(list, name string) bool { return p.lists[list][name] }
