package search

import (
	"maps"
	"slices"
	"strings"
)

// wordLists are the lists of words as the static index has them.
type wordLists struct {
	Stop    string          `json:"stop"`
	Weak    string          `json:"weak"`   // stems
	Asking  string          `json:"asking"` // behind ^ those that ask at the beginning alone
	Doing   string          `json:"doing"`
	Happen  string          `json:"happening"`
	Kinds   map[string]Kind `json:"kinds"`
	Related string          `json:"related"` // stems, a relation to a line, around its sign
}

func encodeWords() wordLists {
	t := wordTables()
	var related []string
	for _, r := range t.related {
		related = append(related, strings.Join(r.from, " ")+r.sign+strings.Join(r.to, " "))
	}
	return wordLists{
		Stop: stopWords, Asking: askingWords + " ^" + strings.Join(strings.Fields(firstAsking), " ^"), Doing: doingWords, Happen: happeningWords, Kinds: kindWords,
		Weak:    strings.Join(slices.Sorted(maps.Keys(t.weak)), " "),
		Related: strings.Join(related, "\n"),
	}
}
