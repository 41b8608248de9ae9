package docparse

import (
	"strings"
	"sync"

	"qmpdoc/prose"
	"qmpdoc/qapi"
)

// assemble joins documentation blocks with the definitions they are about and returns the items in source order.
//
// Since QEMU 2.9 a block is directly before its definition and has its name. Before 2.9 nothing read the blocks: names were
// mistyped or missing, or another definition was in between.
func (p *parser) assemble() []qapi.Item {
	p.matchDirect()
	p.matchByName()
	var items []qapi.Item
	for _, c := range p.pieces {
		switch {
		case c.item != nil:
			items = append(items, c.item)
		case c.block != nil:
			if f := p.freeform(c.block); f != nil {
				items = append(items, f)
			}
		}
	}
	return items
}

// matchDirect joins each definition with the block right before it, if that block is about it or cannot be about anything else.
func (p *parser) matchDirect() {
	named, last := p.blocksByName(), sync.OnceValue(p.lastDefs)
	for i := 1; i < len(p.pieces); i++ {
		b, def := p.pieces[i-1].block, p.def(i)
		if b == nil || def == nil {
			continue
		}
		switch {
		case b.hasSymbol && b.symbol == def.Name:
		case b.hasSymbol && last()[b.symbol] > i:
			continue // it is too early; matchByName finds its definition
		case b.hasSymbol && named[def.Name]:
			continue
		case b.hasSymbol:
		default:
			if len(prose.Headings(p.prose(b.lines, 0))) > 0 {
				continue // a chapter of the manual, which documents no definition
			}
			b.bareSymbol(def)
		}
		p.join(i-1, i, b)
	}
}

// blocksByName collects the names that blocks carry.
func (p *parser) blocksByName() map[string]bool {
	names := make(map[string]bool, len(p.pieces)/2)
	for _, c := range p.pieces {
		if c.block != nil && c.block.hasSymbol {
			names[c.block.symbol] = true
		}
	}
	return names
}

// matchByName joins the remaining blocks with later definitions of their name.
func (p *parser) matchByName() {
	waiting := map[string]int{}
	for i, c := range p.pieces {
		if c.block != nil && c.block.hasSymbol {
			waiting[c.block.symbol] = i
		}
		def := p.def(i)
		if def == nil || def.Doc != nil {
			continue
		}
		if at, ok := waiting[def.Name]; ok {
			p.join(at, i, p.pieces[at].block)
			delete(waiting, def.Name)
		}
	}
}

func (p *parser) def(i int) *qapi.Def {
	def, _ := p.pieces[i].item.(*qapi.Def)
	return def
}

// lastDefs returns the index of the last definition of each name.
func (p *parser) lastDefs() map[string]int {
	last := map[string]int{}
	for i := range p.pieces {
		if def := p.def(i); def != nil {
			last[def.Name] = i
		}
	}
	return last
}

// bareSymbol takes the first line of a block without @name for one, if it is the bare name.
func (b *block) bareSymbol(def *qapi.Def) {
	for i, l := range b.lines {
		if l.blank() {
			continue
		}
		if strings.TrimRight(l.text, " :") == def.Name {
			b.symbol, b.symbolAt, b.body = def.Name, l.at, i+1
		}
		return
	}
}

// join reads the block at index i as the documentation of the definition at index of.
func (p *parser) join(i, of int, b *block) {
	p.pieces[i].block = nil
	def := p.def(of)
	doc, texts := p.doc(b)
	def.Doc = doc
	if doc.Hidden = b.hidden; !doc.Hidden {
		p.setReadings(doc, p.pieces[of].rulings)
	}
	link("", def.Members, &texts)
	link("", def.BaseMembers, &texts)
	seen := nameSet{}
	for _, v := range def.Values {
		if seen.add(v.Name) {
			v.Doc = texts.find(qapi.SecMember, v.Name)
		}
	}
	for _, b := range def.Branches {
		b.Doc = texts.find(qapi.SecMember, b.Name)
	}
	seen = nameSet{}
	for _, f := range def.Features {
		if seen.add(f.Name) {
			f.Doc = texts.find(qapi.SecFeature, f.Name)
		}
	}
}

// nameSet tells the first of a name from those that repeat it: a list can name a value a thousand times, and to each its
// text would make a small file huge.
type nameSet map[string]bool

// add reports whether name is new.
func (s nameSet) add(name string) bool {
	n := len(s)
	s[name] = true
	return len(s) > n
}

// link gives members their texts. Members of a nested struct are documented by their path: @qemu.major.
func link(path string, members []*qapi.Member, texts *sections) {
	for _, m := range members {
		m.Doc = texts.find(qapi.SecMember, path+m.Name)
		if m.Type != nil && m.Type.Members != nil {
			link(path+m.Name+".", m.Type.Members, texts)
		}
	}
}
