package main

import (
	"strings"

	"qmpdoc/internal/report"
	"qmpdoc/internal/traffic"
)

// quotes are the lines that reports show: those of messages with findings, and those of the tree. Copies of the former are kept, up to
// a limit: a stream can be larger than the memory, and cannot be read again.
type quotes struct {
	file  string // of the messages
	lines map[int]string
	bytes int
	tree  report.Source
}

func newQuotes(file string, in *input) *quotes {
	return &quotes{file: file, lines: map[int]string{}, tree: report.Files(in.source)}
}

const maxQuotes = 16 << 20

// keep remembers the lines of a message.
func (q *quotes) keep(m *traffic.Message) {
	if q.bytes += len(m.Text) + m.Col; q.bytes > maxQuotes {
		return
	}
	if m.Source == nil {
		q.asWritten(m)
	}
	for _, line := range m.Source {
		if _, kept := q.lines[line.No]; !kept {
			q.bytes += len(line.Text)
			q.lines[line.No] = strings.Clone(line.Text)
		}
	}
}

// asWritten remembers the lines of a message that is its own source. What comes before it on its first line is blanked.
func (q *quotes) asWritten(m *traffic.Message) {
	no, before := m.Line, m.Col-1
	for line := range strings.Lines(m.Text) {
		kept := q.lines[no]
		if len(kept) > before {
			kept = kept[:before]
		}
		kept += strings.Repeat(" ", before-len(kept))
		if at := before - len("-> "); no == m.Line && at >= 0 {
			kept = kept[:at] + m.Direction + kept[at+len(m.Direction):]
		}
		q.lines[no] = strings.Clone(kept + strings.TrimRight(line, "\r\n"))
		no, before = no+1, 0
	}
}

// line is a [report.Source].
func (q *quotes) line(file string, n int) (string, bool) {
	if file != q.file {
		return q.tree(file, n)
	}
	line, ok := q.lines[n]
	return line, ok
}
