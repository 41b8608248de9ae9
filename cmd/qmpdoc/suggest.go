package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"qmpdoc/qapi"
)

// knownCommand refuses a word that no command has, and says which one was probably meant.
func knownCommand(root *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var names []string
	for _, c := range root.Commands() {
		names = append(names, c.Name())
	}
	return fmt.Errorf("unknown command %q for %q%s", args[0], root.Name(), didYouMean(args[0], names, ""))
}

// knownFlag does the same for flags. Other mistakes in them are reported as they are.
func knownFlag(c *cobra.Command, err error) error {
	word, unknown := strings.CutPrefix(err.Error(), "unknown flag: --")
	if !unknown {
		return err
	}
	var names []string
	c.Flags().VisitAll(func(f *pflag.Flag) {
		if !f.Hidden {
			names = append(names, f.Name)
		}
	})
	return fmt.Errorf("%w%s", err, didYouMean(word, names, "--"))
}

// didYouMean names the one word that another is most like: as a typing mistake, else as its beginning.
func didYouMean(word string, known []string, prefix string) string {
	near := qapi.Nearest(word, known)
	for _, one := range known {
		if near == "" && len(word) > 1 && strings.HasPrefix(one, word) {
			near = one
		}
	}
	if near == "" {
		return ""
	}
	return fmt.Sprintf(": did you mean %s%s?", prefix, near)
}
