package introspect

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"qmpdoc/diag"
)

// mostParts bounds what a reply may hold: entities, members, values, variants and features. That of QEMU 10.2 has 7,000.
const mostParts = 500_000

// read reads the first reply in a file, and returns the text of its list as well. Errors have the place.
func read(name string, src []byte) (list []*entity, text []byte, err error) {
	if len(src) > MaxBytes {
		return nil, nil, fmt.Errorf("%s: too large: a file with a reply to query-qmp-schema has up to %d MiB", name, MaxBytes>>20)
	}
	at := begin(src)
	if at < 0 {
		return nil, nil, fmt.Errorf("%s: no reply to query-qmp-schema is in it", name)
	}
	r := &reader{name: name, src: src, lines: diag.NewLines(string(src)), decoder: json.NewDecoder(bytes.NewReader(src[at:])), base: at}
	list, err = r.entities()
	return list, src[at : at+int(r.decoder.InputOffset())], err
}

type reader struct {
	name    string
	src     []byte
	lines   *diag.Lines
	decoder *json.Decoder
	base    int // where the decoder began
	parts   int
}

func (r *reader) entities() ([]*entity, error) {
	if _, err := r.decoder.Token(); err != nil {
		return nil, r.failed(r.next(), err)
	}
	var list []*entity
	for r.decoder.More() {
		at := r.next()
		e := &entity{pos: r.pos(at)}
		if err := r.decoder.Decode(e); err != nil {
			return nil, r.failed(at, err)
		}
		if r.parts += e.parts(); r.parts > mostParts {
			return nil, fmt.Errorf("%s: too large: a reply to query-qmp-schema has up to %d entities and members", e.pos, mostParts)
		}
		list = append(list, e)
	}
	if _, err := r.decoder.Token(); err != nil {
		return nil, r.failed(r.next(), err)
	}
	return list, nil
}

// next is the offset of the value that the decoder reads next.
func (r *reader) next() int {
	at := r.base + int(r.decoder.InputOffset())
	for at < len(r.src) && bytes.IndexByte([]byte(" \t\r\n,"), r.src[at]) >= 0 {
		at++
	}
	return at
}

// failed says what is wrong with the value that begins at an offset.
func (r *reader) failed(at int, err error) error {
	pos := r.pos(at)
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		var value json.RawMessage
		if errors.As(json.Unmarshal(r.src[at:], &value), &syntax) { // counts from at, unlike the decoder
			pos = r.pos(at + max(0, int(syntax.Offset)-1))
		}
		return fmt.Errorf("%s: the reply to query-qmp-schema is broken: %w", pos, err)
	case errors.As(err, &kind) && kind.Field == "":
		return fmt.Errorf("%s: an entity must be an object, not %s", pos, kind.Value)
	case errors.As(err, &kind):
		return fmt.Errorf("%s: '%s' of an entity cannot be %s", pos, kind.Field, kind.Value)
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("%s: the reply to query-qmp-schema ends in the middle", r.pos(len(r.src)))
	default:
		return fmt.Errorf("%s: cannot read the reply to query-qmp-schema: %w", pos, err)
	}
}

func (e *entity) parts() int {
	n := 1 + len(e.Variants) + len(e.Features)
	if e.Values != nil {
		n += len(*e.Values)
	}
	for _, m := range e.members() {
		n += 1 + len(m.Features)
	}
	return n
}

func (e *entity) members() []member {
	if e.Members == nil {
		return nil
	}
	return *e.Members
}

func (r *reader) pos(offset int) diag.Pos {
	line, col := r.lines.At(offset)
	return diag.Pos{File: r.name, Line: line, Col: col}
}
