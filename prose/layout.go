package prose

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
)

// Old comments and text files show messages, diagrams and columns without any markup. What looks like that is shown as it
// is written.

// openMessages takes example messages.
func (p *run) openMessages(_ ast.Node, s spot) ast.Node {
	if !isMessage(s.text) {
		return nil
	}
	return p.asWritten(s, p.messagesEnd(s))
}

// messagesEnd returns the end of the messages at s, which may be set apart by empty lines.
func (l *lines) messagesEnd(s spot) int {
	for {
		end := l.wordsBelow(s, l.paragraphEnd(s, l.count()))
		next := end
		for next < l.count() && l.blank(next) {
			next++
		}
		if next == l.count() || l.indent(next) < s.base || !goesOn(l.at(next), s.col) {
			return end
		}
		s.line = next
	}
}

// wordsBelow returns the first line after s and before end that is text in a text file, left of the messages that begin at s;
// end if there is none.
func (l *lines) wordsBelow(s spot, end int) int {
	for i := s.line + 1; i < end && l.text.Plain; i++ {
		if indent := l.indent(i); indent < s.col && isAlpha(l.at(i)[indent]) {
			return i
		}
	}
	return end
}

// isMessage reports whether s begins as an example message does.
func isMessage(s []byte) bool {
	for _, sign := range []string{"-> ", "<- ", "{ \"", "{\"", "{ '", "{'", "[ {", "[{"} {
		if bytes.HasPrefix(s, []byte(sign)) {
			return true
		}
	}
	return false
}

// goesOn reports whether line, after an empty one, belongs to the messages that began at column col.
func goesOn(line []byte, col int) bool {
	indent := leadingBlanks(line)
	return indent > col || isMessage(line[indent:]) || bytes.IndexByte([]byte("}]"), line[indent]) >= 0
}

// asWritten makes a literal block of the lines at s up to end. The first may be after the marker of an item.
func (l *lines) asWritten(s spot, end int) ast.Node {
	body := l.collect(s.line, end, func(i int) (int, int) {
		if i == s.line {
			return s.col, len(l.at(i))
		}
		return min(s.col, l.indent(i)), len(l.at(i))
	})
	return &literal{extent: extent{end}, body: body}
}

// openLayout takes lines that their author aligned by eye.
func (p *run) openLayout(_ ast.Node, s spot) ast.Node {
	if !(p.text.Plain && isCommandLine(s)) && !p.laidOut(s) {
		return nil
	}
	return p.asWritten(s, p.paragraphEnd(s, p.count()))
}

// isCommandLine reports whether the line at s is typed into a shell: it goes on after a backslash, has a prompt, or begins with
// an option.
func isCommandLine(s spot) bool {
	return bytes.HasSuffix(s.text, []byte("\\")) || bytes.HasPrefix(s.text, []byte("$ ")) || bytes.HasPrefix(s.text, []byte("# ")) ||
		len(s.text) > 2 && s.text[0] == '-' && isAlpha(s.text[1]) && isAlpha(s.text[2])
}

// laidOutLines is how many lines of a block are looked at to tell whether it is laid out by eye.
const laidOutLines = 40

// laidOut reports whether at least two lines of those at s hold three blanks in a row: more than the two after a sentence.
func (l *lines) laidOut(s spot) bool {
	gaps := 0
	for i := s.line; i < l.paragraphEnd(s, s.line+laidOutLines); i++ {
		if bytes.Contains(l.at(i)[l.indent(i):], []byte("   ")) {
			gaps++
		}
	}
	return gaps >= 2
}
