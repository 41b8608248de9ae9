package source

import (
	"regexp"
	"slices"
	"strings"

	"qmpdoc/diag"
	"qmpdoc/prose"
	"qmpdoc/qapi"
)

// wording is what is known about the words of texts.
type wording struct {
	names    map[string]bool
	types    []typeName // sorted
	list     []string   // their names
	classes  []string   // error classes; empty when the schema does not list them
	near     map[string]string
	searches int                 // words that may still be compared with all types
	foreign  map[string]bool     // words that look like names of types and are not
	findings map[diag.Pos]string // words that nearly name a type
}

type typeName struct {
	name  string
	parts []string
}

func newWording(r *qapi.Reference) wording {
	const mostSearches = 200 // a hostile tree has many types and many words
	w := wording{names: r.Names(), near: map[string]string{}, searches: mostSearches,
		foreign: map[string]bool{}, findings: map[diag.Pos]string{}}
	for _, d := range r.Defs {
		if d.Kind.IsType() {
			w.types = append(w.types, typeName{d.Name, camelParts(d.Name)})
		}
		if d.Kind == qapi.Enum && (d.Name == "QapiErrorClass" || d.Name == "ErrorClass") {
			for _, v := range d.Values {
				w.classes = append(w.classes, v.Name)
			}
		}
	}
	slices.SortFunc(w.types, func(a, b typeName) int { return strings.Compare(a.name, b.name) })
	for _, t := range w.types {
		w.list = append(w.list, t.name)
	}
	return w
}

// words checks the words of one text; kind is that of its section.
func (c *textChecker) words(doc *prose.Doc, kind qapi.SectionKind) {
	last := ""
	doc.EachWord(func(word prose.Word) {
		if !word.Next {
			last = ""
		}
		bare := strings.TrimRight(word.Text, `.,;:!?)"'`)
		if doubled(last, bare) {
			c.report(word.Pos, after(word.Pos, bare), ruleDoubledWord, "'%s' comes twice", bare).Help = "delete one of the two"
		}
		c.camel(word, mayBeError(kind, last))
		last = word.Text
	})
}

// mayBeError reports whether the word after last can be an error class: in a list of errors, or in "If it is busy, DeviceInUse".
func mayBeError(kind qapi.SectionKind, last string) bool {
	return kind == qapi.SecErrors || kind == qapi.SecReturns && (last == "" || strings.HasSuffix(last, ","))
}

// properTwice are words that English can repeat.
var properTwice = []string{"that", "had", "long"}

// doubled reports whether two neighbouring words are the same one, written twice by mistake.
func doubled(first, second string) bool {
	if len(first) != len(second) || !strings.EqualFold(first, second) || second == "" || slices.Contains(properTwice, strings.ToLower(second)) {
		return false
	}
	for _, c := range second {
		if c < 'A' || c > 'z' || c > 'Z' && c < 'a' {
			return false
		}
	}
	return len(second) > 1 || second == "a"
}

// camelWord is a word with two capitals or more, of which each begins a part.
var camelWord = regexp.MustCompile(`^[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]*)+$`)

// camel checks a word that is written like the name of a type or of an error class.
func (c *textChecker) camel(word prose.Word, mayBeError bool) {
	bare := strings.TrimLeft(word.Text, `("'*`)
	if bare == "" || bare[0] < 'A' || bare[0] > 'Z' || strings.ToLower(bare[1:]) == bare[1:] {
		return // most words; the expression is slower
	}
	pos := after(word.Pos, word.Text[:len(word.Text)-len(bare)])
	bare = strings.TrimSuffix(strings.TrimRight(bare, `.,;:!?)"'*`), "'s")
	if !camelWord.MatchString(bare) || c.names[bare] || c.names[strings.TrimSuffix(bare, "s")] {
		return
	}
	c.foreign[bare] = true
	if near := c.nearType(bare); near != "" {
		c.findings[pos] = bare
		c.report(pos, after(pos, bare), ruleNearType, "there is no type %s", bare).Help = didYouMean(near)
	} else if mayBeError && len(c.classes) > 0 {
		c.report(pos, after(pos, bare), ruleErrorClass, "%s is not an error class", bare).Help = didYouMean(qapi.Nearest(bare, c.classes))
	}
}

// isForeign reports whether the word of a finding is a name from elsewhere after all: in texts that also speak of a VirtQueue,
// which is not a type either, a VirtQueueElement is one of the C source.
func (w *wording) isForeign(d diag.Diagnostic) bool {
	word := w.findings[d.Pos]
	if d.Rule != ruleNearType.ID {
		return false
	}
	family := ""
	for _, part := range camelParts(word) {
		if family += part; family != word && w.foreign[family] {
			return true
		}
	}
	return false
}

// nearType finds the type that a word probably means: misspelled, or with its parts cut short.
func (w *wording) nearType(word string) string {
	if near, known := w.near[word]; known || w.searches == 0 {
		return near
	}
	w.searches--
	near := qapi.Nearest(word, w.list)
	parts := camelParts(word)
	for _, t := range w.types {
		if near == "" && abbreviates(parts, t.parts) {
			near = t.name
		}
	}
	w.near[word] = near
	return near
}

var camelPart = regexp.MustCompile(`[A-Z]+[a-z0-9]*`)

func camelParts(name string) []string { return camelPart.FindAllString(name, -1) }

// abbreviates reports whether each part of a name begins the same part of another: CpuDefInfo and CpuDefinitionInfo.
func abbreviates(short, long []string) bool {
	if len(short) != len(long) || len(short) < 2 || short[len(short)-1] != long[len(long)-1] {
		return false
	}
	const least = 3 // letters of a part
	for i, part := range short {
		if len(part) < least || !strings.HasPrefix(long[i], part) {
			return false
		}
	}
	return true
}
