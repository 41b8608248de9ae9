package html

import (
	"strings"

	"qmpdoc/internal/page"
)

// What Go prepares as HTML is written with these functions alone; the rest is escaped by html/template.

// escape makes s safe as text and inside a quoted attribute.
func escape(s string) string {
	if plain(s) {
		return s
	}
	return escaper.Replace(page.Clean(s))
}

// escaped writes s with escapes.
func (w *writer) escaped(s string) {
	if plain(s) {
		w.WriteString(s)
	} else {
		escaper.WriteString(w, page.Clean(s))
	}
}

var escaper = strings.NewReplacer("<", "&lt;", ">", "&gt;", "&", "&amp;", `"`, "&#34;", "'", "&#39;")

// plain reports whether s needs no escapes. Nearly all words need none.
func plain(s string) bool {
	for i := range len(s) {
		switch c := s[i]; {
		case c < ' ', c >= 0x7f, c == '<', c == '>', c == '&', c == '"', c == '\'':
			return false
		}
	}
	return true
}

// breakable escapes a name and lets it break after "-" and "_" and before the capitals of CamelCase. Without anything to see it
// would be a link that nobody finds.
func breakable(name string) string {
	if strings.TrimSpace(name) == "" {
		return "…"
	}
	var b strings.Builder
	b.Grow(2 * len(name))
	start := 0
	for i := 1; i < len(name); i++ {
		if name[i-1] == '-' || name[i-1] == '_' || name[i-1] == '.' || hump(name, i) {
			b.WriteString(escape(name[start:i]))
			b.WriteString("<wbr>")
			start = i
		}
	}
	b.WriteString(escape(name[start:]))
	return b.String()
}

// hump reports whether a word of CamelCase begins at i.
func hump(name string, i int) bool {
	lower := 'a' <= name[i-1] && name[i-1] <= 'z' || '0' <= name[i-1] && name[i-1] <= '9'
	return lower && 'A' <= name[i] && name[i] <= 'Z'
}
