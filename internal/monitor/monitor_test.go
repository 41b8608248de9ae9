package monitor

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"qmpdoc/internal/qemutest"
)

// quick are limits for tests: nothing waits long, and little is too much. A loaded machine has to keep them.
var quick = limits{
	connect: 2 * time.Second, quiet: 200 * time.Millisecond, greeting: time.Second, reply: time.Second,
	greetingBytes: 1 << 10, replyBytes: 64 << 10,
}

const greeting = `{"QMP": {"version": {"qemu": {"micro": 2, "minor": 1, "major": 8}, "package": "x"}, "capabilities": ["oob"]}}` + "\r\n"

// listen serves each connection with a function and returns the address.
func listen(t *testing.T, serve func(net.Conn)) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "s")
	l, err := net.Listen("unix", path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				defer conn.Close()
				serve(conn)
			}()
		}
	}()
	return "unix:" + path
}

// replies answers one command after the other; when there is no more to say it waits for the end.
func replies(first string, next ...string) func(net.Conn) {
	return func(conn net.Conn) {
		io.WriteString(conn, first)
		r := bufio.NewReader(conn)
		for i := 0; ; i++ {
			if _, err := r.ReadString('\n'); err != nil {
				return
			}
			if i < len(next) {
				io.WriteString(conn, strings.ReplaceAll(next[i], "ID", fmt.Sprintf(`"qmpdoc-%d"`, i+1)))
			}
		}
	}
}

func endless(first, repeated string) func(net.Conn) {
	return func(conn net.Conn) {
		io.WriteString(conn, first)
		chunk := strings.Repeat(repeated, 64<<10/len(repeated))
		for {
			if _, err := io.WriteString(conn, chunk); err != nil {
				return
			}
		}
	}
}

const (
	agreed    = `{"return": {}, "id": ID}` + "\n"
	versioned = `{"return": {"qemu": {"micro": 2, "minor": 1, "major": 8}, "package": "distro"}, "id": ID}` + "\n"
	inStep    = "\xff" + `{"return": 641207}` + "\n"
)

func TestAsk(t *testing.T) {
	for _, row := range []struct {
		name  string
		serve func(net.Conn)
		want  string // of what was asked, or words of the error
	}{
		{"qemu", replies(greeting, agreed, versioned, `{"return": [], "id": ID}`), `8.1.2 "distro" {"return": [], "id": "qmpdoc-3"}`},
		{"events between", replies(greeting, `{"event": "STOP"}`+agreed, versioned, `{"event": "RESUME"} {"return": [], "id": ID}`), `8.1.2 "distro" {"return": [], "id": "qmpdoc-3"}`},
		{"indented", replies("{\n\"QMP\":\n{}\n}\n", "{\"return\": {},\n\"id\": ID\n}", versioned, `{"return": [], "id": ID}`), `8.1.2 "distro" {"return": [], "id": "qmpdoc-3"}`},
		{"before 2.5", replies(greeting, agreed, versioned, `{"error": {"class": "CommandNotFound", "desc": "no"}, "id": ID}`), "QEMU 8.1.2 cannot describe itself"},
		{"refused", replies(greeting, `{"error": {"class": "GenericError", "desc": "not now"}, "id": ID}`), "qmp_capabilities: GenericError: not now"},
		{"agent", replies("", inStep, `{"return": {"version": "7.2.0", "supported_commands": [{"name": "guest-ping", "enabled": true, "success-response": true}]}}`), `7.2.0 "" agent [guest-ping]`},
		{"agent with something left over", replies("", `ng": 1}`+"\n{\"error\": {}}\n"+inStep, `{"return": {"version": "7.2.0", "supported_commands": [{"name": "guest-ping", "enabled": true}]}}`), `7.2.0 "" agent [guest-ping]`},
		{"agent without commands", replies("", inStep, `{"return": {}}`), "unexpected reply to guest-info"},
		{"late greeting", func(conn net.Conn) {
			time.Sleep(400 * time.Millisecond)
			replies(greeting, `{"error": {"class": "GenericError", "desc": "JSON parse error"}}`, agreed+strings.ReplaceAll(agreed, "ID", `"qmpdoc-1"`),
				strings.ReplaceAll(versioned, "ID", `"qmpdoc-2"`), `{"return": [], "id": "qmpdoc-3"}`)(conn)
		}, `8.1.2 "distro" {"return": [], "id": "qmpdoc-3"}`},

		{"silent", func(conn net.Conn) { io.Copy(io.Discard, conn) }, "another client is connected"},
		{"closed at once", func(net.Conn) {}, "closed before a greeting"},
		{"half a greeting", func(conn net.Conn) { io.WriteString(conn, greeting[:40]); io.Copy(io.Discard, conn) }, "the greeting did not come within"},
		{"half a greeting, then closed", func(conn net.Conn) { io.WriteString(conn, greeting[:40]) }, "closed in the middle of the greeting"},
		{"one byte at a time", func(conn net.Conn) {
			for i := range greeting {
				if _, err := io.WriteString(conn, greeting[i:i+1]); err != nil {
					return
				}
				time.Sleep(20 * time.Millisecond)
			}
		}, "the greeting did not come within"},
		{"human monitor", replies("QEMU 8.1.2 monitor - type 'help' for more information\r\n(qemu) "), "human monitor (HMP)"},
		{"another protocol", replies("RFB 003.008\n"), `it is not QMP: it sends "RFB 003.008\n"`},
		{"another protocol that waits", replies("", "HTTP/1.1 400 Bad Request\r\n\r\n"), `it is not QMP: it sends "HTTP/1.1 400`},
		{"other JSON", replies(`{"hello": "world"}`), `it is not QMP: it sends "{\"hello\"`},
		{"garbage", endless("", "\x00\x01\x02\x03"), "it is not QMP"},
		{"no line ends", endless(`{"QMP": "`, "a"), "the greeting is too long"},
		{"deep", endless(``, `{"a":`), "the greeting is too long"},
		{"deep array", endless(``, `[`), "it is not QMP"},
		{"white space", endless("", " "), "it is not QMP"},
		{"delimiters", endless("", "\xff"), "it is not QMP"},
		{"reply never", replies(greeting), "the reply to qmp_capabilities did not come within"},
		{"reply too long", endless(greeting, "a"), "the reply to qmp_capabilities is not JSON"},
		{"events for ever", endless(greeting, `{"event": "STOP"}`), "the reply to qmp_capabilities is too long"},
		{"reply without end", endless(greeting+`{"return": "`, "a"), "the reply to qmp_capabilities is too long"},
		{"reply cut off", func(conn net.Conn) { io.WriteString(conn, greeting+`{"return": `) }, "closed in the middle of the reply to qmp_capabilities"},
		{"other ids for ever", endless(greeting, `{"return": {}, "id": 1}`), "the reply to qmp_capabilities is too long"},
		{"version of another kind", replies(greeting, agreed, `{"return": [1], "id": ID}`), "unexpected reply to query-version"},
		{"agent that never gets in step", endless("\xff", `{"return": 1}`), "it is not QMP"},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			start := time.Now()
			got := describe(ask(t.Context(), listen(t, row.serve), quick))
			if !strings.Contains(got, row.want) {
				t.Errorf("%s\nwant %s", got, row.want)
			}
			if spent := time.Since(start); spent > 8*time.Second {
				t.Errorf("it took %s", spent)
			}
		})
	}
}

