package qapi

import (
	"strings"

	"qmpdoc/diag"
	"qmpdoc/prose"
)

// Example is a conversation that the documentation of a definition shows.
type Example struct {
	Title    string
	Pos      diag.Pos // the directive, tag or label; of untagged ones the first message
	Messages []Message
	// Transcript tells that it is what qmp-shell printed, whose messages are not sent as they are.
	Transcript bool
}

// Examples returns the examples in the documentation of d, in source order: those of the schema's comment, then those of
// qmp-commands.hx or the text files.
func (r *Reference) Examples(d *Def) []Example {
	var list []Example
	if d.Doc != nil {
		for _, s := range d.Doc.Sections {
			list = append(list, sectionExamples(s)...)
		}
	}
	if d.Old != nil {
		for _, s := range d.Old.Sections {
			list = append(list, oldExamples(s)...)
		}
	}
	return list
}

// sectionExamples finds the examples of one section: the whole of an Example section, and directives anywhere.
func sectionExamples(s *Section) []Example {
	var list []Example
	for _, e := range prose.Examples(s.Text) {
		if m := Messages(e.Body); len(m) > 0 {
			list = append(list, Example{Title: e.Title, Pos: e.Pos, Messages: m})
		}
	}
	if len(list) > 0 || s.Kind != SecExample && !hasArrow(s.Text) {
		return list
	}
	return split(s.Text, "", s.Pos)
}

// oldExamples finds the examples of one section of an old document. Some events show theirs without any label.
func oldExamples(s *OldSection) []Example {
	title := s.Label
	if !strings.HasPrefix(title, "Example") {
		return untitled(split(s.Text, "", diag.Pos{}))
	}
	if strings.Trim(title, "s:") == "Example" {
		title = ""
	}
	return split(s.Text, title, s.Pos)
}

// split cuts a text at the paragraphs that introduce another conversation: "2. Another medium" before a command.
func split(t prose.Text, title string, pos diag.Pos) []Example {
	var list []Example
	for _, g := range groups(t) {
		e := Example{Title: g.title, Pos: g.messages[0].Pos, Messages: g.messages}
		if len(list) == 0 {
			if title != "" {
				e.Title = title
			}
			if !pos.IsZero() {
				e.Pos = pos
			}
		}
		list = append(list, e)
	}
	return list
}

// untitled takes the titles away from examples that are below something else: a list of arguments, the introduction.
func untitled(list []Example) []Example {
	for i := range list {
		list[i].Title = ""
	}
	return list
}

// hasArrow reports whether any line of t begins with the sign of a message.
func hasArrow(t prose.Text) bool {
	for line := range strings.SplitSeq(t.Raw, "\n") {
		if arrow(strings.TrimLeft(line, " \t|")) != "" {
			return true
		}
	}
	return false
}
