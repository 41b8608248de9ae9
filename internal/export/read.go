package export

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"qmpdoc/diag"
	"qmpdoc/prose"
	"qmpdoc/qapi"
)

// IsReference reports whether a file is a saved reference, by its beginning.
func IsReference(data []byte) bool {
	data = bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\uFEFF")), " \t\r\n")
	if len(data) == 0 || data[0] != '{' {
		return false
	}
	return bytes.Contains(data[:min(len(data), 256)], []byte(`"qmpdoc-reference/`))
}

// Read reads what JSON wrote, of the wanted programs; 0 means all. What JSON writes of it again is the same. The places of
// names, which nothing but findings needs, are those of their definitions.
func Read(data []byte, want qapi.Products) (*qapi.Reference, error) { return read(data, want, nil) }

// read is Read; into saved goes the history that the reference has, unless that is nil.
func read(data []byte, want qapi.Products, saved *savedHistory) (*qapi.Reference, error) {
	var in struct {
		header
		historyIn
		Chapters    []chapter        `json:"chapters"`
		Definitions []definition     `json:"definitions"`
		Notices     []notice         `json:"notices"`
		Documents   []document       `json:"documents"`
		Monitor     []monitorCommand `json:"monitor"`
	}
	if err := json.Unmarshal(bytes.TrimPrefix(data, []byte("\uFEFF")), &in); err != nil {
		return nil, err
	}
	if in.Format != format {
		return nil, fmt.Errorf("its format is %.40q: this version of qmpdoc reads %s", in.Format, format)
	}
	if want == 0 {
		want = ^want
	}
	r := &qapi.Reference{
		Release: in.Release, Introspected: in.Introspected, Reply: in.Reply, SignedOnly: in.SignedOnly, Products: productsOf(in.Products) & want,
		Files: map[qapi.Products][]string{},
	}
	for name, files := range in.Files {
		if p := productsOf([]string{name}); p&want != 0 {
			r.Files[p] = files
		}
	}
	for _, i := range in.Ignores {
		r.Ignores = append(r.Ignores, i.restore())
	}
	for i := range in.Definitions {
		d, err := in.Definitions[i].restore(want, saved)
		if err != nil {
			return nil, err
		}
		if d.Products != 0 {
			r.Defs = append(r.Defs, d)
			r.Products |= d.Products
		}
	}
	if r.Products == 0 && want == ^qapi.Products(0) {
		return nil, errors.New("it describes no program")
	}
	qapi.Restore(r)
	for i := range in.Notices {
		r.Notices = append(r.Notices, in.Notices[i].restore(r))
	}
	r.SetDocuments(mapped(in.Documents, func(d document) *qapi.Document { return d.restore() }))
	r.Monitor = mapped(in.Monitor, func(c monitorCommand) *qapi.HxEntry { return c.restore() })
	r.Chapters = restoreChapters(r, in.Chapters, want)
	if saved == nil {
		return r, nil
	}
	saved.Reference = r
	return r, in.historyIn.restore(saved, in.Releases, want)
}

func productsOf(names []string) qapi.Products {
	var p qapi.Products
	for _, one := range qapi.AllProducts {
		if slices.Contains(names, one.Word()) {
			p |= one
		}
	}
	return p
}

func (i ignore) restore() qapi.Ignore {
	pos := diag.Pos{File: i.File, Line: i.Line, Col: 1}
	return qapi.Ignore{Pos: pos, End: pos, Rule: i.Rule, Reason: i.Reason, From: i.From, To: i.To}
}

// restoreChapters finds the definitions of chapters by their names. A command and an event of the old documents can have
// one name: each occurrence means the next one.
func restoreChapters(r *qapi.Reference, in []chapter, want qapi.Products) []*qapi.Chapter {
	type key struct {
		product qapi.Products
		name    string
	}
	byName := map[key][]*qapi.Def{}
	for _, d := range r.Defs {
		for _, p := range qapi.AllProducts {
			if d.Products.Has(p) {
				byName[key{p, d.Name}] = append(byName[key{p, d.Name}], d)
			}
		}
	}
	var list []*qapi.Chapter
	for _, c := range in {
		product := productsOf([]string{c.Product})
		if product&want == 0 {
			continue
		}
		out := &qapi.Chapter{
			Title: c.Title, Level: max(c.Level, 1), Product: product, Old: c.Old, Texts: c.texts(),
			Pos: diag.Pos{File: c.File, Line: c.Line, Col: 1},
		}
		for _, name := range c.Definitions {
			k := key{product, name}
			if defs := byName[k]; len(defs) > 0 {
				out.Defs = append(out.Defs, defs[0])
				if len(defs) > 1 {
					byName[k] = defs[1:]
				}
			}
		}
		list = append(list, out)
	}
	return list
}

// texts cuts the text of a chapter into those that it was joined from.
func (c *chapter) texts() []prose.Text {
	lines := strings.Split(c.Text, "\n")
	var list []prose.Text
	for _, p := range c.Places {
		n := p.lines(len(lines))
		list = append(list, p.text(strings.Join(lines[:n], "\n"), c.File, c.Old))
		lines = lines[min(n+1, len(lines)):] // an empty line is between two
	}
	if len(list) == 0 && c.Text != "" {
		list = append(list, places(nil).text(c.Text, c.File, c.Old))
	}
	return list
}
