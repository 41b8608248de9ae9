package traffic

import (
	"bytes"
	"hash/maphash"
	"slices"
	"strings"
)

// continues returns the offset at which a line continues a message that began after prefix on a line before it, -1 if it does
// not: it has the same prefix, or none.
func continues(prefix, next []byte) int {
	from, ok := samePrefix(prefix, next)
	if !ok {
		if from = 0; len(next) == 0 || strings.IndexByte(" \t}]", next[0]) < 0 {
			return -1
		}
	}
	content := bytes.TrimLeft(next[from:], " \t")
	if len(content) == 0 || len(content) == len(next)-from && content[0] == '{' && isEnvelope(content, 0) || !beginsToken(content) {
		return -1
	}
	return from
}

// samePrefix reports whether a line begins with prefix, except for the numbers in it, and returns where that ends.
func samePrefix(prefix, next []byte) (end int, ok bool) {
	i, j := 0, 0
	for i < len(prefix) {
		switch {
		case j == len(next):
			return 0, false
		case isDigit(prefix[i]) && isDigit(next[j]):
			for i < len(prefix) && isDigit(prefix[i]) {
				i++
			}
			for j < len(next) && isDigit(next[j]) {
				j++
			}
		case prefix[i] != next[j]:
			return 0, false
		default:
			i++
			j++
		}
	}
	return j, true
}

// beginsToken reports whether content begins with something of JSON.
func beginsToken(content []byte) bool {
	c := content[0]
	if _, entity := entityQuote(content); entity > 0 || strings.IndexByte(`"{}[],`, c) >= 0 {
		return true
	}
	word := string(bytes.TrimRight(content, ", \t\r}]"))
	return slices.Contains(literals, word) || isNumber(word)
}

var literals = []string{"true", "false", "null"}

// viewOf identifies what comes before a message, except for the numbers in it.
func viewOf(prefix []byte) uint64 {
	var kept [longestName]byte
	n := 0
	for i := len(prefix) - 1; i >= 0 && n < len(kept); i-- {
		if !isHex(prefix[i]) {
			kept[n] = prefix[i]
			n++
		}
	}
	return maphash.Bytes(viewSeed, kept[:n]) | 1
}

var viewSeed = maphash.MakeSeed()

// connectionOf returns the address by which a program names its connection before a message, or that the guest agent is meant.
func connectionOf(prefix []byte) string {
	prefix = prefix[max(0, len(prefix)-longestName):]
	i := bytes.LastIndex(prefix, []byte("0x"))
	if i > 0 && strings.IndexByte("= (", prefix[i-1]) >= 0 {
		end := i + len("0x")
		for end < len(prefix) && isHex(prefix[end]) {
			end++
		}
		return string(prefix[i:end])
	}
	if bytes.Contains(bytes.ToLower(prefix), []byte("agent")) {
		return "agent"
	}
	return ""
}
