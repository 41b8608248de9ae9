package compare

import (
	"fmt"
	"strings"

	"qmpdoc/qapi"
)

// said tells what changed and how, as the client of one command or event sees it: the two halves of a sentence.
func said(d *difference, r Reach) (what, how string) {
	what, how = noun(r.Thing), d.kind.says
	if d.element {
		what = elementOf(r.Thing)
	}
	if read := d.kind.saysRead; read != "" && r.Direction == Output {
		how = read
	}
	switch d.kind {
	case programRemoved, programAdded:
		what = d.text
	case featureRemoved, featureAdded:
		what = fmt.Sprintf("feature '%s' of %s", d.detail, what)
	case declaration:
		what = d.detail + " of " + what
	case documentation:
		what = "the documentation"
	case deprecated:
		if r.Level == Documentation {
			how = "is now marked as deprecated, and was on the list before"
		}
	case notBuilt:
		how = fmt.Sprintf(how, "without "+d.because)
		if symbol, without := strings.CutPrefix(d.because, "!"); without && !strings.ContainsAny(symbol, " (") {
			how = "is missing (built with " + symbol + ")"
		}
	}
	if how == "" {
		how = d.text
	}
	return what, strings.Replace(how, "%s", d.detail, 1)
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
