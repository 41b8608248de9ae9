package serve

import (
	"bufio"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"time"
)

const page = "<!doctype html>\n<html lang=\"en\">\n<head>\n<title>T</title>\n</head>\n<body><main id=\"main\">"

// pages is a small site.
func pages(text string) Files {
	file := func(data string) func() ([]byte, error) {
		return func() ([]byte, error) { return []byte(data), nil }
	}
	return Files{
		"index.html":           file(page + text),
		"404.html":             file(page + `no such page<a href="#main">`),
		"commands/quit.html":   file(page + "quit " + text),
		"commands/quit.md":     file("# quit"),
		"assets/style.abc.css": file("body {}"),
		"objects.inv":          file("# Sphinx"),
		"types/Broken.html":    func() ([]byte, error) { return nil, errors.New("template broke") },
	}
}

// server makes one that listens on port 8600 of host, as far as it knows.
func server(t *testing.T, told string) *Server {
	t.Helper()
	listens := &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 8600}
	return New(listens, told, func(err error) { t.Log(err) })
}

func TestAnswers(t *testing.T) {
	s := server(t, "127.0.0.1:8600")
	s.Show(pages("first"), "")
	const live = `<script src="/.qmpdoc/live.js" data-build="`
	cases := []struct {
		method, path string
		status       int
		kind, has    string
	}{
		{"GET", "/", 200, "text/html; charset=utf-8", "first"},
		{"GET", "/", 200, "text/html; charset=utf-8", live},
		{"GET", "/index.html?q=1", 200, "text/html; charset=utf-8", "first"},
		{"GET", "/commands/quit.html", 200, "text/html; charset=utf-8", "quit first"},
		{"GET", "/commands/quit.md", 200, "text/markdown; charset=utf-8", "# quit"},
		{"GET", "/assets/style.abc.css", 200, "text/css; charset=utf-8", "body {}"},
		{"GET", "/objects.inv", 200, "application/octet-stream", "# Sphinx"},
		{"GET", "/.qmpdoc/live.js", 200, "text/javascript; charset=utf-8", "EventSource"},
		{"GET", "/.qmpdoc/live.css", 200, "text/css; charset=utf-8", "qmpdoc-problem"},
		{"HEAD", "/commands/quit.html", 200, "text/html; charset=utf-8", ""},
		{"GET", "/commands/none.html", 404, "text/html; charset=utf-8", `<base href="/">`},
		{"GET", "/commands/no'ne.html?a=1&b", 404, "text/html; charset=utf-8", `<a href="/./commands/no&#39;ne.html?a=1&amp;b#main">`},
		{"GET", "//etc/passwd", 404, "text/html; charset=utf-8", `<a href="/.//etc/passwd#main">`},
		{"GET", "/commands/", 404, "text/html; charset=utf-8", "no such page"},
		{"GET", "/commands", 404, "text/html; charset=utf-8", "no such page"},
		{"GET", "/assets/none.js", 404, "text/plain; charset=utf-8", "no such page"},
		{"GET", "/.qmpdoc/", 404, "text/html; charset=utf-8", ""},
		{"GET", "/../serve.go", 404, "", ""},
		{"GET", "/..%2fserve.go", 404, "", ""},
		{"GET", "/commands/../../serve.go", 404, "", ""},
		{"GET", "/%2e%2e/%2e%2e/etc/passwd", 404, "", ""},
		{"GET", "//etc/passwd", 404, "", ""},
		{"GET", "/etc/passwd%00.html", 404, "", ""},
		{"GET", "/types/Broken.html", 500, "text/plain; charset=utf-8", "template broke"},
		{"POST", "/", 405, "text/plain; charset=utf-8", "GET and HEAD"},
		{"PUT", "/index.html", 405, "text/plain; charset=utf-8", ""},
		{"DELETE", "/index.html", 405, "", ""},
		{"OPTIONS", "/", 405, "", ""},
		{"TRACE", "/", 405, "", ""},
	}
	for _, c := range cases {
		t.Run(c.method+" "+c.path, func(t *testing.T) {
			r := httptest.NewRequest(c.method, "http://localhost:8600/", nil)
			var err error
			if r.URL, err = r.URL.Parse("http://localhost:8600" + c.path); err != nil {
				t.Fatal(err)
			}
			w := httptest.NewRecorder()
			s.ServeHTTP(w, r)
			if w.Code != c.status {
				t.Errorf("status %d, want %d", w.Code, c.status)
			}
			if kind := w.Header().Get("Content-Type"); c.kind != "" && kind != c.kind {
				t.Errorf("Content-Type %q, want %q", kind, c.kind)
			}
			if !strings.Contains(w.Body.String(), c.has) {
				t.Errorf("no %q in %q", c.has, w.Body)
			}
			safe(t, w.Header())
		})
	}
}

