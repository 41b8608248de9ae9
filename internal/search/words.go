package search

import (
	_ "embed"
	"maps"
	"slices"
	"strings"
	"sync"
)

// wordsText has the lists of words that questions are read with, and says what each is for.
//
//go:embed words.txt
var wordsText string

// emptyNames say nothing as parts of a name: the guest agent's for "command", and the one of what is not yet stable.
var emptyNames = map[string]bool{agentPrefix: true, "x": true}

const agentPrefix = "guest"

const (
	weakness      = .35 // the weight of weak words
	relatedWeight = .75 // of related words, where what was typed has 1
)

// tables are the lists of words: of stems are weak and relatedTo.
type tables struct {
	stop, weak, asking, doing, happening, explaining map[string]bool
	relatedTo                                        map[string][]relative
	lists                                            wordLists
}

type relative struct {
	stem   string
	weight float64
}

// wordLists are the lists as the static index has them.
type wordLists struct {
	Stop       string          `json:"stop"`
	Weak       string          `json:"weak"`   // stems
	Asking     string          `json:"asking"` // after ^ those that ask at the beginning alone
	Doing      string          `json:"doing"`
	Happening  string          `json:"happening"`
	Explaining string          `json:"explaining"` // after ^ those that begin a question
	Kinds      map[string]Kind `json:"kinds"`
	Related    string          `json:"related"` // stems, a relation to a line, around its sign
}

var wordTables = sync.OnceValue(func() *tables {
	lists := readLists(wordsText)
	words := func(name string) string { return strings.Join(lists[name], " ") }
	first := func(name string) string { return " ^" + strings.Join(lists[name], " ^") }
	weak := stems(strings.Join(slices.Concat(lists["weak"], lists["asking"], slices.Collect(maps.Keys(kindWords))), " "))
	slices.Sort(weak)
	t := &tables{relatedTo: map[string][]relative{}}
	t.lists = wordLists{
		Stop: words("stop"), Weak: strings.Join(weak, " "), Asking: words("asking") + first("first asking"), Doing: words("doing"),
		Happening: words("happening"), Explaining: words("explained") + first("explaining"), Kinds: kindWords, Related: t.relate(wordsText),
	}
	t.stop, t.weak, t.asking = setOf(t.lists.Stop), setOf(t.lists.Weak), setOf(t.lists.Asking)
	t.doing, t.happening, t.explaining = setOf(t.lists.Doing), setOf(t.lists.Happening), setOf(t.lists.Explaining)
	return t
})

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		set[word] = true
	}
	return set
}

// readLists reads the words below each heading.
func readLists(text string) map[string][]string {
	lists, name := map[string][]string{}, ""
	for line := range strings.Lines(text) {
		if heading, ok := strings.CutPrefix(line, "["); ok {
			name, _, _ = strings.Cut(heading, "]")
		} else if line[0] != '#' {
			lists[name] = append(lists[name], strings.Fields(line)...)
		}
	}
	return lists
}

// relate reads the related words, and returns their lines with stems in the place of words.
func (t *tables) relate(text string) string {
	_, text, _ = strings.Cut(text, "[related]\n")
	var lines []string
	for line := range strings.Lines(text) {
		if line[0] == '#' {
			continue
		}
		sign, weight := ":", relatedWeight
		if strings.Contains(line, "=") {
			sign, weight = "=", 1
		}
		people, own, _ := strings.Cut(line, sign)
		from, to := stems(people), stems(own)
		for _, word := range from {
			for _, other := range to {
				t.relatedTo[word] = append(t.relatedTo[word], relative{other, weight})
			}
		}
		lines = append(lines, strings.Join(from, " ")+sign+strings.Join(to, " "))
	}
	return strings.Join(lines, "\n")
}

// stems returns the stems of words, each once.
func stems(words string) []string {
	var list []string
	for word := range strings.FieldsSeq(words) {
		if root := stem(word); !slices.Contains(list, root) {
			list = append(list, root)
		}
	}
	return list
}
