package notices_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"qmpdoc/docparse"
	"qmpdoc/internal/notices"
	"qmpdoc/qapi"
)

// schema has what the headings of the rows below name.
const schema = `
{ 'enum': 'LampMode', 'data': [ 'dim', { 'name': 'strobe', 'features': [ 'deprecated' ] } ] }
{ 'struct': 'LampSocket', 'data': { '*linger': 'bool', '*reconnect': 'int' } }
{ 'struct': 'WireSocket', 'data': { '*reconnect': { 'type': 'int', 'features': [ 'deprecated' ] } } }
{ 'struct': 'LampStats', 'data': { 'watts': 'int', 'old_watts': 'int' } }
{ 'struct': 'LampInfo', 'data': { 'stats': [ 'LampStats' ], 'colour': 'str' } }
{ 'struct': 'LampParameters', 'data': { '*mode': 'LampMode', '*colour': 'str' } }
{ 'command': 'lamp-set-parameters', 'data': 'LampParameters' }
{ 'command': 'lamp_add', 'data': { 'id': 'str', '*socket': 'LampSocket' } }
{ 'command': 'query-lamp', 'data': { 'id': 'str' }, 'returns': 'LampInfo' }
{ 'command': 'dim', 'data': { 'lamp': 'str' } }
{ 'event': 'LAMP_BROKEN', 'data': { 'id': 'str' } }
`

func reference() *qapi.Reference {
	part, _ := docparse.Parse("qapi/lamp.json", []byte(schema))
	r, _ := qapi.Merge("", []qapi.Schema{{Product: qapi.QMP, Items: part.Items}}, nil)
	return r
}

var headings = []struct{ section, heading, want string }{
	{"QMP commands", "``lamp_add`` (since 5.2)", "since 5.2: lamp_add"},
	{"QMP commands", "``lamp_add`` and ``dim`` (since 5.2.0)", "since 5.2: lamp_add, dim"},
	{"QMP commands", "``lamp-add`` argument ``id`` (since 2.8)", "since 2.8: lamp_add arguments.id"},
	{"QMP commands", "``lamp-add``, ``query-lamp`` argument ``id`` (Since 2.8)", "since 2.8: lamp_add arguments.id, query-lamp arguments.id"},
	{"QMP commands", "``lamp-set-parameter`` ``strobe`` option (removed in 9.1)", "removed 9.1: lamp-set-parameters arguments.mode.strobe"},
	{"QMP commands", "``query-lamp`` result ``stats.old_watts`` (since 4.0)", "since 4.0: query-lamp returns.stats.old_watts"},
	{"QMP commands", "query-lamp result field stats[i].old-watts (since 4.0)", "since 4.0: query-lamp returns.stats.old_watts"},
	{"QMP commands", "``query-lamp`` return value member ``watts`` (since 7.0)", "since 7.0: query-lamp returns.stats.watts"},
	{"QMP commands", "``query-lamp`` \"colour\" output member (since 3.0)", "since 3.0: query-lamp returns.colour"},
	{"QMP commands", "``LampStats`` member ``watts`` (since 8.1)", "since 8.1: LampStats watts"},
	{"QMP commands", "``watts`` LampStats field (since 8.1)", "since 8.1: LampStats watts"},
	{"QMP commands", "``id`` lamp_add command option (since 8.2)", "since 8.2: lamp_add arguments.id"},
	{"QMP commands", "``lamp_add`` empty string argument ``id`` (since 2.10)", "since 2.10, in part: lamp_add arguments.id"},
	{"QMP commands", "Incorrectly typed ``lamp_add`` arguments (since 6.2)", "since 6.2, in part: lamp_add"},
	{"QMP commands", "lamp client socket with 'linger' option (since 4.0)", "since 4.0, in part: LampSocket linger"},
	{"QMP commands", "``lamp-burn`` and ``lamp-cool`` (removed in 6.0)", "removed 6.0: ?lamp-burn, ?lamp-cool"},
	{"QMP commands", "``lamp-burn`` ``id`` option (removed in 6.0)", "removed 6.0: ?lamp-burn"},
	{"QMP commands", "``query-lamp`` result ``lumen`` (removed in 6.0)", "removed 6.0: nothing"},
	{"QMP commands", "``lamp_add`` (deprecated since QEMU v5.2 )", "since 5.2: lamp_add"},
	{"QMP commands", "``lamp_add`` (removed 5.2)", "removed 5.2: lamp_add"},
	{"QMP commands", "``lamp_add`` (lamps, since version 5.2)", "since 5.2: lamp_add"},
	{"QMP commands", "``lamp_add`` (since then)", ""},
	{"QMP events", "``LAMP_BROKEN`` (since 6.2)", "since 6.2: LAMP_BROKEN"},
	{"QMP events", "``LAMP_BROKEN`` member ``id`` (since 6.2)", "since 6.2: LAMP_BROKEN data.id"},
	{"Recently removed features, QMP commands", "``dim`` (since 4.2)", "removed 4.2: dim"},
	{"Device options, Character device options", "Wire ``reconnect`` (since 9.2)", "since 9.2: WireSocket reconnect"},
	{"Device options, Character device options", "``linger`` (since 9.2)", "since 9.2: nothing"},
	{"System emulator command line arguments", "``-lamp`` option ``reconnect`` (since 9.2)", "since 9.2: nothing"},
	{"Human Monitor Protocol (HMP) commands", "``dim`` (since 4.2)", ""},
	{"QMP commands", "About ``dim``", ""},
}

