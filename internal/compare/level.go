package compare

import (
	"fmt"

	"qmpdoc/diag"
)

// Level says what a change means to a client. Higher levels are worse.
type Level uint8

// The levels. None means that it is not a change in one direction: a new argument does not concern those who read replies.
const (
	None          Level = iota
	Documentation       // nothing changed on the wire
	Build               // a program lacks it because of a build option
	Addition            // more than before
	Deprecation         // to be removed
	Risky               // some clients fail
	Unstable            // breaking or risky, of what QEMU promises nothing about
	Announced           // breaking, or a removal, of what was deprecated
	Breaking            // clients that followed the documentation fail
)

var levelNames = [...]string{"none", "documentation", "build", "addition", "deprecation", "risky", "unstable", "announced", "breaking"}

// Levels lists the levels of changes, worst first.
var Levels = []Level{Breaking, Announced, Unstable, Risky, Deprecation, Addition, Build, Documentation}

func (l Level) String() string { return levelNames[l] }

// MarshalText makes the word of a level the form that it has in JSON.
func (l Level) MarshalText() ([]byte, error) { return []byte(l.String()), nil }

// ParseLevel reads the word for a level.
func ParseLevel(word string) (Level, error) {
	for _, l := range Levels {
		if l.String() == word {
			return l, nil
		}
	}
	return None, fmt.Errorf("unknown level %q", word)
}

// Severity is the severity that findings of a level have in reports that know errors, warnings and notes.
func (l Level) Severity() diag.Severity {
	switch {
	case l == Breaking:
		return diag.Error
	case l >= Risky:
		return diag.Warning
	default:
		return diag.Info
	}
}
