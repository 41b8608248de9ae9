package fix

import (
	"bytes"
	"fmt"
)

// context is how many unchanged lines a diff shows around a change.
const context = 3

// row is a line of a diff: ' ' in both texts, '-' only in the file, '+' only in its correction.
type row struct {
	sign byte
	text []byte
}

// Diff shows the corrections as a unified diff that "patch -p1" and "git apply" take. It is empty when there are none.
// Lines that no correction touched are never shown as changed.
func (t *Text) Diff(file string) []byte {
	var out bytes.Buffer
	rows := t.rows()
	before, after := 1, 1 // the numbers of the lines of rows[0]
	for first := firstChange(rows); first < len(rows); first = firstChange(rows) {
		if out.Len() == 0 {
			fmt.Fprintf(&out, "--- a/%s\n+++ b/%s\n", file, file)
		}
		skip := max(0, first-context)
		before, after, rows = before+skip, after+skip, rows[skip:]
		n := hunk(rows)
		old, now := count(rows[:n], '-'), count(rows[:n], '+')
		fmt.Fprintf(&out, "@@ -%s +%s @@\n", lineRange(before, old), lineRange(after, now))
		for _, r := range rows[:n] {
			r.print(&out)
		}
		before, after, rows = before+old, after+now, rows[n:]
	}
	return out.Bytes()
}

// rows returns the whole file and its correction side by side; in each place what is gone comes before what is new.
func (t *Text) rows() []row {
	var rows, added []row
	at, line := 0, 0
	removed := func(to int) {
		for ; at < to; at++ {
			rows = append(rows, row{'-', t.file[at]})
		}
		rows, added = append(rows, added...), nil
	}
	for text := range bytes.Lines(t.now) {
		if from := t.origins[line]; from == changed {
			added = append(added, row{'+', text})
		} else {
			removed(from)
			rows = append(rows, row{' ', text})
			at++
		}
		line++
	}
	removed(len(t.file))
	return rows
}

// firstChange returns the index of the first row that is not in both texts, len(rows) when there is none.
func firstChange(rows []row) int {
	for i, r := range rows {
		if r.sign != ' ' {
			return i
		}
	}
	return len(rows)
}

// hunk returns how many rows belong to one hunk: changes that are near each other, and the context after the last one.
func hunk(rows []row) int {
	end := firstChange(rows)
	for {
		for end < len(rows) && rows[end].sign != ' ' {
			end++
		}
		next := firstChange(rows[end:])
		if next > 2*context || end+next == len(rows) {
			return min(end+context, len(rows))
		}
		end += next
	}
}

// count counts the rows of one of the two texts.
func count(rows []row, sign byte) int {
	n := 0
	for _, r := range rows {
		if r.sign == sign || r.sign == ' ' {
			n++
		}
	}
	return n
}

// lineRange writes the lines of a hunk as POSIX diff -u does: a range of no lines names the line before it.
func lineRange(from, n int) string {
	switch n {
	case 0:
		return fmt.Sprintf("%d,0", from-1)
	case 1:
		return fmt.Sprint(from)
	default:
		return fmt.Sprintf("%d,%d", from, n)
	}
}

func (r row) print(out *bytes.Buffer) {
	out.WriteByte(r.sign)
	out.Write(r.text)
	if !bytes.HasSuffix(r.text, []byte("\n")) {
		out.WriteString("\n\\ No newline at end of file\n")
	}
}
