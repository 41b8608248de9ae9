package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"qmpdoc/diag"
	"qmpdoc/qapi"
)

// choice is a flag that takes one of several words.
type choice struct {
	word  *string
	kind  string // of the words, for help
	words []string
}

func (c choice) String() string { return *c.word }
func (c choice) Type() string   { return c.kind }
func (c choice) Set(word string) error {
	if !slices.Contains(c.words, word) {
		return fmt.Errorf("use %s", either(c.words))
	}
	*c.word = word
	return nil
}

// either lists words as people do: a, b or c.
func either(words []string) string {
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " or " + words[last]
}

// never is the word for --fail-on that no finding and no change reaches.
const never = "never"

// severities are the words for --fail-on about findings.
var severities = []string{"error", "warning", "info", never}

// failOn adds the flag --fail-on to a command, with a default.
func failOn(c *cobra.Command, word *string, standard string) {
	*word = standard
	c.Flags().Var(choice{word, "severity", severities}, "fail-on", "exit with status 1 on findings of this severity: "+either(severities))
}

// fails returns a function that reports whether a finding demands exit status 1. A suppressed one never does.
func fails(failOn string) func(*diag.Diagnostic) bool {
	lowest, err := diag.ParseSeverity(failOn)
	return func(d *diag.Diagnostic) bool { return err == nil && d.Severity >= lowest && d.Suppressed == "" }
}

// failed reports whether findings demand exit status 1.
func failed(found diag.List, failOn string) bool {
	return slices.ContainsFunc(found, func(d diag.Diagnostic) bool { return fails(failOn)(&d) })
}

// textFlag is a name or URL. It cannot be empty: a script whose variable is not set does not mean "left out".
type textFlag string

func (t *textFlag) String() string { return string(*t) }
func (t *textFlag) Type() string   { return "text" }
func (t *textFlag) Set(word string) error {
	if word == "" {
		return errors.New("name something, or leave the flag out")
	}
	*t = textFlag(word)
	return nil
}

// productFlag is one program, or all when it was not set.
type productFlag qapi.Products

// productWords are the words for it.
func productWords() []string { return (qapi.QMP | qapi.StorageDaemon | qapi.GuestAgent).Names() }

func (p *productFlag) String() string { return strings.Join(qapi.Products(*p).Names(), ",") }
func (p *productFlag) Type() string   { return "program" }
func (p *productFlag) Set(word string) error {
	i := slices.Index(productWords(), word)
	if i < 0 {
		return fmt.Errorf("use %s", either(productWords()))
	}
	*p = productFlag(qapi.AllProducts[i])
	return nil
}
