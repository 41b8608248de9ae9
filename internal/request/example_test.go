package request

import (
	"testing"

	"qmpdoc/qapi"
)

// TestExamples takes requests from examples. Each row is the text of the examples of lamp-go.
func TestExamples(t *testing.T) {
	const schema = `
{ 'enum': 'How', 'data': [ 'nic', 'plain', 'user' ] }
{ 'struct': 'LampLegacy', 'data': { '*at': 'str' } }
{ 'struct': 'LampUser', 'data': { '*name': 'str' } }
{ 'union': 'Lamp', 'base': { 'how': 'How', '*n': 'int' }, 'discriminator': 'how',
  'data': { 'nic': 'LampLegacy', 'plain': 'LampUser', 'user': 'LampUser' } }
`
	for _, row := range []struct {
		text, want string
		origin     Origin
	}{
		{"", `{ "execute": "lamp-go", "arguments": { "how": "plain" } }`, Generated},
		{"-> { \"execute\": \"lamp-go\", \"arguments\": { \"how\": \"user\", \"n\": 2 } }\n<- { \"nonsense\": 1 }",
			`{ "execute": "lamp-go", "arguments": { "how": "user", "n": 2 } }`, Example},
		{"-> { \"execute\": \"lamp-go\", \"arguments\": { \"how\": \"user\", \"x\": 1 } }\n<- { \"return\": {} }\n" +
			"-> { 'execute': 'lamp-go',\n     'arguments': { 'how': 'nic' } }\n<- { \"return\": {} }",
			`{ "execute": "lamp-go", "arguments": { "how": "nic" } }`, Example},
		// What cannot be sent still tells what people use.
		{"-> { \"execute\": \"lamp-go\", \"arguments\": { \"how\": \"user\", \"x\": 1 } }",
			`{ "execute": "lamp-go", "arguments": { "how": "user" } }`, Generated},
		{"-> { \"execute\": \"lamp-go\", \"arguments\": { \"how\": \"user\", ... } }",
			`{ "execute": "lamp-go", "arguments": { "how": "user" } }`, Generated},
		{"-> { \"execute\": \"lamp-go\", \"arguments\": { \"how\": \"user\" }",
			`{ "execute": "lamp-go", "arguments": { "how": "user" } }`, Generated},
		{"-> { \"execute\": \"lamp-stop\" }", `{ "execute": "lamp-go", "arguments": { "how": "plain" } }`, Generated},
	} {
		example := ""
		if row.text != "" {
			example = "#\n# Example:\n#\n" + comment(row.text) + "\n"
		}
		ref := reference(t, schema+"##\n# @lamp-go:\n#\n# Go.\n"+example+"##\n{ 'command': 'lamp-go', 'data': 'Lamp', 'boxed': true }\n"+
			"{ 'command': 'lamp-stop' }\n")
		q := New(ref).Of(ref.Lookup(qapi.QMP, "lamp-go"))
		if q == nil {
			t.Errorf("%s\n no request", row.text)
		} else if q.Line() != row.want || q.Origin != row.origin {
			t.Errorf("%s\n got %s, %s\nwant %s, %s", row.text, q.Line(), q.Origin, row.want, row.origin)
		}
	}
}
