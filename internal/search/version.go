package search

import (
	"fmt"
	"strconv"
	"strings"
)

// Version is the number of a release, 100 for each major version: 210 is 2.10. 0 is unknown.
type Version int

// String writes the number as people do: "2.10".
func (v Version) String() string { return fmt.Sprintf("%d.%d", v/100, v%100) }

// versionOf reads "2.10" and "2.10.0"; 0 for anything else.
func versionOf(text string) Version {
	major, rest, _ := strings.Cut(text, ".")
	minor, _, _ := strings.Cut(rest, ".")
	high, err := strconv.Atoi(major)
	low, wrong := strconv.Atoi(minor)
	if err != nil || wrong != nil && minor != "" || high < 0 || high > 999 || low < 0 || low > 99 {
		return 0
	}
	return Version(100*high + low)
}