func TestHeadings(t *testing.T) {
	r := reference()
	for _, row := range headings {
		src := "Deprecated features\n===================\n\n"
		under := "-'^"
		titles := append(strings.Split(row.section, ", "), row.heading)
		if len(titles) == 2 {
			under = "-'"
		}
		for i, title := range titles {
			src += title + "\n" + strings.Repeat(under[i:i+1], len(title)) + "\n\n"
		}
		var got []string
		for _, n := range notices.Tie(r, notices.Parse("deprecated.rst", []byte(src+"Use something else.\n"))) {
			got = append(got, describe(n))
		}
		if diff := cmp.Diff(row.want, strings.Join(got, "; ")); diff != "" {
			t.Errorf("%s: %s (-want +got)\n%s", row.section, row.heading, diff)
		}
	}
}

func describe(n *qapi.Notice) string {
	text := "since " + n.Release
	if n.Removed {
		text = "removed " + n.Release
	}
	if n.Partial {
		text += ", in part"
	}
	var subjects []string
	for _, s := range n.Subjects {
		name := s.Name
		if s.Def == nil {
			name = "?" + name
		}
		if s.Owner != nil {
			name += " " + strings.Join(s.Steps, ".")
		}
		subjects = append(subjects, name)
	}
	if subjects == nil {
		subjects = []string{"nothing"}
	}
	return text + ": " + strings.Join(subjects, ", ")
}

func TestInstead(t *testing.T) {
	for _, row := range []struct{ text, want string }{
		{"Use arguments ``base-node`` and ``top-node`` instead.", "base-node top-node"},
		{"The ``lamp`` command is replaced by the ``lamp-set``\ncommand.", "lamp-set"},
		{"Use ``device_add`` for hotplugging instead of ``cpu-add``.  See ``query-lamp``.", "device_add"},
		{"The ``x`` field of ``LampInfo`` should be used instead, which is new.", "x LampInfo"},
		{"It did nothing. Two new members, ``on`` and ``off`` effectively replace it.", "on off"},
		{"Use lamp-mirror with NBD instead.", "lamp-mirror"},
		{"Member `memory` is deprecated. Use member `ringbuf` instead.", "ringbuf"},
		{"Members @base and @top are deprecated.  Use @base-node\nand @top-node instead.", "base-node top-node"},
		{"Use ``-lamp on`` instead.", ""},
		{"Removed with no replacement.", ""},
	} {
		src := "= F\n\nF\n=\n\nQMP commands\n------------\n\n``dim`` (since 3.1)\n'''''''''''''''''''\n\n" + row.text + "\n"
		list := notices.Parse("deprecated.rst", []byte(src[4:]))
		if len(list) != 1 {
			t.Fatalf("%q: %d entries, want 1", row.text, len(list))
		}
		if got := strings.Join(list[0].Instead, " "); got != row.want {
			t.Errorf("%q: %q, want %q", row.text, got, row.want)
		}
	}
}

