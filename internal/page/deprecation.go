package page

import "qmpdoc/qapi"

// QEMU's lists of deprecated features say since when something is, also in releases whose schema does not know the
// feature "deprecated", and often more than the schema does.

// warningBadges are the remarks on what is deprecated or unstable: the two features that warn, and what a list says.
func (p *Pages) warningBadges(about qapi.Declared, features []*qapi.Feature) []Badge {
	list := featureBadges(features)
	n := p.deprecated[about]
	if n == nil {
		return p.datedBadges(list, features)
	}
	badge := Badge{Deprecated, deprecatedSince(n), specialFeature(string(Deprecated))}
	for i := range list {
		if list[i].Kind == Deprecated {
			list[i] = badge
			return list
		}
	}
	return append([]Badge{badge}, list...)
}

// datedBadges adds to the remark on what is deprecated since when it is, as the releases say.
func (p *Pages) datedBadges(list []Badge, features []*qapi.Feature) []Badge {
	for i := range list {
		if list[i].Kind == Deprecated {
			if age, known := p.ages(qapi.FindFeature(features, string(Deprecated))).Oldest(); known && !age.Gap {
				list[i].Text += " since " + Number(age.First)
			}
		}
	}
	return list
}

func deprecatedSince(n *qapi.Notice) string {
	if n.Release == "" {
		return string(Deprecated)
	}
	return string(Deprecated) + " since " + Number(n.Release)
}

// warnings says why something is deprecated or unstable: in the words of the schema, else of a list.
func (p *Pages) warnings(about qapi.Declared, features []*qapi.Feature) []Notice {
	var list []Notice
	entry := p.deprecated[about]
	for _, f := range features {
		meaning := specialFeature(f.Name)
		if meaning == "" {
			continue
		}
		n := Notice{Title: capital(f.Name), Text: p.reason(about.Def, f)}
		if f.Name == string(Deprecated) && entry != nil {
			n, entry = p.listed(about, entry, n.Text), nil
		}
		if n.Text == nil {
			n.Words = meaning
		}
		list = append(list, n)
	}
	if entry != nil {
		list = append(list, p.listed(about, entry, nil))
	}
	return list
}

// listed is the notice about something that a list has; said is what the schema says of it.
func (p *Pages) listed(about qapi.Declared, entry *qapi.Notice, said *Text) Notice {
	place := p.place(entry.Pos)
	n := Notice{Title: capital(deprecatedSince(entry)), Text: said, List: p.text(about.Def, entry.Text), Source: &place}
	if n.Text == nil {
		n.Text, n.List = n.List, nil
	}
	return n
}