func TestPacked(t *testing.T) {
	s, text := server(t, "127.0.0.1:8600"), strings.Repeat("text ", 100)
	s.Show(pages(text), "")
	cases := []struct {
		path, accept string
		packed       bool
	}{
		{"/", "gzip, deflate, br", true},
		{"/", "br;q=1, GZIP ; q=0.5", true},
		{"/", "", false},
		{"/", "br", false},
		{"/", "gzip;q=0", false},
		{"/", "gzip;q=", false},
		{"/none.html", "gzip", true},
		{"/.qmpdoc/live.js", "gzip", true},
		{"/objects.inv", "gzip", false}, // which would get larger
	}
	for _, c := range cases {
		t.Run(c.path+" "+c.accept, func(t *testing.T) {
			r := httptest.NewRequest(http.MethodGet, "http://localhost:8600"+c.path, nil)
			r.Header.Set("Accept-Encoding", c.accept)
			w := httptest.NewRecorder()
			s.ServeHTTP(w, r)
			h := w.Header()
			if h.Get("Vary") != "Accept-Encoding" || h.Get("Content-Length") != strconv.Itoa(w.Body.Len()) {
				t.Errorf("Vary %q, Content-Length %s of %d", h.Get("Vary"), h.Get("Content-Length"), w.Body.Len())
			}
			if packed := h.Get("Content-Encoding") == "gzip"; packed != c.packed {
				t.Fatalf("packed: %v", packed)
			}
			if c.packed {
				unpack(t, w.Body)
			}
		})
	}
}

func unpack(t *testing.T, r io.Reader) {
	t.Helper()
	z, err := gzip.NewReader(r)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(io.Discard, z); err != nil { // which compares the checksum
		t.Error(err)
	}
}

