package request

import (
	"testing"

	"qmpdoc/qapi"
)

// releases are of every notation of unions, and of arguments.
var releases = []string{"v10.2.0", "v9.2.0", "v6.2.0", "v2.7.0", "v2.1.0"}

// TestEveryCommand makes a request for every command of real trees that a schema declares. Of checks each with the
// validator of examples.
func TestEveryCommand(t *testing.T) {
	for _, release := range releases {
		ref := corpusReference(t, release)
		requests := New(ref)
		for _, d := range ref.Defs {
			if d.Kind != qapi.Command || d.Keyword == "" {
				continue
			}
			if requests.Of(d) == nil {
				t.Errorf("%s: no request for %s", release, d.Name)
			}
			if _, err := requests.generate(d, nil); err != nil {
				t.Errorf("%s: %v", release, err)
			}
			if m, err := requests.Command(d); err != nil || !requests.valid(d, m) {
				t.Errorf("%s: no shortest request for %s: %v", release, d.Name, err)
			}
		}
	}
}

// TestEveryBranch makes a request for every branch that arguments reach.
func TestEveryBranch(t *testing.T) {
	for _, release := range releases {
		ref := corpusReference(t, release)
		requests := New(ref)
		n := 0
		for _, d := range ref.Defs {
			if d.Kind != qapi.Command {
				continue
			}
			for _, b := range requests.Branches(d) {
				n++
				if _, err := requests.For(d, b); err != nil {
					t.Errorf("%s: %s: %v", release, d.Name, err)
				}
			}
		}
		if n < 50 {
			t.Errorf("%s: %d branches", release, n)
		}
	}
}
