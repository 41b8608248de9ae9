package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"qmpdoc/diag"
)

// github prints the findings as workflow commands, which GitHub shows beside the lines of a change
// (docs.github.com, "Workflow commands for GitHub Actions").
func (r *Run) github(w io.Writer) error {
	out := bufio.NewWriter(w)
	for _, d := range counted(r.Findings) {
		fmt.Fprintf(out, "::%s %stitle=%s::%s\n", annotation(d.Severity), r.annotationPlace(&d), property(d.Rule), data(annotationText(&d)))
	}
	return out.Flush()
}

func annotation(s diag.Severity) string {
	return [...]string{diag.Info: "notice", diag.Warning: "warning", diag.Error: "error"}[s]
}

// annotationPlace returns the place as properties, each with a comma after it. GitHub takes the columns of one line only.
func (r *Run) annotationPlace(d *diag.Diagnostic) string {
	var b strings.Builder
	add := func(name string, n int) {
		if n > 0 {
			fmt.Fprintf(&b, "%s=%d,", name, n)
		}
	}
	if d.Pos.File != "" {
		fmt.Fprintf(&b, "file=%s,", property(plain(r.inside(d.Pos.File))))
	}
	add("line", d.Pos.Line)
	add("endLine", d.End.Line)
	if d.End.Line == 0 || d.End.Line == d.Pos.Line {
		add("col", d.Pos.Col)
		if d.End.Col > d.Pos.Col {
			add("endColumn", d.End.Col)
		}
	}
	return b.String()
}

func annotationText(d *diag.Diagnostic) string {
	text := plain(d.Msg)
	if len(d.Repeats) > 0 {
		var spans []span
		for _, r := range d.Repeats {
			spans = append(spans, span{r.Pos, r.End})
		}
		text += fmt.Sprintf(" (and at %s)", places(spans))
	}
	if d.Help != "" {
		text += "\n" + plain(d.Help)
	}
	return text
}

// data and property escape as the runner's own toolkit does (actions/toolkit, packages/core/src/command.ts).
func data(s string) string { return dataEscapes.Replace(s) }

func property(s string) string { return propertyEscapes.Replace(s) }

var (
	dataEscapes     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	propertyEscapes = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)
