package examples_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"qmpdoc/internal/examples"
	"qmpdoc/qapi"
)

const schema = `
{ 'struct': 'VersionTriple', 'data': { 'major': 'int', 'minor': 'int', 'micro': 'int' } }
{ 'struct': 'VersionInfo', 'data': { 'qemu': 'VersionTriple', 'package': 'str' } }
{ 'command': 'query-version', 'returns': 'VersionInfo' }
{ 'command': 'qmp_capabilities', 'data': { '*enable': [ 'str' ] } }
{ 'command': 'quit' }
{ 'struct': 'Name', 'data': { 'name': 'str', 'rack': { 'type': 'str', 'if': 'CONFIG_RACK' } } }
{ 'command': 'query-name', 'returns': 'Name' }
{ 'enum': 'Kind', 'data': [ 'plain', 'racked', { 'name': 'wired', 'if': 'CONFIG_WIRE' } ] }
{ 'struct': 'Slot', 'data': { 'slot': 'int' } }
{ 'struct': 'Wire', 'if': 'CONFIG_WIRE', 'data': { 'wire': 'int' } }
{ 'union': 'Place', 'base': { 'kind': 'Kind' }, 'discriminator': 'kind',
  'data': { 'plain': 'Slot', 'racked': { 'type': 'Slot', 'if': 'CONFIG_RACK' },
            'wired': { 'type': 'Wire', 'if': 'CONFIG_WIRE' } } }
{ 'command': 'place', 'data': 'Place', 'boxed': true }
{ 'command': 'query-sum', 'returns': 'int' }
{ 'command': 'pause', 'allow-oob': true }
`

const (
	hello  = `{"QMP": {"version": {"qemu": {"major": 9, "minor": 1, "micro": 2}, "package": ""}, "capabilities": ["oob"]}}`
	ready  = `{"execute": "qmp_capabilities"}`
	withOB = `{"execute": "qmp_capabilities", "arguments": {"enable": ["oob"]}}`
	done   = `{"return": {}}`
	sum    = `{"execute": "query-sum"}`
	name   = `{"execute": "query-name"}`
	named  = `{"return": {"name": "n"}}`
	quit   = `{"execute": "quit"}`
	oob    = `{"exec-oob": "pause"}`
)

// conversations are streams and the rules that their messages break, each with the number of its message.
var conversations = []struct {
	what     string
	messages []string
	want     string
}{
	{"a member that may not be built in", []string{name, named}, ""},
	{"a branch that may not be built in", []string{`{"execute": "place", "arguments": {"kind": "racked"}}`}, ""},
	{"a branch of a value that is built in", []string{`{"execute": "place", "arguments": {"kind": "plain"}}`}, "0 qmp-missing-argument"},
	{"a branch of a value with the same condition", []string{`{"execute": "place", "arguments": {"kind": "wired"}}`}, "0 qmp-missing-argument"},
	{"a reply to the wrong command", []string{sum, named}, "1 qmp-return-type"},
	{"a greeting begins a connection", []string{hello, ready, done, sum, hello, ready, done, name, named}, ""},
	{"so does the negotiation", []string{ready, done, sum, ready, done, name, named}, ""},
	{"requests before the greeting is read", []string{ready, sum, name, hello, done, `{"return": 1}`, named}, ""},
	{"the same on a later connection", []string{hello, ready, done, sum, ready, name, hello, done, named}, ""},
	{"the reply to quit is lost", []string{sum, `{"return": 1}`, quit, name, named}, ""},
	{"and is not", []string{quit, done, name, named}, ""},
	{"hundreds of requests before the first reply", append(slices.Repeat([]string{sum}, 900), slices.Repeat([]string{`{"return": 1}`}, 900)...), ""},
	{"a lost reply", []string{sum, name, named, sum, `{"return": 1}`}, ""},
	{"two lost replies", []string{`{"execute": "query-version"}`, sum, name, named, sum, `{"return": 1}`}, ""},
	{"replies in order, one of them with a mistake", []string{name, sum, `{"return": {"name": 1}}`, `{"return": 1}`}, "2 qmp-wrong-type"},
	{"an empty reply to one of two", []string{name, quit, `{"return": {}}`, `{"execute": "quit", "id": 1}`, `{"return": {}, "id": 1}`}, ""},
	{"a reply without what makes it one", []string{sum, `{}`, name, named, sum, `{"return": 1}`}, "1 qmp-envelope"},
	{"a request without its command", []string{`{"id": 7}`, `{"return": 1, "id": 7}`, name, named}, "0 qmp-envelope"},
	{"a wrong name for the id of a request", []string{`{"execute": "query-sum", "idx": 7}`, `{"return": 1, "id": 7}`}, "0 qmp-request-key"},
	{"a wrong name for the id of a reply", []string{`{"execute": "query-sum", "id": 7}`, `{"return": 1, "idx": 7}`}, "1 qmp-reply-key"},
	{"out-of-band, not enabled", []string{hello, ready, done, oob}, "3 qmp-out-of-band"},
	{"out-of-band, enabled", []string{hello, withOB, done, oob}, ""},
	{"out-of-band on the next connection", []string{hello, withOB, done, hello, ready, done, oob}, "6 qmp-out-of-band"},
	{"out-of-band, the negotiation not seen", []string{oob, done}, ""},
	{"a command that never runs so", []string{`{"exec-oob": "quit"}`}, "0 qmp-out-of-band"},
	{"an escape that QEMU takes", []string{`{"execute": "quit", "id": "it\'s"}`}, ""},
	{"an escape that QEMU does not send", []string{`{"return": "it\'s"}`}, "0 json-bad-string, 0 qmp-orphan-response"},
}

func TestConversations(t *testing.T) {
	r := load(t, fstest.MapFS{"schema.json": {Data: []byte(schema)}})
	for _, c := range conversations {
		talk := examples.NewValidator(r, qapi.QMP).Conversation()
		var got []string
		for i, m := range c.messages {
			for _, f := range talk.Message(m, "").Faults {
				got = append(got, string(rune('0'+i))+" "+f.Rule.ID)
			}
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%s: %s, want %s", c.what, s, c.want)
		}
	}
}

func TestReleaseOfTheStream(t *testing.T) {
	r := load(t, fstest.MapFS{"schema.json": {Data: []byte(schema)}})
	for want, messages := range map[string][]string{
		"9.1.2": {hello},
		"8.2.0": {`{"execute": "query-version"}`, `{"return": {"qemu": {"major": 8, "minor": 2, "micro": 0}, "package": "v8.2.0"}}`},
		"":      {name, named},
	} {
		talk := examples.NewValidator(r, qapi.QMP).Conversation()
		for _, m := range messages {
			talk.Message(m, "")
		}
		if got := talk.Release(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
