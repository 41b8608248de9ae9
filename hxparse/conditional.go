package hxparse

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"qmpdoc/diag"
)

// maxNesting is how deep #if may nest (C99, 5.2.4.1). Every entry repeats the conditions around it, so depth without
// bound would make a small file huge.
const maxNesting = 63

// maxBranches is how many #elif and #else of a group an entry repeats; QEMU's own have one.
const maxBranches = 4

// longestCondition is how many bytes of a directive an entry repeats; QEMU's own have up to 82.
const longestCondition = 400

// conditions are the #if groups that are open.
type conditions struct {
	open   []condition
	deeper int // how many more are open beyond maxNesting
}

type condition struct {
	pos   diag.Pos
	lines []string // the #if, #ifdef or #ifndef, as written, and each #elif and #else after it
}

// lines lists the directives that an entry here depends on, outermost first.
func (c *conditions) lines() []string {
	var list []string
	for _, cond := range c.open {
		list = append(list, cond.lines...)
	}
	return list
}

// directive reads one preprocessor directive with its continuation lines.
func (p *parser) directive() {
	pos := p.here()
	text := p.directiveText()
	word := strings.TrimLeft(directiveWord.FindString(text), "# \t")
	if word == "else" || word == "elif" || word == "endif" {
		p.branch(pos, word, text)
	} else if strings.HasPrefix(word, "if") {
		p.openCondition(pos, text)
	}
}

var directiveWord = regexp.MustCompile(`^#[ \t]*[a-z]+`)

func (p *parser) directiveText() string {
	var b strings.Builder
	for {
		ln, ok := p.next()
		if !ok {
			return b.String()
		}
		text, more := strings.CutSuffix(ln.text, `\`)
		b.WriteString(strings.TrimSpace(text))
		if !more {
			return b.String()
		}
		b.WriteByte(' ')
	}
}

func (p *parser) openCondition(pos diag.Pos, text string) {
	if len(p.conditions.open) == maxNesting {
		if p.conditions.deeper++; p.conditions.deeper == 1 {
			p.report(pos, ruleDeep, "%s: conditions nest deeper than %d levels", excerpt(text), maxNesting)
		}
		return
	}
	p.conditions.open = append(p.conditions.open, condition{pos: pos, lines: []string{shortened(text)}})
}

func (p *parser) branch(pos diag.Pos, word, text string) {
	c := &p.conditions
	last := len(c.open) - 1
	switch {
	case c.deeper > 0:
		if word == "endif" {
			c.deeper--
		}
	case last < 0:
		p.report(pos, ruleCondition, "#%s without #if", word)
	case word == "endif":
		c.open = c.open[:last]
	default:
		c.open[last].branch(shortened(text), len(c.lines()) < 2*maxNesting)
	}
}

// branch notes an #elif or #else. Where there are too many it takes the place of the one before, so that an entry never seems to be
// in another branch than its own.
func (c *condition) branch(text string, room bool) {
	if n := len(c.lines); n > 1 && (n > maxBranches || !room) {
		c.lines = c.lines[:n-1]
	}
	c.lines = append(c.lines, text)
}

// shortened cuts a directive that is longer than any condition.
func shortened(text string) string {
	if len(text) <= longestCondition {
		return text
	}
	n := longestCondition
	for n > 0 && !utf8.RuneStart(text[n]) {
		n--
	}
	return text[:n] + "…"
}
