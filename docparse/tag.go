package docparse

import (
	"strings"

	"qmpdoc/qapi"
)

// tags are the words that begin a section (docs/devel/qapi-code-gen.rst, "Definition documentation"); Notes and Examples
// in the forms that QEMU read up to 9.0.
var tags = []struct {
	word string
	kind qapi.SectionKind
}{
	{"Returns", qapi.SecReturns},
	{"Errors", qapi.SecErrors},
	{"Since", qapi.SecSince},
	{"Notes", qapi.SecNote},
	{"Note", qapi.SecNote},
	{"Examples", qapi.SecExample},
	{"Example", qapi.SecExample},
	{"TODO", qapi.SecTodo},
}

// tagged begins a section when line i opens with a tag.
func (r *docReader) tagged(i int) bool {
	l := r.lines[i]
	for _, t := range tags {
		after, ok := strings.CutPrefix(l.text, t.word)
		if !ok {
			continue
		}
		text, ok := tagText(t.kind, after)
		if !ok {
			continue
		}
		r.flush(i)
		r.checkColon(l, t.word, text)
		head := r.head(l, t.kind)
		head.Tag = t.word
		r.begin(i, head)
		r.afterHead(i, text)
		return true
	}
	return false
}

// tagText returns the text after a tag's colon. "Tag::" is markup, not a tag. Since is also read without its colon when a
// version and nothing else follows: many lines up to QEMU 2.7 have none, and a few do to this day.
func tagText(kind qapi.SectionKind, after string) (string, bool) {
	if text, ok := strings.CutPrefix(after, ":"); ok {
		return text, !strings.HasPrefix(text, ":")
	}
	if kind != qapi.SecSince || !strings.HasPrefix(after, " ") {
		return "", false
	}
	text := strings.TrimLeft(after, " :")
	return text, isVersion(strings.TrimSuffix(text, "."))
}

// isVersion reports whether s is N.N or N.N.N.
func isVersion(s string) bool {
	parts := strings.Split(s, ".")
	for _, n := range parts {
		if n == "" || strings.Trim(n, "0123456789") != "" {
			return false
		}
	}
	return len(parts) == 2 || len(parts) == 3
}

// swallows reports whether the open section goes on at an unindented line after an empty one.
func (r *docReader) swallows() bool {
	switch r.cur.head.Kind {
	case qapi.SecPlain, qapi.SecExample:
		return true
	case qapi.SecNote:
		return r.cur.hang == 0
	default:
		return false
	}
}

// checkColon reports a Since without its colon.
func (r *docReader) checkColon(l commentLine, word, text string) {
	if after := l.text[len(word):]; !strings.HasPrefix(after, ":") {
		wrong := "without its colon"
		if strings.HasPrefix(strings.TrimLeft(after, " "), ":") {
			wrong = "with a blank before its colon"
		}
		f := r.found.Report(r.pos(l.hash), ruleDocSinceColon, "'%s' %s is plain text to QEMU", l.text, wrong)
		f.End, f.Help = r.pos(l.at+len(l.text)), "write 'Since: "+text+"'"
	}
}
