package traffic

import (
	"bytes"
	"strings"
)

// longestPrefix is how far into a line the first message of a log can begin.
const longestPrefix = 4096

// arrows are the marks at the beginning of a line of a transcript; docs/qmp/qmp-spec.txt had letters up to 2.3.
var arrows = []struct{ mark, direction string }{
	{"-->", "->"}, {"<--", "<-"}, {"->", "->"}, {"<-", "<-"}, {"C:", "->"}, {"S:", "<-"},
}

// arrow passes over the arrow that is here, and returns its direction.
func (r *Reader) arrow() string {
	r.more(len("-->") - 1)
	for _, one := range arrows {
		if !bytes.HasPrefix(r.buf, []byte(one.mark)) {
			continue
		}
		r.pass(len(one.mark))
		for r.more(0) && (r.buf[0] == ' ' || r.buf[0] == '\t') {
			r.pass(1)
		}
		return one.direction
	}
	return ""
}

// opensArray reports whether the bracket that is here opens an array of messages.
func (r *Reader) opensArray() bool {
	r.more(longestName)
	brace := blanks(r.buf, 1)
	if brace >= len(r.buf) || r.buf[brace] != '{' {
		return false
	}
	_, ok, _ := envelopeAt(r.buf, brace)
	return ok
}

// element passes over what is between the elements of an array of messages, and tells whether another one follows.
func (r *Reader) element() bool {
	switch r.buf[0] {
	case '{':
		return true
	case ',':
	case ']':
		r.array = false
	default:
		r.array = false
		return false
	}
	r.pass(1)
	if !r.array {
		r.endsHere(0)
		r.fresh = r.more(0) && isSpace(r.buf[0])
	}
	return false
}

// isPart reports whether a line that begins without an object belongs to a message all the same: it is another JSON value, which
// is meant to be one, or a piece of a broken one.
func (r *Reader) isPart() bool {
	line := r.lineAt(0)
	return line[0] == '{' || !r.passed && (isRest(line) || r.skipped == 0 && isString(line))
}

// lineAt returns the rest of the line from buf[at] on, as far as a message can begin.
func (r *Reader) lineAt(at int) []byte {
	r.more(at + longestPrefix)
	line, _, _ := bytes.Cut(r.buf[at:min(len(r.buf), at+longestPrefix)], []byte{'\n'})
	return line
}

// isRest reports whether a line, without the blanks before it, can only be the rest of a message. A string with other words after it
// is a line of the log, unless it closes what began before it.
func isRest(line []byte) bool {
	switch line[0] {
	case '"', '\'':
		rest, closed := afterString(line)
		return !closed || len(rest) > 0 && strings.IndexByte("}],:", rest[0]) >= 0 || closesMore(rest)
	default:
		return strings.IndexByte("}],:", line[0]) >= 0
	}
}

// closesMore reports whether b closes more objects than it opens.
func closesMore(b []byte) bool { return bytes.Count(b, []byte{'}'}) > bytes.Count(b, []byte{'{'}) }

// isString reports whether a line is a string and nothing else.
func isString(line []byte) bool {
	rest, closed := afterString(line)
	return strings.IndexByte(`"'`, line[0]) >= 0 && closed && len(rest) == 0
}

// afterString returns what follows the string that a line begins with.
func afterString(line []byte) (rest []byte, closed bool) {
	end := 1 + closingQuote(line[1:], line[0])
	if end >= len(line) {
		return nil, false
	}
	return bytes.TrimSpace(line[end+1:]), true
}

func isNumber(s string) bool {
	s = strings.TrimPrefix(s, "-")
	return s != "" && isDigit(s[0]) && strings.Trim(s, "0123456789.eE+-") == "" && (len(s) == 1 || s[0] != '0' || !isDigit(s[1]))
}
