package export

import (
	"cmp"
	"slices"

	"qmpdoc/internal/guides"
	"qmpdoc/qapi"
)

// document is a document of QEMU's manual. Guides have their whole text, the others only what references can lead to.
type document struct {
	File      string  `json:"file"`
	Title     string  `json:"title,omitempty"`
	Reference bool    `json:"reference,omitempty"`
	Labels    []label `json:"labels,omitempty"`
	Text      string  `json:"text,omitempty"`
	Names     string  `json:"names,omitempty"` // the tree's guides.NamesFile, when the text uses it
}

type label struct {
	Name  string `json:"name"`
	Title string `json:"title,omitempty"`
}

// monitorCommand is an entry of the human monitor's tables.
type monitorCommand struct {
	Name   string            `json:"name"`
	Fields map[string]string `json:"fields"` // as written
}

func documentOf(d *qapi.Document) document {
	out := document{File: d.File, Title: d.Title, Reference: d.Reference}
	if d.Guide != nil {
		out.Text, out.Names = d.Guide.Source, d.Guide.Names
		return out
	}
	for _, l := range d.Labels {
		out.Labels = append(out.Labels, label{l.Name, l.Title})
	}
	return out
}

func (in *document) restore() *qapi.Document {
	if in.Text != "" {
		return guides.Read(in.File, []byte(in.Text), []byte(in.Names))
	}
	d := &qapi.Document{File: in.File, Title: in.Title, Reference: in.Reference}
	for _, l := range in.Labels {
		d.Labels = append(d.Labels, qapi.Label{Name: l.Name, Title: l.Title})
	}
	return d
}

func monitorCommandOf(e *qapi.HxEntry) monitorCommand {
	out := monitorCommand{e.Name, make(map[string]string, len(e.Fields))}
	for _, f := range e.Fields {
		out.Fields[f.Name] = f.Value
	}
	return out
}

func (in *monitorCommand) restore() *qapi.HxEntry {
	e := &qapi.HxEntry{Name: in.Name}
	for name, value := range in.Fields {
		e.Fields = append(e.Fields, qapi.HxField{Name: name, Value: value})
	}
	slices.SortFunc(e.Fields, func(a, b qapi.HxField) int { return cmp.Compare(a.Name, b.Name) })
	return e
}
