package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"qmpdoc/qapi"
)

func (a *app) showCommand() *cobra.Command {
	var tree string
	c := &cobra.Command{
		Use:   "show NAME",
		Short: "Print one definition in the terminal",
		Long:  "Show prints one definition in the terminal: what it takes and returns, its documentation, and what uses it.",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return fmt.Errorf("show takes one NAME, not %d arguments", len(args))
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error { return a.show(tree, args[0]) },
	}
	c.Flags().Var((*textFlag)(&tree), "tree", "the source `TREE` to read")
	return c
}

func (a *app) show(tree, name string) error {
	in, err := a.open(tree)
	if err != nil {
		return err
	}
	defer in.Close()
	ref, _, err := a.loadDefinitions(in)
	if err != nil {
		return err
	}
	p := &sheet{ref: ref, colours: a.print.onOut}
	for _, d := range ref.Defs {
		if d.Name == name {
			p.definition(d)
		}
	}
	if p.out.Len() == 0 {
		return unknownName(ref, name)
	}
	return a.print.result([]byte(p.out.String()))
}

// unknownName says what the reader may have meant.
func unknownName(ref *qapi.Reference, name string) error {
	near := ref.Near(name, 5)
	if len(near) == 0 {
		return fmt.Errorf("no definition is called %q: qmpdoc export lists all names", name)
	}
	return fmt.Errorf("no definition is called %q: did you mean %s?", name, strings.Join(near, ", "))
}
