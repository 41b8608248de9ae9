package compare

import (
	"fmt"
	"strings"

	"qmpdoc/qapi"
)

// message says what a difference is, as the client of one command or event sees it.
func message(d *difference, r Reach) string {
	what := noun(r.Thing)
	switch d.kind {
	case commandRemoved, eventRemoved, memberRemoved, optionalRemoved, alternateRemoved:
		return what + " was removed"
	case programRemoved:
		return d.text + " no longer has a QMP schema of its own"
	case programAdded:
		return d.text + " has a QMP schema of its own"
	case scattered:
		s := r.Steps[len(r.Steps)-2]
		return fmt.Sprintf("%s was removed where '%s' is '%s'", what, s.Tag, s.Name)
	case commandAdded, eventAdded, memberAdded, valueAdded, alternateAdded:
		return what + " is new"
	case mandatoryAdded:
		if r.Direction == Output {
			return what + " is new"
		}
		return what + " is new and mandatory"
	case madeMandatory:
		if r.Direction == Output {
			return what + " is now always there"
		}
		return what + " is now mandatory"
	case madeOptional, perhapsOptional:
		return what + " is now optional"
	case branchRemoved:
		return fmt.Sprintf("%s no longer adds %s", what, d.detail)
	case branchDemands:
		return what + " is now mandatory"
	case valueRemoved:
		if r.Direction == Output {
			return what + " is no longer sent"
		}
		return what + " was removed"
	case typeChanged, typeRefined, typeWidened:
		return what + " is now " + d.detail
	case rangeNarrowed, rangeWidened:
		return what + " now goes from " + d.detail
	case shapeReplaced, shapeReduced:
		return what + " now has " + d.detail
	case featureRemoved:
		return fmt.Sprintf("feature '%s' of %s was removed", d.detail, what)
	case featureAdded:
		return fmt.Sprintf("feature '%s' of %s is new", d.detail, what)
	case deprecated:
		return what + " is now deprecated"
	case undeprecated:
		return what + " is no longer deprecated"
	case madeUnstable:
		return what + " is now unstable"
	case alwaysUnstable:
		return what + " is unstable by its name; the mark changed"
	case madeStable:
		return what + " is now stable"
	case oobLost:
		return what + " can no longer run out-of-band"
	case oobGained:
		return what + " can now run out-of-band"
	case preconfigLost:
		return what + " can no longer run in the preconfig state"
	case preconfigGained:
		return what + " can now run in the preconfig state"
	case replyLost:
		return what + " no longer sends a reply when it works"
	case replyGained:
		return what + " now sends a reply when it works"
	case conditionNarrowed, conditionWidened:
		return what + " " + d.text
	case conditionRenamed, conditionDeclared:
		return d.text
	case defaultChanged:
		return what + " has another default: " + d.detail
	case described:
		return what + " is " + d.detail
	case declaration:
		return d.detail + " of " + what + " changed, which clients cannot see"
	case documentation:
		return "the documentation changed"
	case notBuilt:
		return "built without " + d.because
	case undescribed:
		return what + " is not described by programs of this release"
	default:
		panic(fmt.Sprintf("compare: no message for kind %d", d.kind))
	}
}

// noun names a thing within its command or event: "argument 'inc'", "value 'existing' of argument 'mode'".
func noun(t Thing) string {
	if len(t.Steps) == 0 {
		return fmt.Sprintf("%s '%s'", t.Kind, t.Name)
	}
	last := t.Steps[len(t.Steps)-1]
	before := Thing{t.Kind, t.Name, t.Steps[:len(t.Steps)-1]}
	switch {
	case last.Kind == ToValue:
		return fmt.Sprintf("value '%s' of %s", last.Name, noun(before))
	case last.Kind == ToAlternative:
		return fmt.Sprintf("a JSON %s as %s", last.Name, noun(before))
	case len(t.Steps) == 1:
		switch last.Name {
		case "arguments":
			return "the whole of the arguments"
		case "returns":
			return "the returned value"
		default:
			return "the whole of the data"
		}
	}
	path := strings.TrimPrefix(pathOf(t.Steps[1:]), ".")
	switch t.Steps[0].Name {
	case "arguments":
		return fmt.Sprintf("argument '%s'", path)
	case "returns":
		return fmt.Sprintf("returned member '%s'", path)
	default:
		return fmt.Sprintf("member '%s'", path)
	}
}

// listed writes names for people, a few of them.
func listed(names []string) string {
	const most = 6
	quoted := make([]string, 0, len(names))
	for _, n := range names {
		quoted = append(quoted, "'"+n+"'")
	}
	switch {
	case len(quoted) == 0:
		return "nothing"
	case len(quoted) == 1:
		return quoted[0]
	case len(quoted) > most:
		return strings.Join(quoted[:most-1], ", ") + fmt.Sprintf(" and %d more", len(quoted)-most+1)
	}
	return strings.Join(quoted[:len(quoted)-1], ", ") + " and " + quoted[len(quoted)-1]
}

// programName names a program for people.
func programName(p qapi.Products) string {
	switch p {
	case qapi.QMP:
		return "QEMU"
	case qapi.StorageDaemon:
		return "the storage daemon"
	case qapi.GuestAgent:
		return "the guest agent"
	default:
		return strings.Join(p.Names(), " and ")
	}
}
