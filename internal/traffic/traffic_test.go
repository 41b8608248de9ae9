package traffic_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf16"

	"qmpdoc/internal/golden"
	"qmpdoc/internal/qjson"
	"qmpdoc/internal/traffic"
)

func TestStreams(t *testing.T) {
	golden.Run(t, "testdata/streams", func(t *testing.T, _ string, src []byte) []golden.Section {
		got := readAll(t, strings.NewReader(string(src)))
		if slow := readAll(t, iotest.OneByteReader(strings.NewReader(string(src)))); slow != got {
			t.Errorf("byte by byte:\n%s", slow)
		}
		crlf := strings.ReplaceAll(string(src), "\n", "\r\n")
		if other := strings.ReplaceAll(readAll(t, strings.NewReader(crlf)), `\r\n`, `\n`); other != got {
			t.Errorf("with CRLF:\n%s", other)
		}
		return []golden.Section{{Name: "want", Text: got}}
	})
}

// readAll lists the messages of a stream: place, direction, text, and for one that is not written as it was sent where it ends.
func readAll(t *testing.T, src io.Reader) string {
	t.Helper()
	var b strings.Builder
	r := traffic.NewReader(src)
	for {
		m, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "%d:%d %2s %q%s\n", m.Line, m.Col, m.Direction, m.Text, remarks(&m))
	}
	if n, first := r.Skipped(); n > 0 {
		fmt.Fprintf(&b, "skipped %d, first line %d\n", n, first)
	}
	return b.String()
}

func remarks(m *traffic.Message) string {
	s := ""
	switch m.Notation {
	case traffic.Command:
		s += " command"
	case traffic.Python:
		s += " python"
	case traffic.JSON:
	}
	if m.Cut {
		s += " cut"
	}
	if m.Lost {
		s += " lost"
	}
	if m.Ended {
		s += " ended"
	}
	if m.Connection != "" {
		s += " of " + m.Connection
	}
	if m.Source != nil {
		line, col := m.Places()(len(m.Text))
		s += fmt.Sprintf(" to %d:%d", line, col)
	}
	return s
}

func TestUTF16(t *testing.T) {
	const stream = "{\"execute\": \"stop\"}\r\n{\"return\": \"\u00e9\U0001f600\"}\r\n"
	for _, order := range []binary.AppendByteOrder{binary.LittleEndian, binary.BigEndian} {
		src := order.AppendUint16(nil, 0xfeff)
		for _, unit := range utf16.Encode([]rune(stream)) {
			src = order.AppendUint16(src, unit)
		}
		if got, want := readAll(t, bytes.NewReader(src)), readAll(t, strings.NewReader(stream)); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
		if got, want := readAll(t, bytes.NewReader(src[2:])), readAll(t, strings.NewReader(stream)); got != want {
			t.Errorf("without mark: got %s, want %s", got, want)
		}
	}
}

func TestCompressed(t *testing.T) {
	for _, src := range []string{"\x1f\x8b\x08", "\xfd7zXZ\x00", "\x28\xb5\x2f\xfd", "BZh9", "PK\x03\x04{\"return\": []}"} {
		_, err := traffic.NewReader(strings.NewReader(src)).Next()
		if err == nil || !strings.Contains(err.Error(), "is compressed") {
			t.Errorf("%q: error %v", src, err)
		}
	}
}

// Columns are those that a terminal shows, and corrections do not fit the file.
func TestColours(t *testing.T) {
	m, err := traffic.NewReader(strings.NewReader("\x1b]0;title\a\n \x1b[34m->\x1b[0m {\"exe\x1b[1mcute\": \"stop\"}\x1b[K\n")).Next()
	if err != nil || m.Text != `{"execute": "stop"}` || m.Line != 2 || m.Col != 5 || m.Direction != "->" || m.AsWritten() {
		t.Errorf("error %v, message %+v", err, m)
	}
}

// What a message says of its place is where its text stands.
func FuzzReader(f *testing.F) {
	golden.Seeds(f, "testdata/streams")
	f.Fuzz(func(t *testing.T, src []byte) {
		if start := src[:min(len(src), 4)]; bytes.IndexByte(start, 0) >= 0 || bytes.IndexByte(start, 0xff) >= 0 {
			t.Skip("columns are not those of the file in UTF-16")
		}
		lines := strings.Split(string(src), "\n")
		r := traffic.NewReader(bytes.NewReader(src))
		for {
			m, err := r.Next()
			if err != nil {
				break
			}
			m.Document()
			places := m.Places()
			for i := range len(m.Text) + 1 {
				line, col := places(i)
				if line < 1 || line > len(lines) || col < 1 || col > len(lines[line-1])+1 {
					t.Fatalf("byte %d of %+v stands at %d:%d", i, m, line, col)
				}
				if i < len(m.Text) && m.AsWritten() && m.Text[i] != '\n' && m.Text[i] != ' ' && lines[line-1][col-1] != m.Text[i] {
					t.Fatalf("byte %d of %+v does not stand at %d:%d", i, m, line, col)
				}
			}
		}
	})
}

