package main

import (
	"os"
	"path/filepath"
	"testing"

	"qmpdoc/internal/qemutest"
)

// TestRunningProgram uses a real QEMU as the source of commands.
func TestRunningProgram(t *testing.T) {
	address := "unix:" + qemutest.QEMU(t)
	dir := t.TempDir()
	write := func(name, text string) string {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		return file
	}
	good := write("good", `{"execute": "query-status"} {"return": {"status": "running", "singlestep": false, "running": true}}`)
	bad := write("bad", `{"execute": "query-status", "arguments": {"x": 1}}`)
	saved := filepath.Join(dir, "saved.json")
	for _, row := range []struct {
		status int
		args   []string
	}{
		{statusDone, []string{"show", "-q", "--tree", address, "query-status"}},
		{statusTrouble, []string{"show", "-q", "--tree", address, "query-nothing"}},
		{statusDone, []string{"check", "-q", "--message", good, address}},
		{statusFindings, []string{"check", "-q", "--message", bad, address}},
		{statusTrouble, []string{"check", "-q", address}},
		{statusTrouble, []string{"build", "-q", "-o", filepath.Join(dir, "site"), address}},
		{statusTrouble, []string{"search", "-q", "--tree", address, "status"}},
		{statusTrouble, []string{"show", "-q", "--product", "guest-agent", "--tree", address, "guest-ping"}},
		{statusDone, []string{"export", "-q", "-o", saved, address}},
		{statusFindings, []string{"check", "-q", "--message", bad, saved}},
	} {
		if got := new(app).run(row.args); got != row.status {
			t.Errorf("qmpdoc %q: status %d, want %d", row.args, got, row.status)
		}
	}
}
