// Package request knows a request of each command: one from an example of the documentation, or one that is generated.
//
// A schema does not say all that QEMU wants. Generated requests have what the texts demand besides ("either @device or
// @node-name must be set"), and what commands of QEMU are used to need; see needsOf. Messages for other programs, such as
// one valid request for each branch of a union, are made to measure: see Demand.
package request

import (
	"fmt"
	"sync"

	"qmpdoc/internal/qjson"
	"qmpdoc/qapi"
)

// Requests makes the messages of one reference. It is safe for concurrent use.
type Requests struct {
	lock sync.Mutex
	schema
	known map[*qapi.Def]*Request
}

// New makes the requests of r, each when it is first asked for.
func New(r *qapi.Reference) *Requests {
	return &Requests{
		schema: schema{ref: r, programs: map[qapi.Products]*program{}, needs: map[*qapi.Def][]need{}},
		known:  map[*qapi.Def]*Request{},
	}
}

// Origin reports where a request comes from.
type Origin uint8

// The origins.
const (
	Example   Origin = iota // the documentation
	Generated               // the schema
)

// String says where a request comes from, and that it was checked.
func (o Origin) String() string {
	return [...]string{"from an example, checked against the schema", "generated and checked against the schema"}[o]
}

// Request is a request that the schema allows.
type Request struct {
	Message *qjson.Value
	Origin  Origin
}

// width is the column that the lines of a request should not go beyond: it fits pages, and a terminal with a margin.
const width = 76

// Text is the request over several lines: the arguments begin on the second, and are below each other if they do not fit.
func (q *Request) Text() string { return q.Message.Print(qjson.Layout{Width: width, Open: 1}) }

// Line is the request on one line, as QEMU takes it.
func (q *Request) Line() string { return q.Message.Print(qjson.Layout{}) }

// Of returns the request that pages show and copy for the command d: the first valid one with arguments in its examples, even
// if other messages there are wrong, else a generated one. It is nil when there is none: nothing declares the arguments, or
// no value of theirs is finite or short enough.
func (r *Requests) Of(d *qapi.Def) *Request {
	if d.Kind != qapi.Command {
		return nil
	}
	r.lock.Lock()
	defer r.lock.Unlock()
	q, ok := r.known[d]
	if !ok {
		q = r.make(d)
		r.known[d] = q
	}
	return q
}

func (r *Requests) make(d *qapi.Def) *Request {
	shown := r.ref.Examples(d)
	if q := r.fromExamples(d, shown); q != nil {
		return q
	}
	if d.Keyword == "" {
		return nil
	}
	q, err := r.generate(d, shown)
	if err != nil {
		return nil
	}
	return q
}

// generate makes a request for people that fulfils the demands: with what texts and habits demand if that is valid, else
// without.
func (r *Requests) generate(d *qapi.Def, shown []qapi.Example, demands ...Demand) (*Request, error) {
	words := wordsOf(d, shown)
	for _, useful := range [...]bool{true, false} {
		g := r.generator(d)
		g.useful, g.shown = useful, words
		m, err := g.command(d, demands)
		if err == nil && r.valid(d, m) {
			return &Request{m, Generated}, nil
		}
		if !useful && err != nil {
			return nil, err
		}
	}
	return nil, fmt.Errorf("%s: the generated request is not valid", d.Name)
}

// valid reports whether the program that d is of takes the request.
func (r *Requests) valid(d *qapi.Def, m *qjson.Value) bool {
	return len(r.program(d).validator.Message(m.Print(qjson.Layout{}), "->").Faults) == 0
}