// safe checks what every answer says, the refusals among them.
func safe(t *testing.T, h http.Header) {
	t.Helper()
	for name, want := range map[string]string{
		"Content-Security-Policy":      "default-src 'self'; connect-src 'self'; ",
		"X-Content-Type-Options":       "nosniff",
		"Referrer-Policy":              "no-referrer",
		"Cross-Origin-Resource-Policy": "same-origin",
	} {
		if got := h.Get(name); !strings.HasPrefix(got, want) {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	for _, name := range []string{"Access-Control-Allow-Origin", "Set-Cookie"} {
		if got := h.Get(name); got != "" {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// A page whose making panics is an error of that page alone, also when it is asked for again.
func TestPanic(t *testing.T) {
	var told []string
	s := New(&net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 8600}, "127.0.0.1:8600", func(err error) { told = append(told, err.Error()) })
	files := pages("first")
	files["bad.html"] = func() ([]byte, error) { panic("<b>out of range") }
	s.Show(files, "")
	for _, row := range []struct {
		path   string
		status int
	}{{"/bad.html", http.StatusInternalServerError}, {"/bad.html", http.StatusInternalServerError}, {"/", http.StatusOK}} {
		r := httptest.NewRequest(http.MethodGet, row.path, nil)
		r.Host = "localhost:8600"
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if w.Code != row.status {
			t.Errorf("%s: status %d, want %d", row.path, w.Code, row.status)
		}
		if row.status != http.StatusOK && !strings.Contains(w.Body.String(), "bad.html: a mistake of qmpdoc: <b>out of range") {
			t.Errorf("%s: %q", row.path, w.Body)
		}
	}
	if len(told) != 2 || !strings.Contains(told[0], "serve_test.go") {
		t.Errorf("told %q: the place of the mistake is missing", told)
	}
}

func TestHost(t *testing.T) {
	cases := []struct {
		told, host string
		allowed    bool
	}{
		{"127.0.0.1:8600", "127.0.0.1:8600", true},
		{"127.0.0.1:8600", "localhost:8600", true},
		{"127.0.0.1:8600", "LocalHost:8600", true},
		{"127.0.0.1:8600", "[::1]:8600", true},
		{"127.0.0.1:8600", "localhost", true},
		{"127.0.0.1:8600", "localhost:9000", true}, // a forwarded port
		{"127.0.0.1:8600", "[::1]:9000", true},
		{"127.0.0.1:8600", "[::1]", true},
		{"127.0.0.1:8600", "::1", false},
		{"127.0.0.1:8600", "localhost:86000", false},
		{"127.0.0.1:8600", "localhost:x", false},
		{"127.0.0.1:8600", "evil.example:localhost", false},
		{"127.0.0.1:8600", "evil.example", false},
		{"127.0.0.1:8600", "evil.example:9000", false},
		{"127.0.0.1:8600", "", false},
		{"127.0.0.1:8600", ":8600", false},
		{"127.0.0.1:8600", "evil.example:8600", false},
		{"127.0.0.1:8600", "localhost.evil.example:8600", false},
		{"127.0.0.1:8600", "127.0.0.1.evil.example:8600", false},
		{"127.0.0.1:8600", "evil-localhost:8600", false},
		{"127.0.0.1:8600", "192.0.2.7:8600", false},
		{"192.0.2.7:8600", "192.0.2.7:8600", true},
		{"192.0.2.7:8600", "192.0.2.8:8600", false},
		{"[2001:db8::7]:8600", "[2001:db8::7]:8600", true},
		{"[2001:db8::7]:8600", "[2001:db8::8]:8600", false},
		{"devbox:8600", "DevBox:8600", true},
		{"devbox:8600", "evil.example:8600", false},
		{"0.0.0.0:8600", "192.0.2.7:8600", true},
		{"[::]:8600", "[2001:db8::7]:8600", true},
		{"0.0.0.0:8600", "evil.example:8600", false},
		{"0.0.0.0:8600", "0.0.0.0.evil.example:8600", false},
	}
	for _, c := range cases {
		t.Run(c.told+" "+c.host, func(t *testing.T) {
			s := server(t, c.told)
			s.Show(pages("first"), "")
			for _, path := range []string{"/", eventsPath} {
				r := httptest.NewRequest(http.MethodHead, path, nil)
				r.Host = c.host
				w := httptest.NewRecorder()
				s.ServeHTTP(w, r)
				if allowed := w.Code == http.StatusOK; allowed != c.allowed || !allowed && w.Code != http.StatusForbidden {
					t.Errorf("%s: status %d", path, w.Code)
				}
				safe(t, w.Header())
			}
		})
	}
}

// browser is an open page: its stream of news, and a way to ask for pages.
type browser struct {
	t    *testing.T
	root string
	news chan news
}

// run starts s as the program does, and opens a page.
func run(t *testing.T) (*Server, *browser) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := New(l.Addr(), "127.0.0.1:0", func(err error) { t.Error(err) })
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error)
	go func() { ended <- s.Run(ctx, l) }()
	b := &browser{t: t, root: "http://" + l.Addr().String(), news: make(chan news)}
	b.listen()
	t.Cleanup(func() {
		stop()
		select {
		case err := <-ended:
			if err != nil {
				t.Error("after the end:", err)
			}
		case <-time.After(farewell):
			t.Error("an open page keeps the server from ending")
		}
	})
	return s, b
}

// listen reads the stream of news until the server ends it.
func (b *browser) listen() {
	answer, err := http.Get(b.root + eventsPath)
	if err != nil {
		b.t.Fatal(err)
	}
	if kind := answer.Header.Get("Content-Type"); kind != "text/event-stream" {
		b.t.Errorf("Content-Type: %q", kind)
	}
	go func() {
		defer answer.Body.Close()
		lines := bufio.NewScanner(answer.Body)
		for lines.Scan() {
			var n news
			if data, ok := strings.CutPrefix(lines.Text(), "data: "); ok && json.Unmarshal([]byte(data), &n) == nil {
				select {
				case b.news <- n:
				case <-b.t.Context().Done():
					return
				}
			}
		}
	}()
}

func (b *browser) next() news {
	b.t.Helper()
	select {
	case n := <-b.news:
		return n
	case <-time.After(10 * time.Second):
		b.t.Fatal("no news")
		return news{}
	}
}

func (b *browser) get(path string) (int, string) {
	b.t.Helper()
	answer, err := http.Get(b.root + path)
	if err != nil {
		b.t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	return answer.StatusCode, string(body)
}

func (b *browser) wantPage(status int, texts ...string) {
	b.t.Helper()
	got, body := b.get("/")
	if got != status {
		b.t.Errorf("status %d, want %d", got, status)
	}
	for _, text := range texts {
		if !strings.Contains(body, text) {
			b.t.Errorf("no %q in %s", text, body)
		}
	}
}

// TestChanges is the life of a site that an open page sees.
func TestChanges(t *testing.T) {
	s, b := run(t)
	if n := b.next(); !n.Waiting || n.Build != "" {
		t.Errorf("before there is a site: %+v", n)
	}
	s.Keep("a.json:1: <b>no</b>")
	if n := b.next(); !n.Waiting || n.Problem != "a.json:1: <b>no</b>" {
		t.Errorf("before there is a site: %+v", n)
	}
	b.wantPage(http.StatusServiceUnavailable, "&lt;b&gt;no", "live.js")

	s.Show(pages("first"), "")
	first := b.next()
	if first.Waiting || first.Problem != "" || first.Build == "" {
		t.Errorf("the first site: %+v", first)
	}
	b.wantPage(http.StatusOK, "first", `data-build="`+first.Build+`"`)

	s.Keep("a.json:2: two\nlines")
	if n := b.next(); n.Build != first.Build || !n.Kept || n.Problem != "a.json:2: two\nlines" {
		t.Errorf("an error: %+v", n)
	}
	b.wantPage(http.StatusOK, "first")

	s.Show(pages("second"), "a.json:3: still wrong")
	second := b.next()
	if second.Build == first.Build || second.Kept || second.Problem != "a.json:3: still wrong" {
		t.Errorf("the second site: %+v", second)
	}
	b.wantPage(http.StatusOK, "second")
}

// TestMadeOnce asks for a page twice.
func TestMadeOnce(t *testing.T) {
	s, made := server(t, "127.0.0.1:8600"), 0
	s.Show(Files{"index.html": func() ([]byte, error) { made++; return []byte(page), nil }}, "")
	if made != 0 {
		t.Error("a page was made before anybody asked for it")
	}
	for range 2 {
		s.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, "http://localhost:8600/", nil))
	}
	if made != 1 {
		t.Errorf("the page was made %d times", made)
	}
}
