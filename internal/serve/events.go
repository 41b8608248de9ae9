package serve

import (
	"encoding/json"
	"fmt"
	"net/http"
	"time"
)

// news is what an open page is told (WHATWG HTML, 9.2 "Server-sent events"): first the current state, then each change.
type news struct {
	Build   string `json:"build"`   // a page of another one reloads
	Problem string `json:"problem"` // shown until it is ""
	Kept    bool   `json:"kept"`    // the site is older than the problem
	Waiting bool   `json:"waiting"` // there is no site yet, and the page shows the problem itself
}

// retry is how soon a browser asks again when the stream broke off, as when the server was restarted.
const retry = 500 * time.Millisecond

// events streams the news to a page until the page is left or the server ends.
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	if r.Method == http.MethodHead {
		return
	}
	out := http.NewResponseController(w)
	fmt.Fprintf(w, "retry: %d\n\n", retry.Milliseconds())
	for {
		now := s.now.Load()
		data, err := json.Marshal(news{now.site.build, now.problem, now.kept, now.site.files == nil})
		if err != nil {
			panic(err) // strings and a bool
		}
		_ = out.SetWriteDeadline(time.Now().Add(slowAnswer)) // as in ServeHTTP
		if _, err := fmt.Fprintf(w, "data: %s\n\n", data); err != nil {
			return
		}
		if err := out.Flush(); err != nil {
			return
		}
		select {
		case <-r.Context().Done():
			return
		case <-now.next:
		}
	}
}
