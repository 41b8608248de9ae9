package search

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"qmpdoc/qapi"
)

// index is the static index: a script that sets window.qmpdocIndex. Numbers are strings of digits (see digits), lists
// of words are front-coded (see frontCode). assets/find.js reads it.
type index struct {
	Format   int       `json:"format"`
	Names    string    `json:"names"`    // of everything, sorted by bytes, front-coded
	Docs     string    `json:"docs"`     // see encoder.docs
	Rows     string    `json:"rows"`     // a line for each name: the rows that are called so, see encoder.rows
	RowTexts string    `json:"rowTexts"` // the address of the script with the texts of rows
	Summary  string    `json:"summary"`  // one line for each document
	Phrases  string    `json:"phrases"`  // of other programs, sorted, front-coded
	Means    string    `json:"means"`    // a line for each of them: the documents
	Folders  []string  `json:"folders"`  // of addresses
	Stems    []string  `json:"stems"`    // file names that are not the document's name, without their ending
	Prefixes []string  `json:"prefixes"` // of anchors: for each kind of document one for each kind of row
	Anchors  []string  `json:"anchors"`  // what anchors have in the place of a name that they cannot have
	Terms    string    `json:"terms"`    // of all texts, sorted, front-coded
	Gaps     string    `json:"gaps"`     // a line for each term: from one document to the next
	Impacts  string    `json:"impacts"`  // a line for each term: the level in each of them
	Scale    []float64 `json:"scale"`    // the weights of the levels
	wordLists
}

// indexFormat changes when the meaning of a field changes.
const indexFormat = 4

// Script writes the static index of c as a script. rows is the address of the texts of rows, from the root of the site.
func Script(c *Catalog, rows string) []byte {
	e := newEncoder(c)
	e.index.wordLists, e.index.RowTexts = wordTables().lists, rows
	e.docs()
	e.rows()
	e.aliases()
	e.texts()
	return script("qmpdocIndex", e.index)
}

// RowTexts writes what the rows of c say as a script, window.qmpdocRows: for each name of the static index the texts of its rows, in
// their order there, between tabs. Only results show them, so that nobody waits for them.
func RowTexts(c *Catalog) []byte {
	return script("qmpdocRows", newEncoder(c).rows())
}

// script assigns a value to a variable of the window.
func script(variable string, value any) []byte {
	var out bytes.Buffer
	out.WriteString("window." + variable + "=")
	// The encoder escapes what could end a script element or a line, for whoever puts the index into a page.
	if err := json.NewEncoder(&out).Encode(value); err != nil {
		panic(err) // strings and numbers alone
	}
	return append(bytes.TrimSuffix(out.Bytes(), []byte("\n")), ";\n"...)
}

type encoder struct {
	index
	catalog *Catalog
	names   []string
	number  map[*Doc]int
}

func newEncoder(c *Catalog) *encoder {
	e := &encoder{catalog: c, number: map[*Doc]int{}}
	e.index = index{Format: indexFormat, Folders: []string{}, Stems: []string{}, Prefixes: e.prefixes(), Anchors: []string{}}
	e.collectNames()
	return e
}

// collectNames makes the sorted list of all names, those of types included.
func (e *encoder) collectNames() {
	for i, d := range e.catalog.Docs {
		e.number[d] = i
		e.names = append(e.names, d.Name)
		for _, r := range d.Rows {
			e.names = append(e.names, r.Name, r.Type)
		}
		e.names = append(append(e.names, d.Takes...), d.Returns)
	}
	slices.Sort(e.names)
	e.names = slices.Compact(e.names)
	e.index.Names = frontCode(e.names)
	for i, n := range e.names {
		if a := e.anchorName(n); a != n {
			e.Anchors = append(e.Anchors, string(digits(nil, i)), a)
		}
	}
}

func (e *encoder) name(text string) int {
	at, _ := slices.BinarySearch(e.names, text)
	return at
}

// prefixes asks the site how it makes the anchors of rows.
func (e *encoder) prefixes() []string {
	list := []string{}
	for kind := range KindChapter {
		for row := range rowKinds {
			list = append(list, strings.TrimSuffix(e.anchor(kind, row, "x"), "x"))
		}
	}
	return list
}

func (e *encoder) anchor(kind Kind, row RowKind, name string) string {
	return e.catalog.sources.Anchor(&qapi.Def{Kind: qapi.Kind(kind)}, row, name)
}

