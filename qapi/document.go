package qapi

import (
	"path"
	"strings"

	"qmpdoc/prose"
)

// Document is a document of QEMU's manual, or a text file beside it.
type Document struct {
	File   string // from the root of the tree
	Title  string // "" when it has none
	Labels []Label
	// Reference tells that Sphinx makes the reference of a program of it: this program's own pages are that.
	Reference bool
	Guide     *Guide // what it says, if it shows QMP messages; else nil
}

// Label is a name for a place in a document.
type Label struct {
	Name    string // folded: lower case, single blanks
	Title   string // of the section that it is the label of; "" for another place
	Section string // the ID of the section; "" outside guides
}

// Guide is the content of a document that shows QMP messages.
type Guide struct {
	Source   string // the whole document, as it is in the tree
	Names    string // the definitions of |name| that the tree puts into every document, when this one needs them
	Sections []prose.Section
	Examples []Example // its conversations; the messages of one go on until the client speaks again in another block
	// Defines are the commands and events that the document itself defines: it explains how to write one.
	Defines []string
	// Needs are the commands and events of QEMU without which the guide would make no sense.
	Needs []string
}

// Guides lists the documents that show QMP messages.
func (r *Reference) Guides() []*Document {
	var list []*Document
	for _, d := range r.Documents {
		if d.Guide != nil {
			list = append(list, d)
		}
	}
	return list
}

// manualFolder has the documents that Sphinx builds. The comments of the schema are read as if they were in manualHome.
const (
	manualFolder = "docs"
	manualHome   = "docs/interop"
)

// Document finds the document that a reference in the file from names, and the label if it names one. Without a document
// where is the path of the page in QEMU's manual, without its ending, or "" when only the label is known.
func (r *Reference) Document(from string, ref prose.Ref) (d *Document, label *Label, where string) {
	switch {
	case ref.Kind != prose.RefRole:
	case ref.Role == "doc":
		name := resolveDocument(from, ref.Target)
		if d := r.documents[name+".rst"]; d != nil {
			return d, nil, manualPath(d.File)
		}
		return nil, nil, manualPath(name)
	case ref.Role == "ref":
		if at, ok := r.labels[foldLabel(ref.Target)]; ok {
			return at.document, at.label, manualPath(at.document.File)
		}
	}
	return nil, nil, ""
}

// resolveDocument returns the path of the document that target names in a file, without its ending.
func resolveDocument(from, target string) string {
	if rest, absolute := strings.CutPrefix(target, "/"); absolute {
		return path.Join(manualFolder, rest)
	}
	folder := path.Dir(from)
	if !strings.HasPrefix(folder+"/", manualFolder+"/") {
		folder = manualHome
	}
	return path.Join(folder, target)
}

// manualPath is where the manual has the page of a document.
func manualPath(file string) string {
	name, inManual := strings.CutPrefix(strings.TrimSuffix(file, ".rst"), manualFolder+"/")
	if !inManual {
		return ""
	}
	return name
}

func foldLabel(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }

type labelPlace struct {
	document *Document
	label    *Label
}

// SetDocuments sets the documents of r's tree. Where two have one label, the first one counts.
func (r *Reference) SetDocuments(list []*Document) {
	r.Documents = list
	r.documents, r.labels = map[string]*Document{}, map[string]labelPlace{}
	for _, d := range list {
		r.documents[d.File] = d
		for i := range d.Labels {
			if _, taken := r.labels[d.Labels[i].Name]; !taken {
				r.labels[d.Labels[i].Name] = labelPlace{d, &d.Labels[i]}
			}
		}
	}
}
