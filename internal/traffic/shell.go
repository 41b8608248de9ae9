package traffic

import (
	"bytes"
	"strings"
)

// A shell is what is known of qmp-shell, whose terminal the stream shows.
type shell struct {
	seen  bool // its prompt
	typed bool // a command that a person typed: an object after the prompt is one too
}

const (
	// shellPrompt is the prompt of qmp-shell. Those of other programs have commands after them that are not of QMP.
	shellPrompt       = "(QEMU)"
	transaction       = "transaction("
	transactionEnd    = ")"
	transactionPrompt = "TRANS>"

	longestCommand = 1 << 16
)

// prompted takes the prompt that is here and the command that is typed after it, and tells whether there is a prompt.
func (r *Reader) prompted() bool {
	prompt := r.prompt()
	if prompt == "" {
		return false
	}
	r.shell.seen = r.shell.seen || prompt != "" && prompt != otherPrompt
	for next := prompt; next != ""; next = r.prompt() { // input that is piped leaves one prompt after the other
		prompt = next
	}
	if !r.more(0) || strings.IndexByte("(\r\n", r.buf[0]) >= 0 || r.buf[0] == '{' && (prompt == transactionPrompt || !r.isTyped()) {
		return true
	}
	if prompt == otherPrompt {
		r.skipLine()
		return true
	}
	r.command()
	return true
}

// isTyped reports whether a person typed the object after a prompt. Other input than a person's is not shown, and so the object
// is the request that a command has become, or what the server sent.
func (r *Reader) isTyped() bool {
	r.more(longestName)
	name, _, _ := nameAt(r.buf, 0)
	return r.shell.typed && (name.text == "execute" || name.text == "exec-oob")
}

// otherPrompt stands for the prompt of another program.
const otherPrompt = "()"

// prompt passes over a prompt such as "(QEMU) " or "TRANS> ", and returns it; "" when there is none.
func (r *Reader) prompt() string {
	const longest = 32
	head := r.head(longest)
	prompt, end := "", 0
	switch {
	case bytes.HasPrefix(head, []byte(transactionPrompt)):
		prompt, end = transactionPrompt, len(transactionPrompt)
	case bytes.HasPrefix(head, []byte(shellPrompt)):
		prompt, end = shellPrompt, len(shellPrompt)
	case len(head) > 0 && head[0] == '(':
		prompt, end = otherPrompt, bytes.IndexByte(head, ')')+1
		if end < 3 || bytes.ContainsAny(head[:end], " \t{\"") {
			return ""
		}
	default:
		return ""
	}
	r.pass(end)
	for r.more(1) && (r.buf[0] == ' ' || r.buf[0] == '\t' || r.buf[0] == '\r' && r.buf[1] != '\n') {
		r.pass(1)
	}
	return prompt
}

// command takes the command that a person typed, unless what follows shows that qmp-shell did not send it, or shows what it sent.
func (r *Reader) command() {
	end := r.commandEnd(0)
	words := strings.Fields(string(r.buf[:end]))
	if len(words) > 0 && words[0] == transaction {
		end = r.transactionEnd(end)
	}
	r.shell.typed = true
	m := Message{Line: r.line, Col: r.col, Direction: "->", Notation: Command, complete: true}
	m.Text = trimMessage(string(r.buf[:end]))
	m.Lost = strings.HasPrefix(m.Text, "<") // readline shows the end of a line that is too long for the terminal
	switch {
	case end > longestCommand || len(words) == 0 || !m.Lost && !r.isSent(words, end):
		r.skipLine()
		return
	case r.isEchoed(end):
	default:
		r.queue = append(r.queue, m)
	}
	r.pass(end)
	r.fresh = false
}

// isSent reports whether qmp-shell sent a command whose text ends at end: it refuses words that are not arguments.
func (r *Reader) isSent(words []string, end int) bool {
	if words[0] == transaction {
		return true
	}
	for _, word := range words[1:] {
		if strings.Contains(word, "=") {
			return true // blanks in a value make words without
		}
	}
	if len(words) > 1 {
		return false
	}
	c := words[0][0]
	return isLetter(c) || r.answered(end)
}

// answered reports whether an object follows on the next line.
func (r *Reader) answered(end int) bool {
	at := r.afterBlanks(end + 1)
	return r.more(at) && r.buf[at] == '{'
}

// commandEnd returns the offset of the end of the line that holds offset n, as far as a command can be long.
func (r *Reader) commandEnd(n int) int {
	for r.more(n) && r.buf[n] != '\n' && n <= longestCommand {
		n++
	}
	return n
}

// transactionEnd returns the end of a transaction whose first line ends at end.
func (r *Reader) transactionEnd(end int) int {
	for closes := false; !closes && end <= longestCommand && r.more(end+1); {
		start := end + 1
		r.more(end + 1 + len(transactionPrompt))
		if !bytes.HasPrefix(r.buf[start:], []byte(transactionPrompt)) {
			break
		}
		end = r.commandEnd(start)
		closes = bytes.HasSuffix(bytes.TrimSpace(r.buf[start:end]), []byte(transactionEnd))
	}
	return end
}

// isEchoed reports whether the request of the command that ends at end follows as JSON: qmp-shell prints it if it is verbose.
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
