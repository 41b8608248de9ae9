package search

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strings"
)

// A question may quote what it is about: a phrase of another program, a name, an option of a command line. What is found so comes
// first, in the order of the question.

// quotations collects it.
type quotations struct {
	*Engine
	q    *query
	list []found
}

// inQuestion finds what is in q, and the row of several words that does.
func (e *Engine) inQuestion(q *query) (list []found, run *found) {
	s := &quotations{Engine: e, q: q}
	words := phrases(q.text)
	s.findNames()
	s.findAliases(words, "")
	s.findAliases(phrases(values.ReplaceAllString(q.text, "$1")), messageMark)
	if len(s.list) == 0 {
		s.nearAliases(words)
	}
	for word := range strings.FieldsSeq(q.text) {
		if strings.Contains(word, "=") && !strings.ContainsAny(word, `'"(){}`) {
			s.readOption(word)
		}
	}
	return s.list, s.runOfWords()
}

// put adds results to a group; what is first found comes first.
func (s *quotations) put(g group, list ...found) {
	first := .99 - float64(len(s.list))/100
	for i, f := range list {
		f.group, f.score = g, first-float64(i)/100
		s.list = append(s.list, f)
	}
}

// allDocs are those of the documents that pass.
func (s *quotations) allDocs(docs []int) []found {
	var list []found
	for _, i := range docs {
		if s.passesDoc(s.q, i) {
			list = append(list, found{doc: i})
		}
	}
	return list
}

// allRows are those of the rows that pass: first where they are declared, then by kind and in the order of the manual.
func (s *quotations) allRows(rows []*rowRef) []found {
	var list []found
	for _, r := range rows {
		if s.passesRow(s.q, r) {
			list = append(list, found{doc: r.doc, row: r})
		}
	}
	slices.SortStableFunc(list, func(a, b found) int {
		kind := func(f found) Kind { return s.catalog.Docs[f.doc].Kind }
		return cmp.Or(bit(b.doc == b.row.from)-bit(a.doc == a.row.from), cmp.Compare(kind(a), kind(b)), a.doc-b.doc)
	})
	return list
}

// values are what a message says beside its own words: what is between quotes, and what has digits or joins words.
var values = regexp.MustCompile("(^|[^\\pL\\pN])(?:['\"`‘“].*?['\"`’”]|[^\\s'\"]*[\\pN_/-][^\\s'\"]*)")

// findAliases finds the longest phrase that begins at each word, of those that begin with mark.
func (s *quotations) findAliases(words []string, mark string) {
	for i, word := range words {
		var best []string
		var docs []int
		for _, a := range s.aliases[mark+word] {
			own := strings.Split(strings.TrimPrefix(a.phrase, mark), " ")
			if len(own) > len(best) && beginsWith(words[i:], own) {
				best, docs = own, a.docs
			}
		}
		s.put(exactNames, s.allDocs(docs)...)
	}
}

// beginsWith reports whether words begin with those of a phrase. Its options may come anywhere later.
func beginsWith(words, phrase []string) bool {
	for i, p := range phrase {
		switch {
		case i > 0 && p[0] == '-':
			if !slices.Contains(words, p) {
				return false
			}
		case i >= len(words) || words[i] != p:
			return false
		}
	}
	return true
}

// shortestStart is from how many letters on the beginning of a phrase is one.
const shortestStart = 5

// nearAliases finds the phrases that begin with what was typed, or else the one that is a letter off: from all of it, or from a
// word that no text has.
func (s *quotations) nearAliases(words []string) {
	typed := strings.Join(words, " ")
	if len(typed) < shortestStart {
		return
	}
	var begun []found
	most := 3
	for _, a := range s.catalog.phrases {
		if strings.HasPrefix(a.phrase, typed) && most > 0 {
			most--
			begun = append(begun, s.allDocs(a.docs)...)
		}
	}
	if s.put(segmentActions, begun...); len(begun) > 0 {
		return
	}
	strange := []string{typed}
	for _, word := range words {
		if len(word) >= shortestStart && !s.knows(word) {
			strange = append(strange, word)
		}
	}
	for _, a := range s.catalog.phrases {
		if slices.ContainsFunc(strange, func(word string) bool { return oneEdit(a.phrase, word) }) {
			s.put(typoNames, s.allDocs(a.docs)...)
			return
		}
	}
}

// quoted is a word between quotes, else an identifier.
var quoted = regexp.MustCompile("['\"`‘“]([\\w-]+)['\"`’”]|[\\p{L}\\p{N}_-]+")

