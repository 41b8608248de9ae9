package request

import (
	"strings"
	"testing"
	"testing/fstest"

	"qmpdoc/internal/qjson"
	"qmpdoc/internal/source"
	"qmpdoc/qapi"
)

// reference reads a schema that is one file of QEMU's own monitor.
func reference(t *testing.T, schema string) *qapi.Reference {
	t.Helper()
	ref, _, err := source.Load(fstest.MapFS{
		"VERSION": {Data: []byte("5.2.0\n")}, "qapi/qapi-schema.json": {Data: []byte(schema)},
	}, source.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return ref
}

const demandSchema = `
{ 'enum': 'Driver', 'data': [ 'none', 'file', 'stack', { 'name': 'net', 'if': 'defined(NET)' } ] }
{ 'struct': 'File', 'data': { 'name': 'str', '*offset': 'int' } }
{ 'struct': 'Stack', 'data': { 'below': 'NodeRef', '*more': [ 'NodeRef' ] } }
{ 'struct': 'Net', 'data': { 'host': 'str' } }
{ 'union': 'Node', 'base': { 'driver': 'Driver', '*label': 'str' }, 'discriminator': 'driver',
  'data': { 'stack': 'Stack', 'net': 'Net', 'file': 'File' } }
{ 'alternate': 'NodeRef', 'data': { 'definition': 'Node', 'reference': 'str' } }
{ 'union': 'Action', 'data': { 'stop': 'Net', 'go': 'File' } }
{ 'struct': 'Endless', 'data': { 'again': 'Endless' } }
{ 'struct': 'List', 'data': { 'value': 'int', 'rest': [ 'List' ] } }
{ 'command': 'node-add', 'data': 'Node', 'boxed': true, 'returns': 'Node' }
{ 'command': 'act', 'data': { 'actions': [ 'Action' ] }, 'returns': [ 'Driver' ] }
{ 'command': 'never', 'data': { 'x': 'Endless' } }
{ 'command': 'list', 'data': { 'x': 'List', '*big': 'uint64' }, 'returns': 'List' }
{ 'event': 'NODE', 'data': { 'node': 'NodeRef', '*on': 'bool' } }
`

func TestDemands(t *testing.T) {
	requests := New(reference(t, demandSchema))
	for _, row := range []struct {
		of      string // event, reply, or command
		name    string
		demands []Demand
		want    string // a message; or how the error begins
	}{
		{"command", "node-add", nil, `{ "execute": "node-add", "arguments": { "driver": "stack", "below": "BELOW" } }`},
		{"command", "node-add", []Demand{Has("label")}, `{ "execute": "node-add", "arguments": { "driver": "stack", "label": "LABEL", "below": "BELOW" } }`},
		{"command", "node-add", []Demand{Chooses("net", "driver")}, `{ "execute": "node-add", "arguments": { "driver": "net", "host": "HOST" } }`},
		{"command", "node-add", []Demand{Chooses("none", "driver")}, `{ "execute": "node-add", "arguments": { "driver": "none" } }`},
		{"command", "node-add", []Demand{Has("offset")}, `{ "execute": "node-add", "arguments": { "driver": "file", "name": "NAME", "offset": 1 } }`},
		{"command", "node-add", []Demand{Has("host")}, `{ "execute": "node-add", "arguments": { "driver": "net", "host": "HOST" } }`},
		{"command", "node-add", []Demand{Chooses("net", "below", "driver")},
			`{ "execute": "node-add", "arguments": { "driver": "stack", "below": { "driver": "net", "host": "HOST" } } }`},
		{"command", "node-add", []Demand{Has("below", "below", "offset")},
			`{ "execute": "node-add", "arguments": { "driver": "stack", "below": { "driver": "stack", "below": { "driver": "file", "name": "NAME", "offset": 1 } } } }`},
		{"command", "node-add", []Demand{Chooses("definition", "below")},
			`{ "execute": "node-add", "arguments": { "driver": "stack", "below": { "driver": "stack", "below": "BELOW" } } }`},
		{"command", "node-add", []Demand{Chooses("object", "below"), Chooses("file", "below", "driver")},
			`{ "execute": "node-add", "arguments": { "driver": "stack", "below": { "driver": "file", "name": "NAME" } } }`},
		{"command", "node-add", []Demand{Chooses("string", "below")}, `{ "execute": "node-add", "arguments": { "driver": "stack", "below": "BELOW" } }`},
		{"command", "node-add", []Demand{Has("more")}, `{ "execute": "node-add", "arguments": { "driver": "stack", "below": "BELOW", "more": [ "MORE" ] } }`},
		{"command", "node-add", []Demand{Lacks("driver")}, `{ "execute": "node-add", "arguments": { "below": "BELOW" } }`},
		{"command", "node-add", []Demand{Chooses("nothing", "driver")}, `error: Node has no branch nothing`},
		{"command", "node-add", []Demand{Has("nothing")}, `error: no branch of Node`},
		{"command", "node-add", []Demand{Has("label", "deeper")}, `error: nothing has label.deeper`},
		{"command", "act", nil, `{ "execute": "act", "arguments": { "actions": [ { "type": "stop", "data": { "host": "HOST" } } ] } }`},
		{"command", "act", []Demand{Chooses("go", "actions", "type"), Has("actions", "data", "offset")},
			`{ "execute": "act", "arguments": { "actions": [ { "type": "go", "data": { "name": "NAME", "offset": 1 } } ] } }`},
		{"command", "act", []Demand{Lacks("actions")}, `{ "execute": "act" }`},
		{"command", "never", nil, `error: Endless has no finite value`},
		{"command", "list", nil, `{ "execute": "list", "arguments": { "x": { "value": 1, "rest": [] } } }`},
		{"command", "list", []Demand{Chooses("7", "x", "rest", "value")},
			`{ "execute": "list", "arguments": { "x": { "value": 1, "rest": [ { "value": 7, "rest": [] } ] } } }`},
		{"reply", "node-add", []Demand{Chooses("file", "driver"), Lacks("name")}, `{ "return": { "driver": "file" } }`},
		{"reply", "act", []Demand{Chooses("net")}, `{ "return": [ "net" ] }`},
		{"reply", "act", nil, `{ "return": [ "none" ] }`},
		{"reply", "never", nil, `{ "return": {} }`},
		{"event", "NODE", []Demand{Chooses("false", "on")},
			`{ "event": "NODE", "data": { "node": "NODE", "on": false }, "timestamp": { "seconds": 1, "microseconds": 1 } }`},
	} {
		make := map[string]func(*qapi.Def, ...Demand) (*qjson.Value, error){
			"command": requests.Command, "reply": requests.Reply, "event": requests.Event,
		}[row.of]
		m, err := make(requests.ref.Lookup(qapi.QMP, row.name), row.demands...)
		got := ""
		if err != nil {
			got = "error: " + err.Error()
		} else {
			got = m.Print(qjson.Layout{})
		}
		if got != row.want && !(err != nil && strings.HasPrefix(got, row.want) && row.want != "") {
			t.Errorf("%s %s with %s\n got %s\nwant %s", row.of, row.name, row.demands, got, row.want)
		}
	}
}
