package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"qmpdoc/internal/request"
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
	p := &sheet{ref: ref, requests: request.New(ref), colours: a.print.onOut}
	for _, d := range ref.Defs {
		if d.Name == name {
			p.definition(d)
		}
	}
	if p.out.Len() == 0 && slices.Contains(in.Disabled, name) {
		return fmt.Errorf("%s is disabled: the agent has it, but the configuration of the guest forbids it", name)
	}
	if p.out.Len() == 0 {
		return unknownName(ref, name)
	}
	return a.print.result([]byte(p.out.String()))
}

// unknownName says what the reader may have meant: who has a member of that name, else which names are near.
func unknownName(ref *qapi.Reference, name string) error {
	wrong := fmt.Sprintf("no definition is called %q", name)
	if owners := ownersOf(ref, name, 3); len(owners) > 0 {
		return fmt.Errorf("%s, but a member, value or branch of %s is: qmpdoc search %s finds all",
			wrong, strings.Join(owners, ", "), name)
	}
	if near := ref.NamesLike(name, 5); len(near) > 0 {
		return fmt.Errorf("%s: did you mean %s?", wrong, strings.Join(near, ", "))
	}
	return fmt.Errorf("%s: qmpdoc export lists all names", wrong)
}

// ownersOf names the first definitions that have a member, value or branch of that name.
func ownersOf(ref *qapi.Reference, name string, most int) []string {
	var list []string
	for _, d := range ref.Defs {
		if len(list) < most && has(d, name) && !slices.Contains(list, d.Name) {
			list = append(list, d.Name)
		}
	}
	return list
}

func has(d *qapi.Def, name string) bool {
	called := func(m *qapi.Member) bool { return m.Name == name }
	return slices.ContainsFunc(d.Members, called) || slices.ContainsFunc(d.BaseMembers, called) ||
		slices.ContainsFunc(d.Values, func(v *qapi.Value) bool { return v.Name == name }) ||
		slices.ContainsFunc(d.Branches, func(b *qapi.Branch) bool { return b.Name == name })
}
