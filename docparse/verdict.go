package docparse

import (
	"slices"

	"qmpdoc/diag"
	"qmpdoc/qapi"
)

// sinceIndented is the release since which an introduction may be indented; it then ends at a line that is not.
const sinceIndented = "11.1"

// reject reports the comment read last, when it names a definition that does not follow.
func (p *parser) reject() {
	for _, r := range p.rulings {
		if !r.refused && r.symbol != "" {
			p.verdicts.Report(p.pos(r.at), ruleDocOrphan, "documentation for %s is not followed by the definition", quote(r.symbol))
			break // there are two only for what is below the name
		}
	}
	p.rulings = nil
}

// judged compares the comment read last with the expression after it. The expression is nil when nothing could be kept of
// it, or at the end of the file.
func (p *parser) judged(item qapi.Item, atEnd bool) []*ruling {
	def, ok := item.(*qapi.Def)
	if !ok {
		if item != nil || atEnd {
			p.reject()
		}
		p.rulings = nil
		return nil
	}
	list := p.rulings
	p.rulings = nil
	if len(list) == 0 || list[0].refused || def.Name == "" {
		return list
	}
	switch first := list[0]; first.symbol {
	case def.Name:
		return list
	case "":
		f := p.verdicts.Report(p.pos(first.at), ruleDocNoSymbol, "documentation of %s %s must begin with its name", def.Kind, quote(def.Name))
		f.Help, f.Definition = "begin the comment with '# @"+def.Name+":'", def.Name
	default:
		f := p.verdicts.Report(def.Pos, ruleDocName, "documentation comment is for %s, the definition is %s", quote(first.symbol), quote(def.Name))
		f.Definition, f.Related = def.Name, []diag.Related{{Pos: p.pos(first.at), Msg: "the comment"}}
	}
	return nil
}

// verdictKey identifies a finding for comparison.
type verdictKey struct {
	rule string
	line int
}

func keyOf(f diag.Diagnostic) verdictKey { return verdictKey{f.Rule, f.Pos.Line} }

// merge joins what two readings of a text say: the first is that of the releases before boundary, the second that of the
// releases from there on. What both say is said once, as the second says it.
func merge(first, second diag.List, boundary string) diag.List {
	if len(first)+len(second) == 0 {
		return nil
	}
	since, still := map[verdictKey]string{}, map[verdictKey]bool{}
	for _, f := range first {
		if f.Until == "" {
			since[keyOf(f)] = f.From
		}
	}
	for _, f := range second {
		if f.From == "" {
			still[keyOf(f)] = true
		}
	}
	var list diag.List
	for _, f := range first {
		if f.Until == "" {
			if still[keyOf(f)] {
				continue
			}
			f.Until = boundary
		}
		list = append(list, f)
	}
	for _, f := range second {
		if f.From == "" {
			from, before := since[keyOf(f)]
			if !before {
				from = boundary
			}
			f.From = from
		}
		list = append(list, f)
	}
	return list
}

// joinEarly joins what the parsers up to 8.2 say with what those since 9.0 say. The rules that the former do not know have
// dates of their own.
func joinEarly(early, since diag.List) diag.List {
	var common, rest diag.List
	for _, f := range since {
		if slices.Contains(earlyRules, f.Rule) {
			common = append(common, f)
		} else {
			rest = append(rest, f)
		}
	}
	return append(merge(early, common, qapi.SectionsNeedBlank), rest...)
}

// setReadings notes in the documentation of a definition what QEMU's parsers find there.
func (p *parser) setReadings(doc *qapi.Doc, rulings []*ruling) {
	doc.Refused = true
	for i, r := range rulings {
		if r.refused {
			continue
		}
		doc.Refused = false
		as := p.reading(r)
		if i == len(rulings)-1 {
			p.setGlued(doc, r)
		}
		if len(rulings) == 1 && sameHeads(doc, as) {
			return
		}
		if as.From = qapi.SectionsNeedBlank; i == 1 {
			as.From = sinceIndented
		} else if len(rulings) == 2 {
			as.Until = sinceIndented
		}
		doc.Readings = append(doc.Readings, as)
	}
}

// setGlued marks the tagged sections that are text to QEMU's parser.
func (p *parser) setGlued(doc *qapi.Doc, r *ruling) {
	rest := doc.Sections
	for _, at := range r.glued {
		line := p.pos(at).Line
		for len(rest) > 0 && rest[0].Pos.Line < line {
			rest = rest[1:]
		}
		if len(rest) > 0 && rest[0].Pos.Line == line {
			rest[0].Glued = true
		}
	}
}

// reading lists the sections of one ruling.
func (p *parser) reading(r *ruling) qapi.Reading {
	var as qapi.Reading
	for _, h := range r.heads {
		addHead(&as, h.kind, h.name, p.pos(h.at+len("# ")))
	}
	return as
}

func addHead(as *qapi.Reading, kind qapi.SectionKind, name string, pos diag.Pos) {
	switch kind {
	case qapi.SecMember:
		as.Members = append(as.Members, qapi.Head{Name: name, Pos: pos})
	case qapi.SecFeature:
		as.Features = append(as.Features, qapi.Head{Name: name, Pos: pos})
	case qapi.SecReturns:
		as.Returns = pos
	case qapi.SecErrors:
		as.Errors = pos
	}
}

// sameHeads reports whether the docReader found the same sections.
func sameHeads(doc *qapi.Doc, as qapi.Reading) bool {
	var own qapi.Reading
	for _, s := range doc.Sections {
		addHead(&own, s.Kind, s.Name, s.Pos)
	}
	same := func(a, b qapi.Head) bool { return a.Name == b.Name && a.Pos.Line == b.Pos.Line }
	return slices.EqualFunc(own.Members, as.Members, same) && slices.EqualFunc(own.Features, as.Features, same) &&
		own.Returns.Line == as.Returns.Line && own.Errors.Line == as.Errors.Line
}
