package monitor

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"strings"
	"syscall"
	"time"
)

// IsAddress reports whether a word has the form of an address: unix:PATH or tcp:HOST:PORT.
func IsAddress(word string) bool {
	_, _, ok := cutAddress(word)
	return ok
}

func cutAddress(word string) (network, address string, ok bool) {
	network, address, ok = strings.Cut(word, ":")
	return network, address, ok && (network == "unix" || network == "tcp")
}

// maxSocketPath is how long the path of a socket can be: sun_path of unix(7), without the final zero.
const maxSocketPath = 107

func dial(ctx context.Context, word string, limit time.Duration) (net.Conn, error) {
	network, address, _ := cutAddress(word)
	if err := checkAddress(network, address); err != nil {
		return nil, err
	}
	d := net.Dialer{Timeout: limit}
	conn, err := d.DialContext(ctx, network, address)
	if err == nil {
		return conn, nil
	}
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	if network == "unix" {
		return nil, explainUnix(address, err)
	}
	return nil, explainTCP(address, limit, err)
}

func checkAddress(network, address string) error {
	if network == "tcp" {
		if host, port, err := net.SplitHostPort(address); err != nil || host == "" || port == "" {
			return errors.New("use tcp:HOST:PORT, such as tcp:localhost:4444")
		}
		return nil
	}
	switch {
	case address == "":
		return errors.New("use unix:PATH, such as unix:/run/vm/qmp.sock")
	case len(address) > maxSocketPath:
		return fmt.Errorf("the path of a socket has %d bytes at most: change to its directory and use a relative path", maxSocketPath)
	}
	if path, options, ok := strings.Cut(address, ","); ok && !exists(address) && exists(path) {
		return fmt.Errorf("leave out the options %q after the path", ","+options)
	}
	return nil
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

func explainUnix(path string, err error) error {
	info, missing := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrPermission):
		return errors.New("permission denied: run qmpdoc as a user who may use the socket")
	case errors.Is(missing, fs.ErrNotExist) && !strings.HasPrefix(path, "@"):
		return errors.New("there is no such socket: see whether the program runs, and where its QMP socket is")
	case missing == nil && info.Mode()&fs.ModeSocket == 0:
		return errors.New("it is not a socket")
	case errors.Is(err, syscall.EAGAIN):
		return errBusy
	case errors.Is(err, syscall.ECONNREFUSED):
		return errors.New("connection refused: the program that made the socket has ended")
	}
	return innermost(err)
}

func explainTCP(address string, limit time.Duration, err error) error {
	var timeout net.Error
	switch {
	case errors.Is(err, syscall.ECONNREFUSED):
		return fmt.Errorf("connection refused: nothing listens at %s", address)
	case errors.As(err, &timeout) && timeout.Timeout():
		return fmt.Errorf("no connection within %s", limit)
	}
	return innermost(err)
}

// innermost drops the words of package net about what it did.
func innermost(err error) error {
	var op *net.OpError
	if errors.As(err, &op) {
		return op.Err
	}
	return err
}
