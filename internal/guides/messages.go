package guides

import (
	"regexp"
	"strings"

	"qmpdoc/prose"
	"qmpdoc/qapi"
)

// addMessages adds the messages in a block of code to the conversations so far. A block that begins with an answer or an
// event goes on with the conversation of the block before it.
func addMessages(list []qapi.Example, title string, code prose.Code) []qapi.Example {
	var messages []qapi.Message
	for _, m := range qapi.Messages(code.Body) {
		if isMessage(m) {
			messages = append(messages, m)
		}
	}
	if len(messages) == 0 {
		return list
	}
	if last := len(list) - 1; last >= 0 && list[last].Title == title && messages[0].Kind != qapi.CommandMessage {
		list[last].Messages = append(list[last].Messages, messages...)
		return list
	}
	return append(list, qapi.Example{
		Title: title, Pos: messages[0].Pos, Messages: messages, Transcript: strings.Contains(code.Body.Raw, shellPrompt),
	})
}

const shellPrompt = "(QEMU)"

// isMessage tells a message from other JSON, such as the value of an option, and from the form of a message.
func isMessage(m qapi.Message) bool {
	known := m.Kind != qapi.UnknownMessage || m.Direction != "" && strings.HasPrefix(m.Text.Raw, "{")
	return known && !form.MatchString(m.Text.Raw)
}

// form is how the specification writes "any value of this kind" (docs/interop/qmp-spec.rst, "Protocol Specification").
var form = regexp.MustCompile(`:\s*json-[a-z]+`)

// definition finds what a document about writing commands defines in the language of the schema.
var definition = regexp.MustCompile(`\{\s*['"](?:command|event)['"]\s*:\s*['"]([A-Za-z0-9_.-]+)['"]`)

func definitions(src []byte) []string {
	var names []string
	for _, m := range definition.FindAllSubmatch(src, -1) {
		names = append(names, string(m[1]))
	}
	return names
}

// called finds the commands that messages run, and the events that they are.
var called = regexp.MustCompile(`["'](?:execute|exec-oob|event)["']\s*:\s*["']([A-Za-z0-9_.-]+)["']`)

// Called lists the commands that the messages in a text run and the events that they are, however much is around them.
func Called(text string) []string {
	var names []string
	for _, m := range called.FindAllStringSubmatch(text, -1) {
		names = append(names, m[1])
	}
	return names
}