func TestTexinfo(t *testing.T) {
	const src = `@node Deprecated features
@appendix Deprecated features

Words.

@section QEMU Machine Protocol (QMP) commands

@subsection dim and lamp_add (since 4.2.0)

Use ` + "``lamp-set-parameters''" + ` with @option{mode=@var{mode}} instead.
@example
@{ "execute": "lamp-set-parameters" @}
@end example

@section Human Monitor Protocol (HMP) commands

@subsection dim (since 3.1)
`
	list := notices.Tie(reference(), notices.Parse("qemu-deprecated.texi", []byte(src)))
	if len(list) != 1 {
		t.Fatalf("%d entries, want 1", len(list))
	}
	n := list[0]
	got := fmt.Sprintf("%s %s\n%s\n", n.Pos, describe(n), n.Text.Raw)
	want := "qemu-deprecated.texi:8:1 since 4.2: dim, lamp_add\n" +
		"Use ``lamp-set-parameters`` with ``mode=mode`` instead.\n::\n  { \"execute\": \"lamp-set-parameters\" }\n"
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestOfTree: what a tree still has is not what its list says was removed.
func TestOfTree(t *testing.T) {
	src := "R\n=\n\nQMP commands\n------------\n\n``dim`` (removed in 3.1)\n''''''''''''''''''''''''\n"
	list := notices.OfTree(reference(), notices.Parse("removed-features.rst", []byte(src)))
	if len(list) != 1 || len(list[0].Subjects) != 0 {
		t.Errorf("got %s, want an entry without subjects", describe(list[0]))
	}
}

func TestCheck(t *testing.T) {
	r := reference()
	src := "D\n=\n\nQMP commands\n------------\n\n``lamp-burn`` (since 3.1)\n'''''''''''''''''''''''''\n"
	r.Notices = notices.OfTree(r, notices.Parse("deprecated.rst", []byte(src)))
	var got []string
	for _, f := range notices.Check(r) {
		got = append(got, f.String())
	}
	want := []string{
		"deprecated.rst:7:1: info: the entry \"``lamp-burn``\" names nothing in the schema [notice-unknown]",
		"qapi/lamp.json:2:75: info: enum LampMode: strobe: the schema says deprecated, the list of deprecated features does not [deprecated-unlisted]",
		"qapi/lamp.json:4:83: info: struct WireSocket: reconnect: the schema says deprecated, the list of deprecated features does not [deprecated-unlisted]",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func FuzzParse(f *testing.F) {
	f.Add("deprecated.rst", "D\n=\n\nQMP commands\n------------\n\n``dim`` argument ``lamp`` (since 3.1)\n'''''\n\nUse ``x`` instead.\n")
	f.Add("qemu-deprecated.texi", "@appendix D\n@section QMP commands\n\n@subsection dim (since 3.1)\n\n@code{@var{x}@}\n")
	r := reference()
	f.Fuzz(func(t *testing.T, name, src string) {
		first := notices.Tie(r, notices.Parse(name, []byte(src)))
		second := notices.Tie(r, notices.Parse(name, []byte(src)))
		if !slices.EqualFunc(first, second, func(a, b *qapi.Notice) bool { return describe(a) == describe(b) }) {
			t.Error("the same list was read in two ways")
		}
		for _, n := range first {
			if n.Pos.Line < 1 || n.Pos.Line > strings.Count(src, "\n")+1 {
				t.Errorf("line %d is not in the text", n.Pos.Line)
			}
		}
	})
}
