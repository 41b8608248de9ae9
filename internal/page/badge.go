package page

import (
	"strings"

	"qmpdoc/internal/compare"
	"qmpdoc/internal/condition"
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
	switch b.Kind {
	case Deprecated, Unstable, NotInSchema, Removed:
		return true
	default:
		return b.Kind == Change && b.Text == compare.Breaking.String()
	}
}

// definitionBadges are the remarks beside a definition's name.
func (p *Pages) definitionBadges(d *qapi.Def) []Badge {
	list := p.warningBadges(qapi.Declared{Def: d}, d.Features)
	list = append(list, sinceBadges(p.ages(d), d.Doc.Version())...)
	list = append(list, conditionBadges(d.If)...)
	if d.Entry != nil && len(d.Entry.If) > 0 && d.If == nil {
		list = append(list, Badge{Condition, needs(condition.Lines(d.Entry.If)), strings.Join(d.Entry.If, ", ")})
	}
	list = append(list, flagBadges(d)...)
	for _, product := range qapi.AllProducts {
		if d.Products.Has(product) {
			list = append(list, Badge{Kind: InProgram, Text: program(product).Word()})
		}
	}
	return append(list, p.programsUntil(d)...)
}

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
