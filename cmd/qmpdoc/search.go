package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"qmpdoc/internal/print/terminal"
	"qmpdoc/internal/search"
	"qmpdoc/site"
)

func (a *app) searchCommand() *cobra.Command {
	var tree string
	limit := 20
	c := &cobra.Command{
		Use:   "search QUERY…",
		Short: "Find definitions, members and texts",
		Long: `Search finds definitions, their members, values, branches and features, and chapters: first by name (case, "-", "_"
and blanks do not matter, and one letter may be wrong), then by the words of their texts. It ranks as the site's search box does.

Words with a colon narrow a search down: command: event: type: enum: member: takes:TYPE returns:TYPE deprecated: unstable:

Exit status: 0 something was found; 1 nothing was found; 2 wrong usage or unreadable input.`,
		Args: func(_ *cobra.Command, args []string) error {
			switch {
			case strings.TrimSpace(strings.Join(args, "")) == "":
				return errors.New("search takes a QUERY")
			case limit < 1:
				return fmt.Errorf("--limit %d: use a number from 1 on", limit)
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error { return a.search(tree, strings.Join(args, " "), limit) },
	}
	c.Flags().Var((*textFlag)(&tree), "tree", "the source `TREE` to read")
	c.Flags().IntVarP(&limit, "limit", "n", limit, "print at most `N` results")
	return c
}

// search prints what is found, two lines each: name and kind, then place and summary.
func (a *app) search(tree, query string, limit int) error {
	in, err := a.open(tree)
	if err != nil {
		return err
	}
	defer in.Close()
	if err := in.documented("to search"); err != nil {
		return err
	}
	ref, _, err := a.loadDefinitions(in)
	if err != nil {
		return err
	}
	engine, err := search.Open(site.Catalog(ref))
	if err != nil {
		return err
	}
	defer engine.Close()
	results, all, err := engine.Search(query, limit)
	if err != nil {
		return fmt.Errorf("searching: %w", err)
	}
	if len(results) == 0 {
		a.print.note("nothing is called %q, and no text says it: try fewer letters or another word for it", terminal.Clean(query))
		return errNothing
	}
	var out strings.Builder
	for _, r := range results {
		a.writeResult(&out, r)
	}
	if err := a.print.result([]byte(out.String())); err != nil {
		return err
	}
	if all > len(results) {
		a.print.summary("%d more: --limit %d shows them", all-len(results), all)
	}
	return nil
}

func (a *app) writeResult(out *strings.Builder, r search.Result) {
	colours := a.print.onOut
	out.WriteString(colours.Strong(terminal.Clean(r.Name())) + "  " + terminal.Clean(r.What()))
	if r.Row != nil && r.Row.Type != "" {
		out.WriteString(": " + terminal.Clean(arrayOf(r.Row.Array)+r.Row.Type))
	}
	if r.From != nil && r.From != r.Doc {
		out.WriteString(", from " + terminal.Clean(r.From.Name))
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
	out.WriteString("\n    " + colours.Faint(terminal.Clean(r.Place())))
	if r.Row == nil && r.Doc.Summary != "" {
		out.WriteString("  " + terminal.Clean(r.Doc.Summary))
	}
	out.WriteString("\n")
}

func arrayOf(array bool) string {
	if array {
		return "array of "
	}
	return ""
}