// findNames finds words that are names: between quotes all, as errors and messages have them, elsewhere those of several parts.
func (s *quotations) findNames() {
	for _, m := range quoted.FindAllStringSubmatch(s.q.text, -1) {
		word := cmp.Or(m[1], m[0])
		n := s.spelled[word]
		if n == nil || m[1] == "" && (!s.q.spaced || len(n.starts) < 2) {
			continue
		}
		s.put(exactNames, s.allDocs(slices.DeleteFunc(slices.Clone(n.docs), func(i int) bool { return s.catalog.Docs[i].Kind >= KindChapter }))...)
		if m[1] != "" && len(n.starts) > 1 {
			rows := s.allRows(n.rows)
			s.put(otherExactRows, rows[:min(len(rows), fewRows)]...)
		}
	}
}

// Of an option at most so many definitions are shown, all at least this share as good as the best.
const (
	mostOfOption  = 4
	leastOfOption = .6
)

// readOption reads k=v,k=v through the schema: it finds the definitions that have such members, and the types of the branches that
// the values choose; else, where a member is unknown, the values.
func (s *quotations) readOption(option string) {
	o := optionReader{quotations: s, scores: map[int]float64{}}
	for item := range strings.SplitSeq(option, ",") {
		key, value, _ := strings.Cut(item, "=")
		value, _, _ = strings.Cut(value, "=")
		if !strings.Contains(item, "=") {
			value = key
		}
		o.item(key, value)
	}
	if o.strange && len(o.values) > 0 {
		rows := s.allRows(o.values)
		s.put(exactNames, rows[:min(len(rows), fewRows)]...)
		return
	}
	s.put(exactNames, o.best()...)
}

// optionReader weighs the definitions that an option may be about.
type optionReader struct {
	*quotations
	scores  map[int]float64 // by document
	values  []*rowRef       // that the option has
	strange bool            // it has a key that no definition has
}

func (o *optionReader) item(key, value string) {
	if key != value {
		docs := o.having(key)
		o.strange = o.strange || len(docs) == 0
		o.credit(docs)
	}
	n := o.spelled[value]
	if n == nil {
		return
	}
	var chosen []int
	for _, r := range n.rows {
		switch r.row.Kind {
		case BranchRow:
			if t := o.spelled[r.row.Type]; t != nil {
				chosen = append(chosen, t.docs...)
			}
		case ValueRow:
			o.values = append(o.values, r)
		}
	}
	o.credit(chosen)
}

// having lists the documents that have a member called so, or one of a path like file.driver.
func (o *optionReader) having(key string) []int {
	var docs []int
	for part := range strings.SplitSeq(key, ".") {
		for _, n := range o.folded[fold(part)] {
			for _, r := range n.rows {
				if r.row.Kind == MemberRow {
					docs = append(docs, r.doc)
				}
			}
		}
	}
	return docs
}

// credit adds to the scores of documents, the more the fewer they are.
func (o *optionReader) credit(docs []int) {
	says := math.Log(1 + float64(len(o.catalog.Docs))/float64(len(docs)))
	seen := map[int]bool{}
	for _, d := range docs {
		if !seen[d] {
			seen[d] = true
			o.scores[d] += says
		}
	}
}

func (o *optionReader) best() []found {
	var docs []int
	for d := range o.scores {
		docs = append(docs, d)
	}
	slices.SortFunc(docs, func(a, b int) int { return cmp.Or(cmp.Compare(o.scores[b], o.scores[a]), a-b) })
	list := o.allDocs(docs)
	list = slices.DeleteFunc(list, func(f found) bool { return o.scores[f.doc] <= o.scores[list[0].doc]*leastOfOption })
	return list[:min(len(list), mostOfOption)]
}

// longestRun is how many words the name of a row may have that is looked for in a question.
const longestRun = 5

// runOfWords finds the row whose name of several words is in the question; for a branch, its type.
func (s *quotations) runOfWords() *found {
	parts := s.q.parts
	for size := min(len(parts)-1, longestRun); size > 1; size-- {
		for i := range len(parts) - size + 1 {
			var rows []*rowRef
			for _, n := range s.folded[strings.Join(parts[i:i+size], "")] {
				if len(n.starts) > 1 {
					rows = append(rows, n.rows...)
				}
			}
			if list := s.allRows(rows); len(list) > 0 {
				return s.meant(list[0].row)
			}
		}
	}
	return nil
}

// meant is the type of a branch, else the row itself.
func (s *quotations) meant(r *rowRef) *found {
	f := found{group: textGroup, doc: r.doc, row: r}
	if t := s.spelled[r.row.Type]; r.row.Kind == BranchRow && t != nil && len(t.docs) > 0 {
		f = found{group: textGroup, doc: t.docs[0]}
	}
	return &f
}
