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

// less compares two integers. Of one with more digits the first are enough: it is out of every range.
func less(a, b string) bool { return decimal(a).Cmp(decimal(b)) < 0 }

func decimal(text string) *big.Int {
	n, _ := new(big.Int).SetString(text[:min(len(text), maxDigits)], 10)
	return n
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
