package site

import (
	"path/filepath"
	"testing"

	"qmpdoc/internal/examples"
	"qmpdoc/internal/golden"
	"qmpdoc/qapi"
)

// TestRequestsAreValid checks the generated request of every command of real trees as the messages of the documentation
// are checked.
func TestRequestsAreValid(t *testing.T) {
	corpus := golden.Corpus(t)
	for _, tree := range []string{"v10.2.0", "v6.2.0", "v2.1.0"} {
		ref := corpusConfig(t, filepath.Join(corpus, tree)).Reference
		validators := map[qapi.Products]*examples.Validator{}
		for _, d := range ref.Defs {
			if d.Kind != qapi.Command || d.Keyword == "" {
				continue
			}
			text, ok := request(ref, d)
			if !ok {
				t.Errorf("%s: no request for %s", tree, d.Name)
				continue
			}
			product := d.Products.First()
			if validators[product] == nil {
				validators[product] = examples.NewValidator(ref, product)
			}
			for _, f := range validators[product].Message(text, "->").Faults {
				t.Errorf("%s: %s\n%s", tree, f.Msg, text)
			}
		}
	}
}
