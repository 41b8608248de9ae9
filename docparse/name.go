package docparse

import (
	"strings"

	"qmpdoc/qapi"
)

// atName reads @name at the start of a comment line, blanks before it allowed, and returns what is after the name.
// The name is what QEMU's identifiers are made of, and the dot of members of nested structs.
func atName(text string) (name, rest string, ok bool) {
	t := strings.TrimLeft(text, " \t")
	if !strings.HasPrefix(t, "@") {
		return "", "", false
	}
	n := 1
	for n < len(t) && isNameByte(t[n]) {
		n++
	}
	return t[1:n], t[n:], true
}

func isNameByte(c byte) bool {
	return isLetter(c) || isDigit(c) || c == '_' || c == '-' || c == '.'
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// source says in messages what a value belongs to: "command", "'data' member 'x'". It is put into words only when needed.
type source struct{ what, name string }

// String puts s into words.
func (s source) String() string {
	if s.name == "" {
		return s.what
	}
	return s.what + " " + quote(s.name)
}

// checkNameChars reports names that are none and names that are reserved, and returns the stem: the name without vendor
// prefix and x- (docs/devel/qapi-code-gen.rst, "Naming rules and reserved names").
func (r *defReader) checkNameChars(name string, at int, src source) (stem string, ok bool) {
	stem, ok = qapi.NameStem(name)
	switch {
	case !ok && !isPrintable(name): // reported where the string was read
	case !ok:
		f := r.bad(ruleName, at, "%s has an invalid name: %s", src, quote(name))
		f.Help = "names begin with a letter and hold letters, digits, '-' and '_'"
	case hasCPrefix(name, "q_"):
		ok = false
		r.bad(ruleReserved, at, "%s has an invalid name: %s, as q_ is reserved for the generated code", src, quote(name))
	}
	return stem, ok
}

func isPrintable(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// hasCPrefix reports whether the C identifier made of a name, which has _ for all but letters and digits, begins with prefix.
func hasCPrefix(name, prefix string) bool {
	if len(name) < len(prefix) {
		return false
	}
	for i := range len(prefix) {
		c := name[i]
		if !isLetter(c) && !isDigit(c) {
			c = '_'
		}
		if c != prefix[i] {
			return false
		}
	}
	return true
}

func isLower(stem string) bool { return strings.ToLower(stem) == stem && !strings.Contains(stem, "_") }

func isLowerLetter(c rune) bool { return c >= 'a' && c <= 'z' }

// isCamel reports whether stem begins with a capital and holds letters and digits alone, one of them in lower case.
func isCamel(stem string) bool {
	return stem[0] >= 'A' && stem[0] <= 'Z' && !strings.ContainsAny(stem, "-_") && strings.ContainsFunc(stem, isLowerLetter)
}
