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

// BenchmarkMessage measures a stream of replies that have nothing wrong, as from a socket.
func BenchmarkMessage(b *testing.B) {
	const reply = `{"return": {"status": "running", "running": true}, "id": "libvirt-12"}`
	const request = `{"execute": "query-status", "id": "libvirt-12"}`
	talk := examples.NewValidator(newest(b), qapi.QMP).Conversation()
	b.SetBytes(int64(len(request) + len(reply)))
	b.ReportAllocs()
	for b.Loop() {
		talk.Message(request, "->")
		if j := talk.Message(reply, "<-"); len(j.Faults) > 0 {
			b.Fatal(j.Faults)
		}
	}
}
