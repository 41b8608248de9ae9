package search

// Terms gives the terms of text, for the tests beside the package.
func Terms(text string) []string {
	var list []string
	newAnalyser().terms(text, func(term string) { list = append(list, term) })
	return list
}
