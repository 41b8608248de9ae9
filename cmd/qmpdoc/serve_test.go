package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"time"

	"qmpdoc/internal/golden"
	"qmpdoc/internal/serve"
)

// served is a running `qmpdoc serve` and an open page.
type served struct {
	t      *testing.T
	dir    string
	url    string
	stderr *bytes.Buffer
	news   chan liveNews
	build  string // of the site last shown
}

type liveNews struct {
	Build, Problem string
	Waiting        bool
}

// startServe serves a tree in a directory of its own, on any free port.
func startServe(t *testing.T, files map[string]string, args ...string) *served {
	t.Helper()
	qmpdoc, err := exec.LookPath("qmpdoc")
	if err != nil {
		t.Fatal(err)
	}
	s := &served{t: t, dir: t.TempDir(), stderr: new(bytes.Buffer), news: make(chan liveNews)}
	for name, text := range files {
		s.write(name, text)
	}
	c := exec.Command(qmpdoc, append([]string{"serve", "--addr", "127.0.0.1:0", s.dir}, args...)...)
	c.Stderr = s.stderr
	stdout, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.end(c) })
	line, err := bufio.NewReader(stdout).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	s.url = regexp.MustCompile(`http://127\.0\.0\.1:\d+/`).FindString(line)
	if s.url == "" {
		t.Fatalf("no address in %q", line)
	}
	s.listen()
	return s
}

// end sends what Ctrl-C sends, and expects an end in order.
func (s *served) end(c *exec.Cmd) {
	if runtime.GOOS == "windows" {
		_ = c.Process.Kill() // there is no such signal
		_ = c.Wait()
		return
	}
	if err := c.Process.Signal(os.Interrupt); err != nil {
		s.t.Error(err)
	}
	late := time.AfterFunc(10*time.Second, func() { _ = c.Process.Kill() })
	defer late.Stop()
	if err := c.Wait(); err != nil {
		s.t.Errorf("after an interrupt: %v", err)
	}
	if s.t.Failed() {
		s.t.Logf("standard error:\n%s", s.stderr)
	}
}

// write saves a file as editors do: under another name first.
func (s *served) write(name, text string) {
	s.t.Helper()
	path := filepath.Join(s.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		s.t.Fatal(err)
	}
	if err := os.WriteFile(path+".tmp", []byte(text), 0o666); err != nil {
		s.t.Fatal(err)
	}
	if err := os.Rename(path+".tmp", path); err != nil {
		s.t.Fatal(err)
	}
}

func (s *served) listen() {
	answer, err := http.Get(s.url + ".qmpdoc/events")
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() { answer.Body.Close() })
	go func() {
		lines := bufio.NewScanner(answer.Body)
		for lines.Scan() {
			var n liveNews
			if data, ok := strings.CutPrefix(lines.Text(), "data: "); ok && json.Unmarshal([]byte(data), &n) == nil {
				select {
				case s.news <- n:
				case <-s.t.Context().Done():
					return
				}
			}
		}
	}()
}

// next waits for the next news. A new site has to be new, a problem has to leave the old one.
func (s *served) next(fresh bool, problem string) {
	s.t.Helper()
	select {
	case n := <-s.news:
		if fresh == (n.Build == s.build) {
			s.t.Errorf("a new site: %v, want %v", !fresh, fresh)
		}
		if problem == "" && n.Problem != "" || !strings.Contains(n.Problem, problem) {
			s.t.Errorf("problem %q, want %q", n.Problem, problem)
		}
		s.build = n.Build
	case <-time.After(20 * time.Second):
		s.t.Fatalf("no news; standard error:\n%s", s.stderr)
	}
}

