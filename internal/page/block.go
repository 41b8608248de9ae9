package page

// Block is a piece of a section. The set of its kinds is closed: each is in BlockKinds.
type Block interface{ block() }

// Blocks are printed one below the other.
type Blocks []Block

// BlockKinds has one value of each kind of block, by its name in JSON.
var BlockKinds = map[string]Block{
	"words": &Words{}, "heading": &Heading{}, "prose": &Prose{}, "call": &Call{}, "rows": &Rows{}, "items": &Items{},
	"table": &Table{}, "example": &Example{}, "links": &Links{}, "findings": &Findings{}, "entries": &Entries{},
	"contents": &Contents{}, "examples": &ExampleList{}, "counts": &Counts{}, "search": &SearchBox{}, "changes": &ChangeList{},
}

func (*Words) block()       {}
func (*Heading) block()     {}
func (*Prose) block()       {}
func (*Call) block()        {}
func (*Rows) block()        {}
func (*Items) block()       {}
func (*Table) block()       {}
func (*Example) block()     {}
func (*Links) block()       {}
func (*Findings) block()    {}
func (*Entries) block()     {}
func (*Contents) block()    {}
func (*ExampleList) block() {}
func (*Counts) block()      {}
func (*SearchBox) block()   {}
func (*ChangeList) block()  {}

// Words is a paragraph of our own. A Span "\n" breaks the line.
type Words struct {
	Role  Role   `json:"role,omitempty"`
	Spans []Span `json:"spans"`
}

// Role tells what a paragraph of our own is for.
type Role string

// The roles of paragraphs.
const (
	Intro     Role = "intro"  // introduces what is below it
	Origin    Role = "origin" // says where the words come from
	Contrast  Role = "diff"   // where the sources differ
	LeadWords Role = "lead"
	Tag       Role = "tag"     // below the heading
	Missing   Role = "missing" // on the page for an address that does not exist, before a search box
)

// Span is a run of words.
type Span struct {
	Text  string `json:"text"`
	Style Style  `json:"style,omitempty"`
	To    Target `json:"to,omitzero"`
}

// Style tells what a run of words is.
type Style string

// The styles of spans; the empty Style is plain text.
const (
	Code   Style = "code"
	Key    Style = "key"  // a key of the protocol in a message
	Name   Style = "name" // of the page's own definition in a message
	OfType Style = "type" // a type, or what is in place of a value of it
	Source Style = "source"
)

// Heading is a heading within a section.
type Heading struct {
	Text string `json:"text"`
}

// Prose is texts of the documentation, below the type that they are about if there is one.
type Prose struct {
	Type  *Type   `json:"type,omitempty"`
	Texts []*Text `json:"texts,omitempty"`
}

// Items is a list in an old document: of arguments, or of what is in them.
type Items struct {
	Items []Item `json:"items"`
}

// Item is an argument in such a list. It is not a target without an ID, and a remark without a name.
type Item struct {
	Row
	Depth int `json:"depth,omitempty"` // of nesting, from 0
}

// Table is a table of our own. The first cell of a row is its head.
type Table struct {
	Head []string   `json:"head"`
	Rows []TableRow `json:"rows"`
}

// TableRow is a row of a table.
type TableRow struct {
	ID    string `json:"id,omitempty"`
	Cells []Cell `json:"cells"`
}

// add appends a row whose cells have one span each.
func (t *Table) add(cells ...Span) {
	r := TableRow{}
	for _, s := range cells {
		r.Cells = append(r.Cells, Cell{Spans: []Span{s}})
	}
	t.Rows = append(t.Rows, r)
}

// Cell is one cell of a table.
type Cell struct {
	Spans  []Span  `json:"spans"`
	Badges []Badge `json:"badges,omitempty"`
}

// Links is a list of definitions.
type Links struct {
	Title  string `json:"title"`
	Links  []Link `json:"links"`
	Folded bool   `json:"folded,omitempty"` // of interest to few
	More   string `json:"more,omitempty"`   // how many are left out, in words
}

// Findings is what qmpdoc has found in the sources.
type Findings struct {
	List []Finding `json:"list"`
}

// Finding is one of them.
type Finding struct {
	Severity string `json:"severity"`
	Message  string `json:"message"`
	Help     string `json:"help,omitempty"`
	Source   Place  `json:"source"`
}

// Entries is a list of definitions, with what there is to say of each.
type Entries struct {
	List []Entry `json:"list"`
}

// Entry is a definition in a list.
type Entry struct {
	Link
	Kind    string  `json:"kind,omitempty"`    // of a type: "enum", "union"
	Program Program `json:"program,omitempty"` // when it is not QEMU's
	Badges  []Badge `json:"badges,omitempty"`
	Parts   []Link  `json:"parts,omitempty"` // members, when the entry is about them
	Text    *Text   `json:"prose,omitempty"`
	Summary string  `json:"summary,omitempty"` // in place of Text
}

// Contents is a list of chapters.
type Contents struct {
	Chapters []ChapterEntry `json:"chapters"`
}

// ChapterEntry is a chapter in a table of contents.
type ChapterEntry struct {
	Link
	Summary  string         `json:"summary,omitempty"`
	Names    string         `json:"names,omitempty"` // with which it begins, where it has no summary
	Count    string         `json:"count,omitempty"` // of its definitions, in words
	Sections []ChapterEntry `json:"sections,omitempty"`
}

// ExampleList is links to examples of which a check said the same.
type ExampleList struct {
	Outcome string         `json:"outcome"` // "flawed", "unchecked", "undeclared", "sound"
	Groups  []ExampleGroup `json:"groups"`
}

// ExampleGroup is the examples of one definition.
type ExampleGroup struct {
	Link
	Examples []ExampleEntry `json:"examples"`
}

// ExampleEntry is a link to one example.
type ExampleEntry struct {
	Link
	Messages string `json:"messages"`        // how many, in words
	Runs     string `json:"runs,omitempty"`  // the commands in it, in words
	Found    string `json:"found,omitempty"` // errors and warnings, in words
}

// Counts is how much there is.
type Counts struct {
	List []Count `json:"list"`
}

// Count is a number with its index.
type Count struct {
	Number int `json:"number"`
	Link
}

// SearchBox is where a page has a search box of its own.
type SearchBox struct{}

// ChangeList is what changed, by definition.
type ChangeList struct {
	Groups []ChangeGroup `json:"groups"`
}

// ChangeGroup is what changed in one definition.
type ChangeGroup struct {
	Link
	Kind    string       `json:"kind"`              // "command", …, or "program"
	Program Program      `json:"program,omitempty"` // when it is not QEMU's
	Items   []ChangeItem `json:"items"`
}

// ChangeItem is one change.
type ChangeItem struct {
	Said    string   `json:"said"` // a sentence without period
	Witness *Witness `json:"witness,omitempty"`
}

// Witness is a conversation that one release takes and the other refuses.
type Witness struct {
	Messages []string `json:"messages"`
	Verdicts []string `json:"verdicts"` // of both releases, in words
}
