package page

import "qmpdoc/qapi"

// warning is why something is deprecated or unstable: a feature, an entry of QEMU's list of deprecated features, or both. The
// list also says since when, even in releases whose schema lacks the feature, and often says more than the schema.
type warning struct {
	kind    BadgeKind
	feature *qapi.Member // nil: only the list says it
	entry   *qapi.Notice // nil: only the schema says it
}

// warningsOf lists the warnings of something with these features.
func (p *Pages) warningsOf(about qapi.Declared, features []*qapi.Member) []warning {
	var list []warning
	entry := p.deprecated[about]
	for _, f := range features {
		w := warning{kind: BadgeKind(f.Name), feature: f}
		if specialFeature(f.Name) == "" {
			continue
		}
		if w.kind == Deprecated {
			w.entry, entry = entry, nil
		}
		list = append(list, w)
	}
	if entry != nil {
		list = append([]warning{{kind: Deprecated, entry: entry}}, list...)
	}
	return list
}

// specialFeature says what the two features mean that QEMU itself acts on; "" for all others
// (docs/devel/qapi-code-gen.rst, "Special features").
func specialFeature(name string) string {
	switch BadgeKind(name) {
	case Deprecated:
		return "Will be removed in a later release."
	case Unstable:
		return "May change or vanish without notice."
	default:
		return ""
	}
}

// warningBadges returns the badges of what is deprecated or unstable. The list says since when; if it does not, the releases do.
func (p *Pages) warningBadges(about qapi.Declared, features []*qapi.Member) []Badge {
	var list []Badge
	for _, w := range p.warningsOf(about, features) {
		text := w.listed()
		if w.kind == Deprecated && w.entry == nil {
			if age, known := p.ages(w.feature).Oldest(); known && !age.Gap {
				text += " since " + Number(age.First)
			}
		}
		list = append(list, Badge{w.kind, text, specialFeature(string(w.kind))})
	}
	return list
}

// listed names the warning and the release since which the list has it.
func (w warning) listed() string {
	if w.entry == nil || w.entry.Release == "" {
		return string(w.kind)
	}
	return string(w.kind) + " since " + Number(w.entry.Release)
}

// warnings says why something is deprecated or unstable.
func (p *Pages) warnings(about qapi.Declared, features []*qapi.Member) []Notice {
	var list []Notice
	for _, w := range p.warningsOf(about, features) {
		list = append(list, p.warn(about, w))
	}
	return list
}

// warn says why something is deprecated or unstable: in the words of the schema, or else of the list.
func (p *Pages) warn(about qapi.Declared, w warning) Notice {
	n := Notice{Title: capital(w.listed())}
	if w.feature != nil {
		n.Text = p.text(about.Def, about.Def.FeatureText(w.feature))
	}
	if w.entry != nil {
		place := p.place(w.entry.Pos)
		n.List, n.Source = p.text(about.Def, w.entry.Text), &place
		if n.Text == nil {
			n.Text, n.List = n.List, nil
		}
	}
	if n.Text == nil {
		n.Words = specialFeature(string(w.kind))
	}
	return n
}
