package request

import (
	"fmt"
	"strings"
	"testing"

	"qmpdoc/qapi"
)

// TestHostile makes requests of schemas that nobody would write: each must end before the test is
// given up, with a request or without.
func TestHostile(t *testing.T) {
	const n = 3000
	chain := func(n int, format string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, format+"\n", i, i+1)
		}
		return b.String()
	}
	wide := func(name, member, separator string) string {
		var list []string
		for i := range n {
			list = append(list, fmt.Sprintf(member, i))
		}
		return strings.ReplaceAll(name, "…", strings.Join(list, separator))
	}
	for name, schema := range map[string]string{
		"chain": chain(n, "{ 'struct': 'S%d', 'data': { 's': 'S%d' } }") + "{ 'struct': 'S3000', 'data': {} }",
		"chain of unions": chain(n, "{ 'union': 'S%d', 'data': { 'a': 'S%d', 'b': 'str' } }") +
			"{ 'union': 'S3000', 'data': { 'a': 'str' } }",
		"doubling": chain(25, "{ 'struct': 'S%[1]d', 'data': { 'a': 'S%[2]d', 'b': 'S%[2]d' } }") + "{ 'struct': 'S25', 'data': {} }",
		"wide":     wide("{ 'struct': 'S0', 'data': { … } }", "'member-%d': 'str'", ", "),
		"wide union": wide("{ 'union': 'S0', 'data': { … } }", "'b%d': 'S1'", ", ") +
			"{ 'struct': 'S1', 'data': { '*s': 'S0', 'all': [ 'S0' ] } }",
		"words": wide("##\n# @S0:\n#\n# @member-1: x\n…\n##\n", "# Either @member-%d or @member-1 must be given.", "\n") +
			wide("{ 'struct': 'S0', 'data': { … } }", "'*member-%d': 'str'", ", "),
		"loop": "{ 'struct': 'S0', 'data': { 'a': 'S1' } }\n{ 'struct': 'S1', 'data': { 'a': 'S0' } }",
	} {
		t.Run(name, func(t *testing.T) {
			ref := reference(t, schema+"\n{ 'command': 'lamp-go', 'data': { 's': 'S0' } }\n")
			requests := New(ref)
			d := ref.Lookup(qapi.QMP, "lamp-go")
			if q := requests.Of(d); q != nil && len(q.Line()) > 20*maxSize {
				t.Errorf("%d bytes", len(q.Line()))
			}
			for _, b := range requests.Branches(d) {
				if q, err := requests.For(d, b); err == nil && q == nil {
					t.Error("neither a request nor an error")
				}
			}
		})
	}
}
