package export

import "qmpdoc/qapi"

// The structs of the format. A pointer or interface that is nil is null.

type chapter struct {
	Title       string   `json:"title"`
	Level       int      `json:"level"`
	Product     string   `json:"product"`
	File        string   `json:"file"`
	Line        int      `json:"line"`
	Text        string   `json:"text"`
	Places      []places `json:"places,omitempty"` // of each of the texts that Text joins
	Old         bool     `json:"old,omitempty"`
	Definitions []string `json:"definitions"`
}

// places reports where the lines of a text are in its file, in runs [line, column, count] of lines below each other.
type places [][3]int

type ignore struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Rule   string `json:"rule"`
	Reason string `json:"reason"`
	From   int    `json:"from"`
	To     int    `json:"to"`
}

type definition struct {
	Kind          string      `json:"kind"`
	Keyword       string      `json:"keyword,omitempty"`
	Name          string      `json:"name"`
	Products      []string    `json:"products"`
	File          string      `json:"file"`
	Line          int         `json:"line"`
	If            *condition  `json:"if"`
	Features      []feature   `json:"features"`
	Members       []member    `json:"members"`
	Data          *typeRef    `json:"data"`
	Base          *string     `json:"base"`
	BaseMembers   []member    `json:"base_members"`
	Flavor        string      `json:"flavor,omitempty"`
	Discriminator *string     `json:"discriminator"`
	Branches      []branch    `json:"branches"`
	Returns       *typeRef    `json:"returns"`
	Values        []enumValue `json:"values"`
	Prefix        string      `json:"prefix,omitempty"`
	Flags         *qapi.Flags `json:"flags,omitempty"`
	Doc           *doc        `json:"doc"`
	Hx            *hx         `json:"hx"`
	Examples      []example   `json:"examples"`
	UsedBy        []string    `json:"used_by"`
	since
	History []entry `json:"history,omitzero"`
}

type feature struct {
	Name string     `json:"name"`
	If   *condition `json:"if"`
	Doc  *string    `json:"doc"`
	since
}

type member struct {
	Name     string     `json:"name"`
	Type     *string    `json:"type"`
	Array    bool       `json:"array"`
	Optional bool       `json:"optional"`
	If       *condition `json:"if"`
	Features []feature  `json:"features"`
	Doc      *string    `json:"doc"`
	Since    *string    `json:"since"`
	Members  []member   `json:"members,omitempty"`
	since
}

type typeRef struct {
	Type  string `json:"type"`
	Array bool   `json:"array"`
}

type branch struct {
	Name     string     `json:"name"`
	Type     *string    `json:"type"`
	Array    bool       `json:"array"`
	If       *condition `json:"if"`
	Features []feature  `json:"features"`
	Doc      *string    `json:"doc"`
	since
}

type enumValue struct {
	Name     string     `json:"name"`
	If       *condition `json:"if"`
	Features []feature  `json:"features"`
	Doc      *string    `json:"doc"`
	Since    *string    `json:"since"`
	since
}

type doc struct {
	Symbol   *string      `json:"symbol"`
	SymbolAt [2]int       `json:"symbol_at"` // line and column
	File     string       `json:"file"`
	Line     int          `json:"line"`
	Body     string       `json:"body"`
	Places   places       `json:"places,omitempty"` // of the body
	Members  []docMember  `json:"members"`          // every @name: section, also of names that are no member
	Features []docMember  `json:"features"`         // likewise for features
	Returns  *string      `json:"returns"`
	Errors   *string      `json:"errors"`
	Since    *string      `json:"since"`
	Sections []docSection `json:"sections"`
}

type docMember struct {
	Name   string `json:"name"`
	Text   string `json:"text"`
	Line   int    `json:"line"`
	Places places `json:"places,omitempty"`
}

type docSection struct {
	Tag    *string `json:"tag"`
	Kind   string  `json:"kind"`
	Text   string  `json:"text"`
	Line   int     `json:"line"`
	Places places  `json:"places,omitempty"`
}

type hx struct {
	File      string            `json:"file"`
	Line      int               `json:"line"` // of the entry; of the title when there is none
	ArgsType  *string           `json:"args_type"`
	Params    *string           `json:"params"`
	Help      *string           `json:"help"`
	Handler   *string           `json:"handler"`
	Fields    map[string]string `json:"fields,omitempty"`
	End       int               `json:"end,omitempty"`
	Arguments []hxArgument      `json:"arguments"`
	Decoded   []qapi.HxArg      `json:"decoded,omitempty"`
	If        []string          `json:"if"`
	Title     *string           `json:"title"`
	TitleLine int               `json:"title_line,omitempty"`
	TitleFile string            `json:"title_file,omitempty"` // when it is not File
	Block     *hxBlock          `json:"block"`
	MatchedBy string            `json:"matched_by,omitempty"`
	Body      string            `json:"body"`
	Sections  []hxSection       `json:"sections"`
}

type hxBlock struct {
	File string `json:"file"`
	Line int    `json:"line"`
	End  int    `json:"end"`
}

type hxArgument struct {
	Name     *string `json:"name"`
	Text     string  `json:"text"`
	JSONType *string `json:"json_type"`
	Optional bool    `json:"optional"`
	Indent   int     `json:"indent"`
	Line     int     `json:"line"`
	Quoted   bool    `json:"quoted,omitempty"`
	Places   places  `json:"places,omitempty"`
}

type hxSection struct {
	Label  *string      `json:"label"`
	Text   string       `json:"text"`
	Line   int          `json:"line"`
	Places places       `json:"places,omitempty"`
	Items  []hxArgument `json:"items,omitempty"`
}

type example struct {
	Title    string    `json:"title"`
	File     string    `json:"file"`
	Line     int       `json:"line"`
	Messages []message `json:"messages"`
}

type message struct {
	Direction string `json:"direction"`
	Kind      string `json:"kind"`
	File      string `json:"file"`
	Line      int    `json:"line"`
	Text      string `json:"text"`
}
