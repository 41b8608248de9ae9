package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"qmpdoc/internal/compare"
	"qmpdoc/internal/releasenotes"
	"qmpdoc/internal/report"
	"qmpdoc/internal/rules"
	"qmpdoc/internal/sources"
	"qmpdoc/qapi"
)

// diffFlags are the flags of diff.
type diffFlags struct {
	reportFlags
	only []string
	past historyFlags
}

func (a *app) diffCommand() *cobra.Command {
	var f diffFlags
	c := &cobra.Command{
		Use:   "diff OLD [NEW]",
		Short: "Show what changed for clients between two sources",
		Long: `Diff compares what clients of QMP see in two sources, and shows what changed: commands, arguments, replies and events,
worst first. How a schema is written does not count. An incompatible change comes with messages that one of the two
sources takes and the other refuses.

Each change has a level, worst first: breaking, announced (breaking, but deprecated before), unstable (of an interface that
QEMU makes no promises about), risky, deprecation, addition, build (a program lacks it because of a build option), and
documentation.

OLD and NEW are sources like TREE elsewhere: trees, revisions, replies to query-qmp-schema, saved references, running programs.
If NEW is left out, it is DIR for DIR@REV, and else the tree around the current directory. OLD can be a pattern of tags if NEW is
a program: the nearest release is taken.

What was deprecated in a release between OLD and NEW was announced too; --history names these releases. Settings can be in the
table [diff] of .qmpdoc.toml, in NEW or in the current directory; flags override them.

Exit status: 0 done; 1 changes at or above --fail-on; 2 wrong usage, unreadable input or unwritable output.`,
		Example: `  qmpdoc diff @v9.2.0 @v10.2.0 --only blockdev-add,migrate --fail-on breaking
  qmpdoc diff @origin/master
  qmpdoc diff ~/src/qemu@v10.0.0 unix:/run/vm/qmp.sock
  qmpdoc diff '~/src/qemu@v*' unix:/run/vm/qmp.sock`,
		Args: func(c *cobra.Command, args []string) error {
			switch {
			case f.explain != "":
				return nil
			case len(args) == 0 || len(args) > 2:
				return fmt.Errorf("diff takes OLD and NEW, not %s", report.Number(len(args), "argument"))
			case slices.Contains(args, ""):
				return errors.New("the name of a source is an empty text")
			case a.release != "":
				return errors.New("diff takes the releases from the sources: leave --release out")
			}
			return nil
		},
		RunE:              func(_ *cobra.Command, args []string) error { return a.diff(args, &f) },
		ValidArgsFunction: completeTwoTrees,
	}
	flags := c.Flags()
	f.reportFlags.add(c, &ofChanges, never)
	flags.StringSliceVar(&f.only, "only", nil, "only what changed for these commands and events: `NAME,NAME`")
	f.past.add(c)
	flags.Lookup("history").Usage = "releases between OLD and NEW: a `SOURCE`, or a pattern of tags such as @v*; may be given several times"
	return c
}

func (a *app) diff(args []string, f *diffFlags) error {
	if f.explain != "" {
		return a.explain(f.explain)
	}
	if f.only != nil && len(f.only) == 0 {
		return errors.New("--only is an empty text: name commands and events, or leave the flag out")
	}
	outputs, err := parseFormats(f.formats, ofChanges.formats)
	if err != nil {
		return err
	}
	newName, err := newOf(args)
	if err != nil {
		return err
	}
	old, new, err := a.openBoth(args[0], newName)
	if err != nil {
		return err
	}
	defer old.Close()
	defer new.Close()
	if err := apart(old, new); err != nil {
		return err
	}
	set, err := f.settings(new.input, &ofChanges)
	if err != nil {
		return err
	}
	between, err := a.between(old, new, f.past)
	if err != nil {
		return err
	}
	c := compare.Compare(old.side, new.side, compare.Options{Products: a.products, Only: f.only, Between: between})
	if err := a.known(c, f.only); err != nil {
		return err
	}
	c.Prove()
	list, err := set.applyTo(c.Changes)
	if err != nil {
		return err
	}
	a.explainProgram(c, new)
	n := &releasenotes.Notes{Old: old.noted(), New: new.noted(), Downgrade: c.Downgrade, Changes: list}
	for _, d := range outputs {
		if err := a.writeNotes(d, n, new); err != nil {
			return err
		}
	}
	if slices.ContainsFunc(list, set.failsOn) {
		return errFindings
	}
	return nil
}

