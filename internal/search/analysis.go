package search

import (
	"bytes"
	"iter"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/token/lowercase"
	"github.com/blevesearch/bleve/v2/analysis/token/porter"
	"github.com/blevesearch/bleve/v2/analysis/token/stop"
	"github.com/blevesearch/bleve/v2/registry"
)

// analyzerName is the analysis of texts and queries: identifiers, their parts, lower case, no stop words, Porter's stems.
// assets/find.js does the same. spellingName also keeps names as they are spelled, in lower case.
const (
	analyzerName = "qmp"
	spellingName = "qmp-spelling"
)

var analyzer = newRemembering()

func init() {
	analyzers := map[string]analysis.Analyzer{analyzerName: analyzer, spellingName: spelling{analyzer}}
	for name, a := range analyzers {
		err := registry.RegisterAnalyzer(name, func(map[string]any, *registry.Cache) (analysis.Analyzer, error) { return a, nil })
		if err != nil {
			panic(err) // the name is taken: ours alone
		}
	}
}

// newAnalyzer makes the analyzer from bleve's filters and our own.
func newAnalyzer() analysis.Analyzer {
	stops := analysis.NewTokenMap()
	for word := range wordTables().stop {
		stops.AddToken(word)
	}
	return &analysis.DefaultAnalyzer{
		Tokenizer:    identifiers{},
		TokenFilters: []analysis.TokenFilter{partsFilter{}, lowercase.NewLowerCaseFilter(), stop.NewStopTokensFilter(stops), porter.NewPorterStemmer()},
	}
}

// remembering is the analyzer with a memory for identifiers: of the texts of a reference, one in thirty is new.
type remembering struct {
	analysis.Analyzer
	mu    *sync.RWMutex
	known map[string][]string // by identifier
}

// mostRemembered bounds the memory, which all references of a program share.
const mostRemembered = 50_000

func newRemembering() remembering {
	return remembering{newAnalyzer(), new(sync.RWMutex), map[string][]string{}}
}

// Analyze is what the analyzer does with the whole text, for none of its filters looks beyond an identifier.
func (a remembering) Analyze(text []byte) analysis.TokenStream {
	var out analysis.TokenStream
	for start, end := range eachIdentifier(text) {
		for _, term := range a.identifier(string(text[start:end])) {
			out = append(out, &analysis.Token{Start: start, End: end, Term: []byte(term), Position: len(out) + 1})
		}
	}
	return out
}

// terms returns the terms alone.
func (a remembering) terms(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for start, end := range eachIdentifier(text) {
			for _, term := range a.identifier(text[start:end]) {
				if !yield(term) {
					return
				}
			}
		}
	}
}

// identifier returns the terms of an identifier.
func (a remembering) identifier(text string) []string {
	a.mu.RLock()
	terms, ok := a.known[text]
	a.mu.RUnlock()
	if ok {
		return terms
	}
	for _, token := range a.Analyzer.Analyze([]byte(text)) {
		terms = append(terms, string(token.Term))
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if len(a.known) < mostRemembered && len(text) <= longestTerm {
		a.known[strings.Clone(text)] = terms
	}
	return terms
}

// spelling adds to the terms of names the names themselves, in lower case.
type spelling struct{ remembering }

func (a spelling) Analyze(text []byte) analysis.TokenStream {
	out := a.remembering.Analyze(text)
	for name := range bytes.FieldsSeq(text) {
		if len(name) <= longestTerm {
			out = append(out, &analysis.Token{Term: bytes.ToLower(name), Position: len(out) + 1})
		}
	}
	return out
}

// longestTerm bounds what is a word, in bytes: nobody types more, and the names of a hostile tree must not fill the index.
const longestTerm = 64

// identifiers is a bleve tokenizer: letters and digits, and the hyphens and underscores between them.
type identifiers struct{}

func (identifiers) Tokenize(text []byte) analysis.TokenStream {
	var tokens analysis.TokenStream
	for start, end := range eachIdentifier(text) {
		tokens = append(tokens, &analysis.Token{Start: start, End: end, Term: text[start:end], Position: len(tokens) + 1})
	}
	return tokens
}

// eachIdentifier yields where the identifiers of text begin and end.
func eachIdentifier[Text string | []byte](text Text) iter.Seq2[int, int] {
	return func(yield func(start, end int) bool) {
		for at := 0; at < len(text); {
			r, size := runeAt(text, at)
			if !wordRune(r) {
				at += size
				continue
			}
			end := identifierEnd(text, at)
			if !yield(at, end) {
				return
			}
			at = end
		}
	}
}

func runeAt[Text string | []byte](text Text, at int) (r rune, size int) {
	if c := text[at]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(string(text[at:min(at+utf8.UTFMax, len(text))]))
}

func wordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return upper(byte(r)) || lower(byte(r)) || digit(byte(r))
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r)
}

func identifierEnd[Text string | []byte](text Text, at int) int {
	end := at
	for at < len(text) {
		r, size := runeAt(text, at)
		at += size
		switch {
		case wordRune(r):
			end = at
		case r != '-' && r != '_':
			return end
		}
	}
	return end
}

// partsFilter is a bleve token filter: an identifier of several parts becomes itself, without what joins it, and its
// parts. Bleve's own camelCase filter makes two words of Qcow2.
type partsFilter struct{}

func (partsFilter) Filter(in analysis.TokenStream) analysis.TokenStream {
	var out analysis.TokenStream
	for _, token := range in {
		parts := nameParts(string(token.Term))
		if len(parts) > 1 {
			parts = append(parts, strings.Join(parts, ""))
		}
		for _, part := range parts {
			if len(part) > 1 && len(part) <= longestTerm {
				out = append(out, &analysis.Token{Start: token.Start, End: token.End, Term: []byte(part), Position: len(out) + 1})
			}
		}
	}
	return out
}

// nameParts cuts an identifier at hyphens and underscores and where camelCase begins a new word: Qcow2OverlapChecks is
// Qcow2, Overlap, Checks; vCPUs is v, CPUs.
func nameParts(name string) []string {
	var parts []string
	start := 0
	for i := range len(name) {
		switch {
		case name[i] == '-' || name[i] == '_':
			if start < i {
				parts = append(parts, name[start:i])
			}
			start = i + 1
		case start < i && newWord(name, i):
			parts = append(parts, name[start:i])
			start = i
		}
	}
	if start < len(name) {
		parts = append(parts, name[start:])
	}
	return parts
}

func newWord(s string, i int) bool {
	if !upper(s[i]) {
		return false
	}
	if before := s[i-1]; lower(before) || digit(before) {
		return true
	} else if !upper(before) {
		return false
	}
	plural := i+1 < len(s) && s[i+1] == 's' && (i+2 == len(s) || !upper(s[i+2]) && !lower(s[i+2]) && !digit(s[i+2]))
	return i+1 < len(s) && lower(s[i+1]) && !plural
}

func upper(c byte) bool { return 'A' <= c && c <= 'Z' }
func lower(c byte) bool { return 'a' <= c && c <= 'z' }
func digit(c byte) bool { return '0' <= c && c <= '9' }
