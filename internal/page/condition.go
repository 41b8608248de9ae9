package page

import (
	"regexp"
	"strings"

	"qmpdoc/internal/condition"
	"qmpdoc/qapi"
)

// conditionBadges say what something needs to be built, and to those who configure builds the names of the symbols.
func conditionBadges(c *qapi.Cond) []Badge {
	if c == nil {
		return nil
	}
	f := condition.Of(c)
	return []Badge{{Condition, needs(f), operators.Replace(f.String())}}
}

// needs says a build condition in words: "needs SPICE and not target S390X".
func needs(f condition.Formula) string {
	words := operators.Replace(f.String())
	words = buildSymbol.ReplaceAllString(words, "$1")
	return "needs " + targetSymbol.ReplaceAllString(words, "target $1")
}

var operators = strings.NewReplacer("&&", "and", "||", "or", "!", "not ")

// QEMU's build defines CONFIG_… for parts of QEMU and host systems, and TARGET_… for the machine that is emulated.
var (
	buildSymbol  = regexp.MustCompile(`\bCONFIG_(\w)`)
	targetSymbol = regexp.MustCompile(`\bTARGET_(\w)`)
)
