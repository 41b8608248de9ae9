package notices

import (
	"regexp"
	"strings"
)

// token is a quoted name or a bare word of a heading.
type token struct {
	text   string
	quoted bool
}

// tokens matches what a heading is made of: text in double backquotes, double or single quotes, and words.
var tokens = regexp.MustCompile("``([^`]+)``|`([^`]+)`|\"([^\"]+)\"|'([^']+)'|([-\\w.\\[\\]]+)")

func tokensOf(heading string) []token {
	var list []token
	for _, m := range tokens.FindAllStringSubmatch(heading, -1) {
		if m[5] != "" {
			list = append(list, token{m[5], false})
			continue
		}
		list = append(list, token{m[1] + m[2] + m[3] + m[4], true})
	}
	return list
}

// nameLike matches what can be the name of a definition or member, or the way to a member.
var nameLike = regexp.MustCompile(`^\w[-\w]*(?:\[\w*\])?(?:\.\w[-\w]*(?:\[\w*\])?)*$`)

// memberWords say that the names around them are members or values.
var memberWords = map[string]bool{
	"argument": true, "arguments": true, "option": true, "options": true, "parameter": true, "parameters": true,
	"member": true, "members": true, "field": true, "fields": true, "result": true, "property": true, "properties": true,
	"capability": true, "driver": true, "aliases": true,
}

// replyWords say that the members are those of a reply.
var replyWords = map[string]bool{"result": true, "return": true, "output": true, "reply": true, "returned": true}

// limiting words say that the entry is about one use of what it names.
var limiting = map[string]bool{
	"with": true, "without": true, "when": true, "using": true, "empty": true, "incorrectly": true, "invalid": true, "unsupported": true,
}

func anyWord(list []token, words map[string]bool) bool {
	for _, t := range list {
		if !t.quoted && words[strings.ToLower(t.text)] {
			return true
		}
	}
	return false
}

// stepsOf splits the way to a member: "dirty-bitmaps[i].status" is the member status of the elements of dirty-bitmaps.
func stepsOf(name string) []string {
	steps := strings.Split(name, ".")
	for i, s := range steps {
		steps[i], _, _ = strings.Cut(s, "[")
	}
	return steps
}

// fold makes names alike that differ in case and in - and _.
func fold(name string) string { return strings.ReplaceAll(strings.ToLower(name), "_", "-") }

var words = regexp.MustCompile(`[A-Z]?[a-z0-9]+|[A-Z]`)

// wordsOf splits a CamelCase or hyphenated name into its words in lower case.
func wordsOf(name string) []string {
	list := words.FindAllString(name, -1)
	for i := range list {
		list[i] = strings.ToLower(list[i])
	}
	return list
}
