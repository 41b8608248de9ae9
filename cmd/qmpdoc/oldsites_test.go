package main

import (
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// Serve shows the sites of old releases below their numbers, as build writes them.
func TestServeOldSites(t *testing.T) {
	tree := func(release, schema string) map[string]string {
		return map[string]string{"VERSION": release + "\n", "qapi/qapi-schema.json": schema}
	}
	var past []string
	for _, old := range []map[string]string{tree("9.0.0", "{ 'command': 'lamp' }"), tree("9.1.0", "{ 'command': 'lamp' } { 'command': 'fan' }")} {
		s := &served{t: t, dir: t.TempDir()}
		for name, text := range old {
			s.write(name, text)
		}
		past = append(past, "--history", s.dir)
	}
	s := startServe(t, tree("9.2.0", "{ 'command': 'fan' }"), append(past, "--old-sites")...)
	out := filepath.Join(t.TempDir(), "site")
	build := exec.Command("qmpdoc", append([]string{"build", "-q", s.dir, "-o", out, "--old-sites"}, past...)...)
	if said, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	for _, c := range []struct {
		file   string
		status int
	}{
		{"releases.js", 200}, {"commands/fan.md", 200}, {"9.1/commands/fan.md", 200}, {"9.0/commands/lamp.md", 200}, {"9.1/commands/lamp.md", 200},
		{"9.0/commands/fan.md", 404}, {"9.2/commands/fan.md", 404}, {"8.0/commands/fan.md", 404}, {"9.1", 404},
	} {
		answer, err := http.Get(s.url + c.file)
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(answer.Body)
		answer.Body.Close()
		if err != nil {
			t.Fatal(err)
		}
		if answer.StatusCode != c.status {
			t.Errorf("%s: status %d, want %d", c.file, answer.StatusCode, c.status)
		}
		if want, err := os.ReadFile(filepath.Join(out, filepath.FromSlash(c.file))); err == nil && c.status == 200 && string(got) != string(want) {
			t.Errorf("%s is served as\n%s\nand was built as\n%s", c.file, got, want)
		}
	}
}
