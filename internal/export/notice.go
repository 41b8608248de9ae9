package export

import (
	"qmpdoc/diag"
	"qmpdoc/qapi"
)

// notice is an entry of QEMU's lists of deprecated and removed features.
type notice struct {
	Heading  string    `json:"heading"`
	Section  string    `json:"section"`
	Removed  bool      `json:"removed"`
	Release  *string   `json:"release"`
	File     string    `json:"file"`
	Line     int       `json:"line"`
	Text     string    `json:"text"`
	Places   places    `json:"places,omitempty"`
	Instead  []string  `json:"instead"`
	Subjects []subject `json:"subjects"`
	Strict   bool      `json:"strict"`
	Partial  bool      `json:"partial"`
}

// subject is what a notice is about.
type subject struct {
	Name    string   `json:"name"`
	Defined bool     `json:"defined"` // the reference has a definition of this name
	Owner   *string  `json:"owner"`
	Steps   []string `json:"steps"`
}

func noticeOf(n *qapi.Notice) notice {
	return notice{
		Heading: n.Heading, Section: n.Section, Removed: n.Removed, Release: nonEmpty(n.Release), File: n.Pos.File, Line: n.Pos.Line,
		Text: n.Text.Raw, Places: placesOf(n.Text), Instead: listed(n.Instead), Subjects: mapped(n.Subjects, subjectOf),
		Strict: n.Strict, Partial: n.Partial,
	}
}

func subjectOf(s qapi.Subject) subject {
	out := subject{Name: s.Name, Defined: s.Def != nil, Steps: listed(s.Steps)}
	if s.Owner != nil {
		out.Owner = &s.Owner.Name
	}
	return out
}

// listed is never null.
func listed(names []string) []string {
	if names == nil {
		return []string{}
	}
	return names
}

func (in *notice) restore(r *qapi.Reference) *qapi.Notice {
	n := &qapi.Notice{
		Pos: diag.Pos{File: in.File, Line: in.Line, Col: 1}, Heading: in.Heading, Section: in.Section, Removed: in.Removed,
		Release: text(in.Release), Text: in.Places.text(in.Text, in.File, false), Instead: in.Instead, Strict: in.Strict, Partial: in.Partial,
	}
	for _, s := range in.Subjects {
		out := qapi.Subject{Name: s.Name, Steps: s.Steps}
		if s.Defined {
			out.Def = r.LookupAny(s.Name)
		}
		if s.Owner != nil && len(s.Steps) > 0 {
			out.Owner = r.LookupAny(*s.Owner)
		}
		n.Subjects = append(n.Subjects, out)
	}
	return n
}
