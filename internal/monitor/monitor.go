// Package monitor asks a running program which QMP it speaks: QEMU, the storage daemon or a guest agent on a socket.
//
// It sends nothing but what it needs for that: to QEMU and the storage daemon qmp_capabilities, query-version and
// query-qmp-schema (docs/interop/qmp-spec.rst), to a guest agent guest-sync-delimited and guest-info
// (qga/qapi-schema.json). Whatever the other side does, an answer or an error comes within seconds, and the memory that
// it takes is bounded.
package monitor

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"
)

// Answer is what a program said of itself.
type Answer struct {
	Release string // "10.0.3", as query-version or guest-info says it
	Package string // what the vendor of the build calls it; "" when it does not say
	// Schema is the reply to query-qmp-schema, the whole message; nil for a guest agent, which has no introspection.
	Schema []byte
	Agent  []AgentCommand // what a guest agent has; nil for other programs
}

// AgentCommand is one command of a guest agent, as guest-info lists them.
type AgentCommand struct {
	Name string `json:"name"`
	// Enabled is false for what the configuration of the guest forbids.
	Enabled bool `json:"enabled"`
	// SuccessResponse reports whether it answers when all went well; nil when the agent does not say (before 1.7).
	SuccessResponse *bool `json:"success-response"`
}

// limits bound how long each step may take, and what an answer may hold.
type limits struct {
	connect  time.Duration
	quiet    time.Duration // how long a greeting may be awaited before a guest agent, which sends none, is asked
	greeting time.Duration // after that
	reply    time.Duration

	greetingBytes, replyBytes int
}

// QEMU greets at once, and answers query-qmp-schema with 200 KiB within 20 ms.
var standard = limits{
	connect: 4 * time.Second, quiet: time.Second, greeting: 3 * time.Second, reply: 8 * time.Second,
	greetingBytes: 64 << 10, replyBytes: 32 << 20,
}

// Ask connects to an address such as unix:/run/vm/qmp.sock or tcp:localhost:4444 and asks what is there.
func Ask(ctx context.Context, address string) (*Answer, error) { return ask(ctx, address, standard) }

func ask(ctx context.Context, address string, l limits) (*Answer, error) {
	conn, err := dial(ctx, address, l.connect)
	if err != nil {
		return nil, err
	}
	defer conn.Close()
	stop := context.AfterFunc(ctx, func() { conn.Close() })
	defer stop()
	a, err := newSession(conn, l).ask()
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	return a, err
}

// ask finds out what kind of program it is, and asks it.
func (s *session) ask() (*Answer, error) {
	agent, err := s.meet()
	if err != nil {
		return nil, err
	}
	if agent {
		return s.askAgent()
	}
	return s.askQEMU()
}

func (s *session) askQEMU() (*Answer, error) {
	if _, err := s.execute("qmp_capabilities"); err != nil {
		return nil, err
	}
	version, err := s.execute("query-version")
	if err != nil {
		return nil, err
	}
	var v struct {
		Return Version `json:"return"`
	}
	if err := json.Unmarshal(version, &v); err != nil {
		return nil, fmt.Errorf("unexpected reply to query-version: %.100q", version)
	}
	a := &Answer{Release: v.Return.Release(), Package: v.Return.Package}
	a.Schema, err = s.execute("query-qmp-schema")
	if refusal := new(refused); errors.As(err, &refusal) && refusal.Class == "CommandNotFound" {
		return nil, fmt.Errorf("QEMU %s cannot describe itself: it has no query-qmp-schema, which came with QEMU 2.5; name the source tree of that release", a.Release)
	}
	return a, err
}

// Version is the version of QEMU as the greeting and query-version tell it.
type Version struct {
	QEMU struct {
		Major, Minor, Micro int
	} `json:"qemu"`
	Package string `json:"package"`
}

// Release returns the version as a number, "10.0.3".
func (v Version) Release() string {
	return fmt.Sprintf("%d.%d.%d", v.QEMU.Major, v.QEMU.Minor, v.QEMU.Micro)
}

// askAgent asks a guest agent that is in step already.
func (s *session) askAgent() (*Answer, error) {
	reply, err := s.execute("guest-info")
	if err != nil {
		return nil, err
	}
	return ParseAgent(reply)
}

// ParseAgent reads the reply to guest-info, the whole message.
func ParseAgent(reply []byte) (*Answer, error) {
	var info struct {
		Return struct {
			Version  string         `json:"version"`
			Commands []AgentCommand `json:"supported_commands"`
		} `json:"return"`
	}
	if err := json.Unmarshal(reply, &info); err != nil || len(info.Return.Commands) == 0 {
		return nil, fmt.Errorf("unexpected reply to guest-info: %.100q", reply)
	}
	return &Answer{Release: info.Return.Version, Agent: info.Return.Commands}, nil
}
