package compare

import (
	"qmpdoc/diag"
	"qmpdoc/qapi"
)

// Change is one cause, with all that it reaches.
type Change struct {
	Rule     string // the id of its kind
	Level    Level  // the worst of its reaches
	Products qapi.Products
	Thing            // what changed, at the first of the worst places
	Also     []Thing // further things that changed in the same way for the same reason

	Message string // a sentence without period: "argument 'inc' was removed"
	// Subject and Predicate are the two halves of the message. There is no subject if there are further things.
	Subject, Predicate string
	Type               string // the type that declares what changed, for information; "" when the command or event itself does
	Old                diag.Pos
	New                diag.Pos

	ReplacedBy string // what clients use instead; "" when nothing is known
	Because    string // the part of the build condition that does not hold; "" when that is not the reason
	Reaches    []Reach
	Witness    *Witness // filled in by Prove; nil when the kind has none

	// Near is where reports about NEW's files show the change: what went has no place there, but that around it has.
	Near       diag.Pos
	Suppressed string // why it does not count, as in diag.Diagnostic

	kind  *kind
	diffs []*difference
}

// Thing is a definition or something in it.
type Thing struct {
	Kind  qapi.Kind
	Name  string
	Steps []Step // empty for the definition itself
}

// Path writes the way from the definition to the thing; "" for the definition itself.
func (t Thing) Path() string { return pathOf(t.Steps) }

// Words lists the steps of that way.
func (t Thing) Words() []string { return words(t.Steps) }

// Direction is who sends what changed.
type Direction uint8

// The directions.
const (
	Input  Direction = iota // the client sends it
	Output                  // the client reads it
)

func (d Direction) String() string { return [...]string{"input", "output"}[d] }

// MarshalText writes a direction as its word in JSON.
func (d Direction) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// Reach is a command or event in which a client meets a change.
type Reach struct {
	Thing
	Direction Direction
	Level     Level
}

// Witness is a conversation that one of the two sides takes and the other refuses.
type Witness struct {
	Messages []string // one on each line, with -> or <- before it
	Old, New string   // "valid", or the first mistake
}

// IsProgram reports whether a whole program came or went: the name is that of the program.
func (c *Change) IsProgram() bool { return c.kind == programAdded || c.kind == programRemoved }

// MessageFor is Message as the clients of one of the commands and events that it reaches see it.
func (c *Change) MessageFor(r Reach) string {
	if c.kind == useRemoved { // in the words of QEMU's list
		return noun(r.Thing) + " " + c.Predicate
	}
	what, how := said(c.diffs[0], r)
	return what + " " + how
}

// OfType is the change as a change of the type that declares what changed: the last step, and the message without the way
// there.
func (c *Change) OfType(kind qapi.Kind) (path, msg string) {
	if len(c.Steps) == 0 {
		return "", c.Message
	}
	last := c.Steps[len(c.Steps)-1]
	steps := []Step{last}
	if last.Kind == ToMember {
		steps = []Step{{Name: "data"}, last} // a member, and no argument
	}
	return last.String(), c.MessageFor(Reach{Thing: Thing{Kind: kind, Name: c.Type, Steps: steps}, Direction: c.Reaches[0].Direction})
}
