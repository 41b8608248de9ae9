package notices

import (
	"regexp"
	"slices"
	"strings"
)

var (
	sentenceEnd = regexp.MustCompile(`\.\s+`)
	// A replacement is named after these words …
	before = regexp.MustCompile(`(?i)\b(?:use|replaced by(?: a)?|superseded by|in favou?r of|switch to|renamed to)\b`)
	// … or before these.
	after = regexp.MustCompile(`(?i)\b(?:should be used|can be used|must be used|effectively replaces?)\b`)

	insteadOf = regexp.MustCompile(`(?i)\binstead of\b`)
	literal   = regexp.MustCompile("``?([^`]+)``?|@(\\w[-\\w]*)")
	hyphened  = regexp.MustCompile(`\b[a-z]\w*(?:-\w+)+\b`)
)

// Instead lists the names that a text about something deprecated tells its readers to use: an entry of the list, or what the
// schema says of the feature. The sentence that says so is the first with the words of before or after.
func Instead(text string) []string {
	for _, sentence := range sentenceEnd.Split(strings.Join(strings.Fields(text), " "), -1) {
		part := ""
		if at := before.FindStringIndex(sentence); at != nil {
			part = sentence[at[1]:]
			if of := insteadOf.FindStringIndex(part); of != nil {
				part = part[:of[0]]
			}
		} else if at := after.FindStringIndex(sentence); at != nil {
			part = sentence[:at[0]]
		}
		if names := namesIn(part); len(names) > 0 {
			return names
		}
	}
	return nil
}

// namesIn lists the names in a text: those in literals or after @, else words with hyphens.
func namesIn(text string) []string {
	var names []string
	for _, m := range literal.FindAllStringSubmatch(text, -1) {
		if name := m[1] + m[2]; nameLike.MatchString(name) && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if names == nil && !literal.MatchString(text) {
		if m := hyphened.FindString(text); m != "" {
			names = append(names, m)
		}
	}
	return names
}
