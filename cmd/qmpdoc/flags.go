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

// threshold is the lowest severity that makes a command fail.
type threshold string

const never threshold = "never"

// failOn gives a command the flag --fail-on with its own default.
func failOn(c *cobra.Command, standard threshold) *threshold {
	t := standard
	c.Flags().Var(&t, "fail-on", "exit with status 1 on findings of this severity: error, warning, info or never")
	return &t
}

// failed tells whether the findings demand exit status 1.
func (t threshold) failed(found diag.List) bool {
	return slices.ContainsFunc(found, func(d diag.Diagnostic) bool { return t.fails(&d) })
}

// fails tells whether one finding demands it. A suppressed one never does.
func (t threshold) fails(d *diag.Diagnostic) bool {
	lowest, err := diag.ParseSeverity(string(t))
	return err == nil && d.Severity >= lowest && d.Suppressed == ""
}

func (t *threshold) String() string { return string(*t) }
func (t *threshold) Type() string   { return "severity" }
func (t *threshold) Set(word string) error {
	if _, err := diag.ParseSeverity(word); err != nil && threshold(word) != never {
		return fmt.Errorf("use error, warning, info or never")
	}
	*t = threshold(word)
	return nil
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

func (p *productFlag) String() string { return strings.Join(qapi.Products(*p).Names(), ",") }
func (p *productFlag) Type() string   { return "program" }
func (p *productFlag) Set(word string) error {
	for _, one := range qapi.AllProducts {
		if one.Word() == word {
			*p = productFlag(one)
			return nil
		}
	}
	return fmt.Errorf("use qmp, storage-daemon or guest-agent")
}

// colourFlag tells when to colour: auto, which "" means too, always or never.
type colourFlag string

func (c *colourFlag) String() string { return string(*c) }
func (c *colourFlag) Type() string   { return "when" }
func (c *colourFlag) Set(word string) error {
	switch word {
	case "auto", "always", "never":
		*c = colourFlag(word)
		return nil
	}
	return fmt.Errorf("use auto, always or never")
}
