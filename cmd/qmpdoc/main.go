// Qmpdoc reads QEMU source trees and writes the reference of the QEMU Machine Protocol: a static site, JSON, and
// findings about the sources.
package main

import (
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"qmpdoc/qapi"
)

// Exit statuses, as documented for scripts.
const (
	statusDone     = 0
	statusFindings = 1 // at or above --fail-on
	statusTrouble  = 2 // wrong usage, unreadable input, unwritable output
)

// errFindings ends a command that did its work and found too much, or a search that found nothing. The result has been printed.
var errFindings = errors.New("findings")

func main() {
	spendMemory()
	os.Exit(new(app).run(os.Args[1:]))
}

// spendMemory lets garbage lie while there is little of it: most runs take less than a second. A hostile tree can make
// much; from the limit on it is collected at any price. The environment may say otherwise.
func spendMemory() {
	const percent, limit = 500, 600 << 20
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(percent)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(limit)
	}
}

// app is one run of the program: what the flags say, and where it prints.
type app struct {
	print    printer
	products qapi.Products
	release  string
	begun    bool // flags and arguments were right
}

func (a *app) run(args []string) int {
	root := a.root()
	root.SetArgs(args)
	command, err := root.ExecuteC()
	switch {
	case err == nil:
		return statusDone
	case errors.Is(err, errFindings):
		return statusFindings
	case !a.begun:
		a.print.wrongUsage(err, command.CommandPath())
		return statusTrouble
	default:
		a.print.trouble(err)
		return statusTrouble
	}
}

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "qmpdoc",
		Short: "The reference of the QEMU Machine Protocol, from QEMU's own sources",
		Long: `Qmpdoc reads a QEMU source tree of any release and writes the reference of its machine protocol (QMP).

TREE is a QEMU source directory, one schema file (*.json) or one text document (*.hx, *.txt), a git revision (DIR@REV or
@REV), a reply to query-qmp-schema or a saved reference in a file, or a running program (unix:PATH or tcp:HOST:PORT). If you
leave it out, qmpdoc reads the QEMU tree around the current directory. "sample" names a small sample protocol that
is built into the program (a directory called sample comes first if it is a tree; ./sample always names the directory).

Exit status: 0 done; 1 findings at or above --fail-on, or nothing found; 2 wrong usage, unreadable input or unwritable output.`,
		Args:          knownCommand,
		SilenceErrors: true,
		SilenceUsage:  true,
		PersistentPreRun: func(*cobra.Command, []string) {
			a.begun = true
			a.print.chooseColours()
		},
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	root.SetFlagErrorFunc(knownFlag)
	flags := root.PersistentFlags()
	flags.Var((*productFlag)(&a.products), "product", "only one program's protocol: qmp, storage-daemon or guest-agent (default all that the tree has)")
	flags.Var((*textFlag)(&a.release), "release", "judge the files as those of `X` (default: what the tree's VERSION file says)")
	flags.BoolVarP(&a.print.quiet, "quiet", "q", false, "print only what was asked for, and errors")
	flags.BoolVarP(&a.print.verbose, "verbose", "v", false, "print more")
	flags.Var(choice{&a.print.colour, "when", []string{"auto", "always", "never"}}, "color", "auto, always or never")
	root.Version = version()
	root.SetVersionTemplate("qmpdoc {{.Version}}\n")
	root.AddCommand(a.buildCommand(), a.bundleCommand(), a.checkCommand(), a.diffCommand(), a.exportCommand(), a.searchCommand(), a.serveCommand(), a.showCommand(), a.versionCommand())
	completeValues(root)
	root.InitDefaultCompletionCmd()
	root.InitDefaultHelpCmd()
	for _, c := range root.Commands() {
		switch {
		case c.Name() == "help":
			c.Args = func(_ *cobra.Command, args []string) error {
				if topic, _, err := root.Find(args); err != nil || topic == root {
					return knownCommand(root, args)
				}
				return nil
			}
		case c.Name() == "completion":
			c.RunE = root.RunE // else an unknown shell would be no error
		case strings.Contains(c.Use, "TREE"):
			c.ValidArgsFunction = completeTree
		}
	}
	return root
}

// oneTree checks the arguments of a command that takes a TREE.
func oneTree(c *cobra.Command, args []string) error {
	switch {
	case len(args) > 1:
		return fmt.Errorf("%s takes one TREE, not %d arguments", c.Name(), len(args))
	case len(args) == 1 && args[0] == "":
		return errors.New("TREE is an empty text: name a tree, or leave the argument out")
	}
	return nil
}
