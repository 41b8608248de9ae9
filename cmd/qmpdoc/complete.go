package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"qmpdoc/internal/printable"
	"qmpdoc/internal/sources"
)

// completeTree completes the TREE of a command.
func completeTree(c *cobra.Command, args []string, word string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return completeSource(c, args, word)
}

// completeTwoTrees completes OLD and NEW.
func completeTwoTrees(c *cobra.Command, args []string, word string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 1 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return completeSource(c, args, word)
}

// completeSource completes a source: revisions and sockets here, files by the shell.
func completeSource(_ *cobra.Command, _ []string, word string) ([]string, cobra.ShellCompDirective) {
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

// completeValues completes the flags of a command, and of those below it, that take one of several words.
func completeValues(c *cobra.Command) {
	c.LocalFlags().VisitAll(func(f *pflag.Flag) {
		switch v := f.Value.(type) {
		case choice:
			completeFlag(c, f.Name, fixed(v.words))
		case *productFlag:
			completeFlag(c, f.Name, fixed(productWords()))
		}
	})
	for _, sub := range c.Commands() {
		completeValues(sub)
	}
}

func fixed(words []string) cobra.CompletionFunc {
	return cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp)
}

// completeReports completes the flags of the commands that report findings or changes.
func completeReports(c *cobra.Command, r *reported) {
	var ids []string
	for _, rule := range r.rules {
		ids = append(ids, rule.ID+"\t"+rule.Summary)
	}
	completeFlag(c, "format", fixed(r.formats))
	completeFlag(c, "explain", fixed(ids))
	completeFlag(c, "rules", completeRules(ids))
	completeFlag(c, "severity", completeGrades(ids, r.levels))
}

func completeFlag(c *cobra.Command, flag string, values cobra.CompletionFunc) {
	if err := c.RegisterFlagCompletionFunc(flag, values); err != nil {
		panic(err) // unknown, or registered twice
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

// namesIn adds --tree to a command whose argument names a definition of that tree. The default is the tree around the current
// directory.
func (a *app) namesIn(c *cobra.Command, tree *string) {
	c.Flags().Var((*textFlag)(tree), "tree", "the source `TREE` to read")
	completeFlag(c, "tree", completeSource)
	c.ValidArgsFunction = func(_ *cobra.Command, args []string, _ string) (names []string, _ cobra.ShellCompDirective) {
		if len(args) == 0 {
			names = a.names(*tree)
		}
		return names, cobra.ShellCompDirectiveNoFileComp
	}
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
