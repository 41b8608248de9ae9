package examples

import (
	"slices"

	"qmpdoc/qapi"
)

// request is a command that has not been answered.
type request struct {
	number  int // of the message, from 1
	name    string
	def     *qapi.Def
	id      identity
	place   Place
	doubted bool // a reply that may be its answer has been seen
}

// silent reports whether the command sends nothing when it works.
func (r *request) silent() bool { return r.def != nil && !r.def.Flags.SuccessResponse }

// maxPending bounds how many commands wait for an answer: QEMU itself queues eight.
const maxPending = 1000

// pending are the commands that wait, in their order.
type pending struct {
	list []request
	head int // what is before it is gone
}

func (p *pending) waiting() []request { return p.list[p.head:] }

// ask adds a command. It drops the oldest one when there are too many.
func (p *pending) ask(r request) {
	if len(p.list)-p.head == maxPending {
		p.drop(0)
	}
	if len(p.list) == cap(p.list) && p.head > len(p.list)/2 {
		kept := copy(p.list, p.waiting())
		clear(p.list[kept:])
		p.list, p.head = p.list[:kept], 0
	}
	p.list = append(p.list, r)
}

// drop takes out number i of those that wait.
func (p *pending) drop(i int) {
	waiting := p.waiting()
	copy(waiting[1:i+1], waiting[:i])
	waiting[0] = request{}
	if p.head++; p.head == len(p.list) {
		p.list, p.head = p.list[:0], 0
	}
}

// take takes out number i of those that wait, and those before it that have worked and send nothing.
func (p *pending) take(i int) request {
	r := p.waiting()[i]
	p.drop(i)
	for ; i > 0 && p.waiting()[0].silent(); i-- {
		p.drop(0)
	}
	return r
}

// answer takes out the first that waits, for a reply that does not say which it answers.
func (p *pending) answer() {
	if len(p.waiting()) > 0 {
		p.take(0)
	}
}

// bearing returns the number of the first command that waits with this id, -1 for none. One that would send no reply of kind
// k comes after one that would, and one that may have been answered before after one that has not.
func (p *pending) bearing(id identity, k qapi.MessageKind) int {
	best, least := -1, 4
	for i := range p.waiting() {
		r := &p.waiting()[i]
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

// doubt marks the first command that waits, has no mark and may be the one that a reply with this id is meant for: if commands
// with an id wait, one of them. It returns nil when there is none.
func (p *pending) doubt(id identity) *request {
	bearing := id.set && slices.ContainsFunc(p.waiting(), func(r request) bool { return r.id.set })
	for i := range p.waiting() {
		if r := &p.waiting()[i]; !r.doubted && (r.id.set || !bearing) {
			r.doubted = true
			return r
		}
	}
	return nil
}
