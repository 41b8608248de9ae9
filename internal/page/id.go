package page

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
)

// Ids and file names come from names alone, so that they are the same for every release. Ordinary names are kept as they
// are: letters, digits, "-", "_" and inner dots. Everything else that a hostile or careless tree may contain is escaped, so
// that different names stay different on every system:
//
//   - any other byte, a dot at either end, and the first letter of a name that Windows reserves ("con") is "~" and two
//     hex digits;
//   - the empty name is "~";
//   - a name longer than maxName is cut and ends in "~~h" and a hash of the whole;
//   - the second thing of a name gets "~~n2", the third "~~n3".
//
// "~~" occurs in no escaped name, so the endings cannot be confused with names.
const maxName = 120

// SafeName escapes one name. The result is safe as a file name, in a URL and in an attribute.
func SafeName(name string) string {
	if name == "" {
		return "~"
	}
	if safe(name) {
		return name
	}
	var b strings.Builder
	for i := range len(name) {
		c := name[i]
		if ordinary(c) && !(c == '.' && (i == 0 || i == len(name)-1)) && !(i == 0 && reservedName(name)) {
			b.WriteByte(c)
			continue
		}
		fmt.Fprintf(&b, "~%02x", c)
	}
	if b.Len() <= maxName {
		return b.String()
	}
	sum := sha256.Sum256([]byte(name))
	return b.String()[:maxName/2] + "~~h" + hex.EncodeToString(sum[:12])
}

// safe reports whether name is good as it is, as nearly all are.
func safe(name string) bool {
	for i := range len(name) {
		if !ordinary(name[i]) {
			return false
		}
	}
	return len(name) <= maxName && name[0] != '.' && name[len(name)-1] != '.' && !reservedName(name)
}

func ordinary(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '-' || c == '_' || c == '.'
}

// reservedName reports whether Windows takes name for a device, with or without an ending
// (learn.microsoft.com, "Naming Files, Paths, and Namespaces").
func reservedName(name string) bool {
	stem, _, _ := strings.Cut(strings.ToLower(name), ".")
	switch stem {
	case "con", "prn", "aux", "nul":
		return true
	}
	return len(stem) == 4 && (stem[:3] == "com" || stem[:3] == "lpt") && '0' <= stem[3] && stem[3] <= '9'
}

// Repeated is the ending of a name that occurs for the nth time.
func Repeated(n int) string {
	if n > 1 {
		return fmt.Sprintf("~~n%d", n)
	}
	return ""
}

// The beginnings of ids of rows.
const (
	argumentPrefix = "arg-"
	memberPrefix   = "member-"
	valuePrefix    = "value-"
	branchPrefix   = "branch-"
	featurePrefix  = "feature-"
)

// anchor makes an id of a prefix such as "arg-" and a name. It needs no escape in an attribute or a URL.
func anchor(prefix, name string) string { return prefix + SafeName(name) }

// idSet hands out the ids of one page, each once: a second "arg-id" becomes "arg-id~~n2".
type idSet map[string]int

func (s idSet) take(id string) string {
	s[id]++
	return id + Repeated(s[id])
}

// nameSet hands out each name once. It counts how often a name was wanted.
type nameSet map[string]int

// take is the first of names that is free, or the last with a number in the given format when none is.
func (s nameSet) take(format string, names ...string) string {
	name := names[0]
	for _, name = range names {
		if s[name] == 0 {
			break
		}
	}
	for last := name; s[name] > 0; {
		s[last]++
		name = fmt.Sprintf(format, last, s[last])
	}
	s[name]++
	return name
}
