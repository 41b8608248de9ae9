package traffic_test

import (
	"encoding/hex"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"strconv"
	"strings"
	"testing"
	"testing/iotest"

	"qmpdoc/internal/traffic"
)

// session is a conversation with what is hard about it: messages that repeat each other, escapes in strings, messages in strings,
// an id before what the message is, an answer that is no object.
var session = []string{
	`{"QMP": {"version": {"qemu": {"micro": 0, "minor": 2, "major": 7}, "package": ""}, "capabilities": ["oob"]}}`,
	`{"execute": "qmp_capabilities"}`,
	`{"return": {}}`,
	`{"execute": "cont"}`,
	`{"return": {}}`,
	`{"timestamp": {"seconds": 1, "microseconds": 2}, "event": "RESUME"}`,
	`{"execute": "cont"}`,
	`{"return": {}}`,
	`{"execute": "query-name", "id": "libvirt-1"}`,
	`{"id": "libvirt-1", "return": {"name": "t\u00e9 \"q\" \\ 'x' [1}"}}`,
	`{"execute": "human-monitor-command", "arguments": {"command-line": "qmp {\"execute\": \"stop\"}"}, "id": {"n": 1}}`,
	`{"return": "{\"return\": 1}\r\n", "id": {"n": 1}}`,
	`{"execute": "query-nonesuch"}`,
	`{"error": {"class": "CommandNotFound", "desc": "The command query-nonesuch has not been found"}}`,
	`{"exec-oob": "migrate-pause", "id": [1, {"id": 2}]}`,
	`{"id": [1, {"id": 2}], "error": {"class": "GenericError", "desc": "it's \"off\""}}`,
	`{"execute": "quit"}`,
	`{"return": {}}`,
}

func fromClient(m string) bool { return strings.HasPrefix(m, `{"exec`) }

