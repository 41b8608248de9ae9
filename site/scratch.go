package site

import (
	"bytes"
	"html/template"
	"sync"
)

// scratch keeps buffers that have grown: pages, and lists in them, are put together in one and copied out in their size.
// Growing a buffer for each took as much memory again as all pages have.
var scratch = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// composed gives what write writes.
func composed(write func(*bytes.Buffer)) []byte {
	b := scratch.Get().(*bytes.Buffer)
	defer scratch.Put(b)
	b.Reset()
	write(b)
	return bytes.Clone(b.Bytes())
}

// composedHTML gives the markup that write writes.
func composedHTML(write func(*bytes.Buffer)) template.HTML {
	b := scratch.Get().(*bytes.Buffer)
	defer scratch.Put(b)
	b.Reset()
	write(b)
	return template.HTML(b.String())
}
