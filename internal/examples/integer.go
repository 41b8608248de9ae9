package examples

import (
	"math/big"
	"strings"
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

// less compares two integers by their digits, however many there are.
func less(a, b string) bool {
	an, ad := sign(a)
	bn, bd := sign(b)
	switch {
	case an != bn:
		return an
	case an:
		return shorter(bd, ad)
	default:
		return shorter(ad, bd)
	}
}

// sign splits an integer into its sign and its digits without leading zeros. Zero has no sign.
func sign(text string) (negative bool, digits string) {
	digits, negative = strings.CutPrefix(text, "-")
	digits = strings.TrimLeft(digits, "0")
	return negative && digits != "", digits
}

// shorter compares digits without leading zeros.
func shorter(a, b string) bool {
	if len(a) != len(b) {
		return len(a) < len(b)
	}
	return a < b
}

// maxDigits is longer than any integer of QMP in any notation.
const maxDigits = 24

// asInteger reads the text of a string that is where an integer of type t belongs.
func asInteger(t *typ, text string) (string, bool) {
	if len(text) > maxDigits || text == "" || strings.Contains(text, "_") || strings.HasPrefix(text, "+") {
		return "", false
	}
	base := 10
	if strings.HasPrefix(text, "0x") || strings.HasPrefix(text, "0X") {
		base, text = 16, text[2:]
	}
	n, ok := new(big.Int).SetString(text, base)
	if !ok || less(n.String(), t.min) || less(t.max, n.String()) {
		return "", false
	}
	return n.String(), true
}
