package source

import (
	"io/fs"
	"path"
	"regexp"
	"strings"

	"qmpdoc/diag"
	"qmpdoc/prose"
	"qmpdoc/qapi"
)

// filePath finds what looks like the path of a file in QEMU's source tree.
var filePath = regexp.MustCompile("(?:^|[\\s(`\"'])((?:[a-z][A-Za-z0-9_-]*/)+[A-Za-z0-9_.-]*\\.(?:rst|txt|texi|md|json|hx|py|sh|c|h))(?:$|[^A-Za-z0-9_/-])")

// paths checks the paths of files that texts name.
type paths struct {
	tree    fs.FS
	missing map[string]string // path to help; of files that exist or may exist, nothing
	checked map[string]bool
	found   diag.List
}

// missingFiles reports the paths in the documentation of r that lead to no file of the tree.
func missingFiles(tree fs.FS, r *qapi.Reference) diag.List {
	p := paths{tree: tree, missing: map[string]string{}, checked: map[string]bool{}}
	for _, c := range r.Chapters {
		for _, t := range c.Texts {
			p.text(nil, t)
		}
	}
	for _, d := range r.Defs {
		for _, s := range sections(d) {
			p.text(d, s.Text)
		}
	}
	return p.found
}

func (p *paths) text(d *qapi.Def, t prose.Text) {
	if !strings.Contains(t.Raw, "/") {
		return
	}
	for _, m := range filePath.FindAllStringSubmatchIndex(t.Raw, -1) {
		name := t.Raw[m[2]:m[3]]
		p.check(name)
		help, missing := p.missing[name]
		if !missing {
			continue
		}
		f := p.found.Report(t.Pos(m[2]), ruleMissingFile, "there is no file %.200s", name)
		f.End, f.Help = t.Pos(m[3]), help
		if d != nil {
			f.Definition, f.Product = d.Name, d.Products.Word()
		}
	}
}

// check looks for a file. That it is missing is certain when its folder is complete, or when the folder has one that differs
// in its extension: QEMU's documents were converted from text and Texinfo.
func (p *paths) check(name string) {
	const most = 1000 // files of a hostile tree
	if p.checked[name] || len(p.checked) == most || !fs.ValidPath(name) {
		return
	}
	p.checked[name] = true
	if _, err := fs.Stat(p.tree, name); err == nil {
		return
	}
	stem := strings.TrimSuffix(name, path.Ext(name))
	for _, ext := range []string{".rst", ".txt", ".md", ".json"} {
		if exists(p.tree, stem+ext) {
			p.missing[name] = "did you mean " + stem + ext + "?"
			return
		}
	}
	if p.complete(path.Dir(name)) {
		p.missing[name] = ""
	}
}

// complete reports whether a folder of the tree is certain to have all its files: the tree can be built, or the folder has the
// table of its contents. Extracts of QEMU's sources have only the files about QMP.
func (p *paths) complete(folder string) bool {
	info, err := fs.Stat(p.tree, folder)
	if err != nil || !info.IsDir() {
		return false
	}
	return exists(p.tree, "configure") || exists(p.tree, path.Join(folder, "index.rst"))
}