func TestReaderLimits(t *testing.T) {
	endless := io.MultiReader(strings.NewReader("{}\n -> {\"a\": \""), io.LimitReader(zeros{}, 2*traffic.LongestMessage))
	r := traffic.NewReader(endless)
	if _, err := r.Next(); err != nil {
		t.Fatal(err)
	}
	_, err := r.Next()
	if err == nil || err.Error() != "line 2, column 5: a message has more than 16 MiB" {
		t.Errorf("%v", err)
	}
	if _, again := r.Next(); again != err {
		t.Errorf("%v after %v", again, err)
	}
	broken := errors.New("the line is dead")
	r = traffic.NewReader(io.MultiReader(strings.NewReader("{}\n{"), iotest.ErrReader(broken)))
	for err = nil; err == nil; {
		_, err = r.Next()
	}
	if !errors.Is(err, broken) {
		t.Errorf("%v", err)
	}
}

type zeros struct{}

func (zeros) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = '0'
	}
	return len(b), nil
}

// Much of whatever is worst is read. In time that grows with the square of the length it would not end before the time limit
// of go test.
func TestHostile(t *testing.T) {
	size := 1 << 18
	if testing.Short() {
		size = 1 << 12
	}
	for _, piece := range hostile {
		readHostile(strings.Repeat(piece, size/len(piece)))
	}
}

// BenchmarkHostile shows whether time grows with the length: both lines of a piece must have about the same MB/s.
func BenchmarkHostile(b *testing.B) {
	for _, piece := range hostile {
		for _, size := range []int{1 << 14, 1 << 18} {
			text := strings.Repeat(piece, size/len(piece))
			b.Run(fmt.Sprintf("%.20q/%d", piece, size), func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					readHostile(text)
				}
			})
		}
	}
}

func readHostile(text string) {
	r := traffic.NewReader(strings.NewReader(text))
	for {
		m, err := r.Next()
		if err != nil {
			return
		}
		m.Document()
	}
}

var hostile = []string{
	"{", "}", "[", "]", ":", ",", `"`, "'", "\\", "\n", " ", "\x00", "\xff", "0", "x", "x ", `{"`, `{"a":`, `[{`, `[{"execute":1,`, `{"a":1}`, "{\"a\":1}\n}\n",
	"x {\\\"return\\\": \\\"\\n", "-> {\n", "b'{", "b'{}\\r\\n", "b'{'\n", "x b'{\\x7d'\n", "(QEMU) x\n", "(QEMU) x a=1\n", "(QEMU) transaction(\n", "TRANS> a b=1\n", "(QEMU) x a={\"b\":", "(QEMU) ", "(",
	`x {"execute":`, `x {"id":`, `{"id":1,`, `x {\"execute\":`, `{"msg":"{\"execute\":\"x\"}","m":"`, "x {\"return\": [\n", "x {\"return\": [1,\n",
	`write(5, "{\"return\": [", 9) = 9` + "\n", `write(5, "{", 9) = 9` + "\n", `read(5, "{\"id\":`, "<... read resumed>\"{\", 1) = 1\n",
	"> 2026/11/30 02:21:19.000121547  length=142 from=0 to=141\n", "> 1 length=999999999 from=0\n{\"return\":\n", "> 1 length=999999999 from=0\n 7b 22\n",
	"0000: 7b 22 72 65 74 75 72 6e 22 3a\n", "a 0x1: {\"return\": {}}\n", "^M", "{}^M\n", `{}\r` + "\n", "[{\"execute\":1}\n,", "[{\"execute\":1}]x",
}

func stream(size int) string {
	var b strings.Builder
	for i := 0; b.Len() < size; i++ {
		fmt.Fprintf(&b, `{"execute": "blockdev-add", "arguments": {"driver": "qcow2", "node-name": "node%d", "file": {"driver": "file", "filename": "/srv/images/%d.qcow2"}}, "id": %d}`+"\r\n", i, i, i)
		fmt.Fprintf(&b, `{"return": {}, "id": %d}`+"\r\n", i)
		fmt.Fprintf(&b, `{"timestamp": {"seconds": 1265044230, "microseconds": %d}, "event": "BLOCK_JOB_COMPLETED", "data": {"device": "node%d", "len": 10737418240, "offset": 10737418240, "speed": 0, "type": "stream"}}`+"\r\n", i, i)
	}
	return b.String()
}

func BenchmarkReadAndParse(b *testing.B) {
	text := stream(10 << 20)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		r := traffic.NewReader(strings.NewReader(text))
		for {
			m, err := r.Next()
			if err != nil {
				break
			}
			if d := qjson.Parse(m.Text); len(d.Faults) > 0 {
				b.Fatal(m.Text)
			}
		}
	}
}

func BenchmarkReadGarbage(b *testing.B) {
	random := rand.NewChaCha8([32]byte{})
	text := make([]byte, 1<<20)
	random.Read(text)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		r := traffic.NewReader(bytes.NewReader(text))
		for {
			m, err := r.Next()
			if err != nil {
				break
			}
			qjson.Parse(m.Text)
		}
	}
}
