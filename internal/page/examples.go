package page

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"qmpdoc/diag"
	"qmpdoc/prose"
	"qmpdoc/qapi"
)

// exampleSection has the definition's examples; said is what their sections say when no message is found in them.
func (b *definition) exampleSection() (s *Section, said []*Text) {
	annotated := annotatedExamples(b.def)
	var list []*Example
	for i, e := range b.examples[b.def] {
		out := &Example{ID: exampleID(i), Title: e.Title, Verdict: b.verdict(e)}
		if fromOld(b.def, e) {
			out.From = path.Base(e.Pos.File)
		}
		if a, ok := annotated[e.Pos]; ok {
			out.Text, out.Flaws = b.text(b.def, a.Body), b.flawsOf(e)
		} else {
			out.Messages = b.messages(e)
		}
		list = append(list, out)
	}
	said = b.placeAsides(b.asides(), list)
	var blocks Blocks
	for _, e := range list {
		blocks = append(blocks, e)
	}
	return section("examples", "Examples", blocks...), said
}

// exampleID is the id of the example with index i.
func exampleID(i int) string { return fmt.Sprintf("example-%d", i+1) }

// fromOld reports whether the old document has the example.
func fromOld(d *qapi.Def, e qapi.Example) bool { return d.Old != nil && e.Pos.File == d.Old.Pos.File }

// annotatedExamples finds the examples that are prose with messages in it.
func annotatedExamples(d *qapi.Def) map[diag.Pos]prose.Example {
	found := map[diag.Pos]prose.Example{}
	for _, e := range directives(d) {
		if e.Annotated {
			found[e.Pos] = e
		}
	}
	return found
}

func (b *definition) messages(e qapi.Example) []Message {
	list := make([]Message, 0, len(e.Messages))
	var asked *qapi.Def // the last command
	for _, m := range e.Messages {
		lines := aligned(m.Text)
		out := Message{Direction: Direction(m.Direction), Text: joined(lines), Flaws: flawsIn(lines, b.foundIn(m))}
		keys, runs := b.linkKeys(out.Text, b.def, b.rows, asked)
		if runs != nil {
			asked = runs
		}
		out.Keys = keys
		list = append(list, out)
	}
	return list
}

// codeLine is one line of a message as the page shows it.
type codeLine struct {
	text  string
	start int         // of the line in the text as the source has it
	place prose.Place // of its first byte; if text is longer to the left, that of a blank
}

// aligned is a message with its lines one below the other as in the source, where the first follows an arrow.
func aligned(t prose.Text) []codeLine {
	lines := codeLines(t)
	for i := range lines[1:] {
		lines[1+i].move(lines[0].place.Col - lines[1+i].place.Col)
	}
	return lines
}

// codeLines are the lines of a block with their places.
func codeLines(t prose.Text) []codeLine {
	var lines []codeLine
	start := 0
	for i, text := range strings.Split(t.Raw, "\n") {
		lines = append(lines, codeLine{text, start, t.Lines[min(i, len(t.Lines)-1)]})
		start += len(text) + 1
	}
	return lines
}

// lineOf is the index of the line with pos, or of the first one below it.
func lineOf(lines []codeLine, pos diag.Pos) (i int, found bool) {
	return slices.BinarySearchFunc(lines, pos.Line, func(l codeLine, line int) int { return l.place.Line - line })
}

// joined is the text of lines.
func joined(lines []codeLine) string {
	return strings.Join(namesOf(lines, func(l codeLine) string { return l.text }), "\n")
}

// move takes blanks away from the start, or adds some there when n is negative.
func (l *codeLine) move(n int) {
	if n < 0 {
		n = max(n, -maxShift)
		l.text = strings.Repeat(" ", -n) + l.text
	} else {
		n = min(n, len(l.text)-len(strings.TrimLeft(l.text, " ")))
		l.text = l.text[n:]
	}
	l.place.Col += n
}

// maxShift bounds what aligned adds to a line that begins right of the message's first.
const maxShift = 40
