package prose

import "bytes"

// Authors up to QEMU 8.0 wrote cases one below the other, with neither a bullet nor an empty line, as if lines stayed lines.

// isCase reports whether the line at s is another case of what the text says, not more of the sentence on the line before.
func (p *run) isCase(before []byte, s spot) bool {
	return isCondition(before, s.text) || isChoice(before, s.text, bytes.TrimLeft(p.at(s.line+1), " "))
}

// isCondition recognizes what a command returns: "Nothing on success", "If the device does not exist, DeviceNotFound".
// A sentence of a paragraph would not begin without a period before it.
func isCondition(before, line []byte) bool {
	return bytes.HasPrefix(line, []byte("If ")) && isNameByte(before[len(before)-1])
}

// isChoice recognizes the values of a member: "'vnc' if the password is for VNC", "'spice' if it is for Spice". A single line
// may begin with a quoted word by accident, and so may two lines with the same word. Two lines in a row with different words
// are cases.
func isChoice(before, line, after []byte) bool {
	value := choice(line)
	if value == nil || isMidway(before) {
		return false
	}
	return differs(choice(before), value) || differs(choice(after), value)
}

func differs(value, other []byte) bool { return value != nil && !bytes.Equal(value, other) }

// choice returns the value that begins a line, in single quotes or between a backtick and a quote, with what it means
// after it; nil when the line does not begin so.
func choice(line []byte) []byte {
	if len(line) < 3 || line[0] != '\'' && line[0] != '`' || isMidway(line) {
		return nil
	}
	end := bytes.IndexAny(line[1:], " '") + 1
	if end < 2 || line[end] != '\'' {
		return nil
	}
	meaning, spaced := bytes.CutPrefix(line[end+1:], []byte(" "))
	meaning = bytes.TrimLeft(meaning, " ")
	if !spaced || len(meaning) == 0 || !isNameByte(meaning[0]) {
		return nil
	}
	return line[1:end]
}

// isMidway reports whether an enumeration goes on after line.
func isMidway(line []byte) bool {
	for _, end := range []string{",", " or", " and"} {
		if bytes.HasSuffix(line, []byte(end)) {
			return true
		}
	}
	return false
}
