package search

import (
	"bytes"
	"iter"
	"strings"
	"sync"
	"unicode"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/token/lowercase"
	"github.com/blevesearch/bleve/v2/analysis/token/porter"
	"github.com/blevesearch/bleve/v2/analysis/token/stop"
	"github.com/blevesearch/bleve/v2/registry"
)

// terms yields the terms of a text, the same for texts and queries, and in assets/find.js: those of its identifiers.
func terms(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for word := range identifiers(text) {
			for _, term := range remembered.terms(word) {
				if !yield(term) {
					return
				}
			}
		}
	}
}

// identifiers yields the identifiers of a text: letters and digits, and the hyphens and underscores between them.
func identifiers(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for run := range strings.FieldsFuncSeq(text, func(r rune) bool { return !wordRune(r) && r != '-' && r != '_' }) {
			if word := strings.Trim(run, "-_"); word != "" && !yield(word) {
				return
			}
		}
	}
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// remembered has the terms of identifiers: of those in the texts of a reference, one in thirty is new.
var remembered = memory{known: map[string][]string{}}

type memory struct {
	sync.RWMutex
	known map[string][]string // by identifier
}

// mostRemembered bounds the memory, which all references of a program share.
const mostRemembered = 50_000

func (m *memory) terms(identifier string) []string {
	m.RLock()
	terms, ok := m.known[identifier]
	m.RUnlock()
	if ok {
		return terms
	}
	terms = termsOf(identifier)
	m.Lock()
	defer m.Unlock()
	if len(m.known) < mostRemembered && len(identifier) <= longestTerm {
		m.known[strings.Clone(identifier)] = terms
	}
	return terms
}

// longestTerm bounds what is a word, in bytes: nobody types more, and the names of a hostile tree must not fill the index.
const longestTerm = 64

// termsOf makes the terms of an identifier with bleve's filters: its parts, and if there are several also itself without what joins
// them. Bleve's own camelCase filter makes two words of Qcow2.
func termsOf(identifier string) []string {
	parts := nameParts(identifier)
	if len(parts) > 1 {
		parts = append(parts, strings.Join(parts, ""))
	}
	var tokens analysis.TokenStream
	for _, part := range parts {
		if len(part) > 1 && len(part) <= longestTerm {
			tokens = append(tokens, &analysis.Token{Term: []byte(part)})
		}
	}
	for _, f := range termFilters() {
		tokens = f.Filter(tokens)
	}
	var list []string
	for _, token := range tokens {
		list = append(list, string(token.Term))
	}
	return list
}

// termFilters make lower case, drop stop words, and leave Porter's stems.
var termFilters = sync.OnceValue(func() []analysis.TokenFilter {
	stops := analysis.NewTokenMap()
	for word := range wordTables().stop {
		stops.AddToken(word)
	}
	return []analysis.TokenFilter{lowercase.NewLowerCaseFilter(), stop.NewStopTokensFilter(stops), porter.NewPorterStemmer()}
})

// The analyzers that bleve's index of expressions uses: the terms of texts; and of names also the names themselves, in lower case.
const (
	analyzerName = "qmp"
	spellingName = "qmp-spelling"
)

func init() {
	for name, spelled := range map[string]bool{analyzerName: false, spellingName: true} {
		err := registry.RegisterAnalyzer(name, func(map[string]any, *registry.Cache) (analysis.Analyzer, error) { return analyzer{spelled}, nil })
		if err != nil {
			panic(err) // the name is taken: ours alone
		}
	}
}

type analyzer struct{ spelled bool }

func (a analyzer) Analyze(text []byte) analysis.TokenStream {
	var out analysis.TokenStream
	add := func(term []byte) { out = append(out, &analysis.Token{Term: term, Position: len(out) + 1}) }
	for term := range terms(string(text)) {
		add([]byte(term))
	}
	for name := range bytes.FieldsSeq(text) {
		if a.spelled && len(name) <= longestTerm {
			add(bytes.ToLower(name))
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
