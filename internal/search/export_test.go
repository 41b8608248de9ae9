package search

// Terms gives the terms of text, for the tests beside the package.
func Terms(text string) []string {
	var list []string
	a := newAnalyser()
	a.terms(text, func(term int) { list = append(list, a.names[term]) })
	return list
}