func describe(a *Answer, err error) string {
	switch {
	case err != nil:
		return err.Error()
	case a.Agent != nil:
		var names []string
		for _, c := range a.Agent {
			names = append(names, c.Name)
		}
		return fmt.Sprintf("%s %q agent %v", a.Release, a.Package, names)
	}
	return fmt.Sprintf("%s %q %s", a.Release, a.Package, a.Schema)
}

func TestAskUnreachable(t *testing.T) {
	dir := t.TempDir()
	plain := filepath.Join(dir, "plain")
	if err := os.WriteFile(plain, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	left := filepath.Join(dir, "left")
	l, err := net.Listen("unix", left)
	if err != nil {
		t.Fatal(err)
	}
	l.(*net.UnixListener).SetUnlinkOnClose(false)
	l.Close()
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	free.Close()
	for _, row := range []struct{ address, want string }{
		{"unix:" + filepath.Join(dir, "none"), "there is no such socket"},
		{"unix:" + plain, "it is not a socket"},
		{"unix:" + left, "connection refused"},
		{"unix:" + left + ",server=on,wait=off", `leave out the options ",server=on,wait=off"`},
		{"unix:" + strings.Repeat("d/", 100), "107 bytes at most"},
		{"unix:", "use unix:PATH"},
		{"tcp:" + free.Addr().String(), "nothing listens"},
		{"tcp:localhost", "use tcp:HOST:PORT"},
		{"tcp::4444", "use tcp:HOST:PORT"},
		{"tcp:127.0.0.1:none", "unknown port"},
	} {
		if _, err := ask(t.Context(), row.address, quick); err == nil || !strings.Contains(err.Error(), row.want) {
			t.Errorf("%.60s: error %v, want %q in it", row.address, err, row.want)
		}
	}
}

func TestAskEndsWithContext(t *testing.T) {
	why := errors.New("enough")
	ctx, stop := context.WithTimeoutCause(t.Context(), 50*time.Millisecond, why)
	defer stop()
	start := time.Now()
	_, err := Ask(ctx, listen(t, func(conn net.Conn) { io.Copy(io.Discard, conn) }))
	if !errors.Is(err, why) || time.Since(start) > time.Second {
		t.Errorf("error %v after %s", err, time.Since(start))
	}
}

// TestAskMemory reads a reply that never ends, with the limits of everyday use.
func TestAskMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 32 MiB")
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, err := Ask(t.Context(), listen(t, endless(greeting+`{"return": "`, "a")))
	runtime.ReadMemStats(&after)
	if err == nil || !strings.Contains(err.Error(), "too long") {
		t.Errorf("error %v", err)
	}
	if spent := after.TotalAlloc - before.TotalAlloc; spent > 256<<20 {
		t.Errorf("%d MiB were allocated", spent>>20)
	}
}

func TestAskRealPrograms(t *testing.T) {
	for _, row := range []struct {
		name  string
		start func(testing.TB, ...string) string
		has   string
	}{
		{"qemu", qemutest.QEMU, `"name": "query-machines"`},
		{"storage daemon", qemutest.StorageDaemon, `"name": "block-export-add"`},
	} {
		t.Run(row.name, func(t *testing.T) {
			address := "unix:" + row.start(t)
			for range 2 { // the first client has to leave properly
				a, err := Ask(t.Context(), address)
				if err != nil {
					t.Fatal(err)
				}
				if !strings.Contains(string(a.Schema), row.has) || a.Release == "0.0.0" {
					t.Errorf("release %s, schema %.200s", a.Release, a.Schema)
				}
			}
		})
	}
}

// TestAskBusy asks a QEMU that another client is connected to.
func TestAskBusy(t *testing.T) {
	socket := qemutest.QEMU(t)
	conn, err := net.Dial("unix", socket)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	if _, err := bufio.NewReader(conn).ReadString('\n'); err != nil {
		t.Fatal(err)
	}
	if _, err := ask(t.Context(), "unix:"+socket, quick); !errors.Is(err, errBusy) {
		t.Errorf("error %v, want %v", err, errBusy)
	}
}
