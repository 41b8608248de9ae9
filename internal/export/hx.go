package export

import (
	"strings"

	"qmpdoc/qapi"
)

// hxOf joins what qmp-commands.hx and its siblings say of d: the entry of the dispatch table and the document.
func hxOf(d *qapi.Def) *hx {
	if d.Entry == nil && d.Old == nil {
		return nil
	}
	out := &hx{Arguments: []hxArgument{}, If: []string{}, Sections: []hxSection{}}
	out.document(d.Old)
	out.entry(d.Entry)
	if out.TitleFile == out.File {
		out.TitleFile = ""
	}
	return out
}

func (out *hx) entry(e *qapi.HxEntry) {
	if e == nil {
		return
	}
	out.File, out.Line, out.End = e.Pos.File, e.Pos.Line, e.End
	out.If = append(out.If, e.If...)
	out.Fields = make(map[string]string, len(e.Fields))
	for i := range e.Fields {
		f := &e.Fields[i]
		out.Fields[f.Name] = f.Value
		switch {
		case f.Name == "args_type":
			out.ArgsType = &f.Value
		case f.Name == "params":
			out.Params = &f.Value
		case f.Name == "help":
			out.Help = &f.Value
		case strings.HasPrefix(f.Name, "mhandler."):
			out.Handler = &f.Value
		}
	}
	out.Decoded = e.Args
}

func (out *hx) document(d *qapi.OldDoc) {
	if d == nil {
		return
	}
	out.File, out.Line, out.TitleFile = d.Pos.File, d.Pos.Line, d.Pos.File
	out.Title, out.TitleLine, out.MatchedBy = &d.Title, d.Pos.Line, d.MatchedBy
	if !d.Block.IsZero() {
		out.Block = &hxBlock{d.Block.File, d.Block.Line, d.End}
	}
	out.Body = d.Intro().Raw
	for _, s := range d.Sections {
		section := hxSection{Label: nonEmpty(s.Label), Text: s.Text.Raw, Line: s.Pos.Line, Places: placesOf(s.Text)}
		for _, i := range s.Items {
			section.Items = append(section.Items, argumentOf(i))
		}
		if s.ListsArguments() || d.Kind == qapi.Event && s.Label == "" { // some events list their data without a label
			out.Arguments = append(out.Arguments, section.Items...)
		}
		out.Sections = append(out.Sections, section)
	}
}

func argumentOf(i *qapi.OldItem) hxArgument {
	return hxArgument{
		Name: nonEmpty(i.Name), Text: i.Text.Raw, JSONType: nonEmpty(i.JSONType), Optional: i.Optional, Indent: i.Indent, Line: i.Pos.Line,
		Quoted: i.Quoted, Places: placesOf(i.Text),
	}
}
