package search

import "slices"

// Terms are the terms of text, for the tests beside the package.
func Terms(text string) []string { return slices.Collect(terms(text)) }
