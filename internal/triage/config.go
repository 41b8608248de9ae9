package triage

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/BurntSushi/toml"
)

// ConfigFile is the name of the settings' file.
const ConfigFile = ".qmpdoc.toml"

// Config is what the settings' file can say: for check, and in the table diff for diff.
type Config struct {
	Settings
	Diff Settings `toml:"diff"`
}

// Settings are those of one command. Each key is a flag of the same name; flags come after them.
type Settings struct {
	FailOn   string            `toml:"fail-on"`
	Baseline string            `toml:"baseline"` // relative to the file's directory
	Rules    []string          `toml:"rules"`    // "+id", "-id"
	Severity map[string]string `toml:"severity"` // level by id
}

// ReadConfig reads a settings' file. Errors name the line.
func ReadConfig(name string, src []byte) (Config, error) {
	var c Config
	meta, err := toml.Decode(string(src), &c)
	var parse toml.ParseError
	switch {
	case errors.As(err, &parse):
		return c, fmt.Errorf("%s:%d: %s", name, parse.Position.Line, parse.Message)
	case err != nil:
		return c, fmt.Errorf("%s: %w", name, err)
	}
	if unknown := meta.Undecoded(); len(unknown) > 0 {
		return c, fmt.Errorf("%s: unknown key %q: there are fail-on, baseline, rules and severity, and the same for diff in the table [diff]", name, unknown[0].String())
	}
	return c, nil
}

// Severities returns the grades as the words that Select reads, in a fixed order.
func (s *Settings) Severities() []string {
	var list []string
	for _, id := range slices.Sorted(maps.Keys(s.Severity)) {
		list = append(list, id+"="+s.Severity[id])
	}
	return list
}
