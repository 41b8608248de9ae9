package sources

import (
	"bytes"
	"encoding/json"

	"qmpdoc/internal/introspect"
	"qmpdoc/internal/monitor"
	"qmpdoc/qapi"
)

// openReply opens a file that holds what a program said of itself: a reply to query-qmp-schema, in whatever else the file
// holds, or to guest-info. It is nil for any other file.
func openReply(name string, data []byte) (*Source, error) {
	s := &Source{Name: name, Kind: Reply}
	if introspect.Holds(data) {
		ref, err := introspect.Reference(name, data)
		if err != nil {
			return nil, err
		}
		s.describe(ref)
		return s, nil
	}
	if a := findAgent(data); a != nil {
		s.describe(s.agent(a))
		return s, nil
	}
	return nil, nil
}

// findAgent looks for a reply to guest-info among the messages of a file; nil when there is none.
func findAgent(data []byte) *monitor.Answer {
	if !bytes.Contains(data, []byte(`"supported_commands"`)) {
		return nil
	}
	d := json.NewDecoder(bytes.NewReader(data))
	for {
		var text json.RawMessage
		if d.Decode(&text) != nil {
			return nil
		}
		if a, err := monitor.ParseAgent(text); err == nil {
			return a
		}
	}
}

// agent makes a reference of the list of a guest agent's commands. What they take and return is not known, so they are
// open, as commands without generated code are.
func (s *Source) agent(a *monitor.Answer) *qapi.Reference {
	var items []qapi.Item
	for _, c := range a.Agent {
		if !c.Enabled {
			s.Disabled = append(s.Disabled, c.Name)
		}
		if !c.Enabled || c.Name == "" {
			continue
		}
		d := &qapi.Def{Kind: qapi.Command, Keyword: qapi.Command.String(), Name: c.Name, Flags: qapi.DefaultFlags}
		d.Flags.Gen = false
		d.Flags.SuccessResponse = c.SuccessResponse == nil || *c.SuccessResponse
		items = append(items, d)
	}
	ref, _ := qapi.Merge(a.Release, []qapi.Schema{{Product: qapi.GuestAgent, Items: items}}, nil) // findings about names do not matter
	ref.NamesOnly = true
	return ref
}
