package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
)

// Summary returns the first sentence of the first paragraph as plain text on one line, empty when there is no paragraph.
func (d *Doc) Summary() string {
	n := firstParagraph(d.root)
	if n == nil {
		return ""
	}
	p := plainPrinter{doc: d, bare: true}
	return firstSentence(strings.Join(strings.Fields(p.inline(n)), " "))
}

func firstParagraph(parent ast.Node) ast.Node {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if p, ok := n.(*paragraph); ok && p.HasChildren() {
			return n
		}
		if n.Type() == ast.TypeBlock {
			if found := firstParagraph(n); found != nil {
				return found
			}
		}
	}
	return nil
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
