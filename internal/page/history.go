package page

import (
	"maps"
	"slices"
	"strings"

	"qmpdoc/internal/compare"
	"qmpdoc/internal/history"
	"qmpdoc/qapi"
)

// newReleases is how many releases the history of a page lists at first. The older ones are folded.
const newReleases = 5

// history tells what happened to the definition, the newest first, and in a second section what happened long ago.
func (b *definition) history() (recent, older *Section) {
	rows := b.historyRows()
	if len(rows) == 0 {
		return nil, nil
	}
	recent = &Section{ID: "history", Title: "History"}
	first := rows
	if len(rows) > newReleases+2 { // a fold for two lines would be no help
		first = rows[:newReleases]
		older = &Section{
			Title: "History before " + releaseOf(rows[newReleases-1]), Folded: true,
			Blocks: Blocks{&Table{historyHead, rows[newReleases:]}},
		}
	}
	recent.Blocks = Blocks{&Table{historyHead, first}}
	return recent, older
}

var historyHead = []string{"Release", "What changed"}

// releaseOf is the number in a row.
func releaseOf(r TableRow) string { return r.Cells[0].Spans[0].Text }

func (b *definition) historyRows() []TableRow {
	if b.History == nil {
		return nil
	}
	var rows []TableRow
	entries := b.History.Entries(b.def)
	for len(entries) > 0 {
		n := 1
		for n < len(entries) && entries[n].Release == entries[0].Release {
			n++
		}
		rows = append(rows, b.historyRow(entries[0].Release, b.sayings(entries[:n]), worstOf(entries[:n])))
		entries = entries[n:]
	}
	return b.withBeginning(b.withListed(rows))
}

// withListed adds since when something is deprecated that QEMU's list named later than that: no two releases differ in it.
func (b *definition) withListed(rows []TableRow) []TableRow {
	entries := b.History.Entries(b.def)
	parts := map[string][]history.Entry{} // by release
	for _, one := range b.bearers(b.def, Deprecated) {
		n := one.entry
		if n == nil || n.Release == "" || slices.ContainsFunc(entries, func(e history.Entry) bool { return e.Rule == "deprecated" && endsWith(e.Path, one.part.Name) }) {
			continue
		}
		parts[n.Release] = append(parts[n.Release], history.Entry{Path: one.part.Name})
	}
	noun := "member"
	switch b.def.Kind {
	case qapi.Command:
		noun = "argument"
	case qapi.Enum:
		noun = "value"
	}
	for _, release := range slices.Sorted(maps.Keys(parts)) {
		rows = b.addRow(rows, release, saying{noun, "deprecated"}.of(parts[release]))
	}
	return rows
}

// endsWith reports whether a path leads to something called name; to the definition itself when that is "".
func endsWith(path, name string) bool {
	before, ok := strings.CutSuffix(path, name)
	return ok && (before == "" || name != "" && strings.ContainsAny(before[len(before)-1:], ".=|"))
}

func worstOf(entries []history.Entry) compare.Level {
	return slices.MaxFunc(entries, func(a, b history.Entry) int { return int(a.Level) - int(b.Level) }).Level
}

// withBeginning adds where the definition came from, which is not a change of it.
func (b *definition) withBeginning(rows []TableRow) []TableRow {
	age, known := b.ages(b.def).Oldest()
	if !known {
		return rows
	}
	if age.Named != age.First {
		rows = b.addRow(rows, age.Named, []Span{plain("got its name")})
	}
	words := "introduced"
	if age.Gap {
		words = "the first release that is known has it"
	}
	return b.addRow(rows, age.First, []Span{plain(words)})
}

// addRow says one more thing about a release.
func (b *definition) addRow(rows []TableRow, release string, said []Span) []TableRow {
	number := Number(release)
	at := slices.IndexFunc(rows, func(r TableRow) bool { return history.Compare(releaseOf(r), number) <= 0 })
	switch {
	case at < 0:
		return append(rows, b.historyRow(release, said, compare.None))
	case releaseOf(rows[at]) != number:
		return slices.Insert(rows, at, b.historyRow(release, said, compare.None))
	case !strings.HasPrefix(SpanText(rows[at].Cells[1].Spans), SpanText(said)):
		cell := &rows[at].Cells[1]
		cell.Spans = slices.Concat(said, []Span{plain("; ")}, cell.Spans)
	}
	return rows
}

func (b *definition) historyRow(release string, said []Span, level compare.Level) TableRow {
	number := Number(release)
	cell := Cell{Spans: said}
	if level >= compare.Risky && level != compare.Unstable {
		cell.Badges = []Badge{levelBadge(level)}
	}
	return TableRow{Cells: []Cell{{Spans: []Span{{Text: number, To: Target{Kind: ToChanges, Name: number}}}}, cell}}
}

