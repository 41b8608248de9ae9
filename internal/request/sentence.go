package request

import (
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

// Words of which many phrases are made.
const (
	owed  = "must|has to|have to|should|need|needs|required|needed|mandatory"
	there = "specified|present|given|provided|set|passed|supplied"
)

// What a sentence can say of the members that it names.
var (
	// saysOneOf: one of several is needed. That two exclude each other says so too, of what a command takes, unless the text
	// says what happens without either.
	saysOneOf = phrases{
		{"exactly one"},
		{"at least one"},
		{"mutually exclusive"},
		{"one of", owed},
		{"either", "or", owed},
		{owed, "either", "or"},
	}
	// saysNeeded: the only one is needed.
	saysNeeded = phrases{{
		pairs("must be|has to be|have to be", there) + "|" + pairs("is|are|is always|are always", "required|mandatory|needed"),
	}}
	// saysElse: one of two is needed, the second if the first is not there.
	saysElse = phrases{{owed, "if", "is omitted|is absent|is missing|" + pairs("is not", there)}}
	// saysWhen: only under a condition, which a schema cannot tell.
	saysWhen = phrases{{
		"if|when|whenever|unless|except|only|otherwise|until|at most|in case|" + pairs("in this|in that|in such a|in these", "case|cases") +
			"|" + pairs("mandatory|required|needed|"+there, "for|by|to|in order|along|together"),
	}}
	// saysWithout: what QEMU does without the member.
	saysWithout = phrases{{
		"default|defaults|defaulted|missing|omitted|absent|unspecified|otherwise|without|if no|if neither|" +
			pairs("if|not|not be|isn t|aren t", there),
	}}
	saysDeprecated = phrases{{"deprecated|obsolete"}, {"use", "instead"}}
	saysExclusive  = phrases{{"mutually exclusive"}}
)

// mayDemand tells which sentences can say that something is needed. Most cannot, and are not looked at any further.
func (s sentence) mayDemand() bool {
	return slices.ContainsFunc(demanding, func(part string) bool { return strings.Contains(s.text, part) })
}

// demanding are parts of the words without which no row of saysOneOf, saysNeeded and saysElse is complete.
var demanding = []string{"ne of", "ither", "xclusive", "xactly one", "least one", "must", "has to", "have to", "equired", "andatory", "eeded"}

// mentions lists the words of a sentence that can be names, without the signs that mark them, in order.
func (s sentence) mentions() []string {
	return strings.FieldsFunc(s.text, func(c rune) bool { return c > 0x7f || !isNameByte(byte(c)) })
}

// marks reports whether the sentence has name with a sign that makes it a name: @name, 'name', `name`.
func (s sentence) marks(name string) bool {
	for i := 0; ; {
		at := strings.Index(s.text[i:], name)
		if at < 0 {
			return false
		}
		at += i
		i = at + len(name)
		if at > 0 && strings.IndexByte("@'`\"", s.text[at-1]) >= 0 && (i == len(s.text) || !isNameByte(s.text[i])) {
			return true
		}
	}
}