var anyEnum = &qapi.Def{Kind: qapi.Enum}

// anchorName returns the form of a name in anchors: the name itself, except for names that no schema should have.
func (e *encoder) anchorName(name string) string {
	return strings.TrimPrefix(e.catalog.sources.Anchor(anyEnum, ValueRow, name), e.Prefixes[int(qapi.Enum)*int(rowKinds)+int(ValueRow)])
}

// docs writes the documents, and first their number. Of each: name; flags; version; if it was removed, the version without it; folder; chapter, from 1; the documents
// whose rows are shown too; types taken; type returned. Lists begin with their length.
func (e *encoder) docs() {
	var out []byte
	var summaries []string
	put := func(n int) { out = digits(out, n) }
	put(len(e.catalog.Docs))
	for i, d := range e.catalog.Docs {
		put(e.name(d.Name))
		put(d.flags())
		put(int(d.Since))
		if d.Removed {
			put(int(d.Without))
		}
		put(e.folder(i, d))
		if d.Chapter == nil {
			put(0)
		} else {
			put(e.number[d.Chapter] + 1)
		}
		put(len(d.inherits))
		for _, from := range d.inherits {
			put(e.number[from])
		}
		put(len(d.Takes))
		for _, t := range d.Takes {
			put(e.name(t))
		}
		put(e.name(d.Returns))
		summaries = append(summaries, d.Summary)
	}
	e.Docs, e.Summary = string(out), strings.Join(summaries, "\n")
}

// rows writes the rows of each name. Of each: from one document that declares it to the next; kind, and 4 for an array, 8
// if deprecated, 16 if unstable, 32 if it is not as old as the document; type; then its version. So a reader needs to read
// those alone that a query finds. It returns what the rows of each name say, between tabs.
func (e *encoder) rows() []string {
	lines, texts, last := make([][]byte, len(e.names)), make([][]string, len(e.names)), make([]int, len(e.names))
	for i, d := range e.catalog.Docs {
		for _, r := range d.Rows {
			at := e.name(r.Name)
			line := digits(lines[at], i-last[at])
			line = digits(line, r.flags()+datedFlag*bit(r.Since != d.Since))
			line = digits(line, e.name(r.Type))
			if r.Since != d.Since {
				line = digits(line, int(r.Since))
			}
			lines[at], last[at] = line, i
			texts[at] = append(texts[at], r.Summary)
		}
	}
	e.Rows = string(bytes.Join(lines, []byte("\n")))
	says := make([]string, len(texts))
	for i, list := range texts {
		says[i] = strings.Join(list, "\t")
	}
	return says
}

// aliases writes the phrases of other programs.
func (e *encoder) aliases() {
	var words []string
	var means []byte
	for i, a := range e.catalog.phrases {
		words = append(words, a.phrase)
		if i > 0 {
			means = append(means, '\n')
		}
		for _, doc := range a.docs {
			means = digits(means, doc)
		}
	}
	e.Phrases, e.Means = frontCode(words), string(means)
}

// folder returns the number of an address's folder, and notes a file name that does not follow from the name.
func (e *encoder) folder(i int, d *Doc) int {
	folder, stem := "", d.Address
	if slash := strings.LastIndexByte(d.Address, '/'); slash >= 0 {
		folder, stem = d.Address[:slash+1], d.Address[slash+1:]
	}
	if stem = strings.TrimSuffix(stem, ".html"); stem != d.Name {
		e.Stems = append(e.Stems, string(digits(nil, i)), stem)
	}
	at := slices.Index(e.Folders, folder)
	if at < 0 {
		at = len(e.Folders)
		e.Folders = append(e.Folders, folder)
	}
	return at
}

// texts writes the postings.
func (e *encoder) texts() {
	w := weigh(e.catalog)
	var gaps, impacts []byte
	for i, t := range w.terms {
		if i > 0 {
			gaps, impacts = append(gaps, '\n'), append(impacts, '\n')
		}
		last := 0
		for _, p := range w.postings[t] {
			gaps = digits(gaps, p.doc-last)
			last = p.doc
			impacts = append(impacts, digitOf(level(p.weight)))
		}
	}
	e.Terms, e.Gaps, e.Impacts = frontCode(w.terms), string(gaps), string(impacts)
	for l := range levels {
		e.Scale = append(e.Scale, levelWeight(l))
	}
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}
