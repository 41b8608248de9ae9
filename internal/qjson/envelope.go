package qjson

import "slices"

// Where a bracket is missing, the names of docs/interop/qmp-spec.rst tell which members belong to the message itself. They
// only decide between repairs: whether a message may have a member is not asked here.

var (
	// heads are the members that a message of QMP can begin with.
	heads = []string{"execute", "exec-oob", "return", "error", "event", "timestamp", "id", "QMP"}
	// envelope are all members that a message can have.
	envelope = append([]string{"arguments", "data"}, heads...)
	// outermost are those of them that stand nowhere else: commands and events have members called "id", "data" and "error".
	outermost = []string{"execute", "exec-oob", "arguments", "return", "event", "timestamp", "QMP"}
)

// parts returns the members of those parts of a message that the specification knows.
var parts = map[string][]string{"timestamp": {"seconds", "microseconds"}, "error": {"class", "desc"}}

// head returns the name of the first member of the message; "" before that is read.
func (p *parser) head() string {
	switch first := p.open[0].value.Members; {
	case len(first) > 0:
		return first[0].Name
	case len(p.open) > 1:
		return p.open[1].owner
	}
	return ""
}

// foreign tells whether the member called name belongs to another object than the innermost that is open.
func (p *parser) foreign(name string) bool {
	if !slices.Contains(heads, p.head()) {
		return false
	}
	inner := &p.open[len(p.open)-1]
	switch names, ok := parts[inner.owner]; {
	case len(p.open) == 1:
		return !slices.Contains(envelope, name)
	case len(p.open) == 2 && ok:
		return !slices.Contains(names, name)
	}
	return slices.Contains(outermost, name)
}
