package page

import (
	"strings"

	"qmpdoc/internal/compare"
	"qmpdoc/qapi"
)

// Badge is a short remark beside a name. Its kind says what it is about, its text is what every printer shows.
type Badge struct {
	Kind  BadgeKind `json:"kind"`
	Text  string    `json:"text"`
	Title string    `json:"title,omitempty"` // more words
}

// BadgeKind tells what a badge is about.
type BadgeKind string

// The kinds of badges.
const (
	Deprecated    BadgeKind = "deprecated"
	Unstable      BadgeKind = "unstable"
	Since         BadgeKind = "since"
	Condition     BadgeKind = "condition"
	OutOfBand     BadgeKind = "oob"
	Preconfig     BadgeKind = "preconfig"
	NoReply       BadgeKind = "no-reply"
	InProgram     BadgeKind = "program"
	Discriminator BadgeKind = "discriminator"
	NotInSchema   BadgeKind = "not-in-schema"
	Removed       BadgeKind = "removed"
	Change        BadgeKind = "change" // the level of one
)

// Warns reports whether the badge is a warning.
func (b Badge) Warns() bool {
	return b.Kind == Deprecated || b.Kind == Unstable || b.Kind == NotInSchema || b.Kind == Removed || b.Kind == Change && b.Text == compare.Breaking.String()
}

// definitionBadges are the remarks beside a definition's name.
func (p *Pages) definitionBadges(d *qapi.Def) []Badge {
	list := p.warningBadges(qapi.Declared{Def: d}, d.Features)
	said, _ := version(d.Doc.Since().Raw)
	list = append(list, sinceBadges(p.ages(d), said)...)
	list = append(list, conditionBadges(d.If)...)
	if d.Entry != nil && d.If == nil {
		if words := hxCondition(d.Entry.If); words != "" {
			list = append(list, Badge{Kind: Condition, Text: words, Title: strings.Join(d.Entry.If, ", ")})
		}
	}
	list = append(list, flagBadges(d)...)
	for _, product := range qapi.AllProducts {
		if d.Products.Has(product) {
			list = append(list, Badge{Kind: InProgram, Text: program(product).Word()})
		}
	}
	return append(list, p.programsUntil(d)...)
}

func sinceBadge(release string) Badge { return Badge{Kind: Since, Text: "since " + release} }

// program is p, the first of several, as pages name it.
func program(p qapi.Products) Program {
	switch p.First() {
	case qapi.StorageDaemon:
		return StorageDaemon
	case qapi.GuestAgent:
		return GuestAgent
	default:
		return QEMU
	}
}

// flagBadges tells what is special about sending a command (docs/devel/qapi-code-gen.rst, "Commands").
func flagBadges(d *qapi.Def) []Badge {
	if d.Kind != qapi.Command || d.Keyword == "" {
		return nil
	}
	var list []Badge
	if d.Flags.AllowOOB {
		list = append(list, Badge{OutOfBand, "out-of-band", "may be sent with exec-oob"})
	}
	if d.Flags.AllowPreconfig {
		list = append(list, Badge{Preconfig, "allowed in preconfig", "before the machine is built (--preconfig)"})
	}
	if !d.Flags.SuccessResponse {
		list = append(list, Badge{NoReply, "no reply", "success sends nothing back"})
	}
	return list
}

func conditionBadges(c *qapi.Cond) []Badge {
	if words := needs(c); words != "" {
		return []Badge{{Condition, words, symbolsOf(c)}}
	}
	return nil
}

// featureBadges picks the two features that warn. The others are in the list of features.
func featureBadges(features []*qapi.Feature) []Badge {
	var list []Badge
	for _, f := range features {
		if meaning := specialFeature(f.Name); meaning != "" {
			list = append(list, Badge{BadgeKind(f.Name), f.Name, meaning})
		}
	}
	return list
}

// specialFeature says what the two features mean that QEMU itself acts upon, "" for all others
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

// version cuts the version from the front of a Since section, and reports whether it is all of it.
func version(text string) (v string, all bool) {
	text = strings.TrimSpace(text)
	text = strings.TrimPrefix(text, "QEMU ")
	n := 0
	for n < len(text) && ('0' <= text[n] && text[n] <= '9' || text[n] == '.') {
		n++
	}
	v = strings.TrimRight(text[:n], ".")
	return v, v != "" && n == len(text)
}
