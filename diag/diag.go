// Package diag holds source positions and findings: what is wrong in a file, where, and what to do about it.
//
// A finding is about a third party's file. Trouble that stops the program is an error, never a Diagnostic.
package diag

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Pos is a place in a source file. The zero Pos means "no place".
type Pos struct {
	File string // slash-separated, relative to the source root
	Line int    // from 1; 0 means the whole file
	Col  int    // in bytes, from 1; 0 means the whole line
}

// IsZero reports whether p names no place at all.
func (p Pos) IsZero() bool { return p == Pos{} }

// String returns file:line:col and leaves out the parts that are not known.
func (p Pos) String() string {
	var b strings.Builder
	b.WriteString(p.File)
	if p.Line > 0 {
		b.WriteString(":" + strconv.Itoa(p.Line))
		if p.Col > 0 {
			b.WriteString(":" + strconv.Itoa(p.Col))
		}
	}
	return b.String()
}

// Compare orders positions by file, line and column.
func (p Pos) Compare(q Pos) int {
	return cmp.Or(cmp.Compare(p.File, q.File), cmp.Compare(p.Line, q.Line), cmp.Compare(p.Col, q.Col))
}

// Severity grades a finding.
type Severity uint8

// The three grades, from "good to know" to "this is wrong".
const (
	Info Severity = iota
	Warning
	Error
)

var severityNames = [...]string{"info", "warning", "error"}

// String returns the word that reports print.
func (s Severity) String() string { return severityNames[s] }

// ParseSeverity reads the word that String prints.
func ParseSeverity(word string) (Severity, error) {
	if i := slices.Index(severityNames[:], word); i >= 0 {
		return Severity(i), nil
	}
	return 0, fmt.Errorf("unknown severity %q: use error, warning or info", word)
}

// Related is another place that explains a finding.
type Related struct {
	Pos Pos
	Msg string
}

// Edit replaces the text from Pos to End (exclusive, same file).
type Edit struct {
	Pos, End Pos
	Text     string
}

// Repeat is a further place of a finding's mistake.
type Repeat struct {
	Pos, End Pos
	Fix      *Edit
}

// Diagnostic is one finding.
type Diagnostic struct {
	Pos        Pos
	End        Pos // after the last byte of what is wrong; zero when only Pos is known
	Severity   Severity
	Rule       string
	Msg        string    // lower case, no final period, names the thing
	Help       string    // what to do, when that is known
	Fix        *Edit     // the exact replacement, when it is certain
	Repeats    []Repeat  // the same mistake elsewhere in the same message
	Related    []Related // other places that explain it
	Product    string    // "qmp", "storage-daemon" or "guest-agent", when the finding is about one definition
	Definition string    // its name
	// MessageLine is the first line of the example message that the finding is about, 0 when it is about none.
	MessageLine int
	// Suppressed says why the finding does not count: Baseline, or the reason in a comment. "" when it counts.
	Suppressed string
	// From and Until narrow what the rule's own dates say, where parsers of different releases read one text differently:
	// the first release for which the finding counts, and the first for which it no longer does. "" means no bound.
	From, Until string
}

// Baseline is what Suppressed says of findings that were known before and are left for later.
const Baseline = "baseline"

// String is the one-line form: pos: severity: message [rule].
func (d Diagnostic) String() string {
	return fmt.Sprintf("%s: %s: %s [%s]", d.Pos, d.Severity, d.Msg, d.Rule)
}

// List collects findings. The zero List is empty and ready.
type List []Diagnostic

// most is how many findings a List takes: more than anybody would read, few enough for a hostile file to do no harm.
const most = 20_000

// Report appends a finding of rule r at pos and returns it for details such as Help.
// The pointer is good until the next Report. A full List ends with a finding that says so and takes no more.
func (l *List) Report(pos Pos, r Rule, format string, args ...any) *Diagnostic {
	if len(*l) == most {
		format, args, r = "more than %d findings; the rest is not listed", []any{most}, TooMany
	} else if len(*l) > most {
		return new(Diagnostic)
	}
	*l = append(*l, Diagnostic{Pos: pos, Severity: r.Severity, Rule: r.ID, Msg: short(fmt.Sprintf(format, args...))})
	return &(*l)[len(*l)-1]
}

// Append appends findings that another list has collected. A full List takes no more.
func (l *List) Append(more List) {
	room := max(most-len(*l), 0)
	*l = append(*l, more[:min(len(more), room)]...)
	if len(more) > room {
		l.Report(more[room].Pos, TooMany, "")
	}
}

// longest is how long a message may be, in bytes: a name in a hostile file can have millions.
const longest = 1000

func short(msg string) string {
	if len(msg) <= longest {
		return msg
	}
	return strings.ToValidUTF8(msg[:longest], "") + "…"
}

// Sort orders findings by file, line, column and rule; equal ones keep their order.
func (l List) Sort() {
	slices.SortStableFunc(l, func(a, b Diagnostic) int {
		return cmp.Or(a.Pos.Compare(b.Pos), cmp.Compare(a.Rule, b.Rule))
	})
}

// Count returns the number of findings of exactly severity s that count.
func (l List) Count(s Severity) int {
	n := 0
	for i := range l {
		if l[i].Severity == s && l[i].Suppressed == "" {
			n++
		}
	}
	return n
}
