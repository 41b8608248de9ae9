package request

import (
	"slices"

	"qmpdoc/internal/qjson"
	"qmpdoc/qapi"
)

// maxExample bounds the request that is taken from an example, in bytes.
const maxExample = 8 << 10

// fromExamples finds the first request of d with arguments that can be sent as it is; nil for none.
func (r *Requests) fromExamples(d *qapi.Def, shown []qapi.Example) *Request {
	var found *Request
	eachRequest(d, shown, func(doc *qjson.Document) bool {
		v := doc.Values[0]
		if !isWhole(doc) || v.Get("arguments") == nil || !r.valid(d, v) {
			return true
		}
		found = &Request{v, Example}
		return false
	})
	return found
}

// isWhole reports whether a document is one message that QEMU can read, of which nothing is left out. It takes some mistakes
// from clients, such as single quotes.
func isWhole(doc *qjson.Document) bool {
	return !doc.Elided && len(doc.Values) == 1 && !doc.Values[0].HasElision() &&
		!slices.ContainsFunc(doc.Faults, func(f qjson.Fault) bool { return !f.Lenient })
}

// eachRequest reads the requests of d in examples, broken ones too, while visit says to go on.
func eachRequest(d *qapi.Def, shown []qapi.Example, visit func(*qjson.Document) bool) {
	for _, e := range shown {
		for _, m := range e.Messages {
			if m.Direction == "<-" || len(m.Text.Raw) > maxExample {
				continue
			}
			doc := qjson.Parse(m.Text.Raw)
			if len(doc.Values) == 0 {
				continue
			}
			verb := doc.Values[0].Get("execute")
			if verb == nil || verb.Value == nil || verb.Value.Text != d.Name {
				continue
			}
			if !visit(doc) {
				return
			}
		}
	}
}

// wordsOf collects the strings in the arguments of requests of d in examples: the values that people use.
func wordsOf(d *qapi.Def, shown []qapi.Example) map[string]bool {
	words := map[string]bool{}
	eachRequest(d, shown, func(doc *qjson.Document) bool {
		if m := doc.Values[0].Get("arguments"); m != nil {
			addWords(words, m.Value)
		}
		return true
	})
	return words
}

func addWords(words map[string]bool, v *qjson.Value) {
	if v == nil {
		return
	}
	if v.Kind == qjson.String {
		words[v.Text] = true
	}
	for i := range v.Members {
		addWords(words, v.Members[i].Value)
	}
	for _, e := range v.Elements {
		addWords(words, e)
	}
}
