package qjson

import "bytes"

// bytesLiteral gives the length of the line if it is a message as Python shows bytes, b'{…}\r\n', without other escapes; else 0.
func (r *Reader) bytesLiteral() int {
	r.more(len(bytesStart))
	if !bytes.HasPrefix(r.buf, []byte(bytesStart)) {
		return 0
	}
	end := r.lineEnd(0)
	inner := bytesText(r.buf[:end])
	if end > longestText || len(inner) == 0 || bytes.IndexByte(inner, '\\') >= 0 {
		return 0
	}
	return end
}

const bytesStart = "b'{"

// bytesText gives what stands between the quotes of a line, without line ends; nothing if it does not end with a quote.
func bytesText(line []byte) []byte {
	inner, ok := bytes.CutSuffix(bytes.TrimRight(line, " \t\r"), []byte("'"))
	if !ok {
		return nil
	}
	for _, escape := range []string{`\n`, `\r`} {
		inner = bytes.TrimSuffix(inner, []byte(escape))
	}
	return inner[len("b'"):]
}

// inBytes gives the message of a line of n bytes that Python shows.
func (r *Reader) inBytes(n int) Message {
	text := string(bytesText(r.buf[:n]))
	r.pass(len("b'"))
	m := Message{Text: text, Line: r.line, Col: r.col, Offset: r.offset}
	r.pass(n - len("b'"))
	r.fresh = false
	return m
}
