package search

import (
	"slices"
	"strings"

	"qmpdoc/qapi"
)

// filters are the words with a colon.
type filters struct {
	any            bool   // at least one was given
	kinds          []Kind // any of them; empty for all
	takes, returns []string
	since, without []span          // without: the first release that lacks what was removed
	programs       []qapi.Products // each of them: any of its programs
	rowsOnly       bool
	flags          int // that it has, see Doc.flags
}

// span is what since: and removed: ask for. It reports whether a version is wanted.
type span func(Version) bool

// filterNames are all filters.
const filterNames = " command event enum type changes member takes returns since program deprecated unstable oob preconfig removed "

// takeFrom reads the filters among words, and returns the rest and those values that are words to be found. A filter without a
// value counts at the beginning and at the end of the question: in the middle it is text that was pasted.
func (f *filters) takeFrom(words []string) (rest []string) {
	isWord := func(word string) bool { key, _ := splitFilter(word); return key == "" }
	begin, end := slices.IndexFunc(words, isWord), len(words)-1
	for end >= 0 && !isWord(words[end]) {
		end--
	}
	for i, word := range words {
		key, value := splitFilter(word)
		switch {
		case key == "" || value == "" && begin >= 0 && begin < i && i < end:
			rest = append(rest, word)
		default:
			f.any = true
			if f.take(key, value) && value != "" {
				rest = append(rest, value)
			}
		}
	}
	return rest
}

// splitFilter cuts a filter into its lower-case name and value; the name is "" if the word is not a filter.
func splitFilter(word string) (key, value string) {
	key, value, ok := strings.Cut(word, ":")
	key = strings.ToLower(key)
	if !ok || key == "" || strings.Contains(key, " ") || !strings.Contains(filterNames, " "+key+" ") {
		return "", ""
	}
	return key, value
}

// filterKinds and filterFlags are what those filters ask for whose values are words.
var (
	filterKinds = map[string][]Kind{
		"command": {Kind(qapi.Command)}, "event": {Kind(qapi.Event)}, "enum": {Kind(qapi.Enum)}, "changes": {KindChanges},
		"type": {Kind(qapi.Struct), Kind(qapi.Union), Kind(qapi.Alternate), Kind(qapi.Enum)},
	}
	filterFlags = map[string]int{"deprecated": deprecatedFlag, "unstable": unstableFlag, "oob": oobFlag, "preconfig": preconfigFlag, "removed": removedFlag}
)

// take reads a filter; true means that its value is a word of the question.
func (f *filters) take(key, value string) bool {
	switch key {
	case "member":
		f.rowsOnly = true
	case "takes":
		f.takes = append(f.takes, foldType(value))
	case "returns":
		f.returns = append(f.returns, foldType(value))
	case "since":
		f.since = append(f.since, parseSpan(value)...)
	case "program":
		if value != "" {
			f.programs = append(f.programs, programsCalled(value))
		}
	default:
		f.kinds = append(f.kinds, filterKinds[key]...)
		f.flags |= filterFlags[key]
		if spans := parseSpan(value); key == "removed" && spans != nil {
			f.without = append(f.without, spans...)
			return false
		}
		return true
	}
	return key == "member"
}

// parseSpan reads "8.2", ">=8.2", "<v3.0.1"; it returns nil for anything else.
func parseSpan(text string) []span {
	number := strings.TrimLeft(text, "<>=")
	sign, wanted := text[:len(text)-len(number)], versionOf(strings.TrimPrefix(number, "v"))
	if wanted == 0 || !slices.Contains([]string{"", "=", "<", "<=", ">", ">="}, sign) {
		return nil
	}
	return []span{func(v Version) bool {
		switch {
		case v == wanted:
			return sign != "<" && sign != ">"
		case v < wanted:
			return v > 0 && strings.HasPrefix(sign, "<")
		default:
			return strings.HasPrefix(sign, ">")
		}
	}}
}

// programsCalled are the programs one of whose names begins with typed.
func programsCalled(typed string) (found qapi.Products) {
	for i, names := range [...][]string{{"qemu", "qmp"}, {"storagedaemon", "qsd"}, {"guestagent", "agent", "qga"}} {
		for _, name := range names {
			if strings.HasPrefix(name, fold(typed)) {
				found |= qapi.AllProducts[i]
			}
		}
	}
	return found
}

// passes reports whether the filters about definitions accept d, also for its rows.
func (e *Engine) passes(q *query, d *Doc) bool {
	f := &q.filters
	if len(f.kinds) > 0 && !slices.Contains(f.kinds, d.Kind) || !within(f.without, d.Without) {
		return false
	}
	for _, p := range f.programs {
		if d.Products&p == 0 {
			return false
		}
	}
	for _, t := range f.takes {
		if !slices.ContainsFunc(d.Takes, func(name string) bool { return e.isType(t, name) }) {
			return false
		}
	}
	for _, t := range f.returns {
		if d.Returns == "" || !e.isType(t, d.Returns) {
			return false
		}
	}
	return true
}

func within(all []span, v Version) bool {
	return !slices.ContainsFunc(all, func(fits span) bool { return !fits(v) })
}

func (e *Engine) passesDoc(q *query, number int) bool {
	f, d := &q.filters, e.catalog.Docs[number]
	return !f.rowsOnly && f.flags&^d.flags() == 0 && within(f.since, d.Since) && e.passes(q, d) && q.allows(number)
}

// passesRow reports whether the filters accept a row: itself deprecated or unstable, all else on a definition that they accept.
func (e *Engine) passesRow(q *query, r *rowRef) bool {
	f, d := &q.filters, e.catalog.Docs[r.doc]
	const own = deprecatedFlag | unstableFlag
	return f.flags&own&^r.row.flags() == 0 && f.flags&^own&^d.flags() == 0 && within(f.since, r.row.Since) && e.passes(q, d) && q.allows(r.doc)
}
