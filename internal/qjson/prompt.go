package qjson

import (
	"bytes"
	"strings"
)

// shellPrompt is the prompt of qmp-shell. Those of other programs have commands behind them that are no QMP.
const shellPrompt = "(QEMU)"

// prompted takes the prompt that stands here and the command that is typed behind it, and tells whether there is a prompt.
func (r *Reader) prompted() bool {
	prompt := r.prompt()
	if prompt == "" {
		return false
	}
	r.shell = r.shell || prompt == shellPrompt
	switch n := r.commandEnd(prompt); {
	case n > 0:
		r.queue = append(r.queue, r.command(n))
	case n < 0:
		r.skipLine()
	}
	return true
}

// prompt passes over a prompt such as "(QEMU) ", and gives it; "" when there is none.
func (r *Reader) prompt() string {
	const longest = 32
	r.more(longest)
	head := r.buf[:min(longest, len(r.buf))]
	end := bytes.IndexByte(head, ')')
	if head[0] != '(' || end < 2 || bytes.ContainsAny(head[:end], " \t\n{\"") {
		return ""
	}
	prompt := string(head[:end+1])
	r.pass(end + 1)
	for r.more(0) && (r.buf[0] == ' ' || r.buf[0] == '\t') {
		r.pass(1)
	}
	return prompt
}

// commandEnd gives the length of the command that a person typed behind a prompt. It is 0 where there is none but another prompt
// or what the program printed, which is taken instead of the command if it is its JSON, and -1 for a line that holds no command
// of QMP.
func (r *Reader) commandEnd(prompt string) int {
	if !r.more(0) || strings.IndexByte("{(\r\n", r.buf[0]) >= 0 {
		return 0
	}
	end := r.lineEnd(0)
	words := strings.Fields(string(r.buf[:end]))
	switch {
	case prompt != shellPrompt, end > longestText, len(words) == 0:
		return -1
	case words[0] == transaction:
		end = r.transactionEnd(end)
	case !isName(words[0]) || len(words) > 1 && !strings.Contains(strings.Join(words[1:], " "), "="):
		return -1
	}
	if r.isEchoed(end) {
		r.pass(end)
		return 0
	}
	return end
}

// lineEnd gives the offset of the end of the line that holds offset n, as far as a command can be long.
func (r *Reader) lineEnd(n int) int {
	for r.more(n) && r.buf[n] != '\n' && n <= longestText {
		n++
	}
	return n
}

// transactionEnd gives the end of a transaction whose first line ends at end.
func (r *Reader) transactionEnd(end int) int {
	for closes := false; !closes && end <= longestText && r.more(end+1); {
		start := end + 1
		r.more(end + 1 + len(transactionPrompt))
		if !bytes.HasPrefix(r.buf[start:], []byte(transactionPrompt)) {
			break
		}
		end = r.lineEnd(start)
		closes = bytes.HasSuffix(bytes.TrimSpace(r.buf[start:end]), []byte(transactionEnd))
	}
	return end
}

// isEchoed tells whether the request of the command that ends at end follows as JSON: qmp-shell prints it if it is verbose.
func (r *Reader) isEchoed(end int) bool {
	const longest = 64
	r.more(end + longest)
	rest := bytes.TrimSpace(r.buf[end:min(len(r.buf), end+longest)])
	if rest, ok := bytes.CutPrefix(rest, []byte("{")); ok {
		rest = bytes.TrimSpace(rest)
		return bytes.HasPrefix(rest, []byte(`"execute"`)) || bytes.HasPrefix(rest, []byte(`"arguments"`))
	}
	return false
}

// command gives the command of n bytes that stands here.
func (r *Reader) command(n int) Message {
	m := Message{Line: r.line, Col: r.col, Offset: r.offset, Direction: "->", Command: true}
	m.Text = strings.TrimRight(string(r.buf[:n]), " \t\r\n")
	r.pass(n)
	r.fresh = false
	return m
}
