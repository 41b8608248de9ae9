package diag

import "regexp"

// Identity tells which mistake a finding is about by what it says and whose it is, not by where it is: it stays the
// same when lines move, and when a definition moves to another file.
type Identity struct {
	Rule, Product, Definition string
	File                      string // of a finding about no definition
	Message                   string // without the lines and columns that it names
}

// Identity returns the identity of d. Several findings of one run can have the same.
func (d *Diagnostic) Identity() Identity {
	id := Identity{Rule: d.Rule, Product: d.Product, Definition: d.Definition, Message: withoutPlaces(d.Msg)}
	if id.Definition == "" {
		id.File = d.Pos.File
	}
	return id
}

// Places counts the places that d names: its own and the repeats.
func (d *Diagnostic) Places() int { return 1 + len(d.Repeats) }

var (
	lineNumber = regexp.MustCompile(`\b(line|lines|column) [0-9]+`)
	lineColumn = regexp.MustCompile(`(\.[a-z]+):[0-9]+(:[0-9]+)?`) // after a file's name
)

func withoutPlaces(msg string) string {
	return lineColumn.ReplaceAllString(lineNumber.ReplaceAllString(msg, "$1"), "$1")
}
