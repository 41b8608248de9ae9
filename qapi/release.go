package qapi

import (
	"slices"
	"strconv"
	"strings"
)

// Release is a QEMU version as numbers. Versions between releases compare like all others: 1.7.50, a development state of 2.0,
// comes after 1.7.2 and before 2.0.
type Release []int

// Today is later than every release: the state of a tree without a VERSION file.
var Today Release

// ParseRelease reads "10.2.0", "v10.2.0" or "2.1.0-rc3"; what follows the numbers is ignored. Text that is not a version
// is Today, and not ok.
func ParseRelease(text string) (r Release, ok bool) {
	if text == "" || len(text) > 40 {
		return Today, false
	}
	numbers := strings.TrimPrefix(text, "v")
	if end := strings.IndexFunc(numbers, func(r rune) bool { return r != '.' && (r < '0' || r > '9') }); end >= 0 {
		if !strings.ContainsRune("-+~", rune(numbers[end])) {
			return Today, false
		}
		numbers = numbers[:end]
	}
	for field := range strings.SplitSeq(numbers, ".") {
		n, err := strconv.Atoi(field)
		if err != nil {
			return Today, false
		}
		r = append(r, n)
	}
	return r, true
}

// Before reports whether r came before s.
func (r Release) Before(s Release) bool { return r.Compare(s) < 0 }

// Compare orders releases. Missing numbers are zeros: 2.0 is 2.0.0.
func (r Release) Compare(s Release) int {
	switch {
	case r == nil && s == nil:
		return 0
	case r == nil:
		return 1
	case s == nil:
		return -1
	}
	n := max(len(r), len(s))
	return slices.Compare(r.padded(n), s.padded(n))
}

func (r Release) padded(n int) Release { return append(slices.Clip(r), make(Release, n-len(r))...) }

// Series returns the two numbers that a release shares with its bug fixes. A state of development, whose third number is 50 or
// more, belongs to the release that it becomes.
func (r Release) Series() Release {
	const development = 50
	if len(r) < 2 {
		return r
	}
	if len(r) > 2 && r[2] >= development {
		return r.Next()
	}
	return Release{r[0], r[1]}
}

// Next returns the series after that of r, which has two numbers or more.
func (r Release) Next() Release {
	if up := (Release{r[0], r[1] + 1}); up.Exists() {
		return up
	}
	return Release{r[0] + 1, 0}
}

// Exists reports whether QEMU has had, or will have, a release with the first two numbers of r.
func (r Release) Exists() bool { return len(r) > 1 && r[1] <= r.lastMinor() }

// Last returns the last series with the first number of r.
func (r Release) Last() Release { return Release{r[0], r.lastMinor()} }

// lastMinor is the second number of the last series: 0.15, 1.7, 2.12 and 3.1. Since 4.0 each year has three.
func (r Release) lastMinor() int {
	if early := []int{15, 7, 12, 1}; r[0] < len(early) {
		return early[r[0]]
	}
	return 2
}

// String returns "10.2.0".
func (r Release) String() string {
	numbers := make([]string, len(r))
	for i, n := range r {
		numbers[i] = strconv.Itoa(n)
	}
	return strings.Join(numbers, ".")
}

// Before reports whether the reference is of a release before the named one.
func (r *Reference) Before(name string) bool {
	at, _ := ParseRelease(r.Release)
	first, _ := ParseRelease(name)
	return at.Series().Before(first)
}
