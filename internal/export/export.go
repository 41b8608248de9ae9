// Package export writes the whole reference as JSON, in the published format qmpdoc-reference/1 (docs/reference.schema.json).
//
// Names and fields are a contract: add fields freely, rename or drop none.
package export

import (
	"bytes"
	"context"
	"encoding/json"

	"qmpdoc/internal/history"
	"qmpdoc/internal/parallel"
	"qmpdoc/internal/printable"
	"qmpdoc/qapi"
)

const format = "qmpdoc-reference/1"

// header is what the format begins with.
type header struct {
	Format       string              `json:"format"`
	Release      string              `json:"release"`
	Products     []string            `json:"products"`
	Files        map[string][]string `json:"files,omitempty"` // by program, in the order of includes
	Introspected bool                `json:"introspected,omitempty"`
	Reply        json.RawMessage     `json:"reply,omitempty"` // what a program said of itself
	SignedOnly   bool                `json:"signed_only,omitempty"`
	Ignores      []ignore            `json:"ignores,omitempty"`
	Releases     []pastRelease       `json:"releases,omitempty"` // of the history
}

func (w writer) header() header {
	r := w.r
	h := header{
		Format: format, Release: r.Release, Products: r.Products.Names(), Introspected: r.Introspected, Reply: r.Reply, SignedOnly: r.SignedOnly,
		Ignores: mapped(r.Ignores, ignoreOf), Files: map[string][]string{},
	}
	if w.h != nil {
		h.Releases = mapped(w.h.Releases, func(r history.Release) pastRelease { return pastRelease{r.Number, r.Products.Names()} })
	}
	for _, p := range qapi.AllProducts {
		if files := r.Files[p]; files != nil {
			h.Files[p.Names()[0]] = files
		}
	}
	return h
}

// JSON returns the reference in the published format: one line a definition, so that two exports can be compared line by line.
func JSON(r *qapi.Reference) ([]byte, error) { return write(writer{r: r}) }

// WithHistory is JSON for the reference of a history, with that. ReadHistory reads it again.
func WithHistory(h *history.History) ([]byte, error) { return write(writer{h.Reference, h}) }

func write(w writer) ([]byte, error) {
	r := w.r
	chapters := make([]chapter, len(r.Chapters))
	for i, c := range r.Chapters {
		chapters[i] = chapterOf(c)
	}
	lines, err := marshalAll(len(r.Defs), func(i int) any { return w.definition(r.Defs[i]) })
	if err != nil {
		return nil, err
	}
	heads, err := marshalAll(len(chapters), func(i int) any { return chapters[i] })
	if err != nil {
		return nil, err
	}
	head, err := marshal(w.header())
	if err != nil {
		return nil, err
	}
	noticed, err := marshalAll(len(r.Notices), func(i int) any { return noticeOf(r.Notices[i]) })
	if err != nil {
		return nil, err
	}
	documents, err := marshalAll(len(r.Documents), func(i int) any { return documentOf(r.Documents[i]) })
	if err != nil {
		return nil, err
	}
	monitor, err := marshalAll(len(r.Monitor), func(i int) any { return monitorCommandOf(r.Monitor[i]) })
	if err != nil {
		return nil, err
	}
	size := 256
	for _, l := range lines {
		size += len(l) + 2
	}
	var b bytes.Buffer
	b.Grow(size)
	b.Write(bytes.TrimSuffix(head, []byte("}")))
	list(&b, ",\n\"chapters\": [", heads)
	list(&b, ",\n\"definitions\": [", lines)
	list(&b, ",\n\"notices\": [", noticed)
	list(&b, ",\n\"documents\": [", documents)
	list(&b, ",\n\"monitor\": [", monitor)
	if err := w.writeGone(&b); err != nil {
		return nil, err
	}
	b.WriteString("}\n")
	return b.Bytes(), nil
}

func list(b *bytes.Buffer, open string, lines [][]byte) {
	b.WriteString(open)
	for i, l := range lines {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteByte('\n')
		b.Write(l)
	}
	b.WriteString("\n]")
}

// marshalAll encodes n values, in their order.
func marshalAll(n int, value func(int) any) ([][]byte, error) {
	lines := make([][]byte, n)
	err := parallel.Each(context.Background(), n, func(i int) (err error) {
		lines[i], err = marshal(value(i))
		return err
	})
	return lines, err
}

// marshal encodes v without the escapes that only HTML needs.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return printable.JSON(bytes.TrimRight(b.Bytes(), "\n")), nil
}
