package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"qmpdoc/internal/sources"
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
