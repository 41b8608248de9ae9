package docparse

import (
	"strings"
	"sync"

	"qmpdoc/diag"
	"qmpdoc/prose"
	"qmpdoc/qapi"
)

// assemble joins documentation blocks with the definitions they are about and gives the items in source order.
//
// Since QEMU 2.9 a block stands directly before its definition and bears its name. Before, nothing read the blocks, and
// names were mistyped or missing, or another definition stood in between.
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
			p.checkFreeform(c.block)
		}
	}
	return items
}

// checkFreeform reports what does not belong into a block that documents no definition: QEMU's parser forbids @name: at
// the left edge, and takes it for text in a list or literal block. A block that names a definition is read as documentation
// for its own findings.
func (p *parser) checkFreeform(b *block) {
	if b.hasSymbol {
		if b.symbol != "" && b.closed {
			p.found.Report(p.pos(b.at), ruleDocOrphan, "documentation for %s is not followed by the definition", quote(b.symbol))
		}
		p.doc(b, nil)
		return
	}
	for _, l := range b.lines {
		if name, rest, ok := atName(l.text); ok && l.indent() == 0 && name != "" && strings.HasPrefix(rest, ":") {
			p.found.Report(p.pos(l.hash), ruleDocFreeMember, "'@%s:' not allowed in free-form documentation", name)
		}
	}
}

// matchDirect joins each definition with the block right before it, if that block is about it or can be about nothing else.
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
			continue // it stands too early; matchByName finds its definition
		case b.hasSymbol:
			if named[def.Name] {
				continue
			}
			f := p.found.Report(def.Pos, ruleDocName, "documentation comment is for %s, the definition is %s", quote(b.symbol), quote(def.Name))
			f.Definition = def.Name
			f.Related = []diag.Related{{Pos: p.pos(b.symbolAt), Msg: "the name in the comment"}}
		default:
			if p.hasHeading(b) {
				continue
			}
			p.nameless(b, def)
		}
		p.join(i-1, def, b)
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
			b := p.pieces[at].block
			p.found.Report(p.pos(b.at), ruleDocOrphan, "documentation for %s is not followed by the definition", quote(b.symbol)).
				Related = []diag.Related{{Pos: def.Pos, Msg: "the definition"}}
			p.join(at, def, b)
			delete(waiting, def.Name)
		}
	}
}

func (p *parser) def(i int) *qapi.Def {
	def, _ := p.pieces[i].item.(*qapi.Def)
	return def
}

// lastDefs gives the index of the last definition of each name.
func (p *parser) lastDefs() map[string]int {
	last := map[string]int{}
	for i := range p.pieces {
		if def := p.def(i); def != nil {
			last[def.Name] = i
		}
	}
	return last
}

// nameless reports a block without @name before a definition. A first line that is the bare name serves as one.
func (p *parser) nameless(b *block, def *qapi.Def) {
	f := p.found.Report(p.pos(b.at), ruleDocNoSymbol, "documentation of %s %s must begin with its name", def.Kind, quote(def.Name))
	f.Help = "begin the comment with '# @" + def.Name + ":'"
	f.Definition = def.Name
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

// hasHeading tells whether a block is a chapter of the manual, which documents no definition.
func (p *parser) hasHeading(b *block) bool {
	return len(prose.Headings(p.text(b.lines, 0))) > 0
}

// join reads the block at index i as the documentation of def.
func (p *parser) join(i int, def *qapi.Def, b *block) {
	p.pieces[i].block = nil
	doc, sections := p.doc(b, def)
	def.Doc = doc
	link("", def.Members, &sections)
	link("", def.BaseMembers, &sections)
	seen := nameSet{}
	for _, v := range def.Values {
		if seen.add(v.Name) {
			v.Doc = sections.find(qapi.SecMember, v.Name)
		}
	}
	for _, b := range def.Branches {
		b.Doc = sections.find(qapi.SecMember, b.Name)
	}
	seen = nameSet{}
	for _, f := range def.Features {
		if seen.add(f.Name) {
			f.Doc = sections.find(qapi.SecFeature, f.Name)
		}
	}
}

// nameSet tells the first of a name from those that repeat it: a list can name a value a thousand times, and to each its
// text would make a small file huge.
type nameSet map[string]bool

// add tells whether name is new.
func (s nameSet) add(name string) bool {
	n := len(s)
	s[name] = true
	return len(s) > n
}

// link gives members their texts. Members of a nested struct are documented by their path: @qemu.major.
func link(path string, members []*qapi.Member, sections *sectionIndex) {
	for _, m := range members {
		m.Doc = sections.find(qapi.SecMember, path+m.Name)
		if m.Type != nil && m.Type.Members != nil {
			link(path+m.Name+".", m.Type.Members, sections)
		}
	}
}
