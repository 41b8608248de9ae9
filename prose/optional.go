package prose

import "strings"

// optionalMark stood in the texts of optional members until QEMU 2.8, usually first. The schema says the same with a *.
const optionalMark = "#optional"

// withoutMarker removes the marker at either end of a line. Within a sentence it is a word.
func withoutMarker(t Text) Text {
	if !strings.Contains(t.Raw, optionalMark) || len(t.Lines) == 0 {
		return t
	}
	out := Text{File: t.File, Plain: t.Plain}
	var kept []string
	for i, line := range strings.Split(t.Raw, "\n") {
		text := strings.TrimSpace(line)
		indent := len(line) - len(strings.TrimLeft(line, " "))
		at := t.Lines[min(i, len(t.Lines)-1)]
		switch {
		case text == optionalMark:
			continue
		case strings.HasPrefix(text, optionalMark+" "):
			rest := strings.TrimLeft(text[len(optionalMark):], " ")
			if i > 0 {
				rest = line[:indent] + rest
			}
			at.Col += len(line) - len(rest)
			line = rest
		case strings.HasSuffix(text, " "+optionalMark):
			line = strings.TrimRight(strings.TrimSuffix(strings.TrimRight(line, " "), optionalMark), " ")
		}
		kept = append(kept, strings.ReplaceAll(line, optionalMark, optionalMark[1:]))
		out.Lines = append(out.Lines, at)
	}
	out.Raw = strings.Join(kept, "\n")
	return out
}
