package page

import (
	"slices"
	"strings"

	"qmpdoc/internal/guides"
	"qmpdoc/prose"
	"qmpdoc/qapi"
)

// mentions tells which texts and examples of definitions name other ones. Reading them takes all texts, so it is done once,
// when the first page asks.
type mentions struct {
	by    map[*qapi.Def][]*qapi.Def // what is about each, in the order of the reference
	of    map[*qapi.Def][]*qapi.Def // what each is about, in the order of its text
	words map[*qapi.Def][]string    // of the names of commands
}

func (p *Pages) findMentions() *mentions {
	m := &mentions{map[*qapi.Def][]*qapi.Def{}, map[*qapi.Def][]*qapi.Def{}, map[*qapi.Def][]string{}}
	for _, d := range p.ref.Defs {
		if d.Kind == qapi.Command {
			m.words[d] = nameWords(d.Name)
		}
		m.of[d] = p.namedBy(d)
		for _, to := range m.of[d] {
			m.by[to] = append(m.by[to], d)
		}
	}
	return m
}

// namedBy lists the definitions that d's texts and examples name, each once.
func (p *Pages) namedBy(d *qapi.Def) []*qapi.Def {
	var list []*qapi.Def
	seen := map[*qapi.Def]bool{d: true}
	add := func(to *qapi.Def) {
		if !seen[to] {
			seen[to] = true
			list = append(list, to)
		}
	}
	for _, t := range textsOf(d) {
		for _, ref := range p.Library.Parse(t).Refs() {
			if target, ok := p.ref.Resolve(d, ref); ok && target.Def != nil {
				add(target.Def)
			}
		}
	}
	for _, e := range p.examples[d] {
		for _, m := range e.Messages {
			for _, name := range guides.Called(m.Text.Raw) {
				if to := p.ref.Lookup(d.Products.First(), name); to != nil && to.Kind == qapi.Event {
					add(to)
				}
			}
		}
	}
	return list
}

// textsOf returns all texts of a definition, except those for developers.
func textsOf(d *qapi.Def) []prose.Text {
	var list []prose.Text
	for _, s := range sections(d) {
		if s.Kind != qapi.SecTodo {
			list = append(list, s.Text)
		}
	}
	for _, s := range oldSections(d) {
		list = append(list, s.Text)
	}
	return list
}

// mentionedBy lists the definitions whose texts name this one, without those that use it as a type.
func (b *definition) mentionedBy() *Section {
	by := kept(b.mentioned().by[b.def], func(d *qapi.Def) bool { return !slices.Contains(b.def.UsedBy, d) })
	return section("mentioned-by", "Mentioned by", b.linksByKind(by)...)
}

// seeAlso leads on from a command or event: to the commands and events that its text names, and to commands about the same
// thing, by their names. Links in the text itself do not show that there is somewhere to go.
func (b *definition) seeAlso() *Section {
	if b.def.Kind.IsType() {
		return nil
	}
	list := kept(b.mentioned().of[b.def], func(d *qapi.Def) bool { return !d.Kind.IsType() })
	blocks := b.linksByKind(list)
	if b.def.Kind == qapi.Event {
		if same := b.commandsNamedLike(list); same != nil {
			blocks = append(blocks, same)
		}
	}
	return section("see-also", "See also", blocks...)
}

// maxAlike bounds the commands that are named like an event: a word that more of them have says nothing.
const maxAlike = 12

// commandsNamedLike finds the commands whose names begin as that of the event does, after "query": BLOCK_JOB_READY leads to
// block-job-complete. Those of known are listed already.
func (b *definition) commandsNamedLike(known []*qapi.Def) *Links {
	words, ofCommands := nameWords(b.def.Name), b.mentioned().words
	for n := len(words); n > 0; n-- {
		alike := kept(b.ref.Defs, func(d *qapi.Def) bool {
			return d.Kind == qapi.Command && d.Products&b.def.Products != 0 && beginsWith(ofCommands[d], words[:n])
		})
		if len(alike) > maxAlike {
			return nil
		}
		if alike != nil {
			alike = slices.DeleteFunc(alike, func(d *qapi.Def) bool { return slices.Contains(known, d) })
			return b.links("Commands on the same subject", "definition", alike)
		}
	}
	return nil
}

// nameWords are the words of a name, in lower case.
func nameWords(name string) []string {
	return strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return r == '-' || r == '_' })
}

func beginsWith(words, start []string) bool {
	if len(words) > 0 && words[0] == "query" {
		words = words[1:]
	}
	if len(words) < len(start) {
		return false
	}
	for i, w := range start {
		if words[i] != w && words[i] != w+"s" {
			return false
		}
	}
	return true
}

// linksByKind lists commands, events and types, each with its heading.
func (b *definition) linksByKind(defs []*qapi.Def) Blocks {
	var blocks Blocks
	for _, l := range Lists {
		alike := kept(defs, func(d *qapi.Def) bool { return b.Def(d).Sign() == l.Sign })
		if links := b.links(l.Title, "definition", alike); links != nil {
			blocks = append(blocks, links)
		}
	}
	return blocks
}
