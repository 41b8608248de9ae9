// Package serve shows a site that changes to the browsers of this machine. It serves from memory, makes a page when
// somebody asks for it, tells open pages when there is a new site, and shows them what is wrong with the sources.
//
// Its addresses lie below /.qmpdoc/, where no site has a page.
package serve

import (
	"context"
	_ "embed" // the script and the style of live pages
	"errors"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"time"
)

// Files are the files of a site by their names. Each is made when it is first asked for.
type Files map[string]func() ([]byte, error)

// Server serves the last site it was given. Until there is one, it says why.
type Server struct {
	// Others makes a file of other sites, below folders of their own, when no site that Show was given has it. It tells whether
	// there is one. It may be nil; several goroutines call it at once.
	Others func(name string) (data []byte, ok bool, err error)

	hosts   hosts
	trouble func(error) // told when a file could not be made
	now     atomic.Pointer[state]
	change  sync.Mutex // held while now is replaced
}

// state is what is served between two changes. It does not change, but for next.
type state struct {
	site    *shown
	problem string        // what is wrong with the sources, "" for nothing
	kept    bool          // the site was made before that
	next    chan struct{} // closed when there is a newer state
}

// shown is one site, each file of it made once at most.
type shown struct {
	files Files
	build string // tells it from all others, those of other processes among them
}

// New makes a server for browsers that reach it by the address that it listens on, told as the user wrote it. It serves
// no site as yet. trouble is told when a file cannot be made.
func New(listens net.Addr, told string, trouble func(error)) *Server {
	s := &Server{hosts: allowed(listens, told), trouble: trouble}
	s.now.Store(&state{site: &shown{}, next: make(chan struct{})})
	return s
}

// URL is where browsers find the server.
func (s *Server) URL() string { return s.hosts.url() }

// Show serves another site from now on: open pages reload. problem says what is wrong with it, "" for nothing.
func (s *Server) Show(files Files, problem string) {
	once := make(Files, len(files))
	for name, file := range files {
		once[name] = sync.OnceValues(guarded(name, file))
	}
	s.replace(&state{site: &shown{once, newBuild()}, problem: problem})
}

// Keep continues to serve the last site. Open pages show what has become wrong with the sources.
func (s *Server) Keep(problem string) {
	s.replace(&state{problem: problem, kept: true})
}

// replace puts a state in place and wakes those who wait for it. Without a site it takes over the last one.
func (s *Server) replace(next *state) {
	s.change.Lock()
	defer s.change.Unlock()
	last := s.now.Load()
	if next.site == nil {
		next.site = last.site
	}
	next.next = make(chan struct{})
	s.now.Store(next)
	close(last.next)
}

// Times after which the server stops waiting for a silent browser.
const (
	slowRequest = 10 * time.Second
	idle        = 2 * time.Minute
	slowAnswer  = 30 * time.Second
	farewell    = 2 * time.Second // for answers under way when the server ends
)

// Run serves on l until ctx ends. Answers under way are finished first.
func (s *Server) Run(ctx context.Context, l net.Listener) error {
	server := &http.Server{
		Handler:           s,
		ReadHeaderTimeout: slowRequest,
		IdleTimeout:       idle,
		MaxHeaderBytes:    32 << 10,
		BaseContext:       func(net.Listener) context.Context { return ctx }, // ends the streams of events
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(l) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	end, cancel := context.WithTimeout(context.WithoutCancel(ctx), farewell)
	defer cancel()
	if err := server.Shutdown(end); errors.Is(err, context.DeadlineExceeded) {
		return server.Close()
	} else if err != nil {
		return err
	}
	return nil
}

// ServeHTTP checks what every request must fulfil, and sets what every answer says.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	for _, h := range safeHeaders {
		header.Set(h.name, h.value)
	}
	// A test's recorder and other writers without deadlines do without.
	_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(slowAnswer))
	switch {
	case !s.hosts.allow(r.Host):
		http.Error(w, s.hosts.refusal(r.Host), http.StatusForbidden)
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		header.Set("Allow", "GET, HEAD")
		http.Error(w, "This server only answers GET and HEAD.", http.StatusMethodNotAllowed)
	default:
		s.route(w, r)
	}
}

// route knows the server's own addresses; all others are the site's.
func (s *Server) route(w http.ResponseWriter, r *http.Request) {
	switch r.URL.Path {
	case eventsPath:
		s.events(w, r)
	case scriptPath:
		answer(w, r, http.StatusOK, scriptPath, liveScript)
	case stylePath:
		answer(w, r, http.StatusOK, stylePath, liveStyle)
	default:
		s.page(w, r)
	}
}

const (
	eventsPath = "/.qmpdoc/events"
	scriptPath = "/.qmpdoc/live.js"
	stylePath  = "/.qmpdoc/live.css"
)

//go:embed live.js
var liveScript []byte

//go:embed live.css
var liveStyle []byte

// safeHeaders bind the pages to this server: nothing is loaded from elsewhere, framed, guessed at, kept or told to others.
var safeHeaders = []struct{ name, value string }{
	{"Content-Security-Policy", "default-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"},
	{"X-Content-Type-Options", "nosniff"},
	{"Referrer-Policy", "no-referrer"},
	{"Cross-Origin-Opener-Policy", "same-origin"},
	{"Cross-Origin-Resource-Policy", "same-origin"},
	{"Cache-Control", "no-cache"},
}
