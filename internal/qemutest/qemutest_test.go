package qemutest

import (
	"bufio"
	"net"
	"strings"
	"testing"
	"time"
)

func TestProgramsGreet(t *testing.T) {
	for _, row := range []struct {
		name  string
		start func(testing.TB, ...string) string
	}{{"qemu", QEMU}, {"storage daemon", StorageDaemon}} {
		t.Run(row.name, func(t *testing.T) {
			conn, err := net.Dial("unix", row.start(t))
			if err != nil {
				t.Fatal(err)
			}
			defer conn.Close()
			conn.SetDeadline(time.Now().Add(startLimit))
			line, err := bufio.NewReader(conn).ReadString('\n')
			if !strings.HasPrefix(line, `{"QMP": `) {
				t.Errorf("greeting %q, %v", line, err)
			}
		})
	}
}
