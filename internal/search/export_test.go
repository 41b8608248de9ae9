package search

// Terms are the terms of text, for the tests beside the package.
func Terms(text string) []string {
	var list []string
	for _, token := range newAnalyzer().Analyze([]byte(text)) {
		list = append(list, string(token.Term))
	}
	return list
}
