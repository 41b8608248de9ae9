package site

import (
	"html/template"
	"slices"
	"strconv"
	"strings"

	"qmpdoc/internal/request"
	"qmpdoc/qapi"
)

// Call is a command or event at a glance: what stands on the wire, with typed placeholders.
type Call struct {
	Title    string // "Request" or "Event"
	Message  template.HTML
	Request  string // a request with values in place of the placeholders, for copying; "" for none
	Origin   string // where that comes from
	Also     string // "May add" or "May carry"
	Optional []Link // what may be added
	Reply    template.HTML
	NoReply  bool // success sends nothing back
}

// maxPlaceholders bounds the mandatory arguments that are written out.
const maxPlaceholders = 60

// argument is one argument as the glance shows it.
type argument struct {
	name, id string
	value    template.HTML
	optional bool
}

// call makes the glance of a command or event, nil for types.
func (v *view) call() *Call {
	d := v.def
	if d.Kind.IsType() {
		return nil
	}
	args := v.callArguments()
	c := &Call{Title: "Request", Also: "May add"}
	for _, a := range args {
		if a.optional {
			c.Optional = append(c.Optional, Link{"#" + a.id, breakable(a.name)})
		}
	}
	body := v.argumentLines(args)
	if d.Kind == qapi.Event {
		c.Title, c.Also = "Event", "May carry"
		c.Message = message("event", d.Name, "data", body, `<i class="p">"timestamp"</i>: { … }`)
		return c
	}
	c.Message = message("execute", d.Name, "arguments", body, "")
	c.Request, c.Origin = v.copiedRequest(len(body) > 0)
	c.NoReply = d.Keyword != "" && !d.Flags.SuccessResponse
	c.Reply = `{ <i class="p">"return"</i>: ` + v.replyValue() + ` }`
	return c
}

// copiedRequest gives what is copied from the glance, and says where it comes from.
func (v *view) copiedRequest(placeholders bool) (text, origin string) {
	q := v.request()
	switch {
	case q == nil:
		return "", ""
	case placeholders || !q.Bare():
		return q.Text(), "The copied request is " + q.Origin.String()
	default:
		return q.Text(), "This request is " + q.Origin.String()
	}
}

// request is the request of the page's command. There is none where the page has too many arguments to repeat them.
func (v *view) request() *request.Request {
	if v.elsewhere != nil {
		return nil
	}
	return v.requests.Of(v.def)
}

// callArguments lists the arguments of the schema, or those of the old document where no schema has the definition. What
// texts demand counts as mandatory.
func (v *view) callArguments() []argument {
	if v.def.Keyword == "" {
		return oldArguments(v.def)
	}
	needed := map[string]bool{}
	for _, names := range v.requests.Needs(v.def) {
		needed[names[0]] = true
	}
	var args []argument
	for _, m := range v.members() {
		optional := m.Optional && !needed[m.Name]
		args = append(args, argument{m.Name, v.rowID[rowKey{m.Owner, m.Name}], v.placeholder(m.Owner, m.Type), optional})
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
		args = append(args, argument{a.Name, anchor("arg-", a.Name), typeWord(a.JSONType), a.Optional})
	}
	return args
}

func listedArguments(doc *qapi.OldDoc) []argument {
	var args []argument
	for _, item := range doc.Arguments() {
		word := strings.TrimPrefix(item.JSONType, "json-")
		args = append(args, argument{item.Name, anchor("arg-", item.Name), typeWord(word), item.Optional})
	}
	return args
}

// takesGroup tells whether d, a command without a schema, takes arguments that its dispatch table does not name.
func takesGroup(d *qapi.Def) bool {
	return d.Keyword == "" && d.Entry != nil && slices.ContainsFunc(d.Entry.Args, qapi.HxArg.TakesGroup)
}

func typeWord(name string) template.HTML {
	if name == "" {
		name = "…"
	}
	return template.HTML(`<i class="t">` + escape(name) + `</i>`)
}

// placeholder stands for a value of type t, written in d.
func (v *view) placeholder(d *qapi.Def, t *qapi.TypeRef) template.HTML {
	var word template.HTML
	switch to := v.ref.Type(d, t); {
	case t == nil:
		word = "…"
	case to != nil:
		word = anchorLink(v.href(v.site.address[to]), "t", to.Name)
	case t.Name == "":
		word = "{ … }"
	default:
		word = typeWord(t.Name)
	}
	if t != nil && t.Array {
		return "[ " + word + ", … ]"
	}
	return word
}

func (v *view) replyValue() template.HTML {
	if v.def.Returns == nil {
		if v.def.Keyword == "" {
			return "…"
		}
		return "{}"
	}
	return v.placeholder(v.def, v.def.Returns)
}

// argumentLines writes the mandatory arguments, one a line; a union adds a line for its branch.
func (v *view) argumentLines(args []argument) []string {
	var lines []string
	for _, a := range args {
		if a.optional {
			continue
		}
		if len(lines) == maxPlaceholders {
			return append(lines, "…")
		}
		var b strings.Builder
		b.WriteString(`<a href="#` + a.id + `">`)
		writeEscaped(&b, quote(a.name))
		b.WriteString("</a>: " + string(a.value))
		lines = append(lines, b.String())
	}
	if takesGroup(v.def) {
		lines = append(lines, "…")
	}
	if v.elsewhere != nil {
		id, _ := memberTitle(v.def.Kind)
		lines = append(lines, `<a class="t" href="#`+id+`">…</a>`)
	}
	if u := v.ref.ArgumentsType(v.def); u != nil && len(u.Branches) > 0 {
		if u.Flavor == qapi.Simple {
			return append(lines, `<i class="p">"data"</i>: <a class="t" href="#branches">…</a>`)
		}
		lines = append(lines, `<a class="t" href="#branches">… members of the `+escape(u.Discriminator)+`</a>`)
	}
	return lines
}

// message writes one QMP message over several lines.
func message(verb, name, bodyKey string, body []string, last string) template.HTML {
	parts := []string{`{ <i class="p">"` + verb + `"</i>: <b>` + escape(quote(name)) + `</b>`}
	if len(body) > 0 {
		parts = append(parts, `<i class="p">"`+bodyKey+`"</i>: {`+"\n    "+strings.Join(body, ",\n    ")+" }")
	}
	if last != "" {
		parts = append(parts, last)
	}
	return template.HTML(strings.Join(parts, ",\n  ") + " }")
}

// quote writes a name as a JSON string, as far as QEMU's names need it.
func quote(name string) string {
	if !strings.ContainsAny(name, "\"\\\n") {
		return `"` + name + `"`
	}
	return strconv.Quote(name)
}
