package triage

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"

	"qmpdoc/diag"
	"qmpdoc/internal/printable"
)

// A Baseline lists known mistakes that are left for later. An entry has what a finding says and which definition it is about,
// but not its place, so that edits elsewhere do not bring the finding back.
type Baseline struct {
	name    string
	entries []*entry
	byID    map[diag.Identity]*entry
}

// entry is one kind of mistake in one definition. Places counts how often it is known to be there.
type entry struct {
	Rule       string `json:"rule"`
	Product    string `json:"product,omitempty"`
	Definition string `json:"definition,omitempty"`
	File       string `json:"file,omitempty"`
	Message    string `json:"message"`
	Places     int    `json:"places"`

	line    int // in the baseline's file
	left    int // of Places, not yet matched
	outgrew bool
}

func (e *entry) identity() diag.Identity {
	return diag.Identity{Rule: e.Rule, Product: e.Product, Definition: e.Definition, File: e.File, Message: e.Message}
}

const baselineFormat = "qmpdoc-baseline/1"

// FormatBaseline returns the text of a baseline of all findings that count: one line for each kind of mistake, sorted, so
// that a change of it can be reviewed.
func FormatBaseline(found diag.List) []byte {
	byID := map[diag.Identity]int{}
	for i := range found {
		if found[i].Suppressed == "" {
			byID[found[i].Identity()] += found[i].Places()
		}
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	fmt.Fprintf(&b, "{\n  \"format\": %q,\n  \"findings\": [", baselineFormat)
	for i, id := range slices.SortedFunc(maps.Keys(byID), compareIdentities) {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString("\n    ")
		_ = enc.Encode(entry{ // it cannot fail: strings and a number
			Rule: id.Rule, Product: id.Product, Definition: id.Definition, File: id.File, Message: id.Message, Places: byID[id],
		})
		b.Truncate(b.Len() - 1) // the line end
	}
	b.WriteString("\n  ]\n}\n")
	return printable.JSON(b.Bytes())
}

func compareIdentities(a, b diag.Identity) int {
	return cmp.Or(cmp.Compare(a.Product, b.Product), cmp.Compare(a.Definition, b.Definition), cmp.Compare(a.File, b.File),
		cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Message, b.Message))
}

// ReadBaseline reads what FormatBaseline wrote. Errors name the line.
func ReadBaseline(name string, src []byte) (*Baseline, error) {
	b := &Baseline{name: name, byID: map[diag.Identity]*entry{}}
	line, err := b.read(src)
	if err != nil {
		return nil, fmt.Errorf("%s:%d: not a baseline: %w", name, line, err)
	}
	return b, nil
}

// read reads the entries of src, and returns the line at which it stopped.
func (b *Baseline) read(src []byte) (line int, err error) {
	var in struct {
		Format   string            `json:"format"`
		Findings []json.RawMessage `json:"findings"`
	}
	line = 1
	if err := strict(src, &in); err != nil {
		if syntax := new(json.SyntaxError); errors.As(err, &syntax) {
			line += bytes.Count(src[:syntax.Offset], []byte{'\n'})
		}
		return line, err
	}
	if in.Format != baselineFormat {
		return line, fmt.Errorf("its format is %q instead of %q", in.Format, baselineFormat)
	}
	for _, text := range in.Findings {
		before, after, _ := bytes.Cut(src, text)
		line, src = line+bytes.Count(before, []byte{'\n'}), after
		e := &entry{line: line}
		if err := strict(text, e); err != nil {
			return line, err
		}
		if e.Rule == "" || e.Places < 1 {
			return line, errors.New("an entry needs a rule, a message and a number of places")
		}
		b.add(e)
		line += bytes.Count(text, []byte{'\n'})
	}
	return line, nil
}

// strict reads JSON that holds what v knows and nothing else.
func strict(src []byte, v any) error {
	dec := json.NewDecoder(bytes.NewReader(src))
	dec.DisallowUnknownFields()
	if err := dec.Decode(v); err == io.EOF {
		return io.ErrUnexpectedEOF
	} else if err != nil {
		return err
	}
	if _, err := dec.Token(); err != io.EOF {
		return errors.New("something follows its end")
	}
	return nil
}

// add counts the places of two equal entries together, as a merge of two branches leaves them.
func (b *Baseline) add(e *entry) {
	e.left = e.Places
	if first := b.byID[e.identity()]; first != nil {
		first.Places += e.Places
		first.left += e.left
		return
	}
	b.byID[e.identity()] = e
	b.entries = append(b.entries, e)
}

// Apply silences the findings that the baseline lists. One at more places than are known counts in full.
// If everything was examined (whole), it adds a finding for each entry that nothing or too little matches.
func (b *Baseline) Apply(found diag.List, s *Selection, whole bool) diag.List {
	found = slices.Clone(found)
	for i := range found {
		d := &found[i]
		e := b.byID[d.Identity()]
		if e == nil || d.Suppressed != "" {
			continue
		}
		if d.Places() > e.left {
			e.outgrew = true
			continue
		}
		e.left -= d.Places()
		d.Suppressed = diag.Baseline
	}
	if whole {
		found = append(found, s.Apply(b.stale(s))...)
	}
	return found
}

func (b *Baseline) stale(s *Selection) diag.List {
	var found diag.List
	for _, e := range b.entries {
		pos := diag.Pos{File: b.name, Line: e.line}
		switch {
		case e.left == 0 || e.outgrew || !s.On(e.Rule):
			continue
		case e.left == e.Places:
			found.Report(pos, ruleStale, "%s is no longer found%s: %s", e.Rule, e.whose(), e.Message)
		default:
			found.Report(pos, ruleStale, "%s is known at %d places%s, and found at %d: %s", e.Rule, e.Places, e.whose(), e.Places-e.left, e.Message)
		}
		found[len(found)-1].Help = "rewrite the baseline with --write-baseline"
	}
	return found
}

func (e *entry) whose() string {
	switch {
	case e.Definition != "":
		return " in " + e.Definition
	case e.File != "":
		return " in " + e.File
	default:
		return ""
	}
}
