package page

import "qmpdoc/qapi"

func (b *definition) branchSection(path *typePath) *Section {
	u := b.union()
	if u == nil || len(u.Branches) == 0 {
		return nil
	}
	s := &Section{ID: branchesID, Title: "Branches"}
	if u.Kind == qapi.Alternate {
		s.Title = "Alternatives"
	}
	if intro := branchIntro(u); intro != nil {
		s.Blocks = Blocks{&Words{Intro, intro}}
	}
	group := RowGroup{Origin: b.origin(u)}
	if u != b.def && len(u.Branches) > maxInherited {
		group.Elsewhere = true
	} else {
		group.Rows = b.branchRows(u, func(name string) string { return anchor(branchPrefix, name) }, path)
	}
	s.Blocks = append(s.Blocks, &Rows{[]RowGroup{group}})
	return s
}

// branchesID is the id of the section of branches.
const branchesID = "branches"

// branchIntro tells how a branch looks on the wire (docs/devel/qapi-code-gen.rst, "Union types", "Alternate types").
func branchIntro(u *qapi.Def) []Span {
	switch {
	case u.Kind == qapi.Alternate:
		return []Span{plain("The value is one of these; its JSON type tells which.")}
	case u.Flavor == qapi.Simple:
		return []Span{plain("An object with two members: "), code(`"type"`), plain(" names the branch, "), code(`"data"`), plain(" holds it.")}
	case u.Discriminator != "":
		return []Span{code(`"` + u.Discriminator + `"`), plain(" chooses one of these, whose members are added to the object.")}
	default:
		return nil
	}
}

// branchRows lists the branches of u, and those values of its discriminator that add no members.
func (b *definition) branchRows(u *qapi.Def, id func(name string) string, path *typePath) []Row {
	var rest []*qapi.Member
	if u.Flavor == qapi.Flat && len(u.Branches) > 0 {
		rest = b.ref.BareValues(u)
	}
	values := map[string]*qapi.Member{} // of the discriminator; the enum of a simple union is made of its branches and says nothing more
	if e := b.ref.Discriminator(u); e != nil && u.Flavor == qapi.Flat {
		for _, val := range e.Values {
			values[val.Name] = val
		}
	}
	rows := make([]Row, len(u.Branches), len(u.Branches)+len(rest))
	for i, branch := range u.Branches {
		rows[i] = b.branchRow(u, branch, values[branch.Name], b.ids.take(id(branch.Name)))
		b.later(&rows[i], u, branch.Type, path)
	}
	for _, val := range rest {
		r := b.row(b.ref.Discriminator(u), val, val, b.ids.take(id(val.Name)))
		r.Type.Name = "adds no members"
		rows = append(rows, r)
	}
	return rows
}

// branchRow makes the row of a branch; val is the value that chooses it, if there is one.
func (b *definition) branchRow(u *qapi.Def, branch, val *qapi.Member, id string) Row {
	r := b.row(u, branch, branch, id)
	r.Type = b.typeOf(u, branch.Type)
	if val != nil {
		r.Badges = append(r.Badges, b.valueBadges(u, val, branch)...)
		if r.Text == nil {
			r.Text = b.rowText(b.ref.Discriminator(u), val.Doc).text
		}
	}
	if to := b.ref.Type(u, branch.Type); r.Text == nil && to != nil {
		r.Summary = b.Def(to).Summary
	}
	return r
}

// valueBadges are the remarks on a value that its branch does not repeat.
func (b *definition) valueBadges(u *qapi.Def, val *qapi.Member, branch *qapi.Member) []Badge {
	var list []Badge
	if branch.Doc == nil {
		if since := b.rowText(b.ref.Discriminator(u), val.Doc).since; since != "" && b.History == nil {
			list = append(list, sinceBadge(since))
		}
	}
	if branch.If == nil {
		list = append(list, conditionBadges(val.If)...)
	}
	return append(list, b.warningBadges(qapi.Declared{Def: b.ref.Discriminator(u), Name: val.Name}, val.Features)...)
}
