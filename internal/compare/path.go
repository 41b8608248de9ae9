package compare

import "strings"

// StepKind is the kind of a step.
type StepKind uint8

// The kinds of steps.
const (
	ToMember      StepKind = iota
	ToBranch               // of the union where the way has come to
	ToValue                // of an enum
	ToAlternative          // by its JSON type
)

// Step is a step from a command or event to what changed in it. The first one is "arguments", "returns" or "data". Elements of
// arrays have no step of their own, nor has the alternative in which the way goes on.
type Step struct {
	Kind StepKind
	Name string // of the member or value; the JSON type of an alternative
	Tag  string // of a branch: the member whose value Name chooses it
}

// String writes the step as in a path.
func (s Step) String() string {
	switch s.Kind {
	case ToMember:
		return s.Name
	case ToBranch:
		return "{" + s.Tag + "=" + s.Name + "}"
	case ToValue:
		return "=" + s.Name
	case ToAlternative:
		return "|" + s.Name
	default:
		panic("compare: unknown step")
	}
}

// pathOf writes steps as people read them: arguments{driver=qcow2}.backing, arguments.mode=existing, arguments.file|string.
func pathOf(steps []Step) string {
	var b strings.Builder
	for i, s := range steps {
		if i > 0 && s.Kind == ToMember {
			b.WriteByte('.')
		}
		b.WriteString(s.String())
	}
	return b.String()
}

func words(steps []Step) []string {
	list := make([]string, len(steps))
	for i, s := range steps {
		list[i] = s.String()
	}
	return list
}
