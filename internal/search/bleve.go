package search

import (
	"strconv"
	"strings"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/keyword"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/mapping"
	bleveapi "github.com/blevesearch/bleve_index_api"
)

// openBleve makes an index in memory of the fields that expressions can ask for. A document is named by its number.
func openBleve(c *Catalog) (bleve.Index, error) {
	idx, err := bleve.NewUsing("", expressionMapping(), scorch.Name, scorch.Name, nil)
	if err != nil {
		return nil, err
	}
	batch := idx.NewBatch()
	for i, d := range c.Docs {
		if err := batch.Index(strconv.Itoa(i), expressionFields(d)); err != nil {
			return nil, err
		}
	}
	return idx, idx.Batch(batch)
}

// The fields of expressions.
const (
	kindField    = "kind"
	programField = "program"
	dateField    = "since" // 100 for each major version
	defaultField = "text"
)

// expressionFields are what expressions ask for of a document.
func expressionFields(d *Doc) map[string]any {
	var rows []string
	for _, r := range d.Shown() {
		rows = append(rows, r.Name)
	}
	members := strings.Join(rows, " ")
	fields := map[string]any{
		kindField: d.Kind.String(), programField: d.Products.Names(), "name": d.Name, "members": members, "chapter": d.text[topicField],
		defaultField: strings.Join([]string{d.Name, members, d.Summary, d.text[proseField]}, "\n"),
	}
	if d.Since > 0 {
		fields[dateField] = float64(d.Since)
	}
	return fields
}

// expressionMapping says how the fields are indexed. Names keep their spelling beside their terms, for wildcards; the order of words is
// kept for phrases.
func expressionMapping() mapping.IndexMapping {
	doc := bleve.NewDocumentStaticMapping()
	for _, name := range []string{kindField, programField} {
		f := textField(keyword.Name)
		f.DocValues = true // facets count them
		doc.AddFieldMappingsAt(name, f)
	}
	for _, name := range []string{"name", "members"} {
		doc.AddFieldMappingsAt(name, textField(spellingName))
	}
	number := bleve.NewNumericFieldMapping()
	number.Store, number.IncludeInAll = false, false
	doc.AddFieldMappingsAt(dateField, number)
	doc.AddFieldMappingsAt("chapter", textField(analyzerName))
	text := textField(analyzerName)
	text.IncludeTermVectors = true
	doc.AddFieldMappingsAt(defaultField, text)
	doc.AddSubDocumentMapping("_all", bleve.NewDocumentDisabledMapping())
	m := bleve.NewIndexMapping()
	m.DefaultMapping, m.DefaultAnalyzer, m.DefaultField = doc, analyzerName, defaultField
	m.ScoringModel = bleveapi.BM25Scoring
	return m
}

// textField is a field of which only the terms are kept.
func textField(analyzer string) *mapping.FieldMapping {
	f := bleve.NewTextFieldMapping()
	f.Analyzer = analyzer
	f.Store, f.IncludeTermVectors, f.IncludeInAll, f.DocValues = false, false, false, false
	return f
}
