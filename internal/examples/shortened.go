package examples

import (
	"slices"
	"strings"

	"qmpdoc/prose"
)

// shortened is what authors write where the notation has "...".
const shortened = "has been shortened"

// reportShortened reports words that say that an example is cut short, where no elision says so in the example itself.
func (e *documented) reportShortened(rep *report) {
	if slices.ContainsFunc(rep.verdicts, func(v Verdict) bool { return v.Elided }) {
		return
	}
	for _, t := range e.texts() {
		at := strings.Index(t.Raw, shortened)
		if at < 0 {
			continue
		}
		f := rep.found.Report(t.Pos(at), ruleShortened, "the example of %s %s, and does not show where", quote(e.def.Name), shortened)
		f.End, f.Help = t.Pos(at+len(shortened)), "write '...' where something is left out"
		sign(f, e.def, 0)
		return
	}
}

// texts are the sections of the definition's documentation.
func (e *documented) texts() []prose.Text {
	var list []prose.Text
	if e.def.Doc != nil {
		for _, s := range e.def.Doc.Sections {
			list = append(list, s.Text)
		}
	}
	if e.def.Old != nil {
		for _, s := range e.def.Old.Sections {
			list = append(list, s.Text)
		}
	}
	return list
}
