package source

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// release is a QEMU version as numbers. Versions between releases compare like all others: 1.7.50, the work towards
// 2.0, comes after 1.7.2 and before 2.0, and so is judged by the rules of 1.7.
type release []int

// today is later than every release: the state that no VERSION file names.
var today release

// parseRelease reads "10.2.0", "v10.2.0" or "2.1.0-rc3"; what follows the numbers is ignored.
func parseRelease(text string) (release, bool) {
	if text == "" || len(text) > 40 {
		return today, false
	}
	numbers := strings.TrimPrefix(text, "v")
	if end := strings.IndexFunc(numbers, func(r rune) bool { return r != '.' && (r < '0' || r > '9') }); end >= 0 {
		if !strings.ContainsRune("-+~", rune(numbers[end])) {
			return today, false
		}
		numbers = numbers[:end]
	}
	var r release
	for _, field := range strings.Split(numbers, ".") {
		n, err := strconv.Atoi(field)
		if err != nil {
			return today, false
		}
		r = append(r, n)
	}
	return r, true
}

// before tells whether r came before s. Missing numbers are zeros: 2.0 is 2.0.0.
func (r release) before(s release) bool {
	switch {
	case s == nil:
		return r != nil
	case r == nil:
		return false
	}
	for len(r) < len(s) {
		r = append(slices.Clip(r), 0)
	}
	for len(s) < len(r) {
		s = append(slices.Clip(s), 0)
	}
	return cmp.Compare(slices.Compare(r, s), 0) < 0
}