// levelBadge names the level of a change.
func levelBadge(l compare.Level) Badge {
	return Badge{Kind: Change, Text: l.String(), Title: levelTitles[l]}
}

var levelTitles = map[compare.Level]string{
	compare.Breaking:    "clients that followed the documentation fail",
	compare.Announced:   "it had been deprecated",
	compare.Unstable:    "nothing was promised",
	compare.Risky:       "some clients fail",
	compare.Deprecation: "to be removed",
	compare.Addition:    "more than before",
}

// Limits of what one line of a history says.
const (
	maxNamed  = 5  // things of which the same is said
	maxSaid   = 3  // sentences of one kind that are shown
	maxInPath = 40 // signs of a path; of a longer one its end is shown
)

// sayings says what changed in one release: the same of several things once.
func (b *definition) sayings(entries []history.Entry) []Span {
	var spans []Span
	say := func(more ...Span) { spans = also(spans, "; ", more...) }
	done := map[string]bool{}
	for _, e := range entries {
		if done[e.Rule] {
			continue
		}
		done[e.Rule] = true
		var alike []history.Entry
		for _, other := range entries {
			if other.Rule == e.Rule {
				alike = append(alike, other)
			}
		}
		if words, ok := changeWords[e.Rule]; ok {
			say(words.of(alike)...)
			continue
		}
		said := messages(alike)
		for i, message := range said {
			if i == maxSaid {
				say(plain("and " + countOf(len(said)-i, "similar change")))
				break
			}
			say(plain(message))
		}
	}
	return spans
}

// messages lists what entries say, each once.
func messages(entries []history.Entry) []string {
	var list []string
	for _, e := range entries {
		if !slices.Contains(list, e.Message) {
			list = append(list, e.Message)
		}
	}
	return list
}

// saying is how a kind of change is told: "arguments a and b added". Of the definition itself the verb alone is.
type saying struct{ noun, verb string }

var changeWords = map[string]saying{
	"command-added":            {"", "introduced"},
	"event-added":              {"", "introduced"},
	"command-removed":          {"", "removed"},
	"event-removed":            {"", "removed"},
	"argument-added":           {"argument", "added"},
	"mandatory-argument-added": {"mandatory argument", "added"},
	"argument-removed":         {"argument", "removed"},
	"argument-made-mandatory":  {"argument", "made mandatory"},
	"argument-made-optional":   {"argument", "made optional"},
	"member-added":             {"member", "added"},
	"member-removed":           {"member", "removed"},
	"member-made-mandatory":    {"member", "made always present"},
	"member-made-optional":     {"member", "made optional"},
	"branch-removed":           {"branch", "removed"},
	"value-added":              {"value", "added"},
	"value-removed":            {"value", "removed"},
	"value-not-sent":           {"value", "removed"},
	"alternative-added":        {"alternative", "added"},
	"alternative-removed":      {"alternative", "removed"},
	"deprecated":               {"", "deprecated"},
	"deprecation-dropped":      {"", "no longer deprecated"},
	"made-unstable":            {"", "made unstable"},
	"made-stable":              {"", "made stable"},
}

func (s saying) of(entries []history.Entry) []Span {
	var names []string
	for _, e := range entries {
		if name := shortPath(e.Path); name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return []Span{plain(s.verb)}
	}
	var spans []Span
	shown := names
	if len(names) > maxNamed+1 {
		shown = names[:maxNamed]
	}
	for _, name := range shown {
		spans = also(spans, ", ", code(name))
	}
	if s.noun != "" {
		spans = append([]Span{plain(plural(len(names), s.noun) + " ")}, spans...)
	}
	if more := len(names) - len(shown); more > 0 {
		spans = append(spans, plain(" and "+countOf(more, "other")))
	}
	return append(spans, plain(" "+s.verb))
}

// shortPath is the path of an entry without what the page says anyway; "" for the definition itself.
func shortPath(path string) string {
	for _, start := range []string{"arguments", "returns", "data"} {
		if rest, ok := strings.CutPrefix(path, start); ok && (rest == "" || strings.ContainsAny(rest[:1], ".{=|")) {
			path = strings.TrimPrefix(rest, ".")
			break
		}
	}
	path = strings.TrimPrefix(path, "=") // of an enum
	if len(path) <= maxInPath {
		return path
	}
	if at := strings.LastIndexByte(path, '.'); at >= 0 {
		return path[at+1:]
	}
	return path
}
