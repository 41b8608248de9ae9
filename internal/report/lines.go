package report

import "bytes"

// lines finds a line of a text by its number.
type lines struct {
	src    []byte
	starts []int32
}

func newLines(src []byte) *lines {
	l := &lines{src: src, starts: []int32{0}}
	for i, c := range src {
		if c == '\n' {
			l.starts = append(l.starts, int32(i+1))
		}
	}
	return l
}

// line returns line number n (from 1) without its end; false when the text has no such line.
func (l *lines) line(n int) ([]byte, bool) {
	if n < 1 || n > len(l.starts) {
		return nil, false
	}
	line, _, _ := bytes.Cut(l.src[l.starts[n-1]:], []byte("\n"))
	return bytes.TrimSuffix(line, []byte("\r")), true
}

// Source returns the lines of the files that findings name. Reports leave out the quotation of a line that cannot be had.
type Source interface {
	// Line returns line n (from 1) of file without its end; false when there is none.
	Line(file string, n int) ([]byte, bool)
}

// Files makes a Source of a function that reads a whole file, nil when it cannot be had. It reads each file at most once.
func Files(read func(file string) []byte) Source {
	return &archive{read: read, files: map[string]*lines{}}
}

type archive struct {
	read  func(file string) []byte
	files map[string]*lines
}

func (a *archive) Line(file string, n int) ([]byte, bool) {
	l, known := a.files[file]
	if !known {
		if src := a.read(file); src != nil {
			l = newLines(src)
		}
		a.files[file] = l
	}
	if l == nil {
		return nil, false
	}
	return l.line(n)
}