// has asks for a page and looks for a text in it; "" means that there must be no such page.
func (s *served) has(page, text string) {
	s.t.Helper()
	answer, err := http.Get(s.url + page)
	if err != nil {
		s.t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	switch {
	case text == "" && answer.StatusCode != http.StatusNotFound:
		s.t.Errorf("%s: status %d, want 404", page, answer.StatusCode)
	case text != "" && !bytes.Contains(body, []byte(text)):
		s.t.Errorf("%s has no %q (status %d)", page, text, answer.StatusCode)
	}
}

// command is a schema with one documented command.
func command(name, text string) string {
	return "##\n# @" + name + ":\n#\n# " + text + "\n#\n# Since: 1.0\n##\n{ 'command': '" + name + "' }\n"
}

// TestServeTreeComesBack moves the tree away and back, as a checkout of another version does, and puts another in its place.
func TestServeTreeComesBack(t *testing.T) {
	t.Parallel()
	s := startServe(t, map[string]string{"qapi/qapi-schema.json": command("quit", "Ends.")})
	s.next(true, "")
	if err := os.Rename(s.dir, s.dir+"-away"); err != nil {
		t.Skip(err) // not every system renames a directory that is open
	}
	s.next(false, "cannot read the source tree: ")
	s.has("commands/quit.html", "Ends.")
	if err := os.Rename(s.dir+"-away", s.dir); err != nil {
		t.Fatal(err)
	}
	s.next(true, "")
	s.write("qapi/qapi-schema.json", command("quit", "Ends the second way."))
	s.next(true, "")
	s.has("commands/quit.html", "Ends the second way.")

	if err := os.Rename(s.dir, s.dir+"-gone"); err != nil {
		t.Fatal(err)
	}
	s.next(false, "cannot read the source tree: ")
	other := &served{t: t, dir: s.dir + "-other"} // trees come and go whole: one without files is another mistake
	other.write("qapi/qapi-schema.json", command("stop", "Stops."))
	if err := os.Rename(other.dir, s.dir); err != nil {
		t.Fatal(err)
	}
	s.next(true, "")
	s.has("commands/stop.html", "Stops.")
	s.write("qapi/qapi-schema.json", command("stop", "Stops the second way."))
	s.next(true, "")
	s.has("commands/stop.html", "Stops the second way.")
}

// TestServe is what somebody sees who works on a schema.
func TestServe(t *testing.T) {
	t.Parallel()
	s := startServe(t, map[string]string{
		"VERSION":                "10.0.0\n",
		"qapi/qapi-schema.json":  "{ 'include': 'vm.json' }\n{ 'include': 'sub/dir/late.json' }\n",
		"qapi/vm.json":           command("quit", "Ends the first way."),
		"qapi/sub/dir/late.json": command("late", "Is there."),
	})
	s.next(true, "")
	s.has("commands/quit.html", "Ends the first way.")

	s.write("qapi/vm.json", command("quit", "Ends the second way."))
	s.next(true, "")
	s.has("commands/quit.html", "Ends the second way.")

	s.write("qapi/vm.json", "{ 'command' 'quit' }\n"+command("stop", "Stops."))
	s.next(false, "qapi/vm.json:1:")
	s.has("commands/quit.html", "Ends the second way.")
	s.has("commands/stop.html", "")

	s.write("qapi/vm.json", command("stop", "Stops."))
	s.next(true, "")
	s.has("commands/stop.html", "Stops.")
	s.has("commands/quit.html", "")

	if err := os.RemoveAll(filepath.Join(s.dir, "qapi", "sub")); err != nil {
		t.Fatal(err)
	}
	s.next(false, "sub/dir/late.json")
	s.has("commands/late.html", "Is there.")
	s.write("qapi/sub/dir/late.json", command("late", "Is back."))
	s.next(true, "")
	s.has("commands/late.html", "Is back.")
}

// TestServeOldErrors serves a tree that has errors from the beginning: a change is shown unless it brings more of them.
func TestServeOldErrors(t *testing.T) {
	t.Parallel()
	const wrong = "{ 'command': 'old', 'returns': 'Missing' }\n"
	s := startServe(t, map[string]string{"VERSION": "10.0.0\n", "qapi/qapi-schema.json": wrong + command("quit", "One.")})
	s.next(true, "Missing")
	s.has("commands/quit.html", "One.")
	s.write("qapi/qapi-schema.json", "\n\n"+wrong+command("quit", "Two."))
	s.next(true, "Missing")
	s.has("commands/quit.html", "Two.")
	s.write("qapi/qapi-schema.json", wrong+"{ 'command': 'new', 'returns': 'None' }\n"+command("quit", "Three."))
	s.next(false, "None")
	s.has("commands/quit.html", "Two.")
}

// TestServeNothing serves a tree of which nothing can be read until it is fixed.
func TestServeNothing(t *testing.T) {
	t.Parallel()
	s := startServe(t, map[string]string{"qapi-schema.json": "{ 'command' 'quit' }"})
	s.next(false, "qapi-schema.json:1:")
	s.has("", "qapi-schema.json:1:")
	s.write("qapi-schema.json", command("quit", "At last."))
	s.next(true, "")
	s.has("commands/quit.html", "At last.")
}

func TestPortTaken(t *testing.T) {
	first, err := listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer first.Close()
	second, err := listen(first.Addr().String())
	if err == nil {
		second.Close()
		t.Fatal("two servers listen at one address")
	}
	if want := "cannot serve at " + first.Addr().String() + ": "; !strings.HasPrefix(err.Error(), want) || !strings.Contains(err.Error(), "--addr") {
		t.Errorf("message: %v", err)
	}
}

// BenchmarkRefresh is what happens between a save and the reload of a page, watching apart.
func BenchmarkRefresh(b *testing.B) {
	a := new(app)
	a.print.quiet = true
	in, err := a.open(filepath.Join(golden.Corpus(b), "v10.2.0"))
	if err != nil {
		b.Fatal(err)
	}
	defer in.Close()
	live := &liveSite{app: a, in: in, server: serve.New(&net.TCPAddr{Port: 8600}, "localhost:8600", nil)}
	for b.Loop() {
		if err := live.begin(); err != nil {
			b.Fatal(err)
		}
	}
}
