package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"qmpdoc/internal/licenses"
)

func (a *app) versionCommand() *cobra.Command {
	var notices bool
	c := &cobra.Command{
		Use:   "version",
		Short: "Print the version of this program",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if notices {
				return a.print.result([]byte(licenses.Notices))
			}
			return a.print.result(fmt.Appendf(nil, "qmpdoc %s %s %s/%s\n", version(), runtime.Version(), runtime.GOOS, runtime.GOARCH))
		},
	}
	c.Flags().BoolVar(&notices, "licenses", false, "print the licences of the third-party software in this program")
	return c
}

// version is what the build information says: a release, or "(devel)" with what is known of the commit.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "(devel)"
	}
	return info.Main.Version
}
