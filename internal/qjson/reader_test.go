package qjson_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"qmpdoc/internal/golden"
	"qmpdoc/internal/qjson"
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

// readAll lists the messages of a stream: place, direction, text.
func readAll(t *testing.T, src io.Reader) string {
	t.Helper()
	var b strings.Builder
	r := qjson.NewReader(src)
	for {
		m, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "%d:%d %2s %q\n", m.Line, m.Col, m.Direction, m.Text)
		if !m.IsJSON() {
			b.WriteString("      sends " + dump(m.Document()))
		}
	}
	if n, first := r.Skipped(); n > 0 {
		fmt.Fprintf(&b, "skipped %d, first line %d\n", n, first)
	}
	return b.String()
}

// What a message says of its place is where its text stands.
func FuzzReader(f *testing.F) {
	golden.Seeds(f, "testdata/streams")
	f.Fuzz(func(t *testing.T, src []byte) {
		text := string(src)
		r := qjson.NewReader(strings.NewReader(text))
		last := int64(0)
		for {
			m, err := r.Next()
			if err != nil {
				break
			}
			if m.Offset < last || m.Text == "" && m.Direction == "" || !strings.HasPrefix(text[m.Offset:], m.Text) {
				t.Fatalf("%+v is not there", m)
			}
			before := text[:m.Offset]
			line, col := strings.Count(before, "\n")+1, len(before)-strings.LastIndexByte(before, '\n')
			if m.Line != line || m.Col != col {
				t.Fatalf("%+v stands at %d:%d", m, line, col)
			}
			if !m.Command {
				checkPlaces(t, m.Text, m.Document())
			}
			last = m.Offset + int64(len(m.Text))
		}
	})
}

func TestReaderLimits(t *testing.T) {
	endless := io.MultiReader(strings.NewReader("{}\n -> {\"a\": \""), io.LimitReader(zeros{}, 2*qjson.LongestMessage))
	r := qjson.NewReader(endless)
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
	r = qjson.NewReader(io.MultiReader(strings.NewReader("{}\n{"), iotest.ErrReader(broken)))
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

// A quarter of a megabyte of whatever is worst is read and parsed; were the time to grow with the square of the length,
// it would take minutes. The bound leaves room for a busy machine and the race detector.
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	const size = 1 << 18
	for _, piece := range hostile {
		text := strings.Repeat(piece, size/len(piece))
		start := time.Now()
		qjson.Parse(text)
		r := qjson.NewReader(strings.NewReader(text))
		for {
			m, err := r.Next()
			if err != nil {
				break
			}
			qjson.Parse(m.Text)
		}
		if took := time.Since(start); took > 60*time.Second {
			t.Errorf("%q takes %v", piece, took)
		} else {
			t.Logf("%-14q %v", piece, took.Round(time.Millisecond))
		}
	}
}

var hostile = []string{
	"{", "}", "[", "]", ":", ",", `"`, "'", "\\", "\n", " ", "\u00a0", "\x00", "\xff", "0", "-", ".", "...", "... x ", "/", "/*", "//", "#", "“",
	"x", "x ", `{"`, `"{`, `["`, `"a:\"`, `"a: `, `{"a:\"`, `{"a":`, `{"a":{`, `[{`, `[{"a":1,`, "{'a':", "a true ", `"x"y`, `{"a":"x"y `,
	`{"a":1}`, "{\"a\":1}\n}\n", "{\"a\"\n", "[1\n", "{\"a\":1}\n\"a\":1\n", `{"a":1,"a":1`, `{"a":"x` + "\n", "-> {\n", "b'{", "b'{}\\r\\n", "b'{'\n", "x b'{\\x7d'\n", "(QEMU) x\n", "(QEMU) x a=1\n", "(QEMU) transaction(\n", "TRANS> a b=1\n", "(QEMU) x a={\"b\":", "(QEMU) ", "(", "[{...},",
	`"\u`, "; ", "= ", `{"a" = `, "\t\"a\":[\n", "]}", "{ {", "{ [",
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
		r := qjson.NewReader(strings.NewReader(text))
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
		r := qjson.NewReader(bytes.NewReader(text))
		for {
			m, err := r.Next()
			if err != nil {
				break
			}
			qjson.Parse(m.Text)
		}
	}
}

func BenchmarkParseWrong(b *testing.B) {
	text := `{ "return": [ { "a": 1 "b": 2, "c: 3 }, { "d": [1, 2 } ] }`
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		qjson.Parse(text)
	}
}
