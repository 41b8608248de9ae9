package condition

import (
	"go/ast"
	"go/parser"
	"go/token"
	"regexp"
	"strings"
)

// parse reads a condition for the C preprocessor: defined(A), defined A, !, &&, || and parentheses, which mean the same in Go. What
// it does not understand becomes a symbol of its own, so that it is at least equal to itself.
func parse(text string) *node {
	text = strings.Join(strings.Fields(text), " ")
	expr, err := parser.ParseExpr(definedName.ReplaceAllString(text, "defined($1)"))
	if err == nil {
		if n, ok := read(expr, deepest); ok {
			return n
		}
	}
	return &node{op: opSymbol, symbol: text}
}

var definedName = regexp.MustCompile(`\bdefined ([A-Za-z_]\w*)`)

// parseLine reads "#if CONDITION", "#ifdef SYMBOL" or "#ifndef SYMBOL".
func parseLine(line string) *node {
	directive := strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(line), "#"))
	word, rest, _ := strings.Cut(directive, " ")
	rest = strings.TrimSpace(rest)
	switch word {
	case "if":
		return parse(rest)
	case "ifdef":
		return &node{op: opSymbol, symbol: rest}
	case "ifndef":
		return &node{op: opNot, args: []*node{{op: opSymbol, symbol: rest}}}
	default:
		return &node{op: opSymbol, symbol: directive}
	}
}

// deepest bounds how deep operators and parentheses nest. A || B || C nests two deep.
const deepest = 300

// read makes a node of an expression. It is not ok for what is no condition.
func read(expr ast.Expr, depth int) (n *node, ok bool) {
	if depth == 0 {
		return nil, false
	}
	operator := func(o op, operands ...ast.Expr) (*node, bool) {
		n := &node{op: o}
		for _, x := range operands {
			arg, ok := read(x, depth-1)
			if !ok {
				return nil, false
			}
			n.args = append(n.args, arg)
		}
		return n, true
	}
	switch x := expr.(type) {
	case *ast.Ident:
		return &node{op: opSymbol, symbol: x.Name}, true
	case *ast.BasicLit: // 0 is false, as in C
		return map[string]*node{"0": never, "1": {op: opAll}}[x.Value], x.Value == "0" || x.Value == "1"
	case *ast.ParenExpr:
		return read(x.X, depth-1)
	case *ast.CallExpr:
		if name, ok := x.Fun.(*ast.Ident); ok && name.Name == "defined" && len(x.Args) == 1 {
			return read(x.Args[0], depth-1)
		}
	case *ast.UnaryExpr:
		if x.Op == token.NOT {
			return operator(opNot, x.X)
		}
	case *ast.BinaryExpr:
		switch x.Op {
		case token.LAND:
			return operator(opAll, x.X, x.Y)
		case token.LOR:
			return operator(opAny, x.X, x.Y)
		}
	}
	return nil, false
}
