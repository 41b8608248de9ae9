package condition

import (
	"go/ast"
	"go/parser"
	"go/token"
	"regexp"
	"strings"

	"qmpdoc/qapi"
)

// parse reads a condition for the C preprocessor: defined(A), defined A, !, &&, || and parentheses, which mean the same in Go.
// What it does not understand becomes a symbol, so that it is at least equal to itself.
func parse(text string) *qapi.Cond {
	text = strings.Join(strings.Fields(text), " ")
	expr, err := parser.ParseExpr(definedName.ReplaceAllString(text, "defined($1)"))
	if err == nil {
		if c, ok := read(expr, deepest); ok {
			return c
		}
	}
	return symbol(text)
}

var definedName = regexp.MustCompile(`\bdefined ([A-Za-z_]\w*)`)

// parseLine reads "#if CONDITION", "#ifdef SYMBOL", "#ifndef SYMBOL", "#elif CONDITION" or "#else", and returns the word after
// the #.
func parseLine(line string) (word string, c *qapi.Cond) {
	line = comments.ReplaceAllString(line, " ")
	directive := strings.TrimLeft(line, "# \t")
	n := strings.IndexFunc(directive, func(r rune) bool { return r < 'a' || r > 'z' })
	if n < 0 {
		n = len(directive)
	}
	word, rest := directive[:n], strings.TrimSpace(directive[n:])
	name, _, _ := strings.Cut(strings.ReplaceAll(rest, "\t", " "), " ")
	switch word {
	case "if", "elif":
		return word, parse(rest)
	case "ifdef":
		return word, symbol(name)
	case "ifndef":
		return word, negated(symbol(name))
	case "else":
		return word, always
	default:
		return word, symbol(strings.TrimSpace(directive))
	}
}

var comments = regexp.MustCompile(`/\*.*?\*/|//.*|/\*.*`)

// deepest bounds how deep operators and parentheses nest. A || B || C nests two deep.
const deepest = 300

// read makes a condition of an expression; false for an expression that is not a condition.
func read(expr ast.Expr, depth int) (c *qapi.Cond, ok bool) {
	if depth == 0 {
		return nil, false
	}
	operator := func(op qapi.CondOp, operands ...ast.Expr) (*qapi.Cond, bool) {
		c := &qapi.Cond{Op: op}
		for _, x := range operands {
			arg, ok := read(x, depth-1)
			if !ok {
				return nil, false
			}
			c.Args = append(c.Args, arg)
		}
		return c, true
	}
	switch x := expr.(type) {
	case *ast.Ident:
		return symbol(x.Name), true
	case *ast.BasicLit: // 0 is false, as in C
		return map[string]*qapi.Cond{"0": never, "1": always}[x.Value], x.Value == "0" || x.Value == "1"
	case *ast.ParenExpr:
		return read(x.X, depth-1)
	case *ast.CallExpr:
		if name, ok := x.Fun.(*ast.Ident); ok && name.Name == "defined" && len(x.Args) == 1 {
			if symbol, ok := x.Args[0].(*ast.Ident); ok {
				return read(symbol, depth-1)
			}
		}
	case *ast.UnaryExpr:
		if x.Op == token.NOT {
			return operator(qapi.CondNot, x.X)
		}
	case *ast.BinaryExpr:
		switch x.Op {
		case token.LAND:
			return operator(qapi.CondAll, x.X, x.Y)
		case token.LOR:
			return operator(qapi.CondAny, x.X, x.Y)
		}
	}
	return nil, false
}
