package compare

import (
	"fmt"
	"strings"

	"qmpdoc/qapi"
)

// said tells what changed and how, as the client of one command or event sees it: the two halves of a sentence.
func said(d *difference, r Reach) (what, how string) {
	what = noun(r.Thing)
	if d.element {
		what = elementOf(r.Thing)
	}
	switch d.kind {
	case programRemoved:
		return d.text, "no longer has a QMP schema"
	case programAdded:
		return d.text, "has a QMP schema of its own"
	case featureRemoved:
		return fmt.Sprintf("feature '%s' of %s", d.detail, what), "was removed"
	case featureAdded:
		return fmt.Sprintf("feature '%s' of %s", d.detail, what), "is new"
	case declaration:
		return d.detail + " of " + what, "changed, which clients cannot see"
	case documentation:
		return "the documentation", "changed"
	case deprecated:
		if r.Level == Documentation {
			return what, "is now marked as deprecated, and was on the list before"
		}
	}
	return what, predicate(d, r.Direction)
}

func predicate(d *difference, direction Direction) string {
	switch d.kind {
	case valueRemoved, alternateRemoved:
		if direction == Output {
			return "is no longer sent"
		}
		return "was removed"
	case commandRemoved, eventRemoved, memberRemoved, optionalRemoved, scattered:
		return "was removed"
	case commandAdded, eventAdded, memberAdded, valueAdded, alternateAdded:
		return "is new"
	case mandatoryAdded:
		if direction == Output {
			return "is new"
		}
		return "is new and mandatory"
	case madeMandatory:
		if direction == Output {
			return "is now always there"
		}
		return "is now mandatory"
	case branchDemands:
		if direction == Output {
			return "now has " + d.detail
		}
		return "now demands " + d.detail
	case madeOptional, perhapsOptional:
		return "is now optional"
	case branchRemoved:
		return "no longer has " + d.detail
	case typeChanged, typeRefined, typeWidened:
		return "is now " + d.detail
	case rangeNarrowed, rangeWidened:
		return "now goes from " + d.detail
	case shapeReplaced, shapeReduced:
		return "was replaced: it has " + d.detail
	case described:
		return "is " + d.detail
	case defaultChanged:
		return "has another default: " + d.detail
	case conditionNarrowed, valueConditioned, conditionWidened, conditionRenamed, conditionDeclared, alwaysUnstable:
		return d.text
	case notBuilt:
		if symbol, without := strings.CutPrefix(d.because, "!"); without && !strings.ContainsAny(symbol, " (") {
			return "is missing (built with " + symbol + ")"
		}
		return "is missing (built without " + d.because + ")"
	case undescribed:
		return "is not described by programs of this release"
	default:
		return marksPredicate(d.kind)
	}
}

// marksPredicate tells of features and flags.
func marksPredicate(k kind) string {
	switch k {
	case deprecated:
		return "is now deprecated"
	case undeprecated:
		return "is no longer deprecated"
	case madeUnstable:
		return "is now unstable"
	case madeStable:
		return "is now stable"
	case oobLost:
		return "can no longer run out-of-band"
	case oobGained:
		return "can now run out-of-band"
	case preconfigLost:
		return "can no longer run in the preconfig state"
	case preconfigGained:
		return "can now run in the preconfig state"
	case replyLost:
		return "no longer sends a reply when it works"
	case replyGained:
		return "now sends a reply when it works"
	default:
		panic(fmt.Sprintf("compare: no message for kind %d", k))
	}
}

// ofMany is the message about several things: their number, and what is said of each.
func ofMany(things []Thing, how string) string {
	commands, events := 0, 0
	for _, t := range things {
		switch {
		case len(t.Steps) > 0:
		case t.Kind == qapi.Command:
			commands++
		case t.Kind == qapi.Event:
			events++
		}
	}
	what := "things"
	switch len(things) {
	case commands:
		what = "commands"
	case events:
		what = "events"
	case commands + events:
		what = "commands and events"
	}
	for _, verb := range [][2]string{{"depends ", "depend "}, {"is ", "are "}, {"sends ", "send "}} {
		how = strings.Replace(how, verb[0], verb[1], 1)
	}
	return fmt.Sprintf("%d %s %s", len(things), what, how)
}

// noun names a thing within its command or event: "argument 'inc'", "value 'existing' of argument 'mode'".
func noun(t Thing) string {
	if len(t.Steps) == 0 {
		return fmt.Sprintf("%s '%s'", t.Kind, t.Name)
	}
	last := t.Steps[len(t.Steps)-1]
	before := Thing{t.Kind, t.Name, t.Steps[:len(t.Steps)-1]}
	switch last.Kind {
	case ToValue:
		return fmt.Sprintf("value '%s' of %s", last.Name, noun(before))
	case ToAlternative:
		return fmt.Sprintf("a JSON %s as %s", last.Name, noun(before))
	}
	var path, where []string
	for _, s := range t.Steps[1:] {
		switch s.Kind {
		case ToMember:
			path = append(path, s.Name)
		case ToBranch:
			where = append(where, fmt.Sprintf("'%s' is '%s'", strings.Join(append(path[:len(path):len(path)], s.Tag), "."), s.Name))
		}
	}
	text := wholes[t.Steps[0].Name]
	if len(path) > 0 {
		text = fmt.Sprintf("%s '%s'", parts[t.Steps[0].Name], strings.Join(path, "."))
	}
	if len(where) > 0 {
		text += " where " + strings.Join(where, " and ")
	}
	return text
}

// elementOf names the elements of an array within its command or event.
func elementOf(t Thing) string {
	last := len(t.Steps) - 1
	if t.Steps[last].Kind == ToAlternative {
		return fmt.Sprintf("a JSON %s as an element of %s", t.Steps[last].Name, noun(Thing{t.Kind, t.Name, t.Steps[:last]}))
	}
	return "an element of " + noun(t)
}

// What the first step leads to, and the members below it.
var (
	wholes = map[string]string{"arguments": "the arguments object", "returns": "the returned value", "data": "the data object"}
	parts  = map[string]string{"arguments": "argument", "returns": "returned member", "data": "member"}
)

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
