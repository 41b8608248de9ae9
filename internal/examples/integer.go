package examples

import (
	"cmp"
	"math/big"
	"strings"

	"qmpdoc/internal/wire"
)

const (
	maxUint64 = "18446744073709551615"
	minInt64  = "-9223372036854775808"
	maxInt64  = "9223372036854775807"
)

// isInteger reports whether the text of a number has neither fraction nor exponent.
func isInteger(text string) bool {
	digits := strings.TrimPrefix(text, "-")
	return digits != "" && strings.Trim(digits, "0123456789") == ""
}

// maxDigits is longer than any integer of QMP in any notation.
const maxDigits = 24

// less compares two integers of any length by their digits. They have no leading zeros.
func less(a, b string) bool {
	if a == "-0" {
		a = "0"
	}
	c := cmp.Or(len(a)-len(b), strings.Compare(a, b))
	switch negative := strings.HasPrefix(a, "-"); {
	case negative != strings.HasPrefix(b, "-"):
		return negative
	case negative:
		return c > 0
	default:
		return c < 0
	}
}

// asInteger reads the text of a string that is where an integer of type t belongs.
func asInteger(t *wire.Shape, text string) (string, bool) {
	if len(text) > maxDigits || text == "" || strings.Contains(text, "_") || strings.HasPrefix(text, "+") {
		return "", false
	}
	base := 10
	if strings.HasPrefix(text, "0x") || strings.HasPrefix(text, "0X") {
		base, text = 16, text[2:]
	}
	n, ok := new(big.Int).SetString(text, base)
	if !ok || less(n.String(), cmp.Or(t.Min, minInt64)) || less(cmp.Or(t.Max, maxUint64), n.String()) {
		return "", false
	}
	return n.String(), true
}
