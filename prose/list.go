package prose

import (
	"bytes"
	"strconv"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
)

// marker is what begins an item of a list.
type marker struct {
	style   markerStyle
	sign    rune // the bullet, or the character after the number; '(' for one in parentheses
	ordinal int  // of a number; 0 for "#."
	letter  byte // the letter that means 1: 'a' or 'A'; 0 for figures
	width   int  // bytes up to the content
}

type markerStyle uint8

const (
	noMarker markerStyle = iota
	bullet
	number
	value // "name": text, in the lists of values of the old text files
)

// alike reports whether an item with marker m looks like one with marker before, so that both may be in one list.
func (m marker) alike(before marker) bool {
	return m.style == before.style && m.sign == before.sign && m.letter == before.letter
}

// interrupts reports whether m begins a list in the middle of a paragraph. A number must be the first: others may well be
// the end of a sentence.
func (m marker) interrupts() bool {
	switch m.style {
	case noMarker:
		return false
	case bullet:
		return m.sign == '-' || m.sign == '*'
	case number:
		return m.ordinal == 1
	case value:
		return true
	default:
		panic("prose: unknown marker style " + strconv.Itoa(int(m.style)))
	}
}

// show returns what plain text shows before the item that is i places after the one marked m.
func (m marker) show(i int) string {
	switch {
	case m.letter != 0:
		mark := string(rune(m.letter) + rune(m.ordinal+i-1))
		if m.sign == '(' {
			return "(" + mark + ") "
		}
		return mark + string(m.sign) + " "
	case m.style == number:
		return strconv.Itoa(max(m.ordinal, 1)+i) + ". "
	case m.sign == '*' || m.sign == '+':
		return string(m.sign) + " "
	default:
		return "- "
	}
}

// markerAt reads the marker that s begins with: "- ", "* ", "+ ", "o ", "1. ", "1) ", "(1) ", "#. ".
func markerAt(s []byte, plain bool) marker {
	if len(s) == 0 {
		return marker{}
	}
	switch c := s[0]; {
	case c == '-' || c == '*' || c == '+' || (c == 'o' && len(s) > 2 && !('a' <= s[2] && s[2] <= 'z')):
		return marker{style: bullet, sign: rune(c), width: 1}.before(s)
	case c == '"' && plain:
		return valueAt(s)
	case c == '#' || c == '(' || ('0' <= c && c <= '9'):
		if m := enumeratorAt(s); m.letter == 0 {
			return m
		}
	case c >= utf8.RuneSelf && bytes.HasPrefix(s, []byte("•")):
		return marker{style: bullet, sign: '-', width: len("•")}.before(s)
	}
	return marker{}
}

// before completes m with the blanks after it; without any it is not a marker.
func (m marker) before(s []byte) marker {
	rest := s[m.width:]
	blanks := leadingBlanks(rest)
	if blanks == 0 {
		return marker{}
	}
	m.width += blanks
	return m
}

// enumeratorAt reads "1. ", "1) ", "(1) ", and the same with # or a letter, which can also be a word.
func enumeratorAt(s []byte) marker {
	rest := bytes.TrimPrefix(s, []byte("("))
	word := rest[:len(rest)-len(bytes.TrimLeft(rest, "0123456789"))]
	if len(word) == 0 && len(rest) > 0 && (rest[0] == '#' || isAlpha(rest[0])) {
		word = rest[:1]
	}
	inParentheses, after := len(rest) < len(s), rest[len(word):]
	if len(word) == 0 || len(word) > 3 || len(after) == 0 || after[0] != ')' && (after[0] != '.' || inParentheses) {
		return marker{}
	}
	m := marker{style: number, sign: rune(after[0]), width: len(s) - len(after) + 1}
	if inParentheses {
		m.sign = '('
	}
	switch c := word[0]; {
	case c == '#':
	case isAlpha(c):
		m.letter = 'A'
		if c >= 'a' {
			m.letter = 'a'
		}
		m.ordinal = int(c-m.letter) + 1
	default:
		m.ordinal, _ = strconv.Atoi(string(word))
	}
	return m.before(s)
}

func valueAt(s []byte) marker {
	end := bytes.IndexByte(s[1:], '"')
	if end < 1 || bytes.IndexByte(s[1:1+end], ' ') >= 0 {
		return marker{}
	}
	if rest := bytes.TrimLeft(s[end+2:], " "); len(rest) < 2 || rest[0] != ':' || rest[1] != ' ' {
		return marker{}
	}
	return marker{style: value, sign: '"'}
}

// openItem takes an item of a list, at any indentation: authors indent lists for looks as often as for a quotation.
func (p *run) openItem(parent ast.Node, s spot) ast.Node {
	m := p.marker(parent, s)
	if m.style == noMarker || !p.isItem(m, s) || p.deep(s) {
		return nil
	}
	if _, ok := parent.(*item); ok && m.style == value && parent.FirstChild() == nil {
		return nil // the name of a value begins the text of an item
	}
	s.moveTo(s.col + m.width)
	n := &item{marker: m, outer: s.col, col: s.col + max(m.width, 1)}
	if m.width == len(s.text) { // all of its text is below the marker
		if end := p.body(s.line+1, s.col); end > s.line+1 {
			n.col = p.leastIndent(s.line+1, end)
		}
	}
	return n
}

// isItem reports whether the line at s, which begins with marker m, begins an item. In a document "o" is a word, and the line after
// a number has to be empty, indented, or the next item: "1984. Something" may begin a paragraph
// (docutils/parsers/rst/states.py, is_enumerated_list_item).
func (p *run) isItem(m marker, s spot) bool {
	if p.text.Document && m.sign == 'o' {
		return false
	}
	if !p.text.Document || m.style != number || p.blank(s.line+1) || p.indent(s.line+1) != s.col {
		return true
	}
	next := p.at(s.line + 1)[s.col:]
	n := markerAt(next, false)
	return n.alike(m) && (n.ordinal == 0 || n.ordinal == m.ordinal+1) || m.next(next).style != noMarker
}

func (n *item) goesOn(p *run, s spot) bool {
	switch {
	case len(s.text) == 0:
		return true
	case s.col >= n.col:
		s.moveTo(n.col)
		return true
	default:
		return (s.col != n.outer || n.marker.next(s.text).style == noMarker) && p.readsOn(s)
	}
}

// readsOn reports whether the line at s, which is not indented enough, still belongs to the paragraph before it. Old documents
// do not align the lines of an item.
func (p *run) readsOn(s spot) bool {
	open, ok := p.LastOpenedBlock().Node.(*paragraph)
	return ok && !p.text.Document && markerAt(s.text, p.text.Plain).style == noMarker && !p.interrupts(open, s)
}

// listFrom returns the items of the list that begins with first. Where a number is left out, another list begins.
func listFrom(first *item) []*item {
	items := []*item{first}
	for n, ok := first.NextSibling().(*item); ok && n.marker.alike(first.marker); n, ok = n.NextSibling().(*item) {
		place := n.marker.ordinal - first.marker.ordinal
		if n.marker.ordinal > 0 && place != len(items) && !(first.marker.ordinal == 0 && place == len(items)+1) { // "#." is 1
			break
		}
		items = append(items, n)
	}
	return items
}
