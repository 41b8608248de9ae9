package rules

import (
	"maps"
	"strings"
)

// explanation is what people ask about a rule.
type explanation struct {
	means string // what the mistake is, beyond the rule's own sentence
	why   string // why it matters
	// before has the mistake and after has not: a conversation in the protocol of the built-in sample, a schema file,
	// a qmp-commands.hx, or several files behind lines with their names. <E9> stands for the byte.
	before, after string
	sketch        bool // the mistake is too large to be shown whole
}

// explanations are those of all rules, by id.
var explanations = func() map[string]explanation {
	all := map[string]explanation{}
	for _, family := range []map[string]explanation{
		syntaxExplanations, messageExplanations,
		notationExplanations, expressionExplanations, commentExplanations, sectionExplanations,
		schemaExplanations, interfaceExplanations, documentationExplanations,
		markupExplanations, tableExplanations, documentExplanations, treeExplanations, silenceExplanations,
	} {
		maps.Copy(all, family)
	}
	return all
}()

func explainText(b *strings.Builder, e explanation) {
	for _, part := range []struct{ title, text string }{{"", e.means}, {"Why it matters: ", e.why}} {
		if part.text != "" {
			b.WriteString("\n" + wrap(part.title+part.text) + "\n")
		}
	}
	for _, part := range []struct{ title, text string }{{"Before", e.before}, {"After", e.after}} {
		if part.text != "" {
			b.WriteString("\n" + part.title + ":\n\n" + indent(part.text) + "\n")
		}
	}
}

// width of the lines in a terminal.
const width = 79

func wrap(text string) string {
	var b strings.Builder
	col := 0
	for _, word := range strings.Fields(text) {
		switch {
		case col == 0:
		case col+1+len(word) > width:
			b.WriteByte('\n')
			col = 0
		default:
			b.WriteByte(' ')
			col++
		}
		b.WriteString(word)
		col += len(word)
	}
	return b.String()
}

func indent(text string) string {
	return "    " + strings.ReplaceAll(strings.Trim(text, "\n"), "\n", "\n    ")
}
