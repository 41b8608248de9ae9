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
	return r.buf[0] == '{' || !r.passed && strings.IndexByte(`"'}],:`, r.buf[0]) >= 0
}

func isNumber(s string) bool {
	s = strings.TrimPrefix(s, "-")
	return s != "" && isDigit(s[0]) && strings.Trim(s, "0123456789.eE+-") == "" && (len(s) == 1 || s[0] != '0' || !isDigit(s[1]))
}
