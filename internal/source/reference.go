package source

import (
	"strings"

	"qmpdoc/diag"
	"qmpdoc/prose"
	"qmpdoc/qapi"
)

// deadReferences reports the references in a text of d that lead nowhere, each name once.
func deadReferences(r *qapi.Reference, d *qapi.Def, refs []prose.Ref) diag.List {
	var found diag.List
	first := map[string]int{}
	for _, ref := range refs {
		if !namesDefinition(ref) {
			continue
		}
		if _, ok := r.Resolve(d, ref); ok {
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
		found.Report(ref.Pos, rule, "%s%.60s%s leads nowhere", sign, ref.Target, closing).End = end
	}
	return found
}

// namesDefinition tells whether a reference is one to a definition or a part of one, not to another document.
func namesDefinition(ref prose.Ref) bool {
	return ref.Kind != prose.RefRole || strings.HasPrefix(ref.Role, "qapi:")
}

// undated reports a documented definition that does not say since when it is there.
func undated(d *qapi.Def) diag.List {
	var found diag.List
	if d.Doc != nil && d.Doc.Symbol == d.Name && d.Doc.Since().IsZero() {
		f := found.Report(d.Doc.SymbolPos, ruleSinceMissing, "the documentation of %s %s does not say since when it is there", d.Kind, d.Name)
		f.End = f.Pos
		f.End.Col += len(d.Doc.Symbol)
		f.Help, f.Definition, f.Product = "add 'Since: <release>'", d.Name, d.Products.First().Names()[0]
	}
	return found
}
