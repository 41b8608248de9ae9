package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Summary returns the first sentence of the first paragraph as plain text on one line, empty when there is no paragraph.
func (d *Doc) Summary() string {
	for doc, n := range d.each {
		if n, ok := n.(*paragraph); ok && n.HasChildren() && doc == d {
			p := plainPrinter{doc: d, bare: true}
			return firstSentence(strings.Join(strings.Fields(p.inline(n)), " "))
		}
	}
	return ""
}

// firstSentence cuts s after its first sentence. A period ends one if a blank follows it and what is after that does
// not go on in lower case; nor does it after an abbreviation.
func firstSentence(s string) string {
	for i := range len(s) {
		if strings.IndexByte(".!?", s[i]) < 0 || i+1 == len(s) || s[i+1] != ' ' {
			continue
		}
		next, _ := utf8.DecodeRuneInString(s[i+2:])
		if !unicode.IsLower(next) && !isAbbreviation(s[:i]) {
			return s[:i+1]
		}
	}
	return s
}

func isAbbreviation(s string) bool {
	word := s[strings.LastIndexAny(s, " (")+1:]
	switch strings.ToLower(word) {
	case "e.g", "i.e", "vs", "cf", "resp", "approx", "incl":
		return true
	default:
		return false
	}
}
