package search

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"qmpdoc/qapi"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/token/porter"
)

// query is what was typed.
type query struct {
	pattern
	slots   []*slot
	wanted  []Kind // by the words event, command, …; empty for all
	asks    bool   // for something to be told
	does    bool   // it is about how to do something
	happens bool   // it is about something that happens
	passive bool   // it ends with a verb in the past: job finished
	inside  bool   // it is about the guest's inside
	explain bool   // it is about how things work: how do I connect
	filters filters

	// By their numbers, the documents that their names have found, and those whose names only describe them.
	named, described map[int]bool

	allowed       map[int]float64 // by their numbers, the documents that the expressions accept, with bleve's scores; nil for all
	judged, known bool            // whether the texts have every word, once asked
}

// slot is one word of the query and the terms that match it.
type slot struct {
	word     string // folded
	complete bool   // not the last word, which may go on
	weight   float64
	terms    map[string]float64 // by term: how well it matches the word
}

// longestQuery bounds what is read of a query, in letters.
const longestQuery = 400

func parseQuery(text string) *query {
	if r := []rune(text); len(r) > longestQuery {
		text = string(r[:longestQuery])
	}
	text = strings.Map(latinKey, unwrapped(text))
	q := &query{named: map[int]bool{}, described: map[int]bool{}}
	q.text = strings.Join(q.filters.takeFrom(strings.Fields(text)), " ")
	q.folded = fold(q.text)
	q.spaced = strings.Contains(q.text, " ")
	q.readWords(strings.TrimRightFunc(text, unicode.IsSpace) != text)
	q.brief = len(q.slots) < 3
	q.readIntent()
	return q
}

var (
	description = regexp.MustCompile(`["']desc["']: *"((?:\\.|[^"\\])*)"`)
	replyWords  = regexp.MustCompile(`["'](?:error|class|GenericError)["'][:,]? *`)
)

// unwrapped is what a reply says, without the words that all replies have.
func unwrapped(text string) string {
	return replyWords.ReplaceAllString(description.ReplaceAllString(text, " $1 "), " ")
}

// latinKey is the letter on a Latin keyboard of the key that was pressed in a Cyrillic layout.
func latinKey(r rune) rune {
	const cyrillic, latin = "йцукенгшщзфывапролдячсмить", "qwertyuiopasdfghjklzxcvbnm"
	if at := strings.IndexRune(cyrillic, unicode.ToLower(r)); at >= 0 && r >= utf8.RuneSelf {
		return rune(latin[at/2]) // each of them has two bytes
	}
	return r
}

// kindWords say of what kind the answer is.
var kindWords = map[string]Kind{
	"event": Kind(qapi.Event), "events": Kind(qapi.Event), "notification": Kind(qapi.Event), "emitted": Kind(qapi.Event), "sent": Kind(qapi.Event),
	"command": Kind(qapi.Command), "commands": Kind(qapi.Command), "struct": Kind(qapi.Struct), "enum": Kind(qapi.Enum),
}

// readWords makes a slot of every word that says something, and joins neighbours: hot plug is hotplug as well.
func (q *query) readWords(ended bool) {
	t := wordTables()
	var words []string
	for identifier := range identifiers(q.text) {
		for _, part := range nameParts(identifier) {
			words = append(words, fold(part))
		}
	}
	q.parts = words
	q.explain = len(words) > 1 && t.explaining["^"+words[0]] && t.explaining[words[1]]
	var previous, said *slot
	for i, word := range words {
		s := &slot{word: word, complete: ended || i+1 < len(words), weight: 1, terms: map[string]float64{}}
		if utf8.RuneCountInString(word) > 1 && len(word) <= longestTerm && !t.stop[word] {
			s.accept(word)
			q.slots = append(q.slots, s)
			q.words = append(q.words, word)
		} else {
			q.wordy = true
		}
		if t.weak[stem(word)] {
			s.weight = weakness
		}
		if kind, ok := kindWords[word]; ok {
			q.wanted = append(q.wanted, kind)
		}
		q.asks = q.asks || t.asking[word] || i == 0 && t.asking["^"+word]
		q.happens = q.happens || t.happening[word]
		q.inside = q.inside || word == "inside" || word == "agent"
		for _, before := range []*slot{previous, said} {
			if before != nil {
				before.accept(before.word + word)
				s.accept(before.word + word)
			}
		}
		previous = s
		if s.weight == 1 && !t.stop[word] {
			said = s
		}
		q.passive = i > 0 && len(word) > 3 && strings.HasSuffix(word, "ed")
	}
}

// readIntent tells questions about how to do something from those about what has happened. Of two words, the second may
// say what is to be done: numa hotplug.
func (q *query) readIntent() {
	for i, s := range q.slots {
		counts := i == 0 || len(q.slots) == 2 && !q.asks
		q.does = q.does || counts && wordTables().doing[s.word]
	}
	q.asks = q.asks && !q.does
	q.happens = q.happens || q.passive && !q.asks && !q.does
}

// accept adds a word, and those related to it, to what matches the slot.
func (s *slot) accept(word string) {
	root := stem(word)
	s.terms[root] = 1
	for _, other := range wordTables().relatedTo[root] {
		s.terms[other.stem] = max(s.terms[other.stem], other.weight)
	}
}

func stem(word string) string {
	token := &analysis.Token{Term: []byte(word)}
	return string(porter.NewPorterStemmer().Filter(analysis.TokenStream{token})[0].Term)
}

func (q *query) wants(k Kind) bool { return slices.Contains(q.wanted, k) }
