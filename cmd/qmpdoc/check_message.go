package main

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"slices"

	"qmpdoc/diag"
	"qmpdoc/internal/examples"
	"qmpdoc/internal/report"
	"qmpdoc/internal/source"
	"qmpdoc/internal/traffic"
	"qmpdoc/qapi"
)

// stdinName is the name of standard input in findings.
const stdinName = "<stdin>"

// checkMessages checks a file of messages against the reference of a tree.
func (a *app) checkMessages(in *input, set *settings, file string, outputs []destination) error {
	ref, err := a.loadPrograms(in)
	if err != nil {
		return err
	}
	name, r, err := openMessages(file)
	if err != nil {
		return err
	}
	defer r.Close()
	c := newMessageCheck(name, in, ref, a.products)
	first := c.program()
	if err := c.read(r); err != nil {
		return fmt.Errorf("cannot read the messages: %w", err)
	}
	if c.count == 0 {
		return fmt.Errorf("%s holds no message", name)
	}
	if other := c.otherRelease(); other != "" {
		a.print.note("%s: the messages are of QEMU %s, and the tree is %s", name, other, ref.Release)
	}
	if c.program() != first {
		a.print.note("%s: checked as messages of %s, which has the first command", name, c.program())
	}
	if c.skipped > 0 {
		a.print.note("%s: %s without a message, the first is line %d", name, report.Number(c.skipped, "line"), c.first)
	}
	return a.conclude(outputs, set, c.report(in, ref, set))
}

// openMessages opens the file of --message, and returns its name for findings.
func openMessages(file string) (name string, r io.ReadCloser, err error) {
	if file == "-" {
		return stdinName, io.NopCloser(os.Stdin), nil
	}
	if r, err = os.Open(file); err != nil {
		return "", nil, fmt.Errorf("cannot read the messages: %w", err)
	}
	return file, r, nil
}

// report is what a report of the messages needs.
func (c *messageCheck) report(in *input, ref *qapi.Reference, set *settings) *report.Run {
	return &report.Run{
		Release: ref.Release, Counts: report.Counts{Definitions: len(ref.Defs), Messages: c.count},
		Findings: set.Apply(c.found), Source: c.quotes.line,
		Place: func(file string) string {
			if file == c.file {
				return file
			}
			return in.place(file)
		},
	}
}

// loadPrograms reads the protocols of all programs: a finding tells which of them has what the wanted one lacks.
func (a *app) loadPrograms(in *input) (*qapi.Reference, error) {
	ref, _, err := in.Load(source.Options{Release: a.release})
	if err == nil && !ref.Products.Has(a.products) {
		ref, _, err = in.Load(a.wanted()) // the file is read as the program's, or there is nothing of it
	}
	return ref, err
}

// messageCheck checks a stream of messages, those of each connection as one conversation.
type messageCheck struct {
	file    string
	release string // of the tree
	said    string // the release that the program says it is
	start   *examples.Conversation
	talks   map[string]*examples.Conversation // by connection
	firstOf *examples.Conversation            // the one with the first message
	asked   bool                              // a command was among the messages
	advised map[string]bool                   // what is known about the use of deprecated things
	count   int
	skipped int // lines without a message
	first   int // of them
	found   diag.List
	full    bool // there are more findings than anybody would read
	quotes  *quotes
}

// newMessageCheck checks messages of one program; 0 means the one that has the first command.
func newMessageCheck(file string, in *input, ref *qapi.Reference, program qapi.Products) *messageCheck {
	start := examples.Stream(ref)
	if program != 0 && ref.Products.Has(program) {
		start = examples.NewValidator(ref, program).Conversation()
	}
	return &messageCheck{
		file: file, release: ref.Release, start: start, firstOf: start, talks: map[string]*examples.Conversation{},
		advised: map[string]bool{},
		quotes:  newQuotes(file, in),
	}
}

// program names the program of the first conversation.
func (c *messageCheck) program() string { return programOf(c.firstOf) }

func programOf(talk *examples.Conversation) string { return talk.Program().Word() }

// mostConnections is how many connections of a log are told from each other.
const mostConnections = 1000

func (c *messageCheck) talk(connection string) *examples.Conversation {
	talk := c.talks[connection]
	if talk == nil {
		if len(c.talks) == mostConnections {
			clear(c.talks)
		}
		talk = c.start.Another()
		c.talks[connection] = talk
	}
	if c.count == 0 {
		c.firstOf = talk
	}
	return talk
}

func (c *messageCheck) read(r io.Reader) (err error) {
	c.skipped, c.first, err = eachMessage(r, func(m *parsedMessage) bool {
		c.message(m)
		return !c.full
	})
	if err != nil {
		return fmt.Errorf("%s: %w", c.file, err)
	}
	return nil
}

func (c *messageCheck) message(m *parsedMessage) {
	talk := c.talk(m.Connection)
	if m.Lost {
		talk.Lost()
		return
	}
	c.count++
	j := talk.Document(m.doc, m.Direction)
	c.said = cmp.Or(c.said, talk.Release())
	c.asked = c.asked || j.Kind == qapi.CommandMessage
	all := j.All()
	if len(all) == 0 {
		return
	}
	for _, d := range examples.Findings(c.places(&m.Message), all) {
		switch {
		case d.Rule == examples.OrphanRule && !c.asked:
			continue // what the server said, without what it was asked
		case d.Rule == examples.DeprecatedRule && c.advised[d.Msg]:
			continue // one use is enough to know it
		case d.Rule == examples.DeprecatedRule:
			c.advised[d.Msg] = true
		}
		d.Product, d.Definition, d.MessageLine = programOf(talk), j.Name, m.Line
		if !m.AsWritten() {
			dropFixes(&d)
		}
		c.add(d)
	}
	c.quotes.keep(&m.Message)
}

// dropFixes removes the repairs of a finding, which are JSON, if its message is not JSON or has the escapes of a log.
func dropFixes(d *diag.Diagnostic) {
	d.Fix = nil
	for i := range d.Repeats {
		d.Repeats[i].Fix = nil
	}
}

// add takes a finding unless the list is full.
func (c *messageCheck) add(d diag.Diagnostic) {
	if f := c.found.Report(d.Pos, diag.Rule{ID: d.Rule}, "%s", d.Msg); f.Rule == d.Rule {
		*f = d
	} else {
		c.full = true
	}
}

// places reports where the bytes of a message are in the file.
func (c *messageCheck) places(m *traffic.Message) func(int) diag.Pos {
	places := m.Places()
	return func(offset int) diag.Pos {
		line, col := places(offset)
		return diag.Pos{File: c.file, Line: line, Col: col}
	}
}

// otherRelease returns the release that the program said it is, if that is not the tree's.
func (c *messageCheck) otherRelease() string {
	said, ok := qapi.ParseRelease(c.said)
	tree, named := qapi.ParseRelease(c.release)
	if !ok || !named || slices.Equal(said.Series(), tree.Series()) {
		return ""
	}
	return c.said
}