// A form is a way in which people have a conversation: what it shows for message number i.
var forms = []struct {
	name string
	show func(i int, m string) string
}{
	{"stream", func(_ int, m string) string { return m + "\r\n" }},
	{"stream without line ends", func(_ int, m string) string { return m }},
	{"pretty", func(_ int, m string) string { return indented(m) + "\n" }},
	{"pretty after times", func(i int, m string) string { return everyLine("2026-11-30T02:21:17.%03dZ ", i, indented(m)) }},
	{"transcript", func(_ int, m string) string { return either(m, "-> ", "<- ") + indented(m) + "\n" }},
	{"signs", func(_ int, m string) string { return either(m, "> ", "< ") + m + "\n" }},
	{"carriage returns shown", func(_ int, m string) string { return m + either(m, "", "^M") + "\n" }},
	{"line ends shown", func(_ int, m string) string { return m + either(m, "$", "^M$") + "\n" }},
	{"escapes shown", func(_ int, m string) string { return m + either(m, "", `\r`) + "\n" }},
	{"syslog", func(i int, m string) string { return fmt.Sprintf("Nov 30 02:21:%02d host vm[%d]: %s\n", i, 77+i, m) }},
	{"grep -n", func(i int, m string) string { return fmt.Sprintf("mon.log:%d:%s\n", i, m) }},
	{"quoted", func(_ int, m string) string { return "Send command '" + m + "' for write with FD -1\n" }},
	{"libvirt, level info", libvirtInfo},
	{"libvirt, level debug", libvirtDebug},
	{"libvirt, answers at level debug only", func(i int, m string) string {
		return either(m, libvirtInfo(i, m), libvirt(i, "debug : qemuMonitorJSONIOProcessLine:220 : Line ["+m+"]"))
	}},
	{"libvirt, answers read in pieces", func(i int, m string) string {
		s := ""
		for n := 9; n < len(m) && !fromClient(m); n += 30 {
			s += libvirt(i, fmt.Sprintf("info : qemuMonitorIOProcess:411 : QEMU_MONITOR_IO_PROCESS: mon=0x7f buf=%s\n len=%d", m[:n], n))
		}
		return s + libvirtDebug(i, m)
	}},
	{"libvirt in records", func(i int, m string) string { return records(libvirtDebug(i, m), "msg") }},
	{"records in records", func(i int, m string) string { return records(records(libvirtDebug(i, m), "msg"), "log") }},
	{"records", func(_ int, m string) string { return records(m+"\n", "MESSAGE") }},
	{"records with objects", func(_ int, m string) string { return `{"level":"debug","msg":"qmp","payload":` + m + `,"n":3}` + "\n" }},
	{"records with numbers for quotes", func(_ int, m string) string {
		return strings.ReplaceAll(records(m+"\n", "MESSAGE"), `\"`, `\u0022`)
	}},
	{"records in records with numbers for quotes", func(i int, m string) string {
		return records(strings.ReplaceAll(records(libvirtDebug(i, m), "msg"), `\"`, `\u0022`), "log")
	}},
	{"strings without quotes around them", func(i int, m string) string {
		return strings.ReplaceAll(strings.ReplaceAll(m, `\`, `\\`), `"`, `\"`) + "\n"
	}},
	{"colours", func(_ int, m string) string { return "\x1b[1;32m" + m + "\x1b[0m\n" }},
	{"coloured arrows", func(_ int, m string) string { return "\x1b[34m" + either(m, "->", "<-") + "\x1b[0m " + m + "\n" }},
	{"pieces of a container's lines", func(i int, m string) string {
		s := ""
		for ; len(m) > 41; m = m[41:] {
			s += fmt.Sprintf("2026-11-30T02:21:%02dZ stdout P %s\n", i, m[:41])
		}
		return s + fmt.Sprintf("2026-11-30T02:21:%02dZ stdout F %s\n", i, m)
	}},
	{"HTML", func(_ int, m string) string { return html.EscapeString(m) + "\n" }},
	{"HTML, quotes by name", func(i int, m string) string {
		return fmt.Sprintf("<tr><td>%d</td><td>%s</td></tr>\n", i, strings.ReplaceAll(html.EscapeString(m), "&#34;", "&quot;"))
	}},
	{"records with bytes", func(_ int, m string) string {
		numbers := strings.ReplaceAll(strings.Trim(fmt.Sprint([]byte("qmp: "+m+"\r\n")), "[]"), " ", ",")
		return `{"_PID":"4","MESSAGE":[` + numbers + `],"PRIORITY":"6"}` + "\n"
	}},
	{"records of several lines", func(i int, m string) string {
		return fmt.Sprintf("{\n\t\"__SEQNUM\" : \"%d\",\n\t\"MESSAGE\" : %q,\n\t\"_PID\" : \"4\"\n}\n", i, "qmp: "+m)
	}},
	{"CSV", func(i int, m string) string {
		return fmt.Sprintf("\"%d\",\"qmp: %s\",x\n", i, strings.ReplaceAll(m, `"`, `""`))
	}},
	{"tcpdump -A", func(i int, m string) string {
		return fmt.Sprintf("02:21:17.%06d IP localhost.4444 > localhost.5555: Flags [P.], length 9\nE..S..@.@.&..{..........\\].\n", i) + "..2...2." + wire(m)
	}},
	{"logfmt", func(_ int, m string) string { return "time=1 msg=" + strconv.Quote("qmp: "+m+"\n") + " vm=x\n" }},
	{"Python's bytes", func(_ int, m string) string { return either(m, "sent ", "got ") + python(m) + "\n" }},
	{"socat -v", func(i int, m string) string {
		return socat(m, strings.NewReplacer("\r", `\r`, `\`, `\\`).Replace(wire(m)))
	}},
	{"socat -x", func(_ int, m string) string { return socat(m, " "+hexBytes(wire(m))+"\n") }},
	{"socat -v -x", func(_ int, m string) string { return socat(m, rows(wire(m), " %[2]s  %[3]s\n")+"--\n") }},
	{"strace", func(_ int, m string) string {
		return either(m, "write(5, ", "read(5, ") + c(wire(m)) + ", 8192) = " + strconv.Itoa(len(wire(m))) + "\n"
	}},
	{"strace -xx", func(_ int, m string) string {
		return either(m, "write(5, ", "read(5, ") + `"` + strings.ReplaceAll(" "+hexBytes(wire(m)), " ", `\x`) + `", 8192) = 9999` + "\n"
	}},
	{"strace of a program between the two", func(_ int, m string) string {
		return "read(0, " + c(wire(m)) + ", 8192)    = 9999\nwrite(5, " + c(wire(m)) + ", 9999) = 9999\n"
	}},
	{"strace, vectors", func(_ int, m string) string {
		s := "[pid 7] 12:00:00.1 " + either(m, "sendmsg", "recvmsg") + "(17<UNIX:[1->2]>, {msg_name=NULL, msg_namelen=0, msg_iov=[{iov_base="
		return s + c(wire(m)[:9]) + ", iov_len=9}, {iov_base=" + c(wire(m)[9:]) + ", iov_len=999}], msg_iovlen=2}, 0) = 9999\n"
	}},
	{"strace, interrupted", func(_ int, m string) string {
		return "77 read(5,  <unfinished ...>\n78 read(9, \"{\", 1) = 1\n77 <... read resumed>" + c(wire(m)) + ", 8192) = 9999\n"
	}},
	{"strace, in pieces", func(_ int, m string) string {
		s := ""
		for w := wire(m); w != ""; w = w[min(len(w), 9):] {
			s += "recvfrom(5, " + c(w[:min(len(w), 9)]) + ", 9, 0, NULL, NULL) = 9\n"
		}
		return s
	}},
	{"QEMU's trace", func(_ int, m string) string {
		return either(m, "handle_qmp_command mon 0x5623 req: ", "monitor_qmp_respond mon 0x5623 resp: ") + m + "\nmonitor_qmp_cmd_in_band \n"
	}},
	{"qmp-shell -v", func(_ int, m string) string { return either(m, "(QEMU) ", "") + m + "\n" }},
	{"jq -cC", func(_ int, m string) string { return coloured(m) + "\n" }},
	{"jq -C", func(_ int, m string) string { return coloured(indented(m)) + "\n" }},
	{"grep --color", func(_ int, m string) string {
		return "mon.log:" + strings.NewReplacer("execute", "\x1b[01;31m\x1b[Kexecute\x1b[m\x1b[K", "return", "\x1b[01;31m\x1b[Kreturn\x1b[m\x1b[K").Replace(m) + "\n"
	}},
	{"HTML of several lines", func(_ int, m string) string { return html.EscapeString(indented(m)) + "\n" }},
	{"HTML of several lines, quotes by name", func(i int, m string) string {
		return fmt.Sprintf("<pre>%s</pre>\n", strings.ReplaceAll(html.EscapeString(indented(m)), "&#34;", "&quot;"))
	}},
	{"HTML of several lines after times", func(i int, m string) string {
		return everyLine("2026-11-30T02:21:17.%03dZ ", i, strings.ReplaceAll(html.EscapeString(indented(m)), "&#34;", "&quot;"))
	}},
	{"kubectl logs --prefix --timestamps", func(i int, m string) string {
		return fmt.Sprintf("[pod/virt-launcher-x-abc12/compute] 2026-11-30T02:21:%02d.123456789Z %s\n", i, m)
	}},
	{"docker compose", func(i int, m string) string { return fmt.Sprintf("vm-%d  | %s\n", i%2, m) }},
	{"cat -n", func(i int, m string) string { return fmt.Sprintf("%6d\t%s\n", i+1, m) }},
	{"libvirt's SystemTap script", func(i int, m string) string {
		return fmt.Sprintf("%3d.%03d %s 0x7f3c %s\n", i, i, either(m, ">", "<"), m+either(m, " (fd=-1)", ""))
	}},
	{"QEMU's trace with times", func(i int, m string) string {
		return fmt.Sprintf("2042@1669773677.%06d:%s%s\n", i, either(m, "handle_qmp_command mon 0x5623 req: ", "monitor_qmp_respond mon 0x5623 resp: "), m)
	}},
	{"Python's logging", func(_ int, m string) string {
		return "DEBUG:qemu.qmp.qmp_client.vm:" + either(m, "--> ", "<-- ") + m + "\n"
	}},
	{"Python's logging of several lines", func(_ int, m string) string {
		return "DEBUG:qemu.qmp.qmp_client.vm:" + either(m, "--> ", "<-- ") + indented(m) + "\n"
	}},
	{"Python's logging below the line", func(_ int, m string) string {
		return "DEBUG:qemu.qmp.qmp_client.vm:" + either(m, "-->", "<--") + "\n" + indented(m) + "\n"
	}},
	{"a journal as JSON", func(i int, m string) string {
		text, _ := json.Marshal(map[string]string{"MESSAGE": "QEMU_MONITOR: mon=0x7f " + m, "__CURSOR": "s=1;i=2", "_COMM": "virtqemud"})
		return string(text) + "\n"
	}},
	{"lines of a container as JSON", func(i int, m string) string {
		text, _ := json.Marshal(map[string]string{"log": m + "\n", "stream": "stdout", "time": "2026-11-30T02:21:17.123Z"})
		return string(text) + "\n"
	}},
	{"gdb", func(i int, m string) string {
		return fmt.Sprintf("$%d = 0x55%02d \"%s\"\n", i+1, i, strings.Trim(c(wire(m)), `"`))
	}},
	{"gdb, x/s", func(i int, m string) string { return fmt.Sprintf("0x7ffff%02d:\t%s\n", i, c(wire(m))) }},
	{"Wireshark's bytes of a stream", func(_ int, m string) string {
		return rows(wire(m), either(m, "", "    ")+"%08[1]X  %[2]s   %[3]s\n")
	}},
	{"Wireshark's arrays in C", func(i int, m string) string {
		return fmt.Sprintf("char peer%s_%d[] = { /* Packet %d */\n%s };\n", either(m, "0", "1"), i, i, cArray(wire(m)))
	}},
	{"xxd -i", func(i int, m string) string {
		return fmt.Sprintf("unsigned char m%d[] = {\n  %s\n};\n", i, strings.ReplaceAll(cArray(wire(m)), "\n", "\n  "))
	}},
	{"xxd", func(_ int, m string) string { return rows2(wire(m), "%08[1]x: %[2]s  %[3]s\n") }},
	{"tcpdump -X", func(i int, m string) string {
		return fmt.Sprintf("02:21:17.%06d IP localhost.4444 > localhost.5555: Flags [P.], length 9\n", i) +
			rows2("E..S..@.@.&..{......}...\\].\x01..2...2."+wire(m), "\t0x%04[1]x:  %[2]s  %[3]s\n")
	}},
	{"a diff", func(_ int, m string) string { return "+" + m + "\n" }},
	{"a list of YAML", func(_ int, m string) string { return "  - " + m + "\n" }},
	{"a table of Markdown", func(i int, m string) string { return fmt.Sprintf("| %d | `%s` |\n", i, m) }},
	{"screen output quoted in a mail", func(_ int, m string) string { return everyLine("> %.0d", 0, indented(m)) }},
	{"script", func(i int, m string) string {
		return map[bool]string{true: "Script started on 2026-11-30 02:21:17+00:00 [TERM=\"xterm\" TTY=\"/dev/pts/1\" COLUMNS=\"80\" LINES=\"24\"]\n\x1b]0;root@host: ~\a"}[i == 0] + m + "\r\n"
	}},
	{"a terminal", func(_ int, m string) string {
		return either(m, "\x1b[?2004h(QEMU) ", "\x1b[?2004l\r") + m + "\r\n"
	}},
}

// The messages of every form are those of the stream, each once and in order.
func TestForms(t *testing.T) {
	for _, f := range forms {
		var log strings.Builder
		for i, m := range session {
			log.WriteString(f.show(i, m))
		}
		compareForm(t, f.name, log.String())
		if !strings.Contains(log.String(), "\r") {
			compareForm(t, f.name+", with CRLF", strings.ReplaceAll(log.String(), "\n", "\r\n"))
		}
	}
	compareForm(t, "an array", "["+strings.Join(session, ",\n ")+"]\n")
	compareForm(t, "a list in a log", "sent: ["+strings.Join(session, strings.Repeat(" ", 500)+", ")+"]\n")
	compareForm(t, "a dump", rows(wire(strings.Join(session, "\n")), "%08[1]x: %[2]s  %[3]s\n"))
}

// A message whose end is lost takes no other message with it, inside of a string or not.
func TestCutMessages(t *testing.T) {
	cuts := []int{len(`{"id": "libvirt-1", "return": {"name": "t`), len(`{"id": "libvirt-1", "return": {"name": `)}
	hopeless := map[string]bool{"stream without line ends": true, "tcpdump -X": true} // nothing says where a message must have ended
	for _, f := range forms {
		for _, cut := range cuts {
			var log strings.Builder
			for i, m := range session {
				if i == 9 {
					m = m[:cut]
				}
				log.WriteString(f.show(i, m))
			}
			got := map[string]int{}
			r := traffic.NewReader(strings.NewReader(log.String()))
			for m, err := r.Next(); err == nil; m, err = r.Next() {
				got[compact(m.Text)]++
			}
			for i, m := range session {
				if i != 9 && got[compact(m)] == 0 && !hopeless[f.name] {
					t.Errorf("%s, cut at %d: %s is lost", f.name, cut, m)
					break
				}
			}
		}
	}
}

func compareForm(t *testing.T, name, log string) {
	t.Helper()
	for _, src := range []io.Reader{strings.NewReader(log), iotest.OneByteReader(strings.NewReader(log))} {
		var got []string
		r := traffic.NewReader(src)
		for m, err := r.Next(); err == nil; m, err = r.Next() {
			got = append(got, compact(m.Text))
		}
		for i := range max(len(got), len(session)) {
			switch {
			case i >= len(got):
				t.Errorf("%s: %s is not found", name, session[i])
			case i >= len(session) || got[i] != compact(session[i]):
				t.Errorf("%s: message %d is %s", name, i, got[i])
			default:
				continue
			}
			break
		}
	}
}

func either(m, client, server string) string {
	if fromClient(m) {
		return client
	}
	return server
}

func compact(m string) string {
	var v any
	if json.Unmarshal([]byte(m), &v) != nil {
		return m
	}
	b, _ := json.Marshal(v)
	return string(b)
}

func indented(m string) string {
	var v any
	_ = json.Unmarshal([]byte(m), &v)
	b, _ := json.MarshalIndent(v, "", "    ")
	return string(b)
}

func everyLine(prefix string, i int, s string) string {
	var b strings.Builder
	for line := range strings.Lines(s + "\n") {
		fmt.Fprintf(&b, prefix, i)
		b.WriteString(line)
	}
	return b.String()
}

func libvirt(i int, s string) string {
	return fmt.Sprintf("2022-03-09 17:29:34.%03d+0000: 20390: %s\n", i, s)
}

func libvirtInfo(i int, m string) string {
	switch {
	case fromClient(m):
		return libvirt(i, "info : qemuMonitorSend:995 : QEMU_MONITOR_SEND_MSG: mon=0x7f msg="+m+"\r\n fd=-1") +
			libvirt(i, "info : qemuMonitorIOWrite:452 : QEMU_MONITOR_IO_WRITE: mon=0x7f buf="+m+"\r\n len=9 ret=9 errno=0")
	case strings.Contains(m, `"event"`):
		return libvirt(i, "info : qemuMonitorJSONIOProcessLine:236 : QEMU_MONITOR_RECV_EVENT: mon=0x7f event="+m)
	}
	return libvirt(i, "info : qemuMonitorJSONIOProcessLine:240 : QEMU_MONITOR_RECV_REPLY: mon=0x7f reply="+m)
}

func libvirtDebug(i int, m string) string {
	if fromClient(m) {
		return libvirt(i, "debug : virJSONValueToString:2034 : result="+m) + libvirtInfo(i, m) +
			libvirt(i, `debug : virJSONValueToString:2034 : result={"driver":"file","id":"x"}`)
	}
	return libvirt(i, "info : qemuMonitorIOProcess:411 : QEMU_MONITOR_IO_PROCESS: mon=0x7f buf="+m+"\r\n len=9") +
		libvirt(i, "debug : qemuMonitorJSONIOProcessLine:220 : Line ["+m+"]") +
		libvirt(i, "debug : virJSONValueFromString:1823 : string="+m) + libvirtInfo(i, m)
}

// records makes a record of each line.
func records(lines, key string) string {
	var b strings.Builder
	for line := range strings.Lines(lines) {
		text, _ := json.Marshal(map[string]any{"level": "info", key: line, "pos": "x:1", "time": "2023-10-26T12:50:40Z"})
		b.Write(append(text, '\n'))
	}
	return b.String()
}

func wire(m string) string { return m + either(m, "\n", "\r\n") }

func python(m string) string {
	return "b'" + strings.NewReplacer(`\`, `\\`, "'", `\'`, "\n", `\n`, "\r", `\r`).Replace(wire(m)) + "'"
}

// c writes a string as strace does.
func c(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\r", `\r`).Replace(s) + `"`
}

func socat(m, data string) string {
	return either(m, ">", "<") + fmt.Sprintf(" 2026/11/30 02:21:17.000369335  length=%d from=0 to=9\n", len(wire(m))) + data
}

func hexBytes(s string) string {
	pairs := make([]string, len(s))
	for i := range len(s) {
		pairs[i] = hex.EncodeToString([]byte{s[i]})
	}
	return strings.Join(pairs, " ")
}

// coloured shows JSON as jq does on a terminal.
func coloured(m string) string {
	var b strings.Builder
	inString := false
	for i, c := range m {
		switch {
		case c == '"' && !inString:
			b.WriteString("\x1b[0;32m\"")
			inString = true
		case c == '"' && !escapedAt(m, i):
			b.WriteString("\"\x1b[0m")
			inString = false
		case inString || c == ' ' || c == '\n':
			b.WriteRune(c)
		default:
			b.WriteString("\x1b[1;39m" + string(c) + "\x1b[0m")
		}
	}
	return b.String()
}

func escapedAt(s string, i int) bool {
	before := strings.TrimRight(s[:i], `\`)
	return (i-len(before))%2 == 1
}

// cArray shows the bytes as numbers in C, eight in a line.
func cArray(s string) string {
	var b strings.Builder
	for i := range len(s) {
		switch {
		case i > 0 && i%8 == 0:
			b.WriteString(",\n")
		case i > 0:
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, "%#02x", s[i])
	}
	return b.String()
}

// rows2 shows the bytes in groups of two.
func rows2(s, format string) string {
	var b strings.Builder
	for line := range strings.Lines(rows(s, "%[1]d:%[2]s:%[3]s\n")) {
		parts := strings.SplitN(strings.TrimSuffix(line, "\n"), ":", 3)
		var at int
		_, _ = fmt.Sscan(parts[0], &at)
		pairs := strings.Fields(parts[1])
		words := ""
		for i, p := range pairs {
			if words += p; i%2 == 1 {
				words += " "
			}
		}
		fmt.Fprintf(&b, format, at, fmt.Sprintf("%-39s", strings.TrimSuffix(words, " ")), parts[2])
	}
	return b.String()
}

// rows shows a text as rows of sixteen bytes: the offset, the bytes and the text.
func rows(s, format string) string {
	var b strings.Builder
	for i := 0; i < len(s); i += 16 {
		row := s[i:min(len(s), i+16)]
		text := strings.Map(func(r rune) rune {
			if r < ' ' || r > '~' {
				return '.'
			}
			return r
		}, row)
		fmt.Fprintf(&b, format, i, fmt.Sprintf("%-47s", hexBytes(row)), text)
	}
	return b.String()
}
