package hxparse

import "strings"

// typePrefixes are the spellings in real files: the right one first.
var typePrefixes = []string{"json-", "josn-", "json_"}

// jsonType finds the type that an item states in parentheses, alone or as one of several remarks, such as
// (json-string, optional). It returns the type as written and its offset; "" when there is none.
func jsonType(s string) (name string, offset int) {
	for i := 0; i < len(s); i++ {
		if s[i] != '(' && s[i] != ',' {
			continue
		}
		start := i + 1 + len(s[i+1:]) - len(strings.TrimLeft(s[i+1:], " \n"))
		if n := typeLength(s[start:]); n > 0 {
			return s[start : start+n], start
		}
	}
	return "", 0
}

// typeLength measures the type name at the start of s when a remark ends with it.
func typeLength(s string) int {
	for _, prefix := range typePrefixes {
		if !strings.HasPrefix(s, prefix) {
			continue
		}
		n := len(prefix)
		for n < len(s) && n < longestName && 'a' <= s[n] && s[n] <= 'z' {
			n++
		}
		if n > len(prefix) && n < len(s) && strings.IndexByte("),;", s[n]) >= 0 {
			return n
		}
	}
	return 0
}
