package prose

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
)

// openOption takes an option of a command line with what it means: "-f, --file=NAME  the file". Two blanks separate them,
// or the text is indented below. It becomes a definition.
func (p *run) openOption(_ ast.Node, s spot) ast.Node {
	width, gap := optionWidth(s.text)
	if width == 0 || gap == 0 && p.indent(s.line+1) <= s.col || p.deep(s) {
		return nil
	}
	s.moveTo(s.col + width + gap)
	return p.definition(s, width, p.bodyIndent(s))
}

// optionWidth is what the options at the beginning of s take, and the blanks after them; 0 when s begins with something else.
// An option is "-a", "-a ARG", "--long", "--long=ARG" or "--long ARG"; commas separate several.
func optionWidth(s []byte) (width, gap int) {
	if len(s) < 2 || s[0] != '-' {
		return 0, 0
	}
	width = len(s)
	if i := bytes.Index(s, []byte("  ")); i >= 0 {
		width = i
		gap = leadingBlanks(s[i:])
	}
	for _, option := range bytes.Split(s[:width], []byte(", ")) {
		words := bytes.Fields(option)
		if len(words) == 0 || len(words) > 2 || !isOption(words[0]) || len(words) == 2 && !isOptionArgument(words[1]) {
			return 0, 0
		}
	}
	return width, gap
}

func isOption(s []byte) bool {
	name, arg, given := bytes.Cut(s, []byte("="))
	if given && !isOptionArgument(arg) {
		return false
	}
	if short := bytes.TrimPrefix(name, []byte("-")); len(short) == 1 {
		return isNameByte(short[0]) && short[0] != '-'
	}
	long, ok := bytes.CutPrefix(name, []byte("--"))
	return ok && len(long) > 0 && isAllName(long)
}

// isOptionArgument reports whether s is a name, or anything in angle brackets.
func isOptionArgument(s []byte) bool {
	if bytes.HasPrefix(s, []byte("<")) {
		return bytes.HasSuffix(s, []byte(">"))
	}
	return len(s) > 0 && isAlpha(s[0]) && isAllName(s)
}

func isAllName(s []byte) bool {
	for _, c := range s {
		if !isNameByte(c) {
			return false
		}
	}
	return true
}
