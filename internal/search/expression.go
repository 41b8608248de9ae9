package search

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/blevesearch/bleve/v2"
)

// Answer is what a query found.
type Answer struct {
	Results  []Result // the best first
	All      int      // how many there are
	Kinds    []Count  // of definitions and chapters, the most frequent first; only when asked for
	Programs []Count
}

// Count is how many of the definitions found have a property.
type Count struct {
	Name  string
	Count int
}

// Options say what to return of what was found.
type Options struct {
	Limit  int  // at most so many results
	Facets bool // count all
}

// Search answers a query: words and filters as on the site, and expressions in bleve's query language, all of which a definition has
// to fulfil: "phrases of words", names with wildcards (blockdev-*), roughly~, fields (name:, members:, kind:, program:, chapter:, text:,
// and +since:>=8.2), with - before what must not be. Without words bleve's scores rank them, by kind. An error means that an expression is wrong.
func (e *Engine) Search(text string, o Options) (*Answer, error) {
	q, err := e.parse(text)
	if err != nil {
		return nil, err
	}
	list := e.find(q)
	a := &Answer{All: len(list)}
	for _, f := range list[:min(o.Limit, len(list))] {
		r := Result{Doc: e.catalog.Docs[f.doc]}
		if f.row != nil {
			r.Row, r.From = f.row.row, e.catalog.Docs[f.row.from]
		}
		a.Results = append(a.Results, r)
	}
	if o.Facets {
		err = e.count(a, list)
	}
	return a, err
}

// parse cuts the expressions out of a query and asks bleve which documents fulfil them. If none does, a text may have been pasted
// that only looks like an expression: then its words are searched for.
func (e *Engine) parse(text string) (*query, error) {
	expressions, words := cutExpressions(text)
	if len(expressions) == 0 {
		return parseQuery(text), nil
	}
	q := parseQuery(words)
	request := bleve.NewSearchRequestOptions(bleve.NewQueryStringQuery(strings.Join(expressions, " ")), len(e.catalog.Docs), 0, false)
	found, err := e.ask(request)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", strings.Join(expressions, " "), err)
	}
	if len(found.Hits) == 0 && !slices.ContainsFunc(expressions, hasField) {
		return parseQuery(text), nil
	}
	q.allowed = map[int]float64{}
	for _, hit := range found.Hits {
		number, err := strconv.Atoi(hit.ID)
		if err != nil {
			return nil, err
		}
		q.allowed[number] = hit.Score
	}
	return q, nil
}

// ask sends a request to bleve. Most queries need no index, so the first request makes it.
func (e *Engine) ask(request *bleve.SearchRequest) (*bleve.SearchResult, error) {
	if e.bleve == nil {
		index, err := openBleve(e.catalog)
		if err != nil {
			return nil, fmt.Errorf("making the search index: %w", err)
		}
		e.bleve = index
	}
	return e.bleve.Search(request)
}

// An expression is a word with a field; a phrase; or a word with a wildcard, or with ~ after it.
const (
	fieldPattern = `(?:name|members|kind|program|chapter|text|since):`
	valuePattern = `(?:"[^"]*"|/[^/\s]+/|[^\s"]+)`
)

var (
	expression = regexp.MustCompile(`(?:^|\s)(` +
		`[+-]` + fieldPattern + valuePattern +
		`|(?:name|members|kind|chapter|text):` + valuePattern +
		`|[+-]?"[^"{}]*\s[^"{}]*"(?:~\d)?` +
		`|[+-]?[\pL\pN_-]*[\pL\pN][\pL\pN_-]*(?:\*[\pL\pN_*-]*|~\d?))` + `(?:\s|$)`)
	withField  = regexp.MustCompile(`^[+-]?` + fieldPattern)
	roughly    = regexp.MustCompile(`^(.(?:[a-z]+:)?)([\pL\pN_-]+)(~\d?)$`)
	ofWord     = regexp.MustCompile(`^.(?:kind|program):`) // which are single words
	quotedWord = regexp.MustCompile(`^(.(?:kind|program):)"([\pL\pN][\pL\pN _-]*)"$`)
	dateClause = regexp.MustCompile(`^(.since:[<>]?=?)v?(\d+(?:\.\d+)*)$`)
)

func hasField(expression string) bool { return withField.MatchString(expression) }

// cutExpressions takes the expressions out of a query, as clauses that all count.
func cutExpressions(text string) (clauses []string, words string) {
	for {
		m := expression.FindStringSubmatchIndex(text)
		if m == nil {
			return clauses, text
		}
		clauses = append(clauses, clause(text[m[2]:m[3]]))
		text = text[:m[0]] + " " + text[m[1]:]
	}
}

// clause turns an expression into one of bleve's: versions become numbers, patterns lower case, as names are in the index.
func clause(expression string) string {
	if c := expression[0]; c != '+' && c != '-' {
		expression = "+" + expression
	}
	if m := dateClause.FindStringSubmatch(expression); m != nil {
		return m[1] + strconv.Itoa(int(versionOf(m[2])))
	}
	if m := quotedWord.FindStringSubmatch(expression); m != nil {
		expression = m[1] + strings.ReplaceAll(m[2], " ", "-")
	}
	if strings.ContainsAny(expression, "*?~/") || ofWord.MatchString(expression) {
		expression = strings.ToLower(expression)
	}
	if m := roughly.FindStringSubmatch(expression); m != nil {
		return m[1] + stem(m[2]) + m[3] // as the words of the index are
	}
	if !hasField(expression) && strings.Contains(expression, "*") {
		return expression[:1] + "name:" + expression[1:]
	}
	return expression
}

// allows reports whether the expressions accept the document.
func (q *query) allows(number int) bool {
	if q.allowed == nil {
		return true
	}
	_, ok := q.allowed[number]
	return ok
}

// count asks bleve how the definitions and chapters of list are distributed.
func (e *Engine) count(a *Answer, list []found) error {
	var ids []string
	for _, f := range list {
		if f.row == nil {
			ids = append(ids, strconv.Itoa(f.doc))
		}
	}
	request := bleve.NewSearchRequestOptions(bleve.NewDocIDQuery(ids), 0, 0, false)
	const most = 10 // there are fewer kinds
	request.AddFacet(kindField, bleve.NewFacetRequest(kindField, most))
	request.AddFacet(programField, bleve.NewFacetRequest(programField, most))
	found, err := e.ask(request)
	if err != nil {
		return err
	}
	counts := func(name string) (list []Count) {
		for _, t := range found.Facets[name].Terms.Terms() {
			list = append(list, Count{t.Term, t.Count})
		}
		return list
	}
	a.Kinds, a.Programs = counts(kindField), counts(programField)
	return nil
}
