package serve

import (
	"fmt"
	"net"
	"slices"
	"strconv"
	"strings"
)

// hosts are the names under which this server may be asked for. A third-party page can make its own name lead to this
// machine (DNS rebinding) and would then read everything as if it were its own; it cannot change the name that its
// requests carry. The port does not matter: it may be a forwarded one (ssh -L 9000:localhost:8600).
type hosts struct {
	names []string // in lower case, as in a URL; the first is the one to recommend
	port  string
	// anyIP is set when the server listens on all of the machine's addresses. A request that names a number was not
	// led here by a name.
	anyIP bool
}

// allowed returns the names of this machine, and the host that the user told to listen on.
func allowed(listens net.Addr, told string) hosts {
	_, port, err := net.SplitHostPort(listens.String())
	if err != nil {
		panic(fmt.Sprintf("serve: %v is no address of a TCP server", listens))
	}
	h := hosts{names: []string{"localhost", "127.0.0.1", "[::1]"}, port: port}
	host, _, err := net.SplitHostPort(told)
	if err != nil {
		host = told
	}
	switch ip := net.ParseIP(host); {
	case ip != nil && ip.IsUnspecified():
		h.anyIP = true
	case ip != nil && ip.To4() == nil:
		h.names = slices.Insert(h.names, 0, "["+strings.ToLower(host)+"]")
	case host != "":
		h.names = slices.Insert(h.names, 0, strings.ToLower(host))
	}
	return h
}

// allow judges the Host of a request.
func (h *hosts) allow(host string) bool {
	name := strings.ToLower(host)
	if i := strings.LastIndexByte(name, ':'); i > strings.LastIndexByte(name, ']') {
		if _, err := strconv.ParseUint(name[i+1:], 10, 16); err != nil {
			return false
		}
		name = name[:i]
	}
	if slices.Contains(h.names, name) {
		return true
	}
	return h.anyIP && net.ParseIP(strings.Trim(name, "[]")) != nil
}

// refusal says what to do instead.
func (h *hosts) refusal(host string) string {
	return fmt.Sprintf("This server does not answer for the name %.80q, which may lead here by somebody else's doing.\n"+
		"Open %s instead, or start it with --addr HOST:PORT.", host, h.url())
}

// url is where browsers find the server.
func (h *hosts) url() string {
	return "http://" + h.names[0] + ":" + h.port + "/"
}
