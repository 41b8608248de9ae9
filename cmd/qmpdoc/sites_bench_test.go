package main

import (
	"sync/atomic"
	"testing"

	"qmpdoc/internal/golden"
)

// countedFiles is an output that keeps nothing.
type countedFiles struct{ files, bytes atomic.Int64 }

func (c *countedFiles) Put(_ string, data []byte) error {
	c.files.Add(1)
	c.bytes.Add(int64(len(data)))
	return nil
}

// BenchmarkSites makes the sites of all releases, the newest at the root, without a file system.
func BenchmarkSites(b *testing.B) {
	repository := golden.Clone(b)
	for b.Loop() {
		a := &app{print: printer{quiet: true}}
		in, err := a.open(repository + "@v11.0.0")
		if err != nil {
			b.Fatal(err)
		}
		f := siteFlags{failOn: never, oldSites: true, past: historyFlags{past: []string{repository + "@v*"}}}
		cfg, err := a.readSite(in, f)
		if err != nil {
			b.Fatal(err)
		}
		out := &countedFiles{}
		if err := a.writeSites(b.Context(), in, f, cfg, out); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(out.files.Load()), "files")
		b.ReportMetric(float64(out.bytes.Load())/1e6, "MB")
		in.Close()
	}
}
