package guides

import (
	"regexp"
	"strings"

	"qmpdoc/prose"
)

// QEMU 2.4 to 2.9 had one document in Markdown. Its headings, blocks of code, code and links are rewritten as
// reStructuredText; everything else reads the same in both. Each line keeps its place.

var (
	markdownHeading = regexp.MustCompile(`^(#{1,6})\s+(.*?)\s*#*$`)
	markdownLink    = regexp.MustCompile(`\[([^\]\[]+)\]\(([^()\s]+)\)`)
	markdownCode    = regexp.MustCompile("`([^`]+)`")
)

// fence begins and ends a block of code, and blocks are indented by as much as codeIndent has blanks.
const (
	fence      = "```"
	codeIndent = "   "
	underlines = "=-~^\"'" // of headings, by level
)

// fromMarkdown rewrites a document.
func fromMarkdown(t prose.Text) prose.Text {
	w := &rewriter{}
	for i, line := range strings.Split(t.Raw, "\n") {
		w.line(line, t.Lines[min(i, len(t.Lines)-1)])
	}
	return prose.Text{Raw: strings.Join(w.lines, "\n"), File: t.File, Lines: w.places, Document: true}
}

type rewriter struct {
	lines  []string
	places []prose.Place
	coded  bool   // within a block of code
	indent string // of its fence
}

func (w *rewriter) add(line string, at prose.Place) {
	w.lines, w.places = append(w.lines, line), append(w.places, at)
}

func (w *rewriter) line(line string, at prose.Place) {
	text := strings.TrimLeft(line, " ")
	language, fenced := strings.CutPrefix(text, fence)
	heading := markdownHeading.FindStringSubmatch(line)
	if w.coded && text != "" && len(line)-len(text) < len(w.indent) { // its list ends, and so does the block
		w.coded = false
		w.add("", at)
	}
	switch {
	case fenced && w.coded:
		w.coded = false
		w.add("", at)
	case fenced:
		w.coded, w.indent = true, line[:len(line)-len(text)]
		w.add("", at)
		w.add(w.indent+".. code-block:: "+strings.TrimSpace(language), at)
		w.add("", at)
	case w.coded: // a place may be left of its line: what is added has none
		w.add(codeIndent+line, prose.Place{Line: at.Line, Col: at.Col - len(codeIndent)})
	case heading != nil:
		w.add(inlineMarkup(heading[2]), at)
		w.add(strings.Repeat(underlines[len(heading[1])-1:len(heading[1])], max(4, 2*len(heading[2]))), at)
	default:
		w.add(inlineMarkup(line), at)
	}
}

func inlineMarkup(line string) string {
	line = markdownCode.ReplaceAllString(line, "``$1``")
	return markdownLink.ReplaceAllString(line, "`$1 <$2>`_")
}
