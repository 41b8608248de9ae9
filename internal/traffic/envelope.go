package traffic

import (
	"bytes"
	"slices"
	"strings"
)

// heads are the members that tell what a message is (docs/interop/qmp-spec.rst), and tails those that it may have before them.
var (
	heads = []string{"execute", "exec-oob", "return", "error", "event", "QMP"}
	tails = []string{"id", "timestamp", "arguments", "data"}
)

// A name is the first member of an object, as a log writes it.
type name struct {
	text  string
	quote byte // 0 for a name without quotes
	level int  // how often the object has been escaped, or doubled
	value int  // the offset of what follows the colon
}

// longestName is how many bytes of a log are looked at for the first member of an object.
const longestName = 256

// nameAt reads the first member of the object whose brace is at b[i]. Short tells that b ends too early to know.
func nameAt(b []byte, i int) (n name, ok, short bool) {
	b = b[:min(len(b), i+longestName)]
	i = blanks(b, i+1)
	i, n.quote, n.level = quoteAt(b, i)
	start := i
	for i < len(b) && (isLetter(b[i]) || b[i] == '-') {
		i++
	}
	n.text = string(b[start:i])
	if n.quote != 0 {
		end, quote, level := quoteAt(b, i)
		if quote == n.quote && level == n.level {
			i = end
		} else if n.level != 0 {
			return n, false, i >= len(b)
		}
	}
	i = blanks(b, i)
	n.value = i + 1
	return n, n.text != "" && i < len(b) && b[i] == ':', i >= len(b)
}

// blanks returns the offset of what follows white space, which may be escaped, from i on.
func blanks(b []byte, i int) int {
	for i < len(b) {
		switch {
		case isSpace(b[i]):
			i++
		case b[i] == '\\':
			end := i
			for end < len(b) && b[end] == '\\' {
				end++
			}
			if end >= len(b) || strings.IndexByte("nrt", b[end]) < 0 {
				return i
			}
			i = end + 1
		default:
			return i
		}
	}
	return i
}

const (
	doubled = -1 // the level of an object in a cell of CSV, which doubles quotes
	entity  = -2 // that of an object in HTML or XML, which write quotes by name or number
)

// quoteAt reads a quote, which may be escaped any number of times: each time doubles the backslashes before it and adds one, or
// writes its number at first. Python 2 writes a u before it.
func quoteAt(b []byte, i int) (end int, quote byte, level int) {
	start := i
	if i+1 < len(b) && b[i] == 'u' && (b[i+1] == '"' || b[i+1] == '\'') {
		return i + 2, b[i+1], 0
	}
	if i+1 < len(b) && b[i] == '"' && b[i+1] == '"' {
		return i + 2, '"', doubled
	}
	if quote, width := entityQuote(b[i:]); width > 0 {
		return i + width, quote, entity
	}
	for i < len(b) && b[i] == '\\' {
		i++
	}
	slashes := i - start
	if number := numberedQuote(b[i:]); number > 0 && slashes > 0 {
		i, quote, level = i+number, '"', 1
		slashes--
	} else if i < len(b) && (b[i] == '"' || b[i] == '\'') {
		i, quote = i+1, b[i]
	} else {
		return start, 0, 0
	}
	for ; slashes > 0; slashes /= 2 {
		level++
	}
	return i, quote, level
}

// entityQuote returns the quote that an entity of HTML at the beginning of b means, and the length of the entity; 0 if there is
// none.
func entityQuote(b []byte) (quote byte, width int) {
	if len(b) == 0 || b[0] != '&' {
		return 0, 0
	}
	if meant, width := unentity(b); string(meant) == `"` || string(meant) == "'" {
		return meant[0], width
	}
	return 0, 0
}

// numberedQuote returns the length of an escape without its backslash if it is that of a quote.
func numberedQuote(b []byte) int {
	for _, number := range []string{"u0022", "x22", "042"} {
		if bytes.HasPrefix(b, []byte(number)) {
			return len(number)
		}
	}
	return 0
}

// envelopeAt reports whether the brace at b[i] begins a message, and how often that is escaped. What is in the way of being sure
// is the rest of b. Short tells that b ends too early to know.
func envelopeAt(b []byte, i int) (n name, ok, short bool) {
	n, ok, short = nameAt(b, i)
	if !ok {
		return n, false, short
	}
	at := blanks(b, n.value)
	if at >= len(b) {
		return n, slices.Contains(heads, n.text), true
	}
	_, quote, _ := quoteAt(b, at)
	switch n.text {
	case "execute", "exec-oob":
		return n, quote != 0 || isLetter(b[at]), false
	case "return":
		return n, true, false
	case "error", "QMP", "timestamp", "arguments":
		return n, b[at] == '{', false
	case "event":
		return n, quote != 0 && isEventName(b, at, n.level), false
	case "id":
		ok, short = hasHead(b, at, n.level)
		return n, ok, short
	}
	return n, n.level == 0 && quote != 0 && nearly(n.text, "execute"), false
}

// isEventName reports whether the string at b[i] is a name and no sentence.
func isEventName(b []byte, i, level int) bool {
	i, quote, _ := quoteAt(b, i)
	start := i
	for i < len(b) && (isLetter(b[i]) || isDigit(b[i]) || b[i] == '-' || b[i] == '.') {
		i++
	}
	_, closing, at := quoteAt(b, i)
	return i >= len(b) || i > start && closing == quote && at == level
}

// hasHead reports whether the object whose first value begins at b[i] continues with a member of a message. Short tells that b ends
// too early to know.
func hasHead(b []byte, i, level int) (ok, short bool) {
	if b[i] == '{' || b[i] == '[' {
		return true, false
	}
	end := min(len(b), i+longestName)
	comma := bytes.IndexByte(b[i:end], ',')
	if comma < 0 {
		return false, end == len(b)
	}
	i, quote, at := quoteAt(b, blanks(b, i+comma+1))
	start := i
	for i < end && (isLetter(b[i]) || b[i] == '-') {
		i++
	}
	next := string(b[start:i])
	return quote != 0 && at == level && (slices.Contains(heads, next) || slices.Contains(tails, next)), i == len(b)
}

// nearly reports whether a name of the same letters, or with one of them wrong, missing or one too many, was meant to be word.
func nearly(name, word string) bool {
	if d := len(name) - len(word); d < -1 || d > 1 {
		return false
	}
	a, b := []byte(name), []byte(word)
	slices.Sort(a)
	slices.Sort(b)
	if bytes.Equal(a, b) {
		return true
	}
	i := 0
	for i < min(len(name), len(word)) && name[i] == word[i] {
		i++
	}
	rest := func(s string, n int) string { return s[min(len(s), i+n):] }
	return rest(name, 1) == rest(word, 1) || rest(name, 1) == rest(word, 0) || rest(name, 0) == rest(word, 1)
}
