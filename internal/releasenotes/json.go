package releasenotes

import (
	"bytes"
	"encoding/json"

	"qmpdoc/diag"
	"qmpdoc/internal/compare"
	"qmpdoc/internal/printable"
)

// Format is the name of the JSON format.
const Format = "qmpdoc-changes/1"

type document struct {
	Format    string         `json:"format"`
	Old       sourceJSON     `json:"old"`
	New       sourceJSON     `json:"new"`
	Downgrade bool           `json:"downgrade"`
	Summary   map[string]int `json:"summary"`
	Changes   []change       `json:"changes"`
}

type sourceJSON struct {
	Source  string  `json:"source"`
	Release *string `json:"release"`
}

type change struct {
	Rule       string        `json:"rule"`
	Level      compare.Level `json:"level"`
	Products   []string      `json:"products"`
	Kind       string        `json:"kind"`
	Name       string        `json:"name"`
	Path       string        `json:"path"`
	Steps      []string      `json:"steps"`
	Message    string        `json:"message"`
	Type       *string       `json:"type"`
	Old        *position     `json:"old"`
	New        *position     `json:"new"`
	ReplacedBy *string       `json:"replaced_by"`
	Because    *string       `json:"because"`
	Also       []thing       `json:"also"`
	Reaches    []reach       `json:"reaches"`
	Witness    *witness      `json:"witness"`
	Suppressed bool          `json:"suppressed"`
}

type thing struct {
	Kind  string   `json:"kind"`
	Name  string   `json:"name"`
	Path  string   `json:"path"`
	Steps []string `json:"steps"`
}

type position struct {
	File string `json:"file"`
	Line int    `json:"line"`
}

type reach struct {
	Name      string            `json:"name"`
	Path      string            `json:"path"`
	Direction compare.Direction `json:"direction"`
	Level     compare.Level     `json:"level"`
}

type witness struct {
	Messages []string `json:"messages"`
	Old      string   `json:"old"`
	New      string   `json:"new"`
}

// JSON returns the notes in the format qmpdoc-changes/1 (docs/changes.schema.json).
func (n *Notes) JSON() ([]byte, error) {
	d := document{
		Format: Format, Old: sourceOf(n.Old), New: sourceOf(n.New), Downgrade: n.Downgrade,
		Summary: map[string]int{}, Changes: []change{},
	}
	for _, l := range compare.Levels {
		d.Summary[l.String()] = 0
	}
	for _, c := range n.Changes {
		if c.Suppressed == "" {
			d.Summary[c.Level.String()]++
		}
		d.Changes = append(d.Changes, changeOf(c))
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(d); err != nil {
		return nil, err
	}
	return printable.JSON(b.Bytes()), nil
}

func sourceOf(s Source) sourceJSON { return sourceJSON{Source: s.Name, Release: known(s.Release)} }

func changeOf(c *compare.Change) change {
	out := change{
		Rule: c.Rule, Level: c.Level, Products: c.Products.Names(), Kind: kindOf(c), Name: c.Name, Path: c.Path(), Steps: c.Words(),
		Message: c.Message, Type: known(c.Type), Old: positionOf(c.Old), New: positionOf(c.New),
		ReplacedBy: known(c.ReplacedBy), Because: known(c.Because), Also: []thing{}, Reaches: []reach{}, Suppressed: c.Suppressed != "",
	}
	for _, t := range c.Also {
		out.Also = append(out.Also, thing{t.Kind.String(), t.Name, t.Path(), t.Words()})
	}
	for _, r := range c.Reaches {
		if !c.IsProgram() && !r.Kind.IsType() {
			out.Reaches = append(out.Reaches, reach{r.Name, r.Path(), r.Direction, r.Level})
		}
	}
	if c.Witness != nil {
		out.Witness = &witness{c.Witness.Messages, c.Witness.Old, c.Witness.New}
	}
	return out
}

func known(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func positionOf(p diag.Pos) *position {
	if p.IsZero() {
		return nil
	}
	return &position{p.File, p.Line}
}
