package qapi

import (
	"strings"

	"qmpdoc/diag"
	"qmpdoc/prose"
)

// HxEntry is one entry of the dispatch table in qmp-commands.hx: the C initialiser that registers a command.
type HxEntry struct {
	Pos    diag.Pos // the opening brace
	End    int      // the line of the closing brace
	Name   string
	Fields []HxField // as written, in order
	Args   []HxArg   // args_type, decoded
	If     []string  // the #if lines around it, outermost first, as written
}

// HxField is one .name = value pair of an entry.
type HxField struct {
	Pos   diag.Pos // the name after the dot
	Name  string   // "args_type", "mhandler.cmd_new", …
	Value string   // strings joined and without quotes; other values as written
}

// Field returns the value of the field called name, "" when the entry has none.
func (e *HxEntry) Field(name string) string {
	if e != nil {
		for _, f := range e.Fields {
			if f.Name == name {
				return f.Value
			}
		}
	}
	return ""
}

// Help returns the lines of what the human monitor's help says. Tabs there are for its columns.
func (e *HxEntry) Help() []string {
	var list []string
	for _, line := range strings.Split(e.Field("help"), "\n") {
		if line = strings.TrimSpace(line); line != "" {
			list = append(list, line)
		}
	}
	return list
}

// HxArg is one argument of args_type, such as "speed:o?" (the comment above each monitor's table in QEMU's monitor.c).
type HxArg struct {
	Name     string `json:"name"`
	Code     string `json:"code"` // the letter; "-f" for a flag
	Optional bool   `json:"optional"`
	Meaning  string `json:"meaning"`   // of the code, in words: "block device name"
	JSONType string `json:"json_type"` // what the code accepts: "string", "integer", "number", "boolean", "object"; "any" when unchecked
}

// TakesGroup reports whether the argument is not an argument of a message: it names a group of options, and each option is an
// argument ("O").
func (a HxArg) TakesGroup() bool { return a.Code == "O" }

// OldDoc is the document of one command or event in qmp-commands.hx (between SQMP and EQMP), docs/qmp-commands.txt
// or qmp-events.txt; or, with no Command, a chapter of such a file.
type OldDoc struct {
	Kind      Kind     // Command or Event
	Command   string   // the command or event it is about; "" for a chapter or introduction
	MatchedBy string   // how the command was found: "title", "title with @", "example", "entry"
	Title     string   // as written
	Pos       diag.Pos // the title
	Block     diag.Pos // the SQMP line around it; zero in a text file
	End       int      // the last line of the block or text
	Sections  []*OldSection
}

// OldSection is one labelled part of an OldDoc.
type OldSection struct {
	Label string   // as written, without colon: "Arguments", "Data", "Example (1)"; "" for the introduction
	Pos   diag.Pos // the label, or the first line
	// Text holds what is after the label on its line, if anything, and all lines after it.
	Text  prose.Text
	Items []*OldItem // of a list of arguments, event data or returned members; Text holds their lines too
}

// OldItem is one item of an argument list: - "name": text (json-type, optional).
type OldItem struct {
	Pos      diag.Pos
	Indent   int // columns before the dash; a larger indent nests
	Name     string
	Quoted   bool
	Text     prose.Text
	JSONType string // "json-string", …; "" when not given
	Optional bool
}

// Type reads json-string, json-int and so on; JSONAny when the item does not say it.
func (it *OldItem) Type() JSONType {
	word := strings.TrimPrefix(it.JSONType, "json-")
	switch word {
	case "string", "number", "object", "array", "boolean":
		return JSONType(word)
	case "int":
		return JSONInteger
	case "bool":
		return JSONBoolean
	default:
		return JSONAny
	}
}

// ListsArguments reports whether the label announces what a schema calls members of the arguments or the data. Lists under
// other labels, and those without one, describe what is returned.
func (s *OldSection) ListsArguments() bool {
	switch strings.ToLower(s.Label) {
	case "argument", "arguments", "data":
		return true
	default:
		return false
	}
}

// deepItem is the indentation of items that describe what is in an argument named before them: "actions array:".
const deepItem = 3

// Arguments returns the named items of the lists of arguments or data, without those of the values in them, which are
// indented more. It returns none for a missing document.
func (d *OldDoc) Arguments() []*OldItem {
	if d == nil {
		return nil
	}
	var list []*OldItem
	for _, s := range d.Sections {
		if !s.ListsArguments() || len(s.Items) == 0 || s.Items[0].Indent >= deepItem {
			continue
		}
		for _, it := range s.Items {
			if it.Indent == s.Items[0].Indent && it.Name != "" {
				list = append(list, it)
			}
		}
	}
	return list
}

// Intro is the text before the first label.
func (d *OldDoc) Intro() prose.Text {
	if d != nil {
		for _, s := range d.Sections {
			if s.Label == "" {
				return s.Text
			}
		}
	}
	return prose.Text{}
}
