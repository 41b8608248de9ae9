package report

import "bytes"

// stride is the distance of the remembered line starts. Remembering all would cost eight bytes for each byte of a file
// that has nothing but line ends.
const stride = 64

// lines finds a line of a text by its number, in time that does not grow with the number.
type lines struct {
	src    []byte
	starts []int // of lines 1, 1+stride, 1+2*stride, …
}

func newLines(src []byte) *lines {
	l := &lines{src: src, starts: []int{0}}
	for at, n := 0, 1; ; n++ {
		end := bytes.IndexByte(src[at:], '\n')
		if end < 0 {
			return l
		}
		at += end + 1
		if n%stride == 0 {
			l.starts = append(l.starts, at)
		}
	}
}

// line returns line number n (from 1) without its end; false when the text has no such line.
func (l *lines) line(n int) ([]byte, bool) {
	if n < 1 || (n-1)/stride >= len(l.starts) {
		return nil, false
	}
	rest := l.src[l.starts[(n-1)/stride]:]
	for range (n - 1) % stride {
		end := bytes.IndexByte(rest, '\n')
		if end < 0 {
			return nil, false
		}
		rest = rest[end+1:]
	}
	if end := bytes.IndexByte(rest, '\n'); end >= 0 {
		rest = rest[:end]
	}
	return bytes.TrimSuffix(rest, []byte("\r")), true
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
