package qjson

import (
	"fmt"
	"slices"
	"strings"
)

// ParseCommand reads a command as a person types it in qmp-shell, and returns the request that it sends. The rules are those of
// python/qemu/qmp/qmp_shell.py in QEMU's sources, but that it refuses what is a mistake, and here it is a fault. What the text
// does not have, such as "arguments", has the place of the command's name. There are no edits: the words are not JSON.
func ParseCommand(text string) *Document {
	s := &shell{text: text}
	name := s.word()
	arguments := object(name)
	if name.text == transaction {
		name.text = strings.TrimSuffix(name.text, "(")
		s.actions(name, arguments)
	} else {
		s.options(arguments, false)
	}
	request := object(name)
	request.set("execute", name, name.value(String, name.text))
	if len(arguments.Members) > 0 {
		request.set("arguments", name, arguments)
	}
	slices.SortStableFunc(s.faults, func(a, b Fault) int { return a.Start - b.Start })
	return &Document{Values: []*Value{request}, Faults: s.faults}
}

const (
	transaction       = "transaction("
	transactionEnd    = ")"
	transactionPrompt = "TRANS>"
)

// A shell reads a command of qmp-shell.
type shell struct {
	text   string
	pos    int
	plain  int // quotes before this offset stand for themselves: one of them has no counterpart
	faults []Fault
}

// A shellWord is a piece of a command without white space, but for that in quotes. The quotes are part of it.
type shellWord struct {
	text       string
	start, end int
}

func (w shellWord) from(i int) shellWord { return shellWord{w.text[i:], w.start + i, w.end} }

func (w shellWord) to(i int) shellWord { return shellWord{w.text[:i], w.start, w.start + i} }

func (w shellWord) value(k Kind, text string) *Value {
	return &Value{Kind: k, Start: w.start, End: w.end, Text: text}
}

func object(w shellWord) *Value { return w.value(Object, "") }

func (v *Value) set(name string, at shellWord, value *Value) {
	v.Members = append(v.Members, Member{Name: name, NameStart: at.start, NameEnd: at.end, Value: value})
	v.End = value.End
}

// word takes the next word of the line; an empty one when the line ends.
func (s *shell) word() shellWord {
	for s.pos < len(s.text) && s.text[s.pos] != '\n' && isShellSpace(s.text[s.pos]) {
		s.pos++
	}
	start := s.pos
	for s.pos < len(s.text) && !isShellSpace(s.text[s.pos]) {
		s.quoted()
		s.pos++
	}
	return shellWord{s.text[start:s.pos], start, s.pos}
}

func isShellSpace(c byte) bool { return strings.IndexByte(" \t\r\n\v\f", c) >= 0 }

// quoted goes to the end of the text in quotes that begins here, if one does.
func (s *shell) quoted() {
	quote := s.text[s.pos]
	if quote != '"' && quote != '\'' || s.pos < s.plain {
		return
	}
	i := s.pos + 1
	for ; i < len(s.text) && s.text[i] != '\n'; i++ {
		switch s.text[i] {
		case quote:
			s.pos = i
			return
		case '\\':
			i++
		}
	}
	s.plain = i
	s.fault(Fault{Rule: UnclosedString, Msg: "a quote without its counterpart: qmp-shell drops it"}, shellWord{start: s.pos, end: s.pos + 1})
}

func (s *shell) fault(f Fault, w shellWord) {
	if f.Start, f.End = w.start, w.end; len(s.faults) < mostFaults {
		s.faults = append(s.faults, f)
	}
}

// actions reads the commands of a transaction, one a line.
func (s *shell) actions(name shellWord, arguments *Value) {
	list := name.value(Array, "")
	for done := false; !done && s.pos < len(s.text); {
		action := s.word()
		if action.text == transactionPrompt {
			action = s.word()
		}
		switch action.text {
		case "":
			s.pos++ // the line's end
		case transactionEnd:
			done = true
		default:
			v, data := object(action), object(action)
			done = s.options(data, true)
			v.set("type", action, action.value(String, action.text))
			v.set("data", action, data)
			list.Elements, list.End = append(list.Elements, v), v.End
		}
	}
	arguments.set("actions", name, list)
}

// options reads name=value to the end of the line into v, and reports whether the end of a transaction is after them.
func (s *shell) options(v *Value, inTransaction bool) (done bool) {
	for w := s.word(); w.text != ""; w = s.word() {
		if inTransaction && w.text == transactionEnd {
			return true
		}
		s.option(v, w)
	}
	return false
}

// option reads one name=value into v. Names with dots lead into objects.
func (s *shell) option(v *Value, w shellWord) {
	sign := strings.IndexByte(w.text, '=')
	if sign < 0 {
		s.fault(Fault{Rule: StrayText, Msg: shorten(w.text) + " is not an argument: qmp-shell takes name=value"}, w)
		return
	}
	value := s.value(w.from(sign + 1))
	v.End = w.end
	key := w.to(sign)
	for dot := strings.IndexByte(key.text, '.'); dot >= 0; dot = strings.IndexByte(key.text, '.') {
		outer := key.to(dot)
		m := v.Get(outer.text)
		if m == nil {
			v.set(outer.text, outer, object(outer))
			m = &v.Members[len(v.Members)-1]
		}
		if m.Value.Kind != Object {
			s.repeated(m, outer, "%s has a value already")
			return
		}
		v, key = m.Value, key.from(dot+1)
		v.End = w.end
	}
	if m := v.Get(key.text); m != nil {
		s.repeated(m, key, "%s appears twice in one command")
	}
	v.set(key.text, key, value)
}

func (s *shell) repeated(m *Member, name shellWord, format string) {
	s.fault(Fault{Rule: DuplicateKey, Msg: fmt.Sprintf(format, quoted(shorten(name.text))), Help: "remove one of them", First: m.NameStart}, name)
}
