// Package qemutest starts real programs that speak QMP, for tests.
package qemutest

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"net"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"qmpdoc/internal/golden"
)

// startLimit bounds how long a program may take until its socket answers. The emulator takes 0.1 s on an idle machine.
const startLimit = 20 * time.Second

// QEMU starts the emulator without a machine and returns the path of its QMP socket. More arguments can follow those that
// it always gets. The program ends with the test. Without the program the test is skipped, or fails when QMPDOC_REQUIRE
// names "qemu".
func QEMU(tb testing.TB, args ...string) string {
	tb.Helper()
	socket := filepath.Join(tb.TempDir(), "qmp.sock")
	start(tb, socket, "qemu-system-x86_64", append([]string{
		"-machine", "none", "-nodefaults", "-display", "none", "-S", "-qmp", "unix:" + socket + ",server=on,wait=off",
	}, args...)...)
	return socket
}

// StorageDaemon starts the storage daemon as QEMU starts the emulator.
func StorageDaemon(tb testing.TB, args ...string) string {
	tb.Helper()
	socket := filepath.Join(tb.TempDir(), "qmp.sock")
	start(tb, socket, "qemu-storage-daemon", append([]string{
		"--chardev", "socket,id=monitor,path=" + socket + ",server=on,wait=off", "--monitor", "chardev=monitor",
	}, args...)...)
	return socket
}

// start runs a program until the test ends, and waits for its socket.
func start(tb testing.TB, socket, program string, args ...string) {
	tb.Helper()
	golden.Long(tb, "runs a program of QEMU")
	path, err := exec.LookPath(program)
	if err != nil {
		if golden.Required("qemu") {
			tb.Fatalf("QMPDOC_REQUIRE=qemu, but: %v", err)
		}
		tb.Skipf("%s is not installed", program)
	}
	cmd := exec.CommandContext(tb.Context(), path, args...) // killed just before the test's cleanup
	cmd.Dir = filepath.Dir(socket)                          // for the files that requests name
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	if err := cmd.Start(); err != nil {
		tb.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() {
		ended <- cmp.Or(cmd.Wait(), errors.New("status 0"))
		close(ended)
	}()
	tb.Cleanup(func() {
		for range ended {
		}
	})
	if err := await(socket, ended); err != nil {
		tb.Fatalf("%s: %v\n%s", program, err, &said)
	}
}

// await waits until a program greets at a socket. The connection that tries it ends after that: a program that is still about
// to greet a client that has gone can end the connection of the next one.
func await(socket string, ended <-chan error) error {
	deadline := time.Now().Add(startLimit)
	for {
		err := greeted(socket, deadline)
		if err == nil || time.Now().After(deadline) {
			return err
		}
		select {
		case err := <-ended:
			return fmt.Errorf("ended before its socket was there: %w", err)
		case <-time.After(10 * time.Millisecond):
		}
	}
}

// greeted connects to a socket and reads the greeting, which is one line.
func greeted(socket string, deadline time.Time) error {
	conn, err := net.Dial("unix", socket)
	if err != nil {
		return err
	}
	defer conn.Close()
	if err := conn.SetDeadline(deadline); err != nil {
		return err
	}
	_, err = bufio.NewReader(conn).ReadString('\n')
	return err
}
