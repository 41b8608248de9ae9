package hxparse

import (
	"fmt"
	"strings"

	"qmpdoc/qapi"
)

// farthestField is how far after the brace the first field is looked for. Between the two are only white space and comments.
const farthestField = 4096

// entryAhead tells an entry from a brace in stray text: the first thing in it is a field.
func (p *parser) entryAhead() bool {
	ahead := p.cursor
	ahead.src = ahead.src[:min(len(ahead.src), ahead.off+farthestField)]
	ahead.off++
	ahead.blanks()
	return ahead.startsWith(".") || ahead.startsWith("#")
}

// entry reads the C initialiser of one command, up to its closing brace.
func (p *parser) entry() {
	e := &qapi.HxEntry{Pos: p.here(), End: p.no, If: p.conditions.lines()}
	p.off++
	for p.space(); p.field(e); p.space() {
		e.End = p.no
	}
	if p.startsWith("}") {
		e.End = p.no
		p.off++
	} else {
		p.report(e.Pos, ruleEntryOpen, "%s has no closing brace", called(e)).Help = "end it with },"
	}
	p.addEntry(e)
}

// called is what messages call an entry, as far as it is read.
func called(e *qapi.HxEntry) string {
	if name := e.Field("name"); name != "" {
		return fmt.Sprintf("entry %q", excerpt(name))
	}
	return "this entry"
}

// field reads one field, or something that is in its place. False means that the entry ends here.
func (p *parser) field(e *qapi.HxEntry) bool {
	if p.eof() || p.markerAhead() {
		return false
	}
	switch c := p.src[p.off]; {
	case c == '}' || c == '{':
		return false
	case c == ',':
		p.off++
	case c == '.':
		p.off++
		p.assignment(e)
	case c == '#' && p.firstOnLine():
		p.fieldDirective(e)
	default:
		p.badField(e, "not a field")
	}
	return true
}

// markerAhead reports whether a text begins or ends here: whatever is open has no end.
func (p *parser) markerAhead() bool {
	if p.off != p.bol || !p.startsWith("SQMP") && !p.startsWith("EQMP") {
		return false
	}
	ln, _ := p.peek()
	return isMarker(ln, "SQMP") || isMarker(ln, "EQMP")
}

func (p *parser) assignment(e *qapi.HxEntry) {
	f := qapi.HxField{Pos: p.here()}
	start := p.off
	for !p.eof() && isFieldByte(p.src[p.off]) {
		p.off++
	}
	f.Name = p.src[start:p.off]
	p.space()
	if f.Name == "" || !p.startsWith("=") {
		p.badField(e, "field without a value")
		return
	}
	p.off++
	f.Value = p.value(e)
	e.Fields = append(e.Fields, f)
}

func isFieldByte(c byte) bool {
	return c == '_' || c == '.' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

func (p *parser) fieldDirective(e *qapi.HxEntry) {
	p.report(p.here(), ruleFieldIf, "preprocessor directive inside %s", called(e)).
		Help = "every field is taken, whatever the condition"
	p.directiveText()
}

// badField reports what is not a field and leaves its line, so that the next one has its chance.
func (p *parser) badField(e *qapi.HxEntry, what string) {
	text := p.src[p.off:min(len(p.src), p.off+farthestField)]
	text, _, _ = strings.Cut(text, "\n")
	p.report(p.here(), ruleField, "%s in %s: %q", what, called(e), excerpt(trimRight(text))).
		Help = "write .name = value,"
	for !p.eof() && strings.IndexByte(",}\n", p.src[p.off]) < 0 {
		p.off++
	}
}

// addEntry keeps an entry that has a name, and decodes its arguments.
func (p *parser) addEntry(e *qapi.HxEntry) {
	e.Name = e.Field("name")
	switch {
	case p.monitor:
		p.part.Items = append(p.part.Items, e)
		return
	case e.Name == "":
		p.report(e.Pos, ruleNoName, "entry without a name").Help = "add .name = \"…\","
		return
	case !isName(e.Name):
		p.report(e.Pos, ruleName, "entry has an invalid name: %q", excerpt(e.Name)).
			Help = "use letters, digits, -, _ and ."
		return
	}
	for _, f := range e.Fields {
		if f.Name != "args_type" {
			continue
		}
		args, wrong := decodeArgs(f.Value)
		e.Args = args
		for _, w := range wrong {
			p.report(f.Pos, ruleArgs, "args_type of %s: %s", e.Name, w)
		}
	}
	p.part.Items = append(p.part.Items, e)
}
