package html

import (
	"bytes"
	"html/template"
	"sync"
)

// scratch keeps buffers that have grown: pages, and lists in them, are put together in one and copied out in their size.
// Growing a buffer for each took as much memory again as all pages have.
var scratch = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// inScratch lends an empty buffer to use.
func inScratch(use func(*bytes.Buffer)) {
	b := scratch.Get().(*bytes.Buffer)
	defer scratch.Put(b)
	b.Reset()
	use(b)
}

// composed returns what write writes.
func composed(write func(*bytes.Buffer)) (data []byte) {
	inScratch(func(b *bytes.Buffer) {
		write(b)
		data = bytes.Clone(b.Bytes())
	})
	return data
}

// composedHTML returns the markup that write writes.
func composedHTML(write func(*bytes.Buffer)) (markup template.HTML) {
	inScratch(func(b *bytes.Buffer) {
		write(b)
		markup = template.HTML(b.String())
	})
	return markup
}
