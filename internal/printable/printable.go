// Package printable keeps out of the output all characters that a terminal or an editor obeys instead of showing: control
// characters, and those that change the direction of others. Names and texts come from untrusted files. It also breaks lines.
package printable

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// Hides reports whether r is a control character, a line end among them, or one that is not seen itself and changes how others
// are shown.
func Hides(r rune) bool {
	return r < ' ' || r > '~' && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp)
}

// Line replaces such characters in a text of one line.
func Line(s string) string { return replaced(s, "") }

// Text does the same for a text that may have line ends and tabs.
func Text(s string) string { return replaced(s, "\n\t") }

func replaced(s, kept string) string {
	return strings.Map(func(r rune) rune {
		if Hides(r) && !strings.ContainsRune(kept, r) {
			return utf8.RuneError
		}
		return r
	}, s)
}

// JSON escapes the ones in a JSON text that encoding/json leaves as they are. They occur in its strings alone.
func JSON(text []byte) []byte {
	hides := func(r rune) bool { return r != '\n' && Hides(r) }
	if bytes.IndexFunc(text, hides) < 0 {
		return text
	}
	var out bytes.Buffer
	for _, r := range string(text) {
		switch a, b := utf16.EncodeRune(r); {
		case !hides(r):
			out.WriteRune(r)
		case r > 0xFFFF:
			fmt.Fprintf(&out, `\u%04x\u%04x`, a, b)
		default:
			fmt.Fprintf(&out, `\u%04x`, r)
		}
	}
	return out.Bytes()
}
