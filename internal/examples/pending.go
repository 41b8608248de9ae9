package examples

import (
	"slices"

	"qmpdoc/internal/qjson"
	"qmpdoc/qapi"
)

// request is a command that has not been answered.
type request struct {
	number  int // of the message, from 1
	name    string
	def     *qapi.Def
	id      identity
	place   qjson.Place
	doubted bool // a reply that may be its answer has been seen
}

// silent reports whether the command sends nothing when it works.
func (r *request) silent() bool { return r.def != nil && !r.def.Flags.SuccessResponse }

// maxPending bounds how many commands wait for an answer: QEMU itself queues eight.
const maxPending = 1000

// pending are the commands that wait, in their order.
type pending []request

// ask adds a command. It drops the oldest one when there are too many.
func (p *pending) ask(r request) {
	if len(*p) == maxPending {
		p.drop(0)
	}
	*p = append(*p, r)
}

func (p *pending) drop(i int) {
	if i == 0 {
		*p = (*p)[1:] // moves nothing: the first one is dropped most of the time
		return
	}
	*p = slices.Delete(*p, i, i+1)
}

// take takes out number i, and those before it that have worked and send nothing.
func (p *pending) take(i int) request {
	r := (*p)[i]
	p.drop(i)
	for ; i > 0 && (*p)[0].silent(); i-- {
		p.drop(0)
	}
	return r
}

// bearing returns the number of the first command that waits with this id, -1 for none. One that would send no reply of kind
// k comes after one that would, and one that may have been answered before after one that has not.
func (p pending) bearing(id identity, k qapi.MessageKind) int {
	best, least := -1, 4
	for i := range p {
		r := &p[i]
		if !r.id.open && !id.open && r.id != id {
			continue
		}
		against := 0
		if r.doubted {
			against = 1
		}
		if k == qapi.ReturnMessage && r.silent() {
			against += 2
		}
		if r.id.open || id.open {
			against = 3
		}
		if against < least {
			best, least = i, against
		}
		if least == 0 {
			break
		}
	}
	return best
}

// doubt marks the first waiting command that has no mark and may be meant by a reply with this id: if commands with an id wait,
// one of them. It returns nil when there is none.
func (p pending) doubt(id identity) *request {
	bearing := id.set && slices.ContainsFunc(p, func(r request) bool { return r.id.set })
	for i := range p {
		if r := &p[i]; !r.doubted && (r.id.set || !bearing) {
			r.doubted = true
			return r
		}
	}
	return nil
}
