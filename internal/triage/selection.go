package triage

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"qmpdoc/diag"
	"qmpdoc/qapi"
)

// Selection says which rules are on, and how their findings are graded.
type Selection struct {
	ids    []string
	off    map[string]bool
	only   bool            // some rule was named without a sign
	always map[string]bool // asked for by their full names
	levels []string        // that rules can have
	grades map[string]string
}

// Either lists words as people do: a, b or c.
func Either(words []string) string {
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " or " + words[last]
}

// Severities are the levels of findings, worst first.
var Severities = []string{"error", "warning", "info"}

// Select reads settings for the known rules, which have one of the levels. Each of rules is "+id", "-id" or "id": the first one
// without a sign turns all others off. Each of grades is "id=level". An id can hold "*", which matches any letters. A later
// setting overrides an earlier one. Rules that are Off begin as such.
func Select(known []diag.Rule, levels, rules, grades []string) (*Selection, error) {
	s := &Selection{off: map[string]bool{}, always: map[string]bool{}, levels: levels, grades: map[string]string{}}
	for _, r := range known {
		s.ids = append(s.ids, r.ID)
		s.off[r.ID] = r.Off
	}
	for _, word := range rules {
		if err := s.switchRule(strings.TrimSpace(word)); err != nil {
			return nil, err
		}
	}
	for _, word := range grades {
		if err := s.grade(strings.TrimSpace(word)); err != nil {
			return nil, err
		}
	}
	return s, nil
}

func (s *Selection) switchRule(word string) error {
	pattern, off := strings.CutPrefix(word, "-")
	on := false
	if !off {
		pattern, on = strings.CutPrefix(word, "+")
	}
	if !on && !off && !s.only {
		s.only = true
		for _, id := range s.ids {
			s.off[id] = true
		}
	}
	ids, err := s.match(pattern)
	for _, id := range ids {
		s.off[id] = off
		s.always[id] = !off && (id == pattern || s.always[id])
	}
	return err
}

func (s *Selection) grade(word string) error {
	pattern, level, ok := strings.Cut(word, "=")
	switch {
	case !ok:
		return fmt.Errorf("%q does not name a level: write %s=LEVEL, with %s", word, word, Either(s.levels))
	case !slices.Contains(s.levels, level):
		return fmt.Errorf("%q is not a level: use %s", level, Either(s.levels))
	}
	ids, err := s.match(pattern)
	for _, id := range ids {
		s.grades[id] = level
	}
	return err
}

// match returns the rules that id, perhaps with "*", matches. It is an error when there is none.
func (s *Selection) match(id string) ([]string, error) {
	var list []string
	for _, known := range s.ids {
		if ok, err := path.Match(id, known); err == nil && ok {
			list = append(list, known)
		}
	}
	if len(list) == 0 {
		return nil, UnknownRule(id, s.ids)
	}
	return list, nil
}

// UnknownRule is the error about an id that no rule has; it names those that were probably meant.
func UnknownRule(id string, known []string) error {
	if near := nearRules(id, known); len(near) > 0 {
		return fmt.Errorf("no rule is called %q: did you mean %s?", id, strings.Join(near, " or "))
	}
	return fmt.Errorf("no rule is called %q: docs/rules.md and docs/changes.md list them", id)
}

// nearRules returns the nearest id, else those that share the most telling words with id.
func nearRules(id string, known []string) []string {
	if one := qapi.Nearest(id, known); one != "" {
		return []string{one}
	}
	const most = 3
	var list []string
	words := strings.FieldsFunc(id, func(r rune) bool { return r == '-' || r == '_' || r == '*' })
	for n := len(words); n > 0 && len(list) == 0; n-- {
		for _, k := range known {
			if len(list) < most && shared(words, strings.Split(k, "-")) == n {
				list = append(list, k)
			}
		}
	}
	return list
}

// shared counts the words that are in a rule's id, or begin with a word of it: "documented" means "doc". But many a word
// begins with "no".
func shared(words, of []string) int {
	const telling = 3
	n := 0
	for _, w := range words {
		if slices.ContainsFunc(of, func(o string) bool { return w == o || len(o) >= telling && strings.HasPrefix(w, o) }) {
			n++
		}
	}
	return n
}

// On reports whether a rule is on. A rule that nobody knows is.
func (s *Selection) On(id string) bool { return !s.off[id] }

// Grade is the level that was set for a rule; "" for none.
func (s *Selection) Grade(id string) string { return s.grades[id] }

// Always lists the rules that were switched on by their full names, sorted: they are wanted whatever the release.
func (s *Selection) Always() []string {
	var list []string
	for _, id := range s.ids {
		if s.always[id] {
			list = append(list, id)
		}
	}
	slices.Sort(list)
	return list
}

// Apply drops the findings of rules that are off, and grades the others.
func (s *Selection) Apply(found diag.List) diag.List {
	var kept diag.List
	for _, d := range found {
		if !s.On(d.Rule) {
			continue
		}
		if severity, err := diag.ParseSeverity(s.Grade(d.Rule)); err == nil {
			d.Severity = severity
		}
		kept = append(kept, d)
	}
	return kept
}
