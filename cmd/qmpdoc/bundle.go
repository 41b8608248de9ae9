package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"qmpdoc/internal/bundle"
	"qmpdoc/site"
)

type bundleFlags struct {
	siteFlags
	file string
}

func (a *app) bundleCommand() *cobra.Command {
	var f bundleFlags
	c := &cobra.Command{
		Use:   "bundle [TREE]",
		Short: "Write the site as one zip file for offline reading",
		Long: `Bundle writes the site that build writes as one zip file. It unpacks into one folder; open the index.html in it with any
browser. The same input gives the same bytes.`,
		RunE: func(_ *cobra.Command, args []string) error { return a.bundle(first(args), f) },
	}
	c.Flags().VarP((*textFlag)(&f.file), "output", "o", "the `file` to write (default qmp-RELEASE.zip); - is standard output")
	f.siteFlags.add(c)
	return c
}

func (a *app) bundle(tree string, f bundleFlags) error {
	return a.withSite(tree, f.siteFlags, func(ctx context.Context, in *input, cfg site.Config) error {
		name := bundleName(cfg)
		out := bundle.New(name)
		if err := a.writeSites(ctx, in, f.siteFlags, cfg, out); err != nil {
			return fmt.Errorf("cannot bundle the site: %w", err)
		}
		zip, err := out.Zip()
		if err != nil {
			return fmt.Errorf("cannot bundle the site: %w", err)
		}
		if f.file == "" {
			f.file = name + ".zip"
			if isLink(f.file) { // it may have come with a tree
				return fmt.Errorf("%s is a link: name the file to write with -o", f.file)
			}
		}
		if err := a.write(f.file, zip); err != nil || f.file == "-" {
			return err
		}
		return a.print.done(siteSummary(f.file, out.Len(), cfg))
	})
}

// bundleName names the folder in the bundle, and the bundle itself unless -o does. It depends only on the site.
func bundleName(cfg site.Config) string {
	switch {
	case cfg.Sample:
		return "qmp-sample"
	case cfg.Reference.Release == "":
		return "qmp"
	}
	// The release comes from an untrusted file.
	return "qmp-" + strings.Map(func(r rune) rune {
		switch {
		case r >= '0' && r <= '9', r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r == '.', r == '-':
			return r
		}
		return '_'
	}, cfg.Reference.Release)
}
