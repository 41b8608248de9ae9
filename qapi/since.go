package qapi

import (
	"regexp"
	"strings"
)

var (
	// A member's own version ends a paragraph of its text; within a sentence the words are about something else, such as
	// one of its values. Another remark in parentheses may follow.
	ownSince  = regexp.MustCompile(`(?i)\((?:[^()]*[;,]\s*)?since:?\s*(?:QEMU\s+)?v?(\d+(?:\.\d+)+)\)[.;]?(?:\s*\([^()]*\))*\.?\s*(?:\n\s*\n|$)`)
	onlySince = regexp.MustCompile(`(?i)^since:?\s+(?:QEMU\s+)?v?(\d+(?:\.\d+)+)\.?$`)
	version   = regexp.MustCompile(`\d+(?:\.\d+)+`)
)

// Version is the first version that a Since section names: "2.2" of "2.2; 'Unknown' since 2.4". It is "" without one.
func (d *Doc) Version() string { return version.FindString(d.Since().Raw) }

// Since is the release in which a member, value or feature came, by the "(since 2.7)" in its text; "" when none is given.
func (s *Section) Since() string {
	if s == nil {
		return ""
	}
	text := s.Text.Raw
	if i := strings.Index(strings.ToLower(text), "since"); i < 0 {
		return ""
	}
	if m := ownSince.FindStringSubmatch(text); m != nil {
		return m[1]
	}
	if m := onlySince.FindStringSubmatch(strings.TrimSpace(text)); m != nil {
		return m[1]
	}
	return ""
}
