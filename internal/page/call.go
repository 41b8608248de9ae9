package page

import (
	"slices"
	"strconv"
	"strings"

	"qmpdoc/internal/qjson"
	"qmpdoc/qapi"
)

// maxPlaceholders bounds the mandatory arguments that are written out.
const maxPlaceholders = 60

// argument is one argument as the call shows it.
type argument struct {
	name, id string
	value    []Span
	optional bool
}

// call makes the call of a command or event at a glance; nil for types. A command has the request that readers copy. Events,
// and commands without a known request, have placeholders.
func (b *definition) call() *Call {
	switch {
	case b.def.Kind.IsType():
		return nil
	case b.def.Kind == qapi.Event:
		return b.eventCall()
	}
	c := &Call{Title: "Request"}
	args := b.callArguments()
	if q := b.request(); q != nil {
		c.Requests = []Request{b.printed(q)}
		c.Choice = b.choice()
		b.page.Acts = c.Choice != nil
		c.Optional = b.notIn(args, q.Message.Get("arguments"))
	} else {
		c.Message = message("execute", b.def.Name, "arguments", b.argumentLines(args))
		c.Optional = linksTo(kept(args, argument.isOptional))
	}
	if c.Optional != nil {
		c.Also = "May add"
	}
	if c.NoReply = b.def.Keyword != "" && !b.def.Flags.SuccessResponse; !c.NoReply {
		c.Reply = slices.Concat([]Span{plain("{ "), {Text: `"return"`, Style: Key}, plain(": ")}, b.replyValue(), []Span{plain(" }")})
	}
	return c
}

func (b *definition) eventCall() *Call {
	args := b.callArguments()
	c := &Call{Title: "Event", Optional: linksTo(kept(args, argument.isOptional))}
	c.Message = message("event", b.def.Name, "data", b.argumentLines(args), Span{Text: `"timestamp"`, Style: Key}, plain(": { … }"))
	if c.Optional != nil {
		c.Also = "May carry"
	}
	return c
}

func (a argument) isOptional() bool { return a.optional }

// linksTo leads to the rows of arguments.
func linksTo(args []argument) []Link {
	var list []Link
	for _, a := range args {
		list = append(list, Link{a.name, here(a.id)})
	}
	return list
}

// notIn lists the arguments that a request leaves out, and where its branches are.
func (b *definition) notIn(args []argument, sent *qjson.Member) []Link {
	list := linksTo(kept(args, func(a argument) bool { return sent == nil || sent.Value.Get(a.name) == nil }))
	if tag := b.tag(); tag != "" {
		list = append(list, Link{"members of the " + tag, here(branchesID)})
	}
	return list
}

// tag is the discriminator of the arguments; "" when they have no branches.
func (b *definition) tag() string {
	u := b.ref.ArgumentsType(b.def)
	if u == nil || len(u.Branches) == 0 || u.Flavor == qapi.Simple {
		return ""
	}
	return u.Discriminator
}

// callArguments lists the arguments of the schema, or those of the old document where no schema has the definition.
func (b *definition) callArguments() []argument {
	if b.def.Keyword == "" {
		return oldArguments(b.def)
	}
	var args []argument
	for _, m := range b.members {
		args = append(args, argument{m.Name, b.rowID[b.memberTarget(m)], b.placeholder(m.Owner, m.Type), m.Optional})
	}
	return args
}

// oldArguments reads arguments off the dispatch table, or off the document's list. Only the list names those of a group.
func oldArguments(d *qapi.Def) []argument {
	if d.Entry == nil || takesGroup(d) {
		return listedArguments(d.Old)
	}
	var args []argument
	for _, a := range d.Entry.Args {
		args = append(args, argument{a.Name, anchor(argumentPrefix, a.Name), typeWord(a.JSONType), a.Optional})
	}
	return args
}

func listedArguments(doc *qapi.OldDoc) []argument {
	var args []argument
	for _, item := range doc.Arguments() {
		word := strings.TrimPrefix(item.JSONType, "json-")
		args = append(args, argument{item.Name, anchor(argumentPrefix, item.Name), typeWord(word), item.Optional})
	}
	return args
}

// argumentLines writes the mandatory arguments, one a line; a union adds a line for its branch.
func (b *definition) argumentLines(args []argument) [][]Span {
	var lines [][]Span
	for _, a := range args {
		if a.optional {
			continue
		}
		if len(lines) == maxPlaceholders {
			return append(lines, []Span{plain("…")})
		}
		lines = append(lines, append([]Span{{Text: quote(a.name), To: here(a.id)}, plain(": ")}, a.value...))
	}
	if takesGroup(b.def) {
		lines = append(lines, []Span{plain("…")})
	}
	if b.elsewhere != nil {
		id, _ := memberTitle(b.def.Kind)
		lines = append(lines, []Span{{"…", OfType, here(id)}})
	}
	if u := b.ref.ArgumentsType(b.def); u != nil && len(u.Branches) > 0 {
		if u.Flavor == qapi.Simple {
			return append(lines, []Span{{Text: `"data"`, Style: Key}, plain(": "), {"…", OfType, here(branchesID)}})
		}
		lines = append(lines, []Span{{"… members of the " + u.Discriminator, OfType, here(branchesID)}})
	}
	return lines
}

// takesGroup reports whether d, a command without a schema, takes arguments that its dispatch table does not name.
func takesGroup(d *qapi.Def) bool {
	return d.Keyword == "" && d.Entry != nil && slices.ContainsFunc(d.Entry.Args, qapi.HxArg.TakesGroup)
}

func (b *definition) replyValue() []Span {
	if b.def.Returns != nil {
		return b.placeholder(b.def, b.def.Returns)
	}
	if b.def.Keyword == "" {
		return []Span{plain("…")}
	}
	return []Span{plain("{}")}
}

// placeholder returns what is printed for a value of type t, as written in d.
func (b *definition) placeholder(d *qapi.Def, t *qapi.TypeRef) []Span {
	var word []Span
	switch to := b.ref.Type(d, t); {
	case t == nil:
		return []Span{plain("…")}
	case to != nil:
		word = []Span{{to.Name, OfType, b.Def(to).Target()}}
	case t.Name == "":
		word = []Span{plain("{ … }")}
	default:
		word = typeWord(t.Name)
	}
	if t.Array {
		return slices.Concat([]Span{plain("[ ")}, word, []Span{plain(", … ]")})
	}
	return word
}

func typeWord(name string) []Span {
	if name == "" {
		name = "…"
	}
	return []Span{{Text: name, Style: OfType}}
}

// message writes one QMP message over several lines.
func message(verb, name, bodyKey string, body [][]Span, last ...Span) []Span {
	spans := []Span{plain("{ "), {Text: `"` + verb + `"`, Style: Key}, plain(": "), {Text: quote(name), Style: Name}}
	if len(body) > 0 {
		spans = append(spans, plain(",\n  "), Span{Text: `"` + bodyKey + `"`, Style: Key}, plain(": {\n    "))
		var lines []Span
		for _, line := range body {
			lines = also(lines, ",\n    ", line...)
		}
		spans = append(append(spans, lines...), plain(" }"))
	}
	if last != nil {
		spans = append(append(spans, plain(",\n  ")), last...)
	}
	return append(spans, plain(" }"))
}

// quote writes a name as a JSON string. It escapes only what QEMU's names can have.
func quote(name string) string {
	if !strings.ContainsAny(name, "\"\\\n") {
		return `"` + name + `"`
	}
	return strconv.Quote(name)
}
