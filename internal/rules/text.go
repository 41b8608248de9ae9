package rules

import (
	"embed"
	"regexp"
	"strings"
)

//go:embed text/*.md
var texts embed.FS

// text is the explanation of a rule.
//
// Its file has two paragraphs, what the mistake is and why it matters, and then, below the lines "Before:" and "After:",
// code in fences: a conversation in the protocol of the built-in sample, a schema file, a qmp-commands.hx, or several files, each below
// a line with its name in backticks and a colon. In code, <E9> is the byte E9. An example that is too large to be shown whole is "(shortened)".
type text struct {
	source        string // the file, as Markdown
	means, why    string // one line each
	before, after example
}

// example is code with a mistake, or with its correction.
type example struct {
	files     []file
	shortened bool
}

// file is a part of an example; its name is "" when there is only one and the rule tells what it is.
type file struct{ name, content string }

var (
	sideLine = regexp.MustCompile(`(?m)^(Before|After)( \(shortened\))?:$`)
	nameLine = regexp.MustCompile("^`([^`]+)`:$")
)

// readText reads the explanation of a rule. A rule without a file has an empty one, which the tests refuse.
func readText(id string) text {
	source, err := texts.ReadFile("text/" + id + ".md")
	if err != nil {
		return text{}
	}
	t := text{source: string(source)}
	end := len(t.source)
	if at := sideLine.FindStringIndex(t.source); at != nil {
		end = at[0]
	}
	means, why, _ := strings.Cut(strings.TrimSpace(t.source[:end]), "\n\n")
	t.means, t.why = oneLine(means), oneLine(why)
	t.readExamples(t.source[end:])
	return t
}

func oneLine(paragraph string) string { return strings.ReplaceAll(paragraph, "\n", " ") }

func (t *text) readExamples(code string) {
	side, name, fenced := &t.before, "", false
	for line := range strings.Lines(code) {
		bare := strings.TrimSuffix(line, "\n")
		switch {
		case strings.HasPrefix(line, "```"):
			if fenced = !fenced; fenced {
				side.files = append(side.files, file{name: name})
				name = ""
			}
		case fenced:
			side.files[len(side.files)-1].content += line
		case sideLine.MatchString(bare):
			if strings.HasPrefix(bare, "After") {
				side = &t.after
			}
			side.shortened = strings.Contains(bare, "(shortened)")
		case nameLine.MatchString(bare):
			name = nameLine.FindStringSubmatch(bare)[1]
		}
	}
}
