package hxparse_test

import (
	"os"
	"path/filepath"
	"testing"

	"qmpdoc/diag"
	"qmpdoc/hxparse"
	"qmpdoc/internal/golden"
	"qmpdoc/qapi"
)

func BenchmarkParseHX(b *testing.B) { benchmark(b, hxparse.ParseHX, "v2.7.0/qmp-commands.hx") }
func BenchmarkParseText(b *testing.B) {
	benchmark(b, hxparse.ParseText, "v2.8.0/docs/qmp-commands.txt")
}

func benchmark(b *testing.B, parse func(string, []byte) (*qapi.Part, diag.List), file string) {
	src, err := os.ReadFile(filepath.Join(golden.Corpus(b), file))
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		parse(file, src)
	}
}
