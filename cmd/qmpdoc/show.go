package main

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"qmpdoc/internal/history"
	"qmpdoc/internal/page"
	"qmpdoc/internal/print/markdown"
	"qmpdoc/internal/print/terminal"
	"qmpdoc/internal/printable"
	"qmpdoc/qapi"
)

func (a *app) showCommand() *cobra.Command {
	var tree string
	var past historyFlags
	format := "text"
	c := &cobra.Command{
		Use:   "show NAME",
		Short: "Print one definition or guide in the terminal",
		Long: `Show prints one definition in the terminal, as the site has it: what it takes and returns, its documentation, examples,
and what uses it. NAME can also be that of a guide, such as bitmaps or getting-started. With --format it prints the same
page as Markdown, or as JSON (qmpdoc-page/1).`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return fmt.Errorf("show takes one NAME, not %d arguments", len(args))
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error { return a.show(tree, args[0], format, past) },
	}
	a.namesIn(c, &tree)
	past.add(c)
	c.Flags().VarP(choice{&format, "format", []string{"text", "markdown", "json"}}, "format", "f", "print as `FORMAT`: text, markdown or json")
	return c
}

func (a *app) show(tree, name, format string, f historyFlags) error {
	in, err := a.open(tree)
	if err != nil {
		return err
	}
	defer in.Close()
	ref, found, err := a.loadDefinitions(in, a.wanted())
	if err != nil {
		return err
	}
	var past *history.History
	if len(f.past) == 0 || !isGuide(ref, name) { // a guide is the same whatever was before
		if ref, past, err = a.history(in, ref, f); err != nil {
			return err
		}
	}
	cfg, err := pagesOf(ref, found)
	if err != nil {
		return err
	}
	cfg.History = past
	list, gone := pagesCalled(page.New(cfg), name)
	switch {
	case len(list) == 0 && slices.Contains(in.Disabled, name):
		return fmt.Errorf("%s is disabled: the agent has it, but the configuration of the guest forbids it", name)
	case len(list) == 0:
		return unknownName(ref, name)
	case gone:
		a.print.note("%s was removed: this is what QEMU %s says, the last release that has it", name, past.FindGone(name).Last)
	}
	var out [][]byte
	for _, p := range list {
		printed, err := a.printPage(p, format)
		if err != nil {
			return err
		}
		out = append(out, printed)
	}
	return a.print.result(bytes.Join(out, []byte("\n")))
}

// isGuide reports whether a guide has the name, and no definition.
func isGuide(ref *qapi.Reference, name string) bool {
	if slices.ContainsFunc(ref.Defs, func(d *qapi.Def) bool { return d.Name == name }) {
		return false
	}
	return guideCalled(page.New(page.Config{Reference: ref}), name) != nil
}

// pagesCalled makes the pages of what has a name: of definitions, else of a guide, else of what was removed.
func pagesCalled(all *page.Pages, name string) (list []*page.Page, gone bool) {
	of := func(defs []*page.Def) {
		for _, d := range defs {
			if d.Name == name {
				list = append(list, all.Definition(d))
			}
		}
	}
	of(all.Defs())
	if len(list) > 0 {
		return list, false
	}
	if g := guideCalled(all, name); g != nil {
		return []*page.Page{all.Guide(g)}, false
	}
	of(all.Gone())
	return list, true
}

// guideCalled is the guide with a name; nil for none.
func guideCalled(all *page.Pages, name string) *page.Guide {
	for _, g := range all.Guides() {
		if g.Slug == strings.ToLower(name) {
			return g
		}
	}
	return nil
}

func (a *app) printPage(p *page.Page, format string) ([]byte, error) {
	switch format {
	case "markdown":
		var out bytes.Buffer
		new(markdown.Printer).Page(&out, p, "")
		return []byte(printable.Text(out.String())), nil
	case "json":
		data, err := p.JSON()
		return append(printable.JSON(data), '\n'), err
	default:
		return []byte(terminal.Printer{Width: outputWidth(), Palette: a.print.onOut}.Page(p)), nil
	}
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
	if ref.Introspected {
		return fmt.Errorf("%s: a program does not tell the names of its types; qmpdoc export lists its commands and events", wrong)
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
		slices.ContainsFunc(d.Values, func(v *qapi.Member) bool { return v.Name == name }) ||
		slices.ContainsFunc(d.Branches, func(b *qapi.Member) bool { return b.Name == name })
}
