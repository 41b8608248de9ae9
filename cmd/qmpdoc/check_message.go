package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"qmpdoc/diag"
	"qmpdoc/internal/examples"
	"qmpdoc/internal/qjson"
	"qmpdoc/internal/report"
	"qmpdoc/internal/source"
	"qmpdoc/prose"
	"qmpdoc/qapi"
)

// stdinName stands for standard input in findings.
const stdinName = "<stdin>"

// checkMessages checks a file of messages against the reference of a tree.
func (a *app) checkMessages(in *input, set *settings, file string, outputs []output) error {
	ref, err := a.loadPrograms(in)
	if err != nil {
		return err
	}
	name, r := stdinName, io.NopCloser(os.Stdin)
	if file != "-" {
		name = file
		if r, err = os.Open(file); err != nil {
			return fmt.Errorf("cannot read the messages: %w", err)
		}
	}
	defer r.Close()
	c := newMessageCheck(name, ref, a.products)
	first := c.talk.Program()
	if err := c.read(r); err != nil {
		return fmt.Errorf("cannot read the messages: %w", err)
	}
	if c.count == 0 {
		return fmt.Errorf("%s holds no message", name)
	}
	if c.talk.Program() != first {
		a.print.note("%s: checked as messages of %s, which has the first command", name, c.program())
	}
	if c.skipped > 0 {
		a.print.note("%s: %s without a message, the first is line %d", name, report.Number(c.skipped, "line"), c.first)
	}
	return a.conclude(outputs, set, &report.Run{
		Release: ref.Release, Counts: report.Counts{Definitions: len(ref.Defs), Messages: c.count},
		Findings: set.selection.Apply(c.found), Source: c.lines(in), Place: c.place(in),
	})
}

// loadPrograms reads the protocols of all programs: a finding tells which of them has what the wanted one lacks.
func (a *app) loadPrograms(in *input) (*qapi.Reference, error) {
	ref, _, err := source.Load(in.tree, source.Options{Release: a.release, File: in.file})
	if err == nil && !ref.Products.Has(a.products) {
		ref, _, err = a.load(in) // the file is read as the program's, or there is nothing of it
	}
	return ref, err
}

// messageCheck checks a stream of messages as one conversation.
type messageCheck struct {
	file    string
	talk    *examples.Conversation
	asked   bool // a command was among the messages
	count   int
	skipped int // lines without a message
	first   int // of them
	found   diag.List
	full    bool // there are more findings than anybody would read
	quotes  quotes
}

// newMessageCheck checks messages of one program; 0 stands for the one that has the first command.
func newMessageCheck(file string, ref *qapi.Reference, program qapi.Products) *messageCheck {
	talk := examples.Stream(ref)
	if program != 0 && ref.Products.Has(program) {
		talk = examples.NewValidator(ref, program).Conversation()
	}
	return &messageCheck{file: file, talk: talk, quotes: quotes{lines: map[int][]byte{}}}
}

func (c *messageCheck) program() string { return c.talk.Program().Names()[0] }

func (c *messageCheck) read(r io.Reader) (err error) {
	c.skipped, c.first, err = newMessageStream(r).each(func(m *parsedMessage) bool {
		c.message(m)
		return !c.full
	})
	if err != nil {
		return fmt.Errorf("%s: %w", c.file, err)
	}
	return nil
}

func (c *messageCheck) message(m *parsedMessage) {
	c.count++
	j := c.talk.Document(m.doc, m.Direction)
	c.asked = c.asked || j.Kind == qapi.CommandMessage
	if len(j.Faults) == 0 {
		return
	}
	for _, d := range examples.Findings(c.text(&m.Message), j.Faults) {
		if d.Rule == examples.OrphanRule && !c.asked {
			continue // what the server said, without what it was asked
		}
		d.Product, d.Definition, d.MessageLine = c.program(), j.Name, m.Line
		if !m.IsJSON() {
			dropFixes(&d)
		}
		c.add(d)
	}
	c.quotes.keep(&m.Message)
}

// dropFixes removes repairs, which are JSON, from a finding in a command of qmp-shell or in the notation of Python, which is not.
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

// text gives a message as it stands in its file.
func (c *messageCheck) text(m *qjson.Message) prose.Text {
	t := prose.Text{Raw: m.Text, File: c.file, Lines: []prose.Place{{Line: m.Line, Col: m.Col}}}
	for i := range strings.Count(m.Text, "\n") {
		t.Lines = append(t.Lines, prose.Place{Line: m.Line + 1 + i, Col: 1})
	}
	return t
}

// place tells where the files are that findings name.
func (c *messageCheck) place(in *input) func(string) string {
	return func(file string) string {
		if file == c.file {
			return file
		}
		return in.place(file)
	}
}

// lines gives the source lines of reports: those of messages, which cannot be read again, and those of the tree.
func (c *messageCheck) lines(in *input) report.Source {
	return &messageLines{file: c.file, quotes: &c.quotes, tree: report.Files(in.source)}
}

type messageLines struct {
	file   string
	quotes *quotes
	tree   report.Source
}

func (l *messageLines) Line(file string, n int) ([]byte, bool) {
	if file != l.file {
		return l.tree.Line(file, n)
	}
	line, ok := l.quotes.lines[n]
	return line, ok
}

// quotes are the lines of messages with findings, up to a bound: a stream can be longer than the memory.
type quotes struct {
	lines map[int][]byte
	bytes int
}

const maxQuotes = 16 << 20

// keep remembers the lines of a message. What stands before it on its first line is blanked.
func (q *quotes) keep(m *qjson.Message) {
	if q.bytes += len(m.Text) + m.Col; q.bytes > maxQuotes {
		return
	}
	no, before := m.Line, m.Col-1
	for line := range strings.Lines(m.Text) {
		kept := q.lines[no]
		if len(kept) > before {
			kept = kept[:before]
		}
		kept = append(kept, strings.Repeat(" ", before-len(kept))...)
		if at := before - len("-> "); no == m.Line && at >= 0 {
			copy(kept[at:], m.Direction)
		}
		q.lines[no] = append(kept, strings.TrimRight(line, "\r\n")...)
		no, before = no+1, 0
	}
}
