package page

// Rows is a list of members, values, branches or features.
type Rows struct {
	Groups []RowGroup `json:"groups"`
}

// RowGroup is the rows that one definition declares.
type RowGroup struct {
	Origin    *Def   `json:"origin,omitempty"`    // the base or argument type; nil for the page's own, or the fold's
	Intro     []Span `json:"intro,omitempty"`     // of branches within a fold
	Elsewhere bool   `json:"elsewhere,omitempty"` // too many to repeat: see the page of Origin
	Rows      []Row  `json:"rows,omitempty"`
}

// Row is one member, value, branch or feature.
type Row struct {
	ID       string   `json:"id,omitempty"`
	Name     string   `json:"name"`
	Type     Type     `json:"type,omitzero"`
	Optional bool     `json:"optional,omitempty"`
	Badges   []Badge  `json:"badges,omitempty"`
	Text     *Text    `json:"text,omitempty"`
	Summary  string   `json:"summary,omitempty"` // in place of Text: what its type is, or what the feature means
	Notices  []Notice `json:"notices,omitempty"`
	Nested   []Row    `json:"nested,omitempty"` // members of a nested anonymous struct (QEMU 1.0 to 2.3)
	Fold     *Fold    `json:"fold,omitempty"`   // what its type holds; nil when only the page of the type has it

	target Target // of references to it, if it is a member or value
}

// Described reports whether there is more to read of a row than its name and badges.
func (r *Row) Described() bool {
	return !r.Type.IsZero() || r.Optional || r.Text != nil || r.Summary != "" || r.Notices != nil || r.Nested != nil || r.Fold != nil
}

// Type names the type of a row.
type Type struct {
	Array bool   `json:"array,omitempty"`
	Name  string `json:"name,omitempty"`       // as written, or words of our own: "object"
	Def   *Def   `json:"definition,omitempty"` // nil for built-in types
}

// String names the type in words.
func (t Type) String() string {
	if t.Array {
		return "array of " + t.Name
	}
	return t.Name
}

// IsZero reports whether t is not a type.
func (t Type) IsZero() bool { return t.Name == "" }

// Fold is what the type of a row holds, in place.
type Fold struct {
	Summary string     `json:"summary"`         // "4 values", "7 members"
	Intro   *Text      `json:"intro,omitempty"` // what the type says of itself, if that is more than a sentence
	Groups  []RowGroup `json:"groups"`
}

// Call is a command or event at a glance: what is on the wire.
type Call struct {
	Title    string    `json:"title"`              // "Request" or "Event"
	Requests []Request `json:"requests,omitempty"` // ready to send; none for events
	Message  []Span    `json:"message,omitempty"`  // with typed placeholders, where there is no request
	Choice   *Choice   `json:"choice,omitempty"`   // of the branch, where there is one
	Also     string    `json:"also,omitempty"`     // "May add" or "May carry"
	Optional []Link    `json:"optional,omitempty"` // what may be added
	Reply    []Span    `json:"reply,omitempty"`
	NoReply  bool      `json:"no_reply,omitempty"` // success sends nothing back
}

// Request is a request that can be sent as it is.
type Request struct {
	Text   string    `json:"text"`
	Keys   []KeyLink `json:"keys,omitempty"`
	Origin string    `json:"origin"` // where it comes from, in words: "from an example, checked against the schema"
}

// Example is one example of a definition.
type Example struct {
	ID       string    `json:"id"`
	Title    string    `json:"title,omitempty"`
	From     string    `json:"from,omitempty"` // the old document that has it; "" for the schema
	Verdict  Verdict   `json:"verdict"`
	Text     *Text     `json:"text,omitempty"` // of an annotated example, with its messages in it
	Messages []Message `json:"messages,omitempty"`
	Flaws    []Finding `json:"flaws,omitempty"` // of an annotated example; others have them in the messages
	After    []*Text   `json:"after,omitempty"` // what follows the last message
}

// Verdict is what a check said of an example.
type Verdict struct {
	Text string `json:"text"`
	Bad  bool   `json:"bad,omitempty"`
}

// Message is one message of an example.
type Message struct {
	Before    []*Text   `json:"before,omitempty"` // what is said before it
	Direction Direction `json:"direction,omitempty"`
	Text      string    `json:"text"`
	Keys      []KeyLink `json:"keys,omitempty"`
	Flaws     []Flaw    `json:"flaws,omitempty"` // in the order of Text
}

// Direction tells who sends a message; "" when the text does not say.
type Direction string

// The directions, as examples write them.
const (
	FromClient Direction = "->"
	FromServer Direction = "<-"
)

// KeyLink tells what the key at an offset of a message is, or the name of a command or event.
type KeyLink struct {
	Offset int    `json:"offset"`
	To     Target `json:"to"`
	Type   string `json:"type,omitempty"` // of its value, in words: "array of str, optional"; "" for a name
}

// Flaw is something wrong in a message.
type Flaw struct {
	Line     int    `json:"line"`   // of the message, from 0
	Column   int    `json:"column"` // in characters, from 0
	Severity string `json:"severity"`
	Text     string `json:"text"`
}
