package qapi

import "regexp"

var (
	inlineSince = regexp.MustCompile(`(?i)\(since:? +(?:QEMU +)?v?(\d+(?:\.\d+)+)`)
	version     = regexp.MustCompile(`\d+(?:\.\d+)+`)
)

// Version is the first version that a Since section names: "2.2" of "2.2; 'Unknown' since 2.4". It is "" without one.
func (d *Doc) Version() string { return version.FindString(d.Since().Raw) }

// Since is the version in the "(since 2.7)" of a member's or feature's text, "" when it has none. When several stand
// there, the first is the member's own, as later ones speak of its values.
func (s *Section) Since() string {
	if s == nil {
		return ""
	}
	if m := inlineSince.FindStringSubmatch(s.Text.Raw); m != nil {
		return m[1]
	}
	return ""
}
