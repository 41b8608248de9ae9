package report

import "qmpdoc/diag"

// Source returns the lines of the files that findings name. Reports leave out the quotation of a line that cannot be had.
type Source interface {
	// Line returns line n (from 1) of file without its end; false when there is none.
	Line(file string, n int) ([]byte, bool)
}

// Files makes a Source of a function that reads a whole file, nil when it cannot be had. It reads each file at most once.
func Files(read func(file string) []byte) Source {
	return &archive{read: read, files: map[string]*diag.Lines{}}
}

type archive struct {
	read  func(file string) []byte
	files map[string]*diag.Lines
}

func (a *archive) Line(file string, n int) ([]byte, bool) {
	l, known := a.files[file]
	if !known {
		if src := a.read(file); src != nil {
			l = diag.NewLines(string(src))
		}
		a.files[file] = l
	}
	if l == nil {
		return nil, false
	}
	line, ok := l.Line(n)
	return []byte(line), ok
}
