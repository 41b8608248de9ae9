package request

import (
	"regexp"
	"slices"
	"strings"

	"qmpdoc/prose"
	"qmpdoc/qapi"
)

// sentence is one of those in which a documentation may say what a request needs.
type sentence struct {
	text    string
	subject string // the member that it is written under; "" for none
}

// maxText bounds what is read of one text, in bytes.
const maxText = 16 << 10

// sentencesOf collects the sentences about what d takes. Examples, and what is said of replies and errors, are not among
// them.
func sentencesOf(d *qapi.Def) []sentence {
	var list []sentence
	if d.Doc != nil {
		for _, s := range d.Doc.Sections {
			switch s.Kind {
			case qapi.SecBody, qapi.SecPlain, qapi.SecNote:
				list = appendSentences(list, s.Text, "")
			case qapi.SecMember:
				list = appendSentences(list, s.Text, s.Name)
			case qapi.SecFeature, qapi.SecReturns, qapi.SecErrors, qapi.SecSince, qapi.SecExample, qapi.SecTodo:
			}
		}
	}
	if d.Old != nil {
		for _, s := range d.Old.Sections {
			if strings.HasPrefix(s.Label, "Example") || s.Label == "Return" {
				continue
			}
			if !s.ListsArguments() {
				list = appendSentences(list, s.Text, "")
			}
			for _, item := range s.Items {
				list = appendSentences(list, item.Text, item.Name)
			}
		}
	}
	return list
}

func appendSentences(list []sentence, t prose.Text, subject string) []sentence {
	raw := t.Raw[:min(len(t.Raw), maxText)]
	for paragraph := range strings.SplitSeq(raw, "\n\n") {
		words := strings.Fields(paragraph)
		start := 0
		for i, w := range words {
			if i == len(words)-1 || strings.HasSuffix(w, ".") {
				list = append(list, sentence{strings.Join(words[start:i+1], " "), subject})
				start = i + 1
			}
		}
	}
	return list
}

// What a sentence can say of the members that it names.
var (
	// saysOneOf: one of several is needed. That two exclude each other says so too, of what a command takes, unless the text
	// says what happens without either.
	saysOneOf = regexp.MustCompile(`(?i)\bexactly one\b|\bat least one\b|\bone of\b.*\b(is|are|must|has to|have to|should|needs?)\b|` +
		`\beither\b.*\bor\b.*\b(must|has to|have to|should|needs?|required)\b|` +
		`\b(must|has to|have to|should|needs? to|required to) (be )?(\w+ )?either\b.*\bor\b|\bmutually exclusive\b`)
	// saysNeeded: the only one is needed.
	saysNeeded = regexp.MustCompile(`(?i)\b(must|has to|have to) be (specified|present|given|provided|set)\b|` +
		`\b(is|are) (always )?(required|mandatory|needed)\b`)
	// saysElse: one of two is needed, the second if the first is not there.
	saysElse = regexp.MustCompile(`(?i)\b(required|mandatory|needed|must be \w+)\b.* if (the )?[@'"\x60]*[\w-]+['"\x60]* (option |argument |parameter )?is (not \w+|omitted|absent|missing)`)
	// saysWhen: only under a condition, which a schema cannot tell.
	saysWhen = regexp.MustCompile(`(?i)\b(if|when|whenever|unless|except|only|otherwise|until|at most|in case|in (this|that|such a|these) cases?)\b|` +
		`\b(required|mandatory|needed|present|given|set|specified) (for|by|to|in order|along|together)\b`)
	// saysWithout: what QEMU does without the member.
	saysWithout = regexp.MustCompile(`(?i)\b(default(s|ed)?|missing|omitted|absent|unspecified|otherwise)\b|` +
		`\b(not|isn't|aren't) (be )?(passed|given|specified|set|provided|present|supplied)\b|\bwithout\b|\bif (no|neither|given|present|set|specified)\b`)
	saysDeprecated = regexp.MustCompile(`(?i)\bdeprecated\b|\buse @?[\w-]+ instead\b|\bobsolete\b`)
)

// mayDemand tells sentences in which saysOneOf or saysNeeded can find something: most are read by this alone.
func (s sentence) mayDemand() bool {
	return slices.ContainsFunc(demanding, func(w string) bool { return strings.Contains(s.text, w) })
}

var demanding = []string{"ne of", "ither", "xclusive", "xactly one", "least one", "to be ", "ust be", "equired", "andatory", "needed"}

// mentions lists the words of a sentence that can be names, without the signs that mark them, in order.
func (s sentence) mentions() []string {
	return strings.FieldsFunc(s.text, func(c rune) bool { return !isNameByte(c) })
}

// marks tells whether the sentence has name with a sign that makes it a name: @name, 'name', `name`.
func (s sentence) marks(name string) bool {
	for i := 0; ; {
		at := strings.Index(s.text[i:], name)
		if at < 0 {
			return false
		}
		at += i
		i = at + len(name)
		if at > 0 && strings.IndexByte("@'`\"", s.text[at-1]) >= 0 && (i == len(s.text) || !isNameByte(rune(s.text[i]))) {
			return true
		}
	}
}

func isNameByte(c rune) bool {
	return c == '-' || c == '_' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z'
}
