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
		h.Releases = mapped(w.h.Releases, func(r history.Release) pastRelease { return pastRelease{r.Number, r.Products.Names(), r.Program} })
	}
	for _, p := range qapi.AllProducts {
		if files := r.Files[p]; files != nil {
			h.Files[p.Word()] = files
		}
	}
	return h
}

// JSON returns the reference in the published format: one line a definition, so that two exports can be compared line by line.
func JSON(r *qapi.Reference) ([]byte, error) { return write(writer{r: r}) }

// WithHistory is JSON for the reference of a history, with that. ReadHistory reads it again.
func WithHistory(h *history.History) ([]byte, error) { return write(writer{h.Reference, h}) }

func write(w writer) ([]byte, error) {
	head, err := marshal(w.header())
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	b.Write(bytes.TrimSuffix(head, []byte("}")))
	for _, p := range w.parts() {
		if err := p.write(&b); err != nil {
			return nil, err
		}
	}
	b.WriteString("}\n")
	return b.Bytes(), nil
}

// part is a list of the format.
type part struct {
	name  string
	n     int
	value func(int) any
}

func partOf[T, U any](name string, in []T, f func(T) U) part {
	return part{name, len(in), func(i int) any { return f(in[i]) }}
}

func (w writer) parts() []part {
	r := w.r
	list := []part{
		partOf("chapters", r.Chapters, chapterOf), partOf("definitions", r.Defs, w.definition), partOf("notices", r.Notices, noticeOf),
		partOf("documents", r.Documents, documentOf), partOf("monitor", r.Monitor, monitorCommandOf),
	}
	if w.h == nil {
		return list
	}
	gone, rest := w.gone()
	return append(list, partOf("removed", gone, itself), partOf("removed_with", rest, itself))
}

func itself[T any](v T) T { return v }

// write encodes the values of p on all processors, and writes them in their order, one a line.
func (p part) write(b *bytes.Buffer) error {
	lines := make([][]byte, p.n)
	err := parallel.Each(context.Background(), p.n, func(i int) (err error) {
		lines[i], err = marshal(p.value(i))
		return err
	})
	b.WriteString(",\n\"" + p.name + "\": [")
	for i, line := range lines {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteByte('\n')
		b.Write(line)
	}
	b.WriteString("\n]")
	return err
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
