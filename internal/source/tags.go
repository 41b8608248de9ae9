package source

import (
	"regexp"
	"strings"

	"qmpdoc/qapi"
)

// tags are the words that begin a section, by what their near misses have in common.
var tags = map[string]string{"return": "Returns", "error": "Errors", "since": "Since", "feature": "Features"}

// nearTag finds a paragraph that begins almost like a tagged section.
var nearTag = regexp.MustCompile(`(?i)^(returns?|errors?|since|features?|arguments?|args|parameters?|params) ?:(?: |$)`)

// nearTags reports the paragraphs of a section that begin almost like a tagged section. QEMU takes them for text.
func (c *textChecker) nearTags(s *qapi.Section) {
	if s.Kind != qapi.SecBody && s.Kind != qapi.SecPlain && s.Kind != qapi.SecMember {
		return
	}
	const tagCol = 3 // a tag is not indented: it follows the # and a space
	begins, offset := s.Kind != qapi.SecMember, 0
	for i, line := range strings.Split(s.Text.Raw, "\n") {
		m := nearTag.FindStringSubmatchIndex(line)
		if begins && m != nil && i < len(s.Text.Lines) && s.Text.Lines[i].Col <= tagCol {
			c.nearTag(s, offset, line[:m[3]])
		}
		begins = strings.TrimSpace(line) == ""
		offset += len(line) + 1
	}
}

// nearTag reports a word with a colon after it, unless it is a tag.
func (c *textChecker) nearTag(s *qapi.Section, offset int, word string) {
	tag := tags[strings.TrimSuffix(strings.ToLower(word), "s")]
	if strings.HasPrefix(s.Text.Raw[offset:], tag+":") && tag != "" {
		return
	}
	f := c.report(s.Text.Pos(offset), s.Text.Pos(offset+len(word)), ruleNearTag, "'%s:' is plain text to QEMU", word)
	f.Help = "describe each member in a paragraph of its own that begins with '@name:'"
	if tag != "" {
		f.Help = "write '" + tag + ":'"
	}
}
