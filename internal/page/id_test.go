package page

import (
	"strings"
	"testing"
)

func TestSafeName(t *testing.T) {
	for _, c := range []struct{ name, want string }{
		{"blockdev-add", "blockdev-add"},
		{"BLOCK_JOB_READY", "BLOCK_JOB_READY"},
		{"__com.redhat_x", "__com.redhat_x"},
		{"2.5", "2.5"},
		{"", "~"},
		{".", "~2e"},
		{"..", "~2e~2e"},
		{"../../x", "~2e.~2f..~2fx"},
		{".hidden", "~2ehidden"},
		{"a/b", "a~2fb"},
		{`a\b`, "a~5cb"},
		{"<script>", "~3cscript~3e"},
		{"a b", "a~20b"},
		{"~2e", "~7e2e"},
		{"é", "~c3~a9"},
		{"\x00\xff", "~00~ff"},
		{"con", "~63on"},
		{"CON.x", "~43ON.x"},
		{"com1", "~63om1"},
		{"cont", "cont"},
	} {
		if got := SafeName(c.name); got != c.want {
			t.Errorf("SafeName(%q) = %q, want %q", c.name, got, c.want)
		}
	}
}

func TestLongNames(t *testing.T) {
	a, b := SafeName(strings.Repeat("/", 1000)), SafeName(strings.Repeat("/", 1001))
	if a == b || len(a) > maxName || len(b) > maxName {
		t.Errorf("long names give %q and %q", a, b)
	}
}

func TestSlug(t *testing.T) {
	for _, c := range []struct{ title, want string }{
		{"Block devices", "block-devices"},
		{"Block core (VM unrelated)", "block-core-vm-unrelated"},
		{"../../x", "x"},
		{"日本", ""},
		{strings.Repeat("long ", 30), strings.TrimSuffix(strings.Repeat("long-", 12), "-")},
	} {
		if got := slug(c.title); got != c.want {
			t.Errorf("slug(%q) = %q, want %q", c.title, got, c.want)
		}
	}
}

func TestFileTitle(t *testing.T) {
	for _, c := range []struct{ file, want string }{
		{"qapi/block-core.json", "Block core (qapi/block-core.json)"},
		{"qga/qapi-schema.json", "QAPI schema (qga/qapi-schema.json)"},
		{"qmp-commands.hx", "QMP commands (qmp-commands.hx)"},
		{"-.json", "-.json"},
	} {
		if got := fileTitle(c.file); got != c.want {
			t.Errorf("fileTitle(%q) = %q, want %q", c.file, got, c.want)
		}
	}
}
