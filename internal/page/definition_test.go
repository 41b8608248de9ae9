package page

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"qmpdoc/internal/source"
	"qmpdoc/qapi"
)

// The schema of a shop, and what its list says is on the way out.
var shop = fstest.MapFS{
	"VERSION": {Data: []byte("6.0.0\n")},
	"qapi/qapi-schema.json": {Data: []byte(`##
# = Shop
##

##
# @Kind:
#
# @tea: leaves
#
# @sack: another thing in a sack
#
# Since: 1.0
##
{ 'enum': 'Kind', 'data': [ 'tea', 'sack' ] }

##
# @Tea:
#
# Leaves.  Either @leaf or @dust must be given.
#
# @leaf: whole
#
# @dust: broken
#
# Since: 1.0
##
{ 'struct': 'Tea', 'data': { '*leaf': 'str', '*dust': 'str' } }

##
# @Sack:
#
# A sack.
#
# @of: what is in it
#
# Since: 1.0
##
{ 'struct': 'Sack', 'data': { 'of': 'Goods' } }

##
# @Goods:
#
# Goods.
#
# @kind: of what
#
# Since: 1.0
##
{ 'union': 'Goods', 'base': { 'kind': 'Kind' }, 'discriminator': 'kind', 'data': { 'tea': 'Tea', 'sack': 'Sack' } }

##
# @goods-add:
#
# Puts goods on the shelf.  GOODS_SOLD follows, see @GOODS_SOLD.
#
# Since: 1.0
##
{ 'command': 'goods-add', 'data': 'Goods', 'boxed': true }

##
# @goods-drop:
#
# Takes them away.
#
# @id: of which
#
# @name: of which
#
# Since: 1.0
##
{ 'command': 'goods-drop', 'data': { '*id': 'str', '*name': 'str' } }

##
# @GOODS_SOLD:
#
# Somebody has bought them.
#
# Since: 1.0
##
{ 'event': 'GOODS_SOLD' }
`)},
	"docs/system/deprecated.rst": {Data: []byte(`Deprecated features
===================

QEMU Machine Protocol (QMP) commands
------------------------------------

` + "``goods-drop`` argument ``name`` (since 5.1)\n''''''''''''''''''''''''''''''''''''''''''''\n\nUse argument ``id`` instead.\n")},
}

func shopPages(t *testing.T) *Pages {
	t.Helper()
	ref, _, err := source.Load(shop, source.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return New(Config{Reference: ref})
}

func shopPage(t *testing.T, p *Pages, name string) *Page {
	t.Helper()
	d := p.ref.Lookup(qapi.QMP, name)
	if d == nil {
		t.Fatalf("no %s", name)
	}
	return p.Definition(p.Def(d))
}

// What pages lead to: section, heading, names.
func TestLeadsOn(t *testing.T) {
	p := shopPages(t)
	for _, row := range []struct{ name, section, want string }{
		{"GOODS_SOLD", "see-also", "Commands on the same subject: goods-add goods-drop"},
		{"GOODS_SOLD", "mentioned-by", "Commands: goods-add"},
		{"goods-add", "see-also", "Events: GOODS_SOLD"},
		{"goods-add", "mentioned-by", ""},
		{"Tea", "see-also", ""},
	} {
		var got []string
		for _, s := range shopPage(t, p, row.name).Sections {
			if s.ID != row.section {
				continue
			}
			for _, b := range s.Blocks {
				l := b.(*Links)
				words := l.Title + ":"
				for _, link := range l.Links {
					words += " " + link.Text
				}
				got = append(got, words)
			}
		}
		if said := strings.Join(got, "; "); said != row.want {
			t.Errorf("%s, %s: %q, want %q", row.name, row.section, said, row.want)
		}
	}
}

// A list's entry warns of its argument, and of nothing else.
func TestListedDeprecation(t *testing.T) {
	pg := shopPage(t, shopPages(t), "goods-drop")
	if len(pg.Notices) > 0 || slices.ContainsFunc(pg.Badges, Badge.Warns) {
		t.Errorf("the command looks deprecated: %v, %v", pg.Notices, pg.Badges)
	}
	for _, r := range rowGroups(&pg.Sections[0])[0].Rows {
		want := ""
		if r.Name == "name" {
			want = "deprecated since 5.1: Use argument id instead."
		}
		got := ""
		if len(r.Notices) > 0 {
			got = r.Badges[len(r.Badges)-1].Text + ": " + strings.TrimSpace(r.Notices[0].Text.Doc.Plain(maxLine))
		}
		if got != want {
			t.Errorf("%s: %q, want %q", r.Name, got, want)
		}
	}
}

// Each branch has a request; what holds the union again can be chosen once more; the fold says what the type says.
func TestChoice(t *testing.T) {
	pg := shopPage(t, shopPages(t), "goods-add")
	call := pg.Lead[len(pg.Lead)-1].(*Call)
	if call.Choice == nil || call.Choice.Tag != "kind" || call.Choice.Rows != branchPrefix {
		t.Fatalf("the choice is %+v", call.Choice)
	}
	want := []string{
		`tea [] { "execute": "goods-add", "arguments": { "kind": "tea", "leaf": "LEAF" } }`,
		`sack [of] { "execute": "goods-add", "arguments": { "kind": "sack", "of": { "kind": "tea", "leaf": "LEAF" } } }`,
	}
	for i, q := range call.Choice.Requests {
		got := q.Branch + " [" + strings.Join(q.Nested, " ") + "] " + strings.Join(strings.Fields(q.Text), " ")
		if got != want[i] {
			t.Errorf("got  %s\nwant %s", got, want[i])
		}
	}
	for _, s := range pg.Sections {
		for _, g := range rowGroups(&s) {
			for _, r := range g.Rows {
				if s.ID == branchesID && r.Name == "tea" && (r.Fold == nil || r.Fold.Intro == nil) {
					t.Error("the fold of tea does not say that one of its members is needed")
				}
				if l := r.line(0); l.Intro != nil {
					t.Errorf("%s: the introduction of what unfolds is in a line that does not unfold", r.Name)
				}
			}
		}
	}
}

// A reference goes to the row of its own fold.
func TestNearestRow(t *testing.T) {
	to := Target{Kind: ToMember, Name: "leaf"}
	p := &Page{rows: map[Target][]string{to: {"branch-tea.leaf", "branch-sack.of.tea.leaf"}}}
	for _, row := range []struct{ from, want string }{
		{"", "branch-tea.leaf"},
		{"branch-tea.dust", "branch-tea.leaf"},
		{"branch-sack.of.tea.dust", "branch-sack.of.tea.leaf"},
	} {
		if id, ok := p.Here(to, row.from); !ok || id != row.want {
			t.Errorf("from %q to %q, %v; want %q", row.from, id, ok, row.want)
		}
	}
}
