package qapi

import (
	"slices"

	"qmpdoc/diag"
)

// Merge joins what all files of a tree say. The schemas decide names, kinds and types; the definitions of a file that
// several programs include appear once. The parts in old are those of qmp-commands.hx and the text files: they add to
// QEMU's own definitions, and define what its schema lacks.
//
// Merge takes over the definitions it is given and fills in Products, Entry, Old and UsedBy. Findings come sorted; they
// are those of one definition about another, by the rules of every release (see diag.Rule.From).
func Merge(release string, schemas []Schema, old []*Part) (*Reference, diag.List) {
	m := &merger{
		r:         &Reference{Release: release, Files: map[Products][]string{}, byName: map[defKey]*Def{}},
		oldByName: map[oldKey]*Def{},
	}
	schemas = slices.Clone(schemas)
	slices.SortStableFunc(schemas, func(a, b Schema) int { return int(a.Product) - int(b.Product) })
	for _, s := range schemas {
		m.declare(s)
	}
	if !m.r.Before(SectionsNeedBlank) {
		for _, p := range m.programs {
			for _, d := range p.fresh {
				d.Doc.foldGlued()
			}
		}
	}
	m.attach(old)
	m.order()
	m.r.findUsers()
	m.r.indexLarge()
	c := newChecker(m.r, &m.found)
	for _, s := range m.programs {
		c.program(s)
	}
	m.manual()
	m.conflicts()
	m.found.Sort()
	return m.r, m.found
}

type merger struct {
	r           *Reference
	found       diag.List
	programs    []*program
	oldOnly     []*Def // what only the old documents know
	oldByName   map[oldKey]*Def
	oldChapters []*Chapter
}

// program is one schema after its definitions have been entered.
type program struct {
	product Products
	pragmas *pragmas
	defs    []*Def // all that it declares
	fresh   []*Def // those that no program before it has
	outline *outline
}

// declare enters the definitions of one program.
func (m *merger) declare(s Schema) {
	p := &program{product: s.Product, pragmas: &pragmas{lists: map[string]map[string]bool{}}, outline: newOutline(s.Product)}
	m.programs = append(m.programs, p)
	m.r.Products |= s.Product
	m.r.Files[s.Product] = s.Files
	for _, item := range s.Items {
		switch item := item.(type) {
		case *Pragma:
			p.pragmas.set(item)
		case *Freeform:
			p.outline.text(item)
		case *Def:
			if d := m.enter(p, item); d != nil {
				p.outline.def(d)
			}
		}
	}
}

// enter adds d to the name space of a program; nil when the name is taken.
func (m *merger) enter(p *program, d *Def) *Def {
	if b := LookupBuiltin(d.Name); b != nil && !b.Pseudo {
		m.report(d, p.product, d.Pos, ruleRedefined, "%s is already defined", b.describe())
		return nil
	}
	key := defKey{p.product, d.Name}
	if first := m.r.byName[key]; first != nil {
		related := []diag.Related{{Pos: first.Pos, Msg: "previous definition"}}
		m.report(d, p.product, d.Pos, ruleRedefined, "%s is already defined, as %s", quote(d.Name), article(first.Kind)).Related = related
		m.report(d, p.product, d.Pos, ruleDefinedAgain, "%s is already defined as %s: this definition is ignored", quote(d.Name), article(first.Kind)).
			Related = related
		return nil
	}
	if p.product == GuestAgent && d.Products != 0 {
		apart := *d
		apart.Products = 0
		d = &apart
	}
	if d.Products == 0 {
		p.fresh = append(p.fresh, d)
	}
	d.Products |= p.product
	m.r.byName[key] = d
	p.defs = append(p.defs, d)
	return d
}

// report adds a finding about a definition of a program.
func (m *merger) report(d *Def, product Products, at diag.Pos, rule diag.Rule, format string, args ...any) *diag.Diagnostic {
	f := m.found.Report(at, rule, format, args...)
	f.Definition, f.Product = d.Name, product.Word()
	return f
}

// order puts the definitions in the order of every output: QEMU's own, those that only its old documents know, the
// storage daemon's, the guest agent's.
func (m *merger) order() {
	for _, product := range AllProducts {
		for _, p := range m.programs {
			if p.product == product {
				m.r.Defs = append(m.r.Defs, p.fresh...)
				m.r.Chapters = append(m.r.Chapters, p.outline.chapters()...)
			}
		}
		if product == QMP {
			m.r.Defs = append(m.r.Defs, m.oldOnly...)
			m.r.Chapters = append(m.r.Chapters, m.oldChapters...)
		}
	}
}
