package docparse

import (
	"slices"

	"qmpdoc/qapi"
)

// widestStray is how far a line can be indented by mistake; QEMU's own texts are indented by four and more.
const widestStray = 3

// strayMember reports whether line i, which is indented, describes a member all the same: it begins a paragraph, and the
// member has no other text. Then the indentation is cut off. While nothing read the comments, a blank slipped in.
func (r *docReader) strayMember(i int) bool {
	l := r.lines[i]
	n := l.indent()
	if !r.empty || n > widestStray || l.text[n] != '@' || r.inFeatures {
		return false
	}
	name, more, _, ok := memberNames(l.text)
	if !ok || more != nil {
		return false
	}
	if r.silent == nil {
		r.findSilent(i)
	}
	if !r.silent[name] {
		return false
	}
	delete(r.silent, name)
	r.lines[i] = commentLine{l.text[n:], l.at + n, l.hash}
	r.found.Report(r.pos(l.at+n), ruleDocMemberForm, "a member's line has the form '@%s: text'", name)
	return true
}

// findSilent lists the members that neither the sections before line i nor the lines after it describe.
func (r *docReader) findSilent(i int) {
	r.silent = declared(r.def)
	sections := slices.Concat(r.done.list, r.cur.more)
	if r.cur.head != nil {
		sections = append(sections, r.cur.head)
	}
	for _, s := range sections {
		delete(r.silent, s.Name)
	}
	for _, l := range r.lines[i:] {
		if name, more, _, ok := memberNames(l.text); ok && l.indent() == 0 {
			for _, n := range append(more, name) {
				delete(r.silent, n)
			}
		}
	}
}

// declared is the set of what the comment of a definition describes as its members.
func declared(def *qapi.Def) map[string]bool {
	names := map[string]bool{}
	if def == nil {
		return names
	}
	for _, list := range [][]*qapi.Member{def.Members, def.BaseMembers} {
		for _, m := range list {
			names[m.Name] = true
		}
	}
	for _, v := range def.Values {
		names[v.Name] = true
	}
	for _, b := range def.Branches {
		names[b.Name] = true
	}
	return names
}
