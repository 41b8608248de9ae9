package examples_test

import (
	"os"
	"path/filepath"
	"testing"

	"qmpdoc/internal/examples"
	"qmpdoc/internal/golden"
	"qmpdoc/internal/source"
	"qmpdoc/qapi"
)

func newest(b *testing.B) *qapi.Reference {
	b.Helper()
	r, _, err := source.Load(os.DirFS(filepath.Join(golden.Corpus(b), "v10.2.0")), source.Options{})
	if err != nil {
		b.Fatal(err)
	}
	return r
}

func BenchmarkCheck(b *testing.B) {
	r := newest(b)
	for b.Loop() {
		examples.Check(r)
	}
}

// streams are what goes over a socket, message by message.
var streams = []struct {
	name     string
	messages []message
}{
	{"status", []message{
		{`{"execute": "query-status", "id": "libvirt-12"}`, "->"},
		{`{"return": {"status": "running", "running": true}, "id": "libvirt-12"}`, "<-"}}},
	{"small", []message{{`{"execute":"stop"}`, ""}, {`{"return":{}}`, ""}}},
	{"client-only", []message{{`{"execute":"stop"}`, ""}}},
	{"nested", []message{
		{`{"execute":"blockdev-add","arguments":{"driver":"qcow2","node-name":"node-7","file":{"driver":"file",` +
			`"filename":"/var/lib/images/a.img","aio":"native"}},"id":{"of":"libvirt","nr":12}}`, ""},
		{`{"return": {}, "id":{"of":"libvirt","nr":12}}`, ""}}},
	{"event", []message{
		{`{"timestamp": {"seconds": 1450000000, "microseconds": 20}, "event": "BLOCK_JOB_COMPLETED", "data": ` +
			`{"device": "virtio-disk0", "len": 10737418240, "offset": 10737418240, "speed": 0, "type": "stream"}}`, ""}}},
}

type message struct{ text, direction string }

// BenchmarkMessage measures streams that have nothing wrong.
func BenchmarkMessage(b *testing.B) {
	r := newest(b)
	for _, s := range streams {
		b.Run(s.name, func(b *testing.B) {
			talk, size := examples.NewValidator(r, qapi.QMP).Conversation(), 0
			for _, m := range s.messages {
				size += len(m.text)
			}
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				for _, m := range s.messages {
					if j := talk.Message(m.text, m.direction); len(j.Faults) > 0 {
						b.Fatal(j.Faults)
					}
				}
			}
		})
	}
}
