package page

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"qmpdoc/qapi"
)

// needs says a build condition in words: "needs SPICE and Linux". It is "" without one.
func needs(c *qapi.Cond) string {
	if c == nil {
		return ""
	}
	return "needs " + condWords(c, false)
}

// symbolsOf writes a condition with the names of its symbols, for those who configure builds: "CONFIG_SPICE and CONFIG_LINUX".
func symbolsOf(c *qapi.Cond) string {
	switch c.Op {
	case qapi.CondIdent, qapi.CondText:
		return c.Text
	case qapi.CondNot:
		return "not " + joinSymbols(c.Args, " and ")
	case qapi.CondAll, qapi.CondList:
		return joinSymbols(c.Args, " and ")
	case qapi.CondAny:
		return joinSymbols(c.Args, " or ")
	default:
		panic(fmt.Sprintf("page: unknown condition %d", c.Op))
	}
}

func joinSymbols(args []*qapi.Cond, word string) string {
	words := make([]string, len(args))
	for i, a := range args {
		words[i] = symbolsOf(a)
		if len(args) > 1 && len(a.Args) > 1 {
			words[i] = "(" + words[i] + ")"
		}
	}
	return strings.Join(words, word)
}

// condWords writes one condition; inner ones with an operator of their own are in parentheses.
func condWords(c *qapi.Cond, inner bool) string {
	switch c.Op {
	case qapi.CondIdent:
		return symbolWords(c.Text)
	case qapi.CondText:
		return preprocessorWords(c.Text)
	case qapi.CondNot:
		return "not " + negated(c.Args)
	case qapi.CondAll, qapi.CondList:
		return joinConds(c.Args, " and ", inner)
	case qapi.CondAny:
		return joinConds(c.Args, " or ", inner)
	default:
		panic(fmt.Sprintf("page: unknown condition %d", c.Op))
	}
}

// negated writes what "not" comes before: one condition.
func negated(args []*qapi.Cond) string {
	if len(args) == 0 {
		return ""
	}
	return condWords(args[0], true)
}

func joinConds(args []*qapi.Cond, word string, inner bool) string {
	words := make([]string, len(args))
	for i, a := range args {
		words[i] = condWords(a, len(args) > 1)
	}
	all := strings.Join(words, word)
	if inner && len(args) > 1 {
		return "(" + all + ")"
	}
	return all
}

// symbolWords names what a configuration symbol stands for: QEMU's build defines CONFIG_… for parts of QEMU and host
// systems, and TARGET_… for the machine that is emulated.
func symbolWords(symbol string) string {
	if rest, ok := strings.CutPrefix(symbol, "CONFIG_"); ok && rest != "" {
		return rest
	}
	if rest, ok := strings.CutPrefix(symbol, "TARGET_"); ok && rest != "" {
		return "target " + rest
	}
	return symbol
}

// preprocessorWords says a condition for the C preprocessor (QEMU 3.0 to 6.1, and #if lines of qmp-commands.hx) in
// words, as far as it is made of defined(…) and operators.
func preprocessorWords(text string) string {
	var words []string
	for rest := text; rest != ""; {
		word, tail := nextToken(rest)
		rest = tail
		switch word {
		case "", "defined":
		case "&&":
			words = append(words, "and")
		case "||":
			words = append(words, "or")
		case "!":
			words = append(words, "not")
		default:
			words = append(words, symbolWords(word))
		}
	}
	said := strings.Join(words, " ")
	for _, fix := range [...][2]string{{"( ", "("}, {" )", ")"}} {
		said = strings.ReplaceAll(said, fix[0], fix[1])
	}
	return unparenthesize(said)
}

// unparenthesize drops the parentheses around single names: "not (X)" is "not X".
func unparenthesize(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		if name, ok := parenthesizedName(s[i:]); ok {
			b.WriteString(name)
			i += len(name) + 2
			continue
		}
		b.WriteByte(s[i])
		i++
	}
	return b.String()
}

func parenthesizedName(s string) (string, bool) {
	if s == "" || s[0] != '(' {
		return "", false
	}
	end := strings.IndexAny(s[1:], "()")
	if end < 0 || s[1+end] == '(' {
		return "", false
	}
	name := s[1 : 1+end]
	return name, !strings.Contains(name, " and ") && !strings.Contains(name, " or ")
}

// nextToken cuts one name, operator or other sign from the front of a preprocessor expression.
func nextToken(s string) (token, rest string) {
	s = strings.TrimLeft(s, " \t")
	if s == "" {
		return "", ""
	}
	n := 0
	for n < len(s) && (ordinary(s[n]) && s[n] != '-' && s[n] != '.') {
		n++
	}
	switch {
	case n > 0:
	case strings.HasPrefix(s, "&&"), strings.HasPrefix(s, "||"):
		n = 2
	default:
		_, n = utf8.DecodeRuneInString(s)
	}
	return s[:n], s[n:]
}

// hxCondition turns the #if lines around an entry of qmp-commands.hx into words.
func hxCondition(lines []string) string {
	var words []string
	for _, line := range lines {
		line = strings.TrimLeft(line, "# \t")
		switch keyword, rest, _ := strings.Cut(line, " "); keyword {
		case "if", "ifdef":
			words = append(words, preprocessorWords(rest))
		case "ifndef":
			words = append(words, "not "+preprocessorWords(rest))
		default:
			words = append(words, preprocessorWords(line))
		}
	}
	if len(words) == 0 {
		return ""
	}
	return "needs " + strings.Join(words, " and ")
}
