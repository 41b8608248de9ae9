package page

import (
	"slices"

	"qmpdoc/internal/qjson"
	"qmpdoc/qapi"
)

// keyLinks finds what the keys of an example's message are: rows of this page, else members of the types that declare
// them. The name of a command or event leads to its page.
type keyLinks struct {
	*Pages
	on    *qapi.Def       // whose page it is, and whose names the message uses
	rows  map[string]bool // the ids of the rows that the page has
	links []KeyLink
}

// maxLinkedMessage bounds the messages that are read for links, in bytes.
const maxLinkedMessage = 64 << 10

// linkKeys finds what the keys in a message are, on a page that is about on and has rows. asked is the command that the message
// answers; runs is the command that it runs, if it runs one.
func (p *Pages) linkKeys(text string, on *qapi.Def, rows map[string]bool, asked *qapi.Def) (links []KeyLink, runs *qapi.Def) {
	if len(text) > maxLinkedMessage {
		return nil, nil
	}
	k := &keyLinks{Pages: p, on: on, rows: rows}
	for _, value := range qjson.Parse(text).Values {
		if d := k.message(value, asked); d != nil {
			runs = d
		}
	}
	slices.SortFunc(k.links, func(a, b KeyLink) int { return a.Offset - b.Offset })
	return k.links, runs
}

func (k *keyLinks) message(value *qjson.Value, asked *qapi.Def) (runs *qapi.Def) {
	for _, verb := range [...]string{"execute", "exec-oob"} {
		if d := k.called(value, verb, qapi.Command); d != nil {
			k.content(value.Get("arguments"), d)
			return d
		}
	}
	if d := k.called(value, "event", qapi.Event); d != nil {
		k.content(value.Get("data"), d)
	}
	if m := value.Get("return"); m != nil && asked != nil {
		prefix := ""
		if asked == k.on {
			prefix = "returns."
		}
		k.value(m.Value, k.ref.Type(asked, asked.Returns), prefix)
	}
	return nil
}

// called is the definition whose name value has under key.
func (k *keyLinks) called(value *qjson.Value, key string, kind qapi.Kind) *qapi.Def {
	m := value.Get(key)
	if m == nil || m.Value == nil || m.Value.Kind != qjson.String {
		return nil
	}
	d := k.ref.Lookup(k.on.Products.First(), m.Value.Text)
	if d == nil || d.Kind != kind {
		return nil
	}
	if d != k.on {
		k.links = append(k.links, KeyLink{Offset: m.Value.Start, To: k.Def(d).Target()})
	}
	return d
}

// content links the arguments of a command or the data of an event.
func (k *keyLinks) content(m *qjson.Member, d *qapi.Def) {
	if m == nil || m.Value == nil {
		return
	}
	prefix, branch := "", ""
	if d == k.on {
		prefix, branch = k.Def(d).memberPrefix(), branchPrefix
	}
	k.members(m.Value, k.ref.Arguments(d), k.ref.ArgumentsType(d), prefix, branch)
}

// value links the keys in a value of type d, whose rows on this page have ids that begin with prefix; "" for none.
func (k *keyLinks) value(value *qjson.Value, d *qapi.Def, prefix string) {
	switch {
	case value == nil || d == nil:
	case value.Kind == qjson.Array:
		for _, e := range value.Elements {
			k.value(e, d, prefix)
		}
	case value.Kind != qjson.Object:
	case d.Kind == qapi.Alternate:
		for _, b := range d.Branches {
			if to := k.ref.Type(d, b.Type); to != nil && to.Kind != qapi.Enum {
				k.value(value, to, inner(prefix, b.Name))
				return
			}
		}
	case d.Kind == qapi.Struct || d.Kind == qapi.Union:
		k.members(value, k.ref.AllMembers(d), d, prefix, prefix)
	}
}

// inner begins the ids of what unfolds in the row called name; "" where the rows are not on this page.
func inner(prefix, name string) string {
	if prefix == "" {
		return ""
	}
	return prefix + SafeName(name) + "."
}

// members links the keys of an object. What is not a member of it is looked for in the branch that the object chooses.
func (k *keyLinks) members(object *qjson.Value, members []qapi.Inherited, u *qapi.Def, prefix, branch string) {
	declared := make(map[string]qapi.Inherited, len(members))
	for _, m := range members {
		declared[m.Name] = m
	}
	var others []qjson.Member
	for _, key := range object.Members {
		m, ok := declared[key.Name]
		if !ok {
			others = append(others, key)
			continue
		}
		k.link(key, m, prefix)
		k.value(key.Value, k.ref.Type(m.Owner, m.Type), inner(prefix, key.Name))
	}
	if b := k.chosen(object, u); b != nil && len(others) > 0 {
		rest := *object
		rest.Members = others
		if to := k.ref.Type(u, b.Type); u.Flavor == qapi.Simple {
			if data := rest.Get("data"); data != nil {
				k.value(data.Value, to, inner(branch, b.Name))
			}
		} else {
			k.value(&rest, to, inner(branch, b.Name))
		}
	}
}

// chosen is the branch of u that the object's own discriminator names.
func (k *keyLinks) chosen(object *qjson.Value, u *qapi.Def) *qapi.Member {
	if u == nil {
		return nil
	}
	tag, ok := k.ref.Tag(u)
	if !ok {
		return nil
	}
	m := object.Get(tag.Name)
	if m == nil || m.Value == nil {
		return nil
	}
	for _, b := range u.Branches {
		if b.Name == m.Value.Text {
			return b
		}
	}
	return nil
}

func (k *keyLinks) link(key qjson.Member, m qapi.Inherited, prefix string) {
	to := Target{Kind: ToMember, Def: k.Def(m.Owner), Name: m.Name}
	if id := prefix + SafeName(key.Name); prefix != "" && k.rows[id] {
		to = here(id)
	}
	k.links = append(k.links, KeyLink{key.NameStart, to, k.valueWords(m)})
}

// valueWords says what values m takes.
func (p *Pages) valueWords(m qapi.Inherited) string {
	words := p.typeOf(m.Owner, m.Type).String()
	if m.Optional {
		words += ", optional"
	}
	return words
}
