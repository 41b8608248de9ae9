package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"qmpdoc/internal/compare"
	"qmpdoc/internal/page"
	"qmpdoc/internal/printable"
	"qmpdoc/internal/search"
	"qmpdoc/site"
)

func (a *app) searchCommand() *cobra.Command {
	var tree string
	var past historyFlags
	o := search.Options{Limit: 20}
	c := &cobra.Command{
		Use:   "search QUERY…",
		Short: "Find definitions, members and texts",
		Long: `Search finds definitions, their members, values, branches and features, and chapters: first by name (case, "-", "_"
and blanks do not matter, and one letter may be wrong), then by the words of their texts. It ranks as the site's search box does.

Words with a colon narrow a search down, as on the site:
command: event: type: enum: member: takes:TYPE returns:TYPE deprecated: unstable: oob: preconfig: since:8.2 since:>=8.2 program:NAME (qemu, storage-daemon, guest-agent)
removed: removed:6.0 removed:>=5.0 (what --history knows and TREE does not have)

What is found must also match each expression of bleve's query language in the query:
"node name"             the words in this order, in a name or text
blockdev-*              a name, with * for any letters
snapsho~                a word that is at most one letter off; ~2 for two
kind:event              a field: name, members, kind, program, chapter, text, since; with - in front what must not be
+since:>=8.2

A query that begins with "-" goes after "--": qmpdoc search -- -device e1000,netdev=net0

Exit status: 0 something was found; 1 nothing was found; 2 wrong usage or unreadable input.`,
		Args: func(_ *cobra.Command, args []string) error {
			switch {
			case strings.TrimSpace(strings.Join(args, "")) == "":
				return errors.New("search takes a QUERY")
			case o.Limit < 1:
				return fmt.Errorf("--limit %d: use a number from 1 on", o.Limit)
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error { return a.search(tree, past, strings.Join(args, " "), o) },
	}
	a.namesIn(c, &tree)
	past.add(c)
	c.Flags().IntVarP(&o.Limit, "limit", "n", o.Limit, "print at most `N` results")
	c.Flags().BoolVar(&o.Facets, "facets", false, "print how many of the definitions found are of each kind and program, and nothing else")
	return c
}

// search prints what is found, two lines each: name and kind, then place and summary.
func (a *app) search(tree string, f historyFlags, query string, o search.Options) error {
	in, err := a.open(tree)
	if err != nil {
		return err
	}
	defer in.Close()
	if err := in.documented("to search"); err != nil {
		return err
	}
	ref, _, err := a.loadDefinitions(in, a.wanted())
	if err != nil {
		return err
	}
	var changes []*page.Changes
	f.compared = func(c *compare.Comparison) { changes = append(changes, page.ChangesOf(c)) }
	ref, past, err := a.history(in, ref, f)
	if err != nil {
		return err
	}
	engine := search.Open(site.Catalog(page.Config{Reference: ref, History: past, Changes: changes}))
	defer engine.Close()
	answer, err := engine.Search(query, o)
	if err != nil {
		return fmt.Errorf("cannot search for %w", err)
	}
	if answer.All == 0 {
		if past == nil && (strings.Contains(query, "removed:") || strings.Contains(query, "changes:")) {
			a.print.note("%q needs past releases: name them with --history", printable.Line(query))
			return errFindings
		}
		a.print.note("nothing is called %q, and no text says it: try fewer letters or another word for it", printable.Line(query))
		return errFindings
	}
	var out strings.Builder
	if o.Facets {
		writeCounts(&out, "kind", answer.Kinds)
		writeCounts(&out, "program", answer.Programs)
		return a.print.result([]byte(out.String()))
	}
	for _, r := range answer.Results {
		a.writeResult(&out, r)
	}
	if err := a.print.result([]byte(out.String())); err != nil {
		return err
	}
	if more := answer.All - len(answer.Results); more > 0 {
		a.print.summary("%d more: --limit %d shows them", more, answer.All)
	}
	return nil
}

func writeCounts(out *strings.Builder, property string, counts []search.Count) {
	for _, c := range counts {
		fmt.Fprintf(out, "%6d  %s:%s\n", c.Count, property, printable.Line(c.Name))
	}
}

func (a *app) writeResult(out *strings.Builder, r search.Result) {
	colours := a.print.onOut
	out.WriteString(colours.Strong(printable.Line(r.Name())) + "  " + printable.Line(r.What()))
	if r.Row != nil && r.Row.Type != "" {
		out.WriteString(": " + printable.Line(arrayOf(r.Row.Array)+r.Row.Type))
	}
	if r.From != nil && r.From != r.Doc {
		out.WriteString(", from " + printable.Line(r.From.Name))
	}
	deprecated, unstable := r.Doc.Deprecated, r.Doc.Unstable
	if r.Row != nil {
		deprecated, unstable = r.Row.Deprecated, r.Row.Unstable
	}
	if deprecated {
		out.WriteString("  deprecated")
	}
	if unstable {
		out.WriteString("  unstable")
	}
	if r.Row == nil && r.Doc.Removed {
		out.WriteString("  removed in " + r.Doc.Without.String())
	}
	out.WriteString("\n    " + colours.Faint(printable.Line(r.Place())))
	if says := r.Summary(); says != "" {
		out.WriteString("  " + printable.Line(says))
	}
	out.WriteString("\n")
}

func arrayOf(array bool) string {
	if array {
		return "array of "
	}
	return ""
}
