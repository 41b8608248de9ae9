package report

import "qmpdoc/diag"

// Source returns line n (from 1) of a file that findings name, without its end; false when it cannot be read. Reports leave out its
// quotation then.
type Source func(file string, n int) (line string, ok bool)

// Files makes a Source of a function that reads a whole file, nil when it cannot be read. It reads each file at most once.
func Files(read func(file string) []byte) Source {
	files := map[string]*diag.Lines{}
	return func(file string, n int) (string, bool) {
		lines, known := files[file]
		if !known {
			if src := read(file); src != nil {
				lines = diag.NewLines(string(src))
			}
			files[file] = lines
		}
		if lines == nil {
			return "", false
		}
		return lines.Line(n)
	}
}
