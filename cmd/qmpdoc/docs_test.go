package main

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/spf13/pflag"
)

// docs/cli.md has a section for each command, with all of its flags.
func TestDocumentedFlags(t *testing.T) {
	text, err := os.ReadFile("../../docs/cli.md")
	if err != nil {
		t.Fatal(err)
	}
	sections := map[string]string{}
	for _, section := range strings.Split(string(text), "\n## ")[1:] {
		title, body, _ := strings.Cut(section, "\n")
		sections[title] = body
	}
	documented := func(section string) func(*pflag.Flag) {
		return func(f *pflag.Flag) {
			names := []string{"--" + f.Name}
			if f.Shorthand != "" {
				names = append(names, "-"+f.Shorthand)
			}
			for _, name := range names {
				if !f.Hidden && f.Name != "help" && !regexp.MustCompile("`"+name+"\\b").MatchString(sections[section]) {
					t.Errorf("docs/cli.md, %s: %s is not there", section, name)
				}
			}
		}
	}
	root := new(app).root()
	root.PersistentFlags().VisitAll(documented("All commands"))
	for _, c := range root.Commands() {
		if c.Name() != "help" && c.Name() != "completion" {
			c.LocalNonPersistentFlags().VisitAll(documented(c.Name()))
		}
	}
}
