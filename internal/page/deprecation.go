package page

import "qmpdoc/qapi"

// QEMU's lists of deprecated features say since when something is, also in releases whose schema does not know the
// feature "deprecated", and often more than the schema does.

// part names a definition, or a member or value that it declares.
type part struct {
	def  *qapi.Def
	name string // "" for the definition as a whole
}

// deprecations finds the entries of the lists by what they are about. One that is about a single use of its subject, such
// as an empty string, does not make it deprecated.
func deprecations(r *qapi.Reference) map[part]*qapi.Notice {
	by := map[part]*qapi.Notice{}
	for _, n := range r.Notices {
		if n.Removed || n.Partial {
			continue
		}
		for _, s := range n.Subjects {
			about := part{s.Def, s.Part()}
			if s.Owner != nil {
				about.def = s.Owner
			}
			if about.def != nil && by[about] == nil {
				by[about] = n
			}
		}
	}
	return by
}

// warningBadges are the remarks on what is deprecated or unstable: the two features that warn, and what a list says.
func (p *Pages) warningBadges(about part, features []*qapi.Feature) []Badge {
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
			if age, known := p.ages(feature(features, string(Deprecated))).Oldest(); known && !age.Gap {
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
	return string(Deprecated) + " since " + n.Release
}

// warnings says why something is deprecated or unstable: in the words of the schema, else of a list.
func (p *Pages) warnings(about part, features []*qapi.Feature) []Notice {
	var list []Notice
	entry := p.deprecated[about]
	for _, f := range features {
		meaning := specialFeature(f.Name)
		if meaning == "" {
			continue
		}
		n := Notice{Title: capital(f.Name), Text: p.reason(about.def, f)}
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
func (p *Pages) listed(about part, entry *qapi.Notice, said *Text) Notice {
	place := p.place(entry.Pos)
	n := Notice{Title: capital(deprecatedSince(entry)), Text: said, List: p.text(about.def, entry.Text), Source: &place}
	if n.Text == nil {
		n.Text, n.List = n.List, nil
	}
	return n
}
