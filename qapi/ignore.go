package qapi

import (
	"slices"
	"strings"

	"qmpdoc/diag"
)

// Ignore is a comment in a source file that keeps findings of one rule from counting: "# qmpdoc:ignore RULE reason", on a
// line of its own. It is for the definition that it is in, documentation and all, else for the next one.
type Ignore struct {
	Pos    diag.Pos // of the word qmpdoc:ignore
	End    diag.Pos // after the comment
	Rule   string   // "" when the comment names none
	Reason string   // "" when there is none
	// From and To are the first and the last line of what the comment is for. To is 0 when nothing follows it.
	From, To int
}

// Lines are the lines of one definition, document or chapter, from the first to the last.
type Lines struct{ From, To int }

const ignoreWord = "qmpdoc:ignore"

// HasIgnores reports whether it is worth to look for such comments in a file.
func HasIgnores(src string) bool { return strings.Contains(src, ignoreWord) }

// IsIgnore reports whether a line is such a comment. In qmp-commands.hx they can begin with HXCOMM, the sign of its own.
func IsIgnore(line string) bool {
	_, ok := cutIgnore(line)
	return ok
}

// cutIgnore returns what is from the word on.
func cutIgnore(line string) (string, bool) {
	rest, ok := strings.CutPrefix(strings.TrimLeft(line, " \t"), "#")
	if !ok {
		rest, ok = strings.CutPrefix(line, "HXCOMM")
	}
	rest = strings.TrimLeft(rest, " \t")
	behind, named := strings.CutPrefix(rest, ignoreWord)
	return rest, ok && named && (behind == "" || strings.IndexByte(" \t\r", behind[0]) >= 0)
}

// FindIgnores finds the comments of a file. The regions are what they can be for, sorted by their last line.
func FindIgnores(file, src string, regions []Lines) []Ignore {
	if !HasIgnores(src) {
		return nil
	}
	var list []Ignore
	no := 0
	for line := range strings.Lines(src) {
		no++
		text := strings.TrimRight(line, " \t\r\n")
		rest, ok := cutIgnore(text)
		if !ok {
			continue
		}
		c := Ignore{
			Pos: diag.Pos{File: file, Line: no, Col: len(text) - len(rest) + 1},
			End: diag.Pos{File: file, Line: no, Col: len(text) + 1},
		}
		c.Rule, c.Reason, _ = strings.Cut(strings.TrimSpace(rest[len(ignoreWord):]), " ")
		c.Reason = strings.TrimSpace(c.Reason)
		i, _ := slices.BinarySearchFunc(regions, no, func(r Lines, no int) int { return r.To - no })
		if i < len(regions) {
			c.From, c.To = min(no, regions[i].From), regions[i].To
		}
		list = append(list, c)
	}
	return list
}
