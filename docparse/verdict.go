package docparse

import (
	"slices"

	"qmpdoc/diag"
	"qmpdoc/qapi"
)

// run is what parsers of successive releases make of a block, in as far as they agree: which name it has.
type run struct {
	*ruling
	until string // the first release whose parser does not agree; "" when there is none
}

// accepted returns the runs of the parsers that accept the comment read last.
func (p *parser) accepted() []run {
	var list []run
	for i, r := range p.rulings {
		same := i > 0 && !p.rulings[i-1].refused && p.rulings[i-1].symbol == r.symbol
		if n := len(list); n > 0 && list[n-1].until == "" && (r.refused || !same) {
			list[n-1].until = r.from
		}
		if !r.refused && !same {
			list = append(list, run{ruling: r})
		}
	}
	return list
}

// verdict reports something about the comment read last, for the releases of a run.
func (p *parser) verdict(r run, pos diag.Pos, rule diag.Rule, format string, args ...any) *diag.Diagnostic {
	f := p.verdicts.Report(pos, rule, format, args...)
	if f.Until = r.until; r.from != eras[0].from {
		f.From = r.from
	}
	return f
}

// reject reports the comment read last, when it names a definition that does not follow.
func (p *parser) reject() {
	for _, r := range p.accepted() {
		if r.symbol != "" {
			p.verdict(r, p.pos(r.at), ruleDocOrphan, "documentation for %s is not followed by the definition", quote(r.symbol))
		}
	}
	p.rulings = nil
}

// judged compares the comment read last with the expression after it, and returns what QEMU's parsers since 9.0 make of it when it
// is about that. The expression is nil when nothing could be kept of it, or at the end of the file.
func (p *parser) judged(item qapi.Item, atEnd bool) []*ruling {
	def, ok := item.(*qapi.Def)
	if ok && def.Name != "" {
		p.compareName(def)
	} else if !ok && (item != nil || atEnd) {
		p.reject()
	}
	var list []*ruling
	for _, r := range p.rulings {
		if ok && r.paragraphs() && (r.refused || def.Name == "" || r.symbol == def.Name) {
			list = append(list, r)
		}
	}
	p.rulings = nil
	return list
}

// compareName reports a comment that is not about the definition after it.
func (p *parser) compareName(def *qapi.Def) {
	for _, r := range p.accepted() {
		switch r.symbol {
		case def.Name:
		case "":
			f := p.verdict(r, p.pos(r.at), ruleDocNoSymbol, "documentation of %s %s must begin with its name", def.Kind, quote(def.Name))
			f.Help, f.Definition = "begin the comment with '# @"+def.Name+":'", def.Name
		default:
			f := p.verdict(r, def.Pos, ruleDocName, "documentation comment is for %s, the definition is %s", quote(r.symbol), quote(def.Name))
			f.Definition, f.Related = def.Name, []diag.Related{{Pos: p.pos(r.at), Msg: "the comment"}}
		}
	}
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
			if !before && (boundary != qapi.SectionsNeedBlank || hadBefore(f.Rule)) {
				from = boundary
			}
			f.From = from
		}
		list = append(list, f)
	}
	return list
}

// hadBefore reports whether the parsers before 9.0 had a rule. The date of another one says enough.
func hadBefore(id string) bool {
	boundary, _ := qapi.ParseRelease(qapi.SectionsNeedBlank)
	return slices.ContainsFunc(rules, func(r diag.Rule) bool {
		if r.ID != id {
			return false
		}
		from, _ := qapi.ParseRelease(r.From)
		return from.Before(boundary)
	})
}

// setReadings notes in the documentation of a definition what QEMU's parsers find there.
func (p *parser) setReadings(doc *qapi.Doc, rulings []*ruling) {
	doc.Refused = true
	for i, r := range rulings {
		if r.refused {
			continue
		}
		doc.Refused = false
		last := i == len(rulings)-1
		if last {
			p.setGlued(doc, r)
		}
		if len(rulings) == 1 && p.sameHeads(doc, r) {
			return
		}
		as := p.reading(r)
		if !last {
			as.Until = rulings[i+1].from
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
	as := qapi.Reading{From: r.from}
	for _, h := range r.heads {
		pos := p.pos(h.at + len("# "))
		switch h.kind {
		case qapi.SecMember:
			as.Members = append(as.Members, qapi.Head{Name: h.name, Pos: pos})
		case qapi.SecFeature:
			as.Features = append(as.Features, qapi.Head{Name: h.name, Pos: pos})
		case qapi.SecReturns:
			as.Returns = pos
		case qapi.SecErrors:
			as.Errors = pos
		}
	}
	return as
}

// sameHeads reports whether the docReader found the same sections, as far as a reading has them.
func (p *parser) sameHeads(doc *qapi.Doc, r *ruling) bool {
	heads := r.heads
	for _, s := range doc.Sections {
		if !inReadings(s.Kind) {
			continue
		}
		for len(heads) > 0 && !inReadings(heads[0].kind) {
			heads = heads[1:]
		}
		if len(heads) == 0 || heads[0].kind != s.Kind || heads[0].name != s.Name || p.pos(heads[0].at).Line != s.Pos.Line {
			return false
		}
		heads = heads[1:]
	}
	return !slices.ContainsFunc(heads, func(h head) bool { return inReadings(h.kind) })
}

func inReadings(k qapi.SectionKind) bool {
	return k == qapi.SecMember || k == qapi.SecFeature || k == qapi.SecReturns || k == qapi.SecErrors
}
