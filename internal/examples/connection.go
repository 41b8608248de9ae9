package examples

import (
	"slices"

	"qmpdoc/internal/qjson"
	"qmpdoc/qapi"
)

// connection is what the messages so far tell about the connection that they go over.
type connection struct {
	greeted bool
	heard   bool // the server has sent something
	ready   bool // the client has ended the negotiation of capabilities
	oob     bool // and has enabled out-of-band execution
	lost    int  // requests that get no answer, because the connection that they were sent over has ended
	release string
}

const negotiate = "qmp_capabilities"

// Another starts another exchange with the programs that c began with.
func (c *Conversation) Another() *Conversation {
	return &Conversation{types: c.types, stream: true, unsettled: c.unsettled}
}

// Release is the release that the program said it is, "7.2.22"; "" if it said nothing.
func (c *Conversation) Release() string { return c.link.release }

// Lost notes a request of which nothing is known: something may answer it.
func (c *Conversation) Lost() {
	c.count++
	c.askAnything()
}

// askAnything takes the message at hand for a request whose command and id nobody knows.
func (c *Conversation) askAnything() {
	c.pending.ask(request{number: c.count, id: identity{open: true}})
}

// greets begins a connection: requests that waited on the one before get no answer. A client may send requests before it reads the
// greeting; its first is qmp_capabilities.
func (c *Conversation) greets() {
	waiting := c.pending
	from := 0
	for i := range waiting {
		if waiting[i].name == negotiate {
			from = i
		}
	}
	if c.link.heard && (len(waiting) == 0 || waiting[from].name != negotiate) {
		from = len(waiting)
	}
	c.abandon(from)
	c.link.greeted = true
	if from == len(waiting) {
		c.link.ready, c.link.oob = false, false
	}
}

// abandon forgets the first n requests that wait.
func (c *Conversation) abandon(n int) {
	c.pending = slices.Delete(c.pending, 0, n)
	c.link.lost += n
}

// negotiates notes what a request does to the connection: qmp_capabilities is the first on each, and v tells what it enables.
func (j *assessor) negotiates(v *qjson.Value) {
	c := j.talk
	c.abandon(len(c.pending))
	c.link.ready, c.link.oob = true, false
	m := v.Get("arguments")
	if m == nil || m.Value == nil {
		return
	}
	enable := m.Value.Get("enable")
	c.link.oob = m.Value.HasElision() || enable != nil && enable.Value != nil && slices.ContainsFunc(enable.Value.Elements, func(e *qjson.Value) bool {
		return e.Text == "oob"
	})
}

// outOfBand checks that a command may run out-of-band: that it can at all, and that the client has enabled it.
func (j *assessor) outOfBand(oob *qjson.Member, d *qapi.Def) {
	link := &j.talk.link
	p := named(oob)
	switch {
	case !d.Flags.AllowOOB && j.result.Declared:
		p.Edit = &qjson.Edit{Start: p.Start, End: p.End, Text: `"execute"`}
		j.add(p, ruleOutOfBand, "", "%s cannot run out-of-band", quote(d.Name)).Help = `write "execute"`
	case (link.greeted || link.ready) && !link.oob:
		j.add(p, ruleOutOfBand, "", "out-of-band execution is not enabled on this connection").Help =
			`enable it first: { "execute": "qmp_capabilities", "arguments": { "enable": [ "oob" ] } }`
	}
}

// afterQuit returns the number of the first request that waits and that a reply without id can answer: the reply to quit may be
// lost, and what a later command returns is not it.
func (p *pending) afterQuit(i int, returned *qjson.Member) int {
	waiting := (*p)
	if i < 0 || i+1 == len(waiting) || waiting[i].name != "quit" || returned == nil || returned.Value == nil {
		return i
	}
	if v := returned.Value; v.Kind == qjson.Object && len(v.Members) == 0 {
		return i
	}
	p.drop(i)
	return i
}

// tells notes the release in what the program says of its version (VersionInfo).
func (c *Conversation) tells(version *qjson.Value) {
	m := version.Get("qemu")
	if m == nil || m.Value == nil || version.Get("package") == nil {
		return
	}
	release := ""
	for _, name := range []string{"major", "minor", "micro"} {
		n := m.Value.Get(name)
		if n == nil || n.Value == nil || n.Value.Kind != qjson.Number || len(n.Value.Text) > 4 {
			return
		}
		release += "." + n.Value.Text
	}
	if c.link.release == "" {
		c.link.release = release[1:]
	}
}
