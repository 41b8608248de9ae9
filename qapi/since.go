package qapi

import (
	"regexp"
	"strings"

	"qmpdoc/prose"
)

// How a member's text says when the member came. Within a sentence "since 2.7" is about something else, such as one of the
// member's values; a remark in parentheses or a sentence of its own is about the member.
const (
	sinceRelease = `(?i:since:?\s*(?:QEMU\s+)?v?)(\d+(?:\.\d+)+)`
	// Other remarks may be in the same parentheses: "(default: off; since 8.1)", "(since 4.2, not for sockets)".
	sinceRemark  = `\((?:[^()]*[;,]\s*)?` + sinceRelease + `\s*(?:[;,][^()]*)?\)`
	paragraphEnd = `\s*(?:\n\s*\n|$)`
)

var memberSince = []struct {
	*regexp.Regexp
	paragraph bool // it describes whole paragraphs; else any part of the text
}{
	{regexp.MustCompile(`^\s*` + sinceRemark + `\.?\s*$`), true}, // before those in other paragraphs
	{regexp.MustCompile(sinceRemark + `[.;]?(?:\s*\([^()]*\))*\.?` + paragraphEnd), false},
	{regexp.MustCompile(`[.)]\s+` + sinceRemark + `\s+[A-Z]`), false},  // between two sentences
	{regexp.MustCompile(`^[^.]*` + sinceRemark + `\.\s+[A-Z]`), false}, // at the end of the first sentence
	{regexp.MustCompile(`^\s*` + sinceRelease + `\.?\s*$`), true},
	{regexp.MustCompile(`(?:[.)]\s+Since|\sSince:)\s+(?:QEMU\s+)?(\d+(?:\.\d+)+)\.?` + paragraphEnd), false},
}

var blankLine = regexp.MustCompile(`\n\s*\n`)

var version = regexp.MustCompile(`\d+(?:\.\d+)+`)

// Version is the first version that a Since section names: "2.2" of "2.2; 'Unknown' since 2.4". It is "" without one.
func (d *Doc) Version() string {
	text, from, to := d.VersionAt()
	return text.Raw[from:to]
}

// VersionAt returns the text of the Since section, and where Version is in it.
func (d *Doc) VersionAt() (text prose.Text, from, to int) {
	text = d.Since()
	if at := version.FindStringIndex(text.Raw); at != nil {
		return text, at[0], at[1]
	}
	return text, 0, 0
}

// Since is the release in which a member, value or feature came, by the "(since 2.7)" or "Since: 2.7" in its text; "" when
// none is given.
func (s *Section) Since() string {
	if s == nil {
		return ""
	}
	from, to := s.SinceAt()
	return s.Text.Raw[from:to]
}

// SinceAt returns where Since is in the text of the section.
func (s *Section) SinceAt() (from, to int) {
	if s == nil || !strings.Contains(s.Text.Raw, "ince") && !strings.Contains(s.Text.Raw, "INCE") {
		return 0, 0
	}
	for _, form := range memberSince {
		start, rest := 0, s.Text.Raw
		for rest != "" {
			part, next := rest, len(rest)
			if at := blankLine.FindStringIndex(rest); form.paragraph && at != nil {
				part, next = rest[:at[0]], at[1]
			}
			if m := form.FindStringSubmatchIndex(part); m != nil {
				return start + m[2], start + m[3]
			}
			start, rest = start+next, rest[next:]
		}
	}
	return 0, 0
}
