package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"qmpdoc/internal/output"
	"qmpdoc/site"
)

// The output directories when -o is not given. The second is for places where the first is something else's, such as
// a package called site.
const (
	standardDir = "site"
	fallbackDir = "qmpdoc-site"
)

type buildFlags struct {
	siteFlags
	dir   string
	force bool
}

func (a *app) buildCommand() *cobra.Command {
	var f buildFlags
	c := &cobra.Command{
		Use:   "build [TREE]",
		Short: "Write the reference as a static site",
		Long: `Build writes the reference as a static site that also works from the disk, without a server.

The site appears in the output directory at once, or not at all. A directory that is not empty and not a site of this
program is left alone; --force replaces it and everything in it.`,
		RunE: func(_ *cobra.Command, args []string) error { return a.build(first(args), f) },
	}
	c.Flags().VarP((*textFlag)(&f.dir), "output", "o", "the `directory` to write (default "+standardDir+", or "+fallbackDir+" where that is taken)")
	c.Flags().BoolVar(&f.force, "force", false, "replace a directory that is not a site of this program")
	f.siteFlags.add(c)
	return c
}

// build is the whole program: source tree and reference in readSite, then the site.
func (a *app) build(tree string, f buildFlags) error {
	return a.withSite(tree, f.siteFlags, func(ctx context.Context, in *input, cfg site.Config) error {
		dir, err := chooseDir(f.dir)
		if err != nil {
			return err
		}
		out, err := output.Open(ctx, output.Place{
			Name: dir, Source: in.Dir, Tree: in.whole(), Force: f.force,
			Waiting: func() { a.print.note("another run is writing %s: waiting for it", dir) },
		})
		if err != nil {
			return err
		}
		defer out.Close()
		if err := a.writeSites(ctx, in, f.siteFlags, cfg, out); err != nil {
			return fmt.Errorf("cannot write the site: %w", err)
		}
		if err := out.Commit(); err != nil {
			return fmt.Errorf("cannot put the site in place: %w", err)
		}
		return a.print.done(siteSummary(out.Name()+string(os.PathSeparator), out.Len(), cfg))
	})
}

// withSite reads what a site is made of, and calls write with it.
func (a *app) withSite(tree string, f siteFlags, write func(context.Context, *input, site.Config) error) error {
	in, err := a.open(tree)
	if err != nil {
		return err
	}
	defer in.Close()
	cfg, err := a.readSite(in, f)
	if err != nil {
		return err
	}
	ctx, stop := untilInterrupted()
	defer stop()
	return write(ctx, in, cfg)
}

// untilInterrupted returns a context that ends at the first Ctrl-C or request to end. The second one ends the program at
// once.
func untilInterrupted() (context.Context, context.CancelFunc) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop)
	return ctx, stop
}

// chooseDir returns the output directory for what -o says. The user did not name a standard one: it may be a link that came with a
// tree, and is not followed.
func chooseDir(named string) (string, error) {
	switch {
	case named != "":
		return named, nil
	case !isLink(standardDir) && output.MayReplace(standardDir) == nil:
		return standardDir, nil
	case isLink(fallbackDir):
		return "", fmt.Errorf("%s is a link: name the directory to write with -o", fallbackDir)
	}
	return fallbackDir, nil
}

func isLink(name string) bool {
	info, err := os.Lstat(name)
	return err == nil && info.Mode()&os.ModeSymlink != 0
}
