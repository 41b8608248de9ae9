package notices

import (
	"regexp"
	"strings"
)

// fromTexinfo rewrites the Texinfo of qemu-deprecated.texi (QEMU 4.2 and earlier) as reStructuredText, line by line, so that
// every line keeps its number. A heading takes two lines: in these files the line after it is empty.
func fromTexinfo(lines []string) []string {
	out := make([]string, len(lines))
	example := false
	for i := 0; i < len(lines); i++ {
		line := lines[i]
		command, rest, _ := strings.Cut(line, " ")
		if adornment := underlines[command]; adornment != "" {
			out[i] = inlineTexinfo(rest)
			if i+1 < len(lines) && strings.TrimSpace(lines[i+1]) == "" {
				out[i+1] = strings.Repeat(adornment, max(4, len(out[i])))
				i++
			}
			continue
		}
		switch {
		case command == "@example":
			out[i], example = "::", true
		case command == "@end" && strings.TrimSpace(rest) == "example":
			example = false
		case command == "@item":
			out[i] = "- " + inlineTexinfo(rest)
		case dropped[command]:
		case example:
			out[i] = "  " + unescapeTexinfo(line)
		default:
			out[i] = inlineTexinfo(line)
		}
	}
	return out
}

// underlines are the commands that begin a heading, and what a heading of that level is underlined with.
var underlines = map[string]string{
	"@appendix":      "=",
	"@chapter":       "=",
	"@section":       "-",
	"@subsection":    "'",
	"@subsubsection": "^",
}

// dropped are the commands whose lines say nothing to a reader.
var dropped = map[string]bool{
	"@node": true, "@c": true, "@comment": true, "@end": true, "@itemize": true, "@table": true, "@noindent": true, "@menu": true,
}

var (
	nestedMarkup  = regexp.MustCompile(`(@[a-z]+\{[^{}]*)@[a-z]+\{([^{}]*)\}`)
	texinfoMarkup = regexp.MustCompile(`@(?:code|option|var|command|file|samp|env|kbd|math)\{([^{}]*)\}`)
	texinfoQuotes = regexp.MustCompile("``([^`']+)''")
	otherCommand  = regexp.MustCompile(`@[a-z]+\{([^{}]*)\}`)
)

// inlineTexinfo rewrites the markup within a line. Of markup within markup only the text remains, because reStructuredText does
// not nest it.
func inlineTexinfo(line string) string {
	line = strings.NewReplacer("@@", "\x00", "@{", "\x01", "@}", "\x02").Replace(line)
	for range 16 { // more than any line has
		line = nestedMarkup.ReplaceAllString(line, "$1$2")
	}
	line = texinfoMarkup.ReplaceAllString(line, "``$1``")
	line = otherCommand.ReplaceAllString(line, "$1")
	return unescapeTexinfo(texinfoQuotes.ReplaceAllString(line, "``$1``"))
}

func unescapeTexinfo(line string) string {
	return strings.NewReplacer("\x00", "@", "\x01", "{", "\x02", "}", "@@", "@", "@{", "{", "@}", "}").Replace(line)
}
