package serve

import (
	"bytes"
	"crypto/rand"
	"fmt"
	"html"
	"net/http"
	"path"
	"runtime/debug"
	"strconv"
	"strings"
)

// newBuild returns a name for a site that no other site has.
func newBuild() string { return rand.Text() }

// page serves a file of the site. It only looks the name up: no file system is read.
func (s *Server) page(w http.ResponseWriter, r *http.Request) {
	now := s.now.Load()
	if now.site.files == nil {
		s.html(w, r, http.StatusServiceUnavailable, now, []byte(waitingPage(now.problem)))
		return
	}
	name := strings.TrimPrefix(r.URL.Path, "/")
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	if file, ok := now.site.files[name]; ok {
		s.file(w, r, http.StatusOK, now, name, file)
		return
	}
	if file, ok := s.other(name); ok {
		s.file(w, r, http.StatusOK, now, name, file)
		return
	}
	if file, ok := now.site.files[missing]; ok && mayBePage(name) {
		s.file(w, r, http.StatusNotFound, now, missing, file)
		return
	}
	http.Error(w, "There is no such page.", http.StatusNotFound)
}

// other is a file of another site.
func (s *Server) other(name string) (file func() ([]byte, error), ok bool) {
	if s.Others == nil {
		return nil, false
	}
	data, err := guarded(name, func() (data []byte, err error) {
		data, ok, err = s.Others(name)
		return data, err
	})()
	return func() ([]byte, error) { return data, err }, ok || err != nil
}

// guarded turns a panic into an error. It is a mistake of this program, but not a reason to stop serving the other pages.
func guarded(name string, file func() ([]byte, error)) func() ([]byte, error) {
	return func() (data []byte, err error) {
		defer func() {
			if mistake := recover(); mistake != nil {
				err = fmt.Errorf("%s: a mistake of qmpdoc: %v\n%s", name, mistake, debug.Stack())
			}
		}()
		return file()
	}
}

// missing is the page for all addresses that have none.
const missing = "404.html"

// mayBePage reports whether a page can answer a request for name, which it cannot for a script or a style sheet.
func mayBePage(name string) bool {
	kind := contentTypes[path.Ext(name)]
	return kind == "" || kind == contentTypes[".html"]
}

func (s *Server) file(w http.ResponseWriter, r *http.Request, status int, now *state, name string, file func() ([]byte, error)) {
	data, err := file()
	switch {
	case err != nil:
		s.trouble(err)
		told, _, _ := strings.Cut(err.Error(), "\n")
		http.Error(w, "This page could not be made: "+told, http.StatusInternalServerError)
	case path.Ext(name) != ".html":
		answer(w, r, status, name, data)
	default:
		if status == http.StatusNotFound {
			data = fromRoot(data, r)
		}
		s.html(w, r, status, now, data)
	}
}

// fromRoot makes the links of a page count from the root, which the address that was asked for may not. Those into the
// page itself get that address: a base would lead them away. Its leading dot keeps "//host/" from naming a host.
func fromRoot(page []byte, r *http.Request) []byte {
	own := `href="` + html.EscapeString("/."+r.URL.RequestURI()) + "#"
	page = bytes.ReplaceAll(page, []byte(`href="#`), []byte(own))
	return bytes.Replace(page, []byte("<head>"), []byte("<head>\n<base href=\"/\">"), 1)
}

// html serves a page with what keeps it fresh. What a source tree says is escaped in the pages: the first </head> is
// the end of the head.
func (s *Server) html(w http.ResponseWriter, r *http.Request, status int, now *state, page []byte) {
	live := `<link rel="stylesheet" href="` + stylePath + `">` + "\n" +
		`<script src="` + scriptPath + `" data-build="` + now.site.build + `" defer></script>` + "\n</head>"
	answer(w, r, status, missing, bytes.Replace(page, []byte("</head>"), []byte(live), 1))
}

// answer sends data as what the name says it is.
func answer(w http.ResponseWriter, r *http.Request, status int, name string, data []byte) {
	kind := contentTypes[path.Ext(name)]
	if kind == "" {
		kind = "application/octet-stream"
	}
	w.Header().Set("Content-Type", kind)
	data = packed(w.Header(), r, data)
	w.Header().Set("Content-Length", strconv.Itoa(len(data)))
	w.WriteHeader(status)
	_, _ = w.Write(data) // a browser that went away is none of our business
}

// contentTypes are those of a site's files. The system's own table differs from machine to machine.
var contentTypes = map[string]string{
	".html": "text/html; charset=utf-8",
	".css":  "text/css; charset=utf-8",
	".js":   "text/javascript; charset=utf-8",
	".md":   "text/markdown; charset=utf-8",
	".txt":  "text/plain; charset=utf-8",
	".json": "application/json",
	".xml":  "application/xml",
	".svg":  "image/svg+xml",
	".png":  "image/png",
	".ico":  "image/x-icon",
}

// waitingPage is shown until there is a site, which replaces it without a reload by hand.
func waitingPage(problem string) string {
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>No site yet · qmpdoc</title>
</head>
<body class="qmpdoc-waiting">
<main>
<h1>No site yet</h1>
<p>Nothing of the sources can be shown. This page gives way to the site when that has changed.</p>
<pre>` + html.EscapeString(problem) + `</pre>
</main>
</body>
</html>
`
}
