package qapi

import (
	"regexp"
	"strings"
)

// How a member's text says when the member came. Within a sentence "since 2.7" is about something else, such as one of the
// member's values; a remark in parentheses or a sentence of its own is about the member.
const (
	sinceRelease = `(?i:since:?\s*(?:QEMU\s+)?v?)(\d+(?:\.\d+)+)`
	// Other remarks may stand in the same parentheses: "(default: off; since 8.1)", "(since 4.2, not for sockets)".
	sinceRemark  = `\((?:[^()]*[;,]\s*)?` + sinceRelease + `\s*(?:[;,][^()]*)?\)`
	paragraphEnd = `\s*(?:\n\s*\n|$)`
)

var memberSince = []*regexp.Regexp{
	regexp.MustCompile(`(?:^|\n\s*\n)\s*` + sinceRemark + `\.?` + paragraphEnd), // a paragraph of its own, before those in others
	regexp.MustCompile(sinceRemark + `[.;]?(?:\s*\([^()]*\))*\.?` + paragraphEnd),
	regexp.MustCompile(`[.)]\s+` + sinceRemark + `\s+[A-Z]`),  // between two sentences
	regexp.MustCompile(`^[^.]*` + sinceRemark + `\.\s+[A-Z]`), // at the end of the first sentence
	regexp.MustCompile(`(?:^|\n\s*\n)\s*` + sinceRelease + `\.?` + paragraphEnd),
	regexp.MustCompile(`(?:[.)]\s+Since|\sSince:)\s+(?:QEMU\s+)?(\d+(?:\.\d+)+)\.?` + paragraphEnd),
}

var version = regexp.MustCompile(`\d+(?:\.\d+)+`)

// Version is the first version that a Since section names: "2.2" of "2.2; 'Unknown' since 2.4". It is "" without one.
func (d *Doc) Version() string { return version.FindString(d.Since().Raw) }

// Since is the release in which a member, value or feature came, by the "(since 2.7)" or "Since: 2.7" in its text; "" when
// none is given.
func (s *Section) Since() string {
	if s == nil || !strings.Contains(strings.ToLower(s.Text.Raw), "since") {
		return ""
	}
	for _, form := range memberSince {
		if m := form.FindStringSubmatch(s.Text.Raw); m != nil {
			return m[1]
		}
	}
	return ""
}
