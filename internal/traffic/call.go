package traffic

import (
	"bytes"
	"hash/maphash"
	"strconv"
	"strings"
)

// calls are the system calls of a program, as strace shows them: write(5, "{\"execute\": \"stop\"}\n", 20) = 20. By process and name
// they are the descriptors of those that another thread has interrupted.
type calls map[string]string

const mostCalls = 256

// A call is one line of strace.
type call struct {
	process    string // what comes before the call, without the time
	name       string
	descriptor string
	args       int // the offset of what follows the descriptor
}

// called takes a line of strace with a call that moves data, and tells whether it is one.
func (r *Reader) called() bool {
	head := r.head(longestName)
	c, ok := r.calls.parse(head)
	if !ok {
		return false
	}
	src, whole := r.lineFrom(0)
	if !whole || bytes.IndexByte(src[c.args:], '"') < 0 {
		return false
	}
	way := "write "
	if strings.Contains(c.name, "read") || strings.Contains(c.name, "recv") {
		way = "read "
	}
	key := way + c.descriptor
	r.data(r.channels.called(key, maphash.String(viewSeed, key)|1), src, c.args)
	r.passLine()
	return true
}

// parse reads the beginning of a call with a descriptor, or of what is left of one: "<... read resumed>".
func (c calls) parse(head []byte) (one call, ok bool) {
	if i := bytes.Index(head, []byte("<... ")); i >= 0 {
		name, _, resumed := strings.Cut(string(head[i+len("<... "):]), " resumed>")
		one.name, one.descriptor = name, c[process(head[:i])+name]
		one.args = i + len("<... ") + len(name) + len(" resumed>")
		return one, resumed && one.descriptor != ""
	}
	open := bytes.IndexByte(head, '(')
	start := open
	for start > 0 && (isLetter(head[start-1]) || isDigit(head[start-1])) {
		start--
	}
	if open <= start || bytes.IndexByte(head[:start], '{') >= 0 {
		return one, false
	}
	i := open + 1
	for i < len(head) && isDigit(head[i]) {
		i++
	}
	one.process, one.name, one.descriptor, one.args = process(head[:start]), string(head[start:open]), string(head[open+1:i]), i
	if one.descriptor == "" || i == len(head) || head[i] != ',' && head[i] != '<' {
		return one, false
	}
	if bytes.Contains(head, []byte("<unfinished")) {
		if len(c) > mostCalls {
			clear(c)
		}
		c[one.process+one.name] = one.descriptor
	}
	return one, true
}

// process returns what comes before a call: the number of the process, and not the time.
func process(before []byte) string {
	for _, word := range bytes.Fields(before) {
		if word = bytes.Trim(word, "[]"); !bytes.ContainsAny(word, ".:") && len(word) > 0 && isDigit(word[0]) {
			return string(word)
		}
	}
	return ""
}

// data feeds the strings of a call that are data: its arguments, and the parts of a vector.
func (r *Reader) data(c *channel, src []byte, from int) {
	left, whole := moved(src), r.sourceLine(src)
	for i := from; i < len(src); {
		n := bytes.IndexByte(src[i:], '"')
		if n < 0 {
			return
		}
		i += n + 1
		end := i + closingQuote(src[i:], '"')
		if before := string(src[max(0, i-len(`iov_base="`)):i]); strings.HasSuffix(before, ` "`) || strings.HasSuffix(before, `>"`) || strings.HasSuffix(before, `base="`) {
			t := new(text)
			t.addAll(src[i:end], place{r.line, r.col + i})
			t = unescape(t)
			cut := bytes.HasPrefix(src[min(len(src), end+1):], []byte("..."))
			if left >= 0 && !cut {
				t.cut(left)
				left -= len(t.bytes)
			}
			c.begin(r, t)
			if c.feed(r, t, whole); cut {
				c.flush(r, true)
			}
		}
		i = end + 1
	}
}

// moved returns how many bytes a call moved, which the end of its line says, as in "= 20"; -1 if it does not.
func moved(src []byte) int {
	end := bytes.LastIndex(src, []byte(") "))
	words := strings.Fields(string(src[end+1:]))
	if end < 0 || len(words) < 2 || words[0] != "=" {
		return -1
	}
	n, err := strconv.Atoi(words[1])
	if err != nil {
		return -1
	}
	return max(n, 0)
}
