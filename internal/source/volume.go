package source

import (
	"fmt"

	"qmpdoc/qapi"
)

// maxVolume bounds the bytes of all texts and conditions of a reference, counted for every member and entry that has them. Many
// members can share a text, and many users a name: a file of a megabyte can expand to gigabytes. QEMU 10.2 has 800,000.
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
	v.members(d.Parts())
	v.members(d.Features)
	v.cond(d.If)
	if d.Doc != nil {
		for _, s := range d.Doc.Sections {
			v.section(s)
		}
	}
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
	for _, user := range d.UsedBy {
		v.text(user.Name)
	}
}

func (v *volume) members(list []*qapi.Member) {
	for _, m := range list {
		v.text(m.Name)
		v.cond(m.If)
		v.section(m.Doc)
		v.members(m.Features)
		if m.Type != nil {
			v.text(m.Type.Name)
			v.members(m.Type.Members)
		}
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