// newOf names NEW: what OLD is a revision of, else the tree around the current directory, if it is left out.
func newOf(args []string) (string, error) {
	if len(args) > 1 {
		return args[1], nil
	}
	if tree := sources.WorkTree(args[0]); tree != "" {
		return tree, nil
	}
	tree, err := treeAround()
	if err != nil {
		return "", errors.New("NEW was left out, and the current directory is not in a QEMU source tree: name NEW too")
	}
	return tree, nil
}

// noted is the source as the notes name it.
func (s *diffSide) noted() releasenotes.Source {
	return releasenotes.Source{Name: s.Name, Release: s.side.Reference.Release, Place: s.place}
}

// known is the error for a program of --product or a name of --only that neither side has, and for the name of a type.
func (a *app) known(c *compare.Comparison, only []string) error {
	if a.products != 0 && (c.Old.Products|c.New.Products)&a.products == 0 {
		return fmt.Errorf("--product: neither source has a schema of %s", strings.Join(a.products.Words(), " and "))
	}
	for _, name := range only {
		defs := a.called(c, name)
		if slices.ContainsFunc(defs, func(d *qapi.Def) bool { return !d.Kind.IsType() }) {
			continue
		}
		if len(defs) > 0 {
			return fmt.Errorf("--only takes commands and events, and %s is a type: name those that use it", name)
		}
		near := slices.DeleteFunc(c.New.NamesLike(name, 10), func(n string) bool {
			defs := a.called(c, n)
			return len(defs) == 0 || defs[0].Kind.IsType()
		})
		near = near[:min(len(near), 3)]
		if len(near) == 0 {
			return fmt.Errorf("--only: neither source has %q", name)
		}
		return fmt.Errorf("--only: neither source has %q: did you mean %s?", name, strings.Join(near, " or "))
	}
	return nil
}

// called lists the definitions of a name in the wanted programs of both sides.
func (a *app) called(c *compare.Comparison, name string) []*qapi.Def {
	var list []*qapi.Def
	for _, side := range []*qapi.Reference{c.Old, c.New} {
		for _, product := range qapi.AllProducts {
			if d := side.Lookup(product, name); d != nil && (a.products == 0 || a.products.Has(product)) {
				list = append(list, d)
			}
		}
	}
	return list
}

// writeNotes writes one report.
func (a *app) writeNotes(d destination, n *releasenotes.Notes, new *diffSide) error {
	return a.writeTo(d, func(w io.Writer, colours report.Palette) error {
		var data []byte
		var err error
		switch d.format {
		case "text":
			return n.Text(w, releasenotes.Layout{Colours: colours, Width: d.width(), All: a.print.verbose})
		case "json":
			data, err = n.JSON()
		case "markdown":
			data = n.Markdown()
		default:
			return a.changeReport(n, new, d.format).Write(w, report.Format(d.format), colours)
		}
		if err == nil {
			_, err = w.Write(data)
		}
		return err
	})
}

// changeReport returns the changes as findings, for programs that know only findings.
func (a *app) changeReport(n *releasenotes.Notes, new *diffSide, format string) *report.Run {
	list := n.Changes
	if format == "github" { // which shows a few annotations only
		list = slices.DeleteFunc(slices.Clone(list), func(c *compare.Change) bool { return c.Level == compare.Documentation })
	}
	return &report.Run{
		Release: n.New.Release, Version: version(), Findings: releasenotes.Findings(list), Rules: compare.Diag(),
		Source: report.Files(new.source), Place: new.place, Repository: new.repository(), Help: rules.Help,
	}
}
