package page

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
)

// A page as JSON is what the printers see: docs/page.schema.json describes it. Blocks have the name of their kind as
// "block", targets have words for what they lead to, and texts are Markdown with their links beside them.

// Format names the format, and its version.
const Format = "qmpdoc-page/1"

// JSON prints a page, indented.
func (p *Page) JSON() ([]byte, error) {
	type fields Page // without the methods
	return json.MarshalIndent(struct {
		Format string `json:"format"`
		*fields
	}{Format, (*fields)(p)}, "", "  ")
}

var blockNames = func() map[reflect.Type]string {
	names := map[reflect.Type]string{}
	for name, block := range BlockKinds {
		names[reflect.TypeOf(block)] = name
	}
	return names
}()

// MarshalJSON writes each block with the name of its kind.
func (list Blocks) MarshalJSON() ([]byte, error) {
	parts := make([]json.RawMessage, len(list))
	for i, b := range list {
		name, ok := blockNames[reflect.TypeOf(b)]
		if !ok {
			return nil, fmt.Errorf("unknown block %T", b)
		}
		data, err := json.Marshal(b)
		if err != nil {
			return nil, err
		}
		head := fmt.Sprintf(`{"block":%q`, name)
		if rest := strings.TrimPrefix(string(data), "{"); rest != "}" {
			head += ","
		}
		parts[i] = json.RawMessage(head + string(data[1:]))
	}
	return json.Marshal(parts)
}

// MarshalJSON writes what the target leads to.
func (t Target) MarshalJSON() ([]byte, error) {
	out := struct {
		Kind       string `json:"kind"`
		Definition *Def   `json:"definition,omitempty"`
		Chapter    string `json:"chapter,omitempty"`
		Name       string `json:"name,omitempty"`
		ID         string `json:"id,omitempty"`
	}{t.Kind.String(), t.Def, "", t.Name, t.ID}
	if t.Chapter != nil {
		out.Chapter = t.Chapter.Title
	}
	return json.Marshal(out)
}

// MarshalJSON writes how the definition is called, and whose it is.
func (d *Def) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Name    string  `json:"name"`
		Kind    string  `json:"kind"`
		Program Program `json:"program"`
	}{d.Name, d.Kind, d.Program})
}

// MarshalJSON writes the text as Markdown without links, and the links beside it.
func (t *Text) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Markdown string `json:"markdown"`
		Links    []Link `json:"links,omitempty"`
	}{t.Markdown(), t.Links()})
}
