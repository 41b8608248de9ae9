package source

import (
	"fmt"

	"qmpdoc/qapi"
)

// maxVolume bounds what a reference says in all when every member has its text and every entry its condition, in bytes. One
// text may be that of many members, and one name that of many users: a file of a megabyte can say gigabytes. QEMU 10.2 says
// 800,000.
const maxVolume = 48 << 20

// CheckVolume refuses a reference that says too much to be written.
func CheckVolume(r *qapi.Reference) error {
	v := volume{left: maxVolume}
	for _, d := range r.Defs {
		v.def(d)
		if v.left < 0 {
			return fmt.Errorf("%s:%d: too large: with %.60q the texts, conditions and names of this tree, repeated for all that they are about, take more than %d MiB, many times what QEMU's take: shorten them, or leave the file out",
				d.Pos.File, d.Pos.Line, d.Name, maxVolume>>20)
		}
	}
	return nil
}

// volume counts down.
type volume struct{ left int }

func (v *volume) text(s string) { v.left -= len(s) }

func (v *volume) def(d *qapi.Def) {
	v.text(d.Name)
	v.members(d.Members)
	v.members(d.BaseMembers)
	for _, val := range d.Values {
		v.part(val.Name, nil, val.If, val.Features, val.Doc)
	}
	for _, b := range d.Branches {
		v.part(b.Name, b.Type, b.If, b.Features, b.Doc)
	}
	for _, f := range d.Features {
		v.part(f.Name, nil, f.If, nil, f.Doc)
	}
	v.cond(d.If)
	if d.Doc != nil {
		for _, s := range d.Doc.Sections {
			v.section(s)
		}
	}
	v.old(d)
	for _, user := range d.UsedBy {
		v.text(user.Name)
	}
}

func (v *volume) members(list []*qapi.Member) {
	for _, m := range list {
		v.part(m.Name, m.Type, m.If, m.Features, m.Doc)
	}
}

func (v *volume) part(name string, t *qapi.TypeRef, cond *qapi.Cond, features []*qapi.Feature, doc *qapi.Section) {
	v.text(name)
	v.cond(cond)
	v.section(doc)
	for _, f := range features {
		v.part(f.Name, nil, f.If, nil, f.Doc)
	}
	if t != nil {
		v.text(t.Name)
		v.members(t.Members)
	}
}

func (v *volume) cond(c *qapi.Cond) {
	if c == nil {
		return
	}
	v.text(c.Text)
	for _, arg := range c.Args {
		v.cond(arg)
	}
}

func (v *volume) section(s *qapi.Section) {
	if s != nil {
		v.text(s.Text.Raw)
	}
}

// old counts what the old documents say of d.
func (v *volume) old(d *qapi.Def) {
	if d.Entry != nil {
		for _, cond := range d.Entry.If {
			v.text(cond)
		}
	}
	if d.Old != nil {
		for _, s := range d.Old.Sections {
			v.text(s.Text.Raw)
		}
	}
}
