package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"qmpdoc/internal/triage"
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
		return fmt.Errorf("use %s", triage.Either(c.words))
	}
	*c.word = word
	return nil
}

// oneOf is the error when more than one of the flags is given.
func oneOf(c *cobra.Command, flags ...string) error {
	given := slices.DeleteFunc(flags, func(flag string) bool { return !c.Flags().Changed(flag) })
	if len(given) < 2 {
		return nil
	}
	return fmt.Errorf("--%s and --%s do not go together: run %s once for each", given[0], given[1], c.Name())
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
		return fmt.Errorf("use %s", triage.Either(productWords()))
	}
	*p = productFlag(qapi.AllProducts[i])
	return nil
}
