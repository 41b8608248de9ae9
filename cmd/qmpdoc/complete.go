package main

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"qmpdoc/internal/printable"
	"qmpdoc/internal/report"
	"qmpdoc/internal/rules"
	"qmpdoc/internal/sources"
	"qmpdoc/qapi"
)

// completeTree completes the TREE of a command: revisions and sockets here, files by the shell.
func completeTree(_ *cobra.Command, args []string, word string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	opener := new(sources.Opener)
	defer opener.Close()
	list := opener.Complete(context.Background(), word)
	if len(list) == 0 {
		return nil, cobra.ShellCompDirectiveDefault
	}
	directive := cobra.ShellCompDirectiveNoFileComp
	if last := list[len(list)-1]; strings.HasSuffix(last, ":") || strings.HasSuffix(last, "/") {
		directive |= cobra.ShellCompDirectiveNoSpace
	}
	return list, directive
}

// completeTreeFlag completes the value of --tree, whatever arguments there are.
func completeTreeFlag(c *cobra.Command, _ []string, word string) ([]string, cobra.ShellCompDirective) {
	return completeTree(c, nil, word)
}

// completeValues completes the values of flags that have a closed set of them, wherever those flags are.
func completeValues(c *cobra.Command) {
	if c.Name() == "diff" { // kinds and levels of its own
		completeChanges(c)
		return
	}
	var ids []string
	for _, r := range rules.All() {
		ids = append(ids, r.ID+"\t"+r.Summary)
	}
	formats := wordsOf(report.Formats)
	var products []string
	for _, p := range qapi.AllProducts {
		products = append(products, p.Word())
	}
	levels := []string{"error", "warning", "info"}
	for flag, values := range map[string]cobra.CompletionFunc{
		"color":    cobra.FixedCompletions([]string{"auto", "always", "never"}, cobra.ShellCompDirectiveNoFileComp),
		"product":  cobra.FixedCompletions(products, cobra.ShellCompDirectiveNoFileComp),
		"fail-on":  cobra.FixedCompletions(append(slices.Clone(levels), string(never)), cobra.ShellCompDirectiveNoFileComp),
		"explain":  cobra.FixedCompletions(ids, cobra.ShellCompDirectiveNoFileComp),
		"rules":    completeRules(ids),
		"severity": completeGrades(ids, levels),
	} {
		completeFlag(c, flag, values)
	}
	switch c.Name() {
	case "export":
		formats = []string{string(asReference), string(asIntrospection)}
	case "show":
		formats = []string{"text", "markdown", "json"}
	}
	completeFlag(c, "format", cobra.FixedCompletions(formats, cobra.ShellCompDirectiveNoFileComp))
	for _, sub := range c.Commands() {
		completeValues(sub)
	}
}

func completeFlag(c *cobra.Command, flag string, values cobra.CompletionFunc) {
	if c.Flags().Lookup(flag) == nil && c.PersistentFlags().Lookup(flag) == nil {
		return
	}
	if err := c.RegisterFlagCompletionFunc(flag, values); err != nil {
		panic(err) // registered twice
	}
}

// completeRules completes "+id" and "-id", after others and a comma too.
func completeRules(ids []string) cobra.CompletionFunc {
	return func(_ *cobra.Command, _ []string, word string) ([]string, cobra.ShellCompDirective) {
		before := word[:strings.LastIndexByte(word, ',')+1]
		var list []string
		for _, sign := range []string{"+", "-"} {
			for _, id := range ids {
				list = append(list, before+sign+id)
			}
		}
		return list, cobra.ShellCompDirectiveNoFileComp
	}
}

// completeGrades completes "id=level".
func completeGrades(ids, levels []string) cobra.CompletionFunc {
	return func(_ *cobra.Command, _ []string, word string) ([]string, cobra.ShellCompDirective) {
		id, _, graded := strings.Cut(word, "=")
		var list []string
		if graded {
			for _, level := range levels {
				list = append(list, id+"="+level)
			}
			return list, cobra.ShellCompDirectiveNoFileComp
		}
		for _, one := range ids {
			name, _, _ := strings.Cut(one, "\t")
			list = append(list, name+"=")
		}
		return list, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
	}
}

// completeNames completes the names of the definitions of a tree: that of --tree, or the one around the current directory.
func (a *app) completeNames(c *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return a.names(c.Flags().Lookup("tree").Value.String()), cobra.ShellCompDirectiveNoFileComp
}

// completeTypes completes the value of --as: the names of the definitions of TREE.
func (a *app) completeTypes(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	return a.names(strings.Join(args, "")), cobra.ShellCompDirectiveNoFileComp
}

// names lists the definitions of a tree, each with its kind; nil when it cannot be read.
func (a *app) names(tree string) []string {
	a.print.quiet = true
	in, err := a.open(tree)
	if err != nil {
		return nil
	}
	defer in.Close()
	ref, _, err := in.Load(a.wanted())
	if err != nil {
		return nil
	}
	var names []string
	for _, d := range ref.Defs {
		names = append(names, printable.Line(d.Name)+"\t"+d.Kind.String())
	}
	return names
}
