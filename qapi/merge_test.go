package qapi_test

import (
	"fmt"
	"path"
	"strings"
	"testing"

	"qmpdoc/docparse"
	"qmpdoc/hxparse"
	"qmpdoc/internal/golden"
	"qmpdoc/qapi"
)

// TestMerge prints what Merge makes of one schema or one old document.
func TestMerge(t *testing.T) {
	golden.Run(t, "testdata/merge", func(t *testing.T, name string, src []byte) []golden.Section {
		var r *qapi.Reference
		switch path.Ext(name) {
		case ".hx":
			part, _ := hxparse.ParseHX(name, src)
			r, _ = qapi.Merge("", nil, []*qapi.Part{part})
		case ".txt":
			part, _ := hxparse.ParseText(name, src)
			r, _ = qapi.Merge("", nil, []*qapi.Part{part})
		default:
			part, _ := docparse.Parse(name, src)
			r, _ = qapi.Merge("", []qapi.Schema{{Product: qapi.QMP, Items: part.Items}}, nil)
		}
		return []golden.Section{{Name: "want", Text: printReference(r)}}
	})
}

func printReference(r *qapi.Reference) string {
	var b strings.Builder
	for _, c := range r.Chapters {
		fmt.Fprintf(&b, "%s chapter %d %q:", c.Pos, c.Level, c.Title)
		for _, d := range c.Defs {
			b.WriteString(" " + d.Name)
		}
		b.WriteString("\n")
		for _, text := range c.Texts {
			fmt.Fprintf(&b, "  %s %q\n", text.Start(), text.Raw)
		}
	}
	for _, d := range r.Defs {
		printDef(&b, r, d)
	}
	return b.String()
}

func printDef(b *strings.Builder, r *qapi.Reference, d *qapi.Def) {
	fmt.Fprintf(b, "%s %s %s\n", d.Pos, d.Kind, d.Name)
	members := r.AllMembers(d)
	if !d.Kind.IsType() {
		members = r.Arguments(d)
	}
	for _, m := range members {
		fmt.Fprintf(b, "  member %s", m.Name)
		if m.Owner != d {
			fmt.Fprintf(b, " of %s", m.Owner.Name)
		}
		fmt.Fprintf(b, ": %s", m.Type.Name)
		if m.Type.Array {
			b.WriteString(" array")
		}
		if to := r.Type(m.Owner, m.Type); to != nil {
			fmt.Fprintf(b, " at %s", to.Pos)
		}
		b.WriteString("\n")
	}
	if enum := r.Discriminator(d); enum != nil {
		tag, _ := r.Tag(d)
		fmt.Fprintf(b, "  told apart by %s of %s with %d values\n", tag.Name, enum.Name, len(enum.Values))
	}
	for _, u := range d.UsedBy {
		fmt.Fprintf(b, "  used by %s\n", u.Name)
	}
	if d.Entry != nil || d.Old != nil {
		fmt.Fprintf(b, "  old: entry %t, document %t\n", d.Entry != nil, d.Old != nil)
	}
	for _, e := range r.Examples(d) {
		fmt.Fprintf(b, "  example %q at %s\n", e.Title, e.Pos)
		for _, m := range e.Messages {
			fmt.Fprintf(b, "    %s %s %s %q\n", m.Pos, m.Direction, m.Kind, m.Text.Raw)
		}
	}
}

// TestProducts merges the schemas of three programs, two of which include one file.
func TestProducts(t *testing.T) {
	shared := program(qapi.QMP, "{ 'struct': 'Shared', 'data': { 'a': 'Elsewhere' } }\n").Items
	schemas := []qapi.Schema{
		{Product: qapi.GuestAgent, Items: append(program(qapi.GuestAgent, "{ 'command': 'ping' }\n{ 'command': 'info', 'returns': 'Shared' }\n").Items, shared...)},
		{Product: qapi.StorageDaemon, Items: append(program(qapi.StorageDaemon, "{ 'command': 'daemon-only', 'data': 'Shared' }\n").Items, shared...)},
		{Product: qapi.QMP, Items: append(program(qapi.QMP, "{ 'command': 'ping' }\n{ 'struct': 'Elsewhere', 'data': {} }\n").Items, shared...)},
	}
	r, found := qapi.Merge("9.9.9", schemas, nil)
	var got []string
	for _, d := range r.Defs {
		s := d.Name + " " + strings.Join(d.Products.Names(), "+")
		for _, u := range d.UsedBy {
			s += " <" + u.Name
		}
		got = append(got, s)
	}
	want := []string{
		"ping qmp", "Elsewhere qmp <Shared", "Shared qmp+storage-daemon <daemon-only", "daemon-only storage-daemon",
		"ping guest-agent", "info guest-agent", "Shared guest-agent <info",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("definitions\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	// The type that the daemon and the agent lack is one finding: it is the same place.
	if len(found) != 1 || found[0].Product != "storage-daemon" || found[0].Rule != "unknown-type" {
		t.Errorf("findings %v", found)
	}
	if r.Lookup(qapi.QMP, "Shared") == r.Lookup(qapi.GuestAgent, "Shared") || r.Lookup(qapi.GuestAgent, "Elsewhere") != nil {
		t.Error("the guest agent's definitions do not stand apart")
	}
}
