package introspect_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"qmpdoc/internal/introspect"
	"qmpdoc/internal/wire"
	"qmpdoc/internal/wiretest"
	"qmpdoc/qapi"
)

// small is a reply with one entity of each kind.
const small = `[
 {"name": "stop", "meta-type": "command", "arg-type": "0", "ret-type": "[3]", "allow-oob": true, "features": ["deprecated"]},
 {"name": "query-status", "meta-type": "command", "arg-type": "1", "ret-type": "0"},
 {"name": "STOP", "meta-type": "event", "arg-type": "1"},
 {"name": "0", "meta-type": "object", "members": []},
 {"name": "1", "meta-type": "object", "tag": "kind", "members": [
   {"name": "kind", "type": "2"}, {"name": "next", "type": "1", "default": null}, {"name": "at", "type": "4", "features": ["x"]}],
  "variants": [{"case": "a", "type": "3"}, {"case": "b", "type": "0"}]},
 {"name": "2", "meta-type": "enum", "values": ["a", "b"]},
 {"name": "[3]", "meta-type": "array", "element-type": "3"},
 {"name": "3", "meta-type": "object", "members": [{"name": "n", "type": "int"}, {"name": "v", "type": "any"}]},
 {"name": "4", "meta-type": "alternate", "members": [{"type": "str"}, {"type": "3"}, {"type": "null"}]},
 {"name": "int", "meta-type": "builtin", "json-type": "int"},
 {"name": "any", "meta-type": "builtin", "json-type": "value"},
 {"name": "null", "meta-type": "builtin", "json-type": "null"},
 {"name": "str", "meta-type": "builtin", "json-type": "string"}
]`

// sameAsSmall is a schema that means the same.
const sameAsSmall = `
{ 'enum': 'Kind', 'data': [ 'a', 'b' ] }
{ 'struct': 'Three', 'data': { 'n': 'int', 'v': 'any' } }
{ 'alternate': 'At', 'data': { 's': 'str', 'o': 'Three', 'n': 'null' } }
{ 'union': 'One', 'base': { 'kind': 'Kind', '*next': 'One', 'at': { 'type': 'At', 'features': [ 'x' ] } }, 'discriminator': 'kind', 'data': { 'a': 'Three' } }
{ 'command': 'stop', 'returns': [ 'Three' ], 'allow-oob': true, 'features': [ 'deprecated' ] }
{ 'command': 'query-status', 'data': 'One', 'boxed': true }
{ 'event': 'STOP', 'data': 'One', 'boxed': true }
`

// surroundings are the forms in which people have a reply, and the release that they tell.
var surroundings = []struct{ name, before, after, release string }{
	{"the list alone", "", "", ""},
	{"a message", `{"return": `, `}`, ""},
	{"a message with an id", `{"id": "x-1", "return": `, "}\n", ""},
	{"a transcript", `{"QMP": {"version": {"qemu": {"micro": 13, "minor": 0, "major": 10}, "package": "Debian"}, "capabilities": ["oob"]}}
{"execute": "qmp_capabilities"}
{"return": {}}
{"execute": "query-qmp-schema"}
{"return": `, "}\n{\"execute\": \"quit\"}\n{\"return\": {}}\n", "10.0.13"},
	{"requests and replies in turn", `{
  "execute": "query-version",
  "id": "libvirt-2"
}

{
  "return": {
    "qemu": {
      "micro": 50,
      "minor": 2,
      "major": 4
    },
    "package": "v4.2"
  },
  "id": "libvirt-2"
}

{
  "return": `, `,
  "id": "libvirt-3"
}

{ "return": [ { "name": "x", "type": "bool" } ] }
`, "4.2.50"},
	{"a line of a log", `2024-05-01 10:00:00.123+0000: 1234: info : qemuMonitorJSONIOProcessLine:203 : mon=0x7f [ line={"return": `, `} ]`, ""},
	{"other lists before it", `{"return": [{"name": "a"}, {"name": "b"}]} {"return": [ [ `, ``, ""},
}

func TestSurroundings(t *testing.T) {
	want := wire.Of(schema(sameAsSmall), qapi.QMP)
	for _, s := range surroundings {
		for _, text := range []string{small, strings.ReplaceAll(strings.ReplaceAll(small, "\n", ""), ": ", ":")} {
			src := []byte(s.before + text + s.after)
			if !introspect.Holds(src) {
				t.Errorf("%s: not found", s.name)
			}
			ref, err := introspect.Reference("r.json", src)
			if err != nil {
				t.Errorf("%s: %v", s.name, err)
				continue
			}
			if ref.Release != s.release || !ref.Introspected {
				t.Errorf("%s: release %q", s.name, ref.Release)
			}
			if d := wiretest.Difference(wire.Of(ref, qapi.QMP), want); d != "" {
				t.Errorf("%s: %s", s.name, d)
			}
		}
	}
}

func TestPositions(t *testing.T) {
	ref, err := introspect.Reference("r.json", []byte("{\"return\":\n"+small+"}"))
	if err != nil {
		t.Fatal(err)
	}
	if got := ref.Lookup(qapi.QMP, "STOP").Pos.String(); got != "r.json:5:2" {
		t.Error(got)
	}
}

var broken = []struct{ name, old, new, want string }{
	{"nothing", small, "{}", "r.json: no reply to query-qmp-schema is in it"},
	{"the end is missing", "\n]", "\n", "r.json:17:1: the reply to query-qmp-schema ends in the middle"},
	{"not JSON", `"values": ["a", "b"]`, `"values": ["a", 'b']`, "r.json:9:53: the reply to query-qmp-schema is broken: invalid character '\\'' looking for beginning of value"},
	{"a number for a name", `{"name": "STOP"`, `{"name": 17`, "r.json:4:2: 'name' of an entity cannot be number"},
	{"an object among the features", `["deprecated"]`, `[{}]`, "r.json:2:2: 'features' of an entity cannot be object"},
	{"a string among the entities", `{"name": "STOP", "meta-type": "event", "arg-type": "1"}`, `"STOP"`, "r.json:4:2: an entity must be an object, not string"},
	{"a type that is not there", `"type": "4"`, `"type": "44"`, "r.json:6:2: object '1': it refers to type '44', which the reply lacks"},
	{"a command as a type", `"type": "4"`, `"type": "stop"`, "r.json:6:2: object '1': it refers to 'stop', which is not a type"},
	{"no type", `"type": "4", `, ``, "r.json:6:2: object '1': a type is missing"},
	{"an enum as arguments", `"event", "arg-type": "1"`, `"event", "arg-type": "2"`, "r.json:4:2: event 'STOP': arg-type '2' is not an object"},
	{"no arguments", `"event", "arg-type": "1"`, `"event"`, "r.json:4:2: event 'STOP': a type is missing"},
	{"two of a name", `"STOP"`, `"stop"`, "r.json:4:2: event 'stop': there are two entities of this name"},
	{"two members", `"name": "v"`, `"name": "n"`, "r.json:11:2: object '3': there are two members 'n'"},
	{"two values", `["a", "b"]`, `["a", "b", "a"]`, "r.json:9:2: enum '2': there are two values 'a'"},
	{"a tag that is not a member", `"tag": "kind"`, `"tag": "sort"`, "r.json:6:2: object '1': its tag 'sort' is not one of its members"},
	{"a tag that is not an enum", `"tag": "kind"`, `"tag": "at"`, "r.json:6:2: object '1': its tag 'at' is not an enum"},
	{"a case that is not a value", `"case": "b"`, `"case": "c"`, "r.json:6:2: object '1': case 'c' is not a value of its tag 'kind'"},
	{"a case that is not an object", `"b", "type": "0"`, `"b", "type": "2"`, "r.json:6:2: object '1': the type '2' of case 'b' is not an object"},
	{"an alternate of alternates", `{"type": "str"}`, `{"type": "4"}`, "r.json:12:2: alternate '4': its alternative '4' is an alternate, which QMP does not have"},
	{"an array of itself", `"element-type": "3"`, `"element-type": "[3]"`, "r.json:10:2: array '[3]': its elements are arrays, which QMP does not have"},
	{"an unknown kind", `"STOP", "meta-type": "event"`, `"STOP", "meta-type": "signal"`, "r.json:4:2: 'STOP' has the unknown meta-type 'signal'"},
	{"an unknown JSON type", `"json-type": "null"`, `"json-type": "nil"`, "r.json:15:2: builtin 'null': unknown json-type 'nil'"},
	{"an object named like a built-in type", `"name": "3"`, `"name": "uint8"`, "r.json:11:2: object 'uint8': the name is that of a built-in type"},
}

func TestBrokenReplies(t *testing.T) {
	for _, b := range broken {
		if !strings.Contains(small, b.old) {
			t.Fatalf("%s: %q is not there", b.name, b.old)
		}
		_, err := introspect.Reference("r.json", []byte(strings.Replace(small, b.old, b.new, 1)))
		if err == nil || err.Error() != b.want {
			t.Errorf("%s: %v\nwant %s", b.name, err, b.want)
		}
	}
}

func TestNamesOfTypes(t *testing.T) {
	ref, err := introspect.Reference("r.json", []byte(small))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, d := range ref.Defs {
		names = append(names, d.Kind.String()+" "+d.Name)
	}
	want := "command stop, command query-status, event STOP, union query-status.arguments, enum query-status.arguments.kind, " +
		"struct stop.returns, alternate query-status.arguments.at"
	if got := strings.Join(names, ", "); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
}

// A reference of which only the definitions were kept says the same.
func TestReplyOfDefinitions(t *testing.T) {
	ref, err := introspect.Reference("r.json", []byte(small))
	if err != nil {
		t.Fatal(err)
	}
	want := wire.Of(ref, qapi.QMP)
	ref.Reply = nil
	reply, err := introspect.Generate(ref, qapi.QMP, nil)
	if err != nil {
		t.Fatal(err)
	}
	again, err := introspect.Reference("again.json", reply)
	if err != nil {
		t.Fatal(err)
	}
	if d := wiretest.Difference(wire.Of(again, qapi.QMP), want); d != "" {
		t.Error(d)
	}
}

// hostile are replies that are large or deep. Each gets an answer at once.
var hostile = map[string]func() []byte{
	"100 MB":                 func() []byte { return bytes.Repeat([]byte(`{"meta-type": "x"},`), 100<<20/19) },
	"brackets without end":   func() []byte { return []byte(strings.Repeat("[", 8<<20) + `{"meta-type"`) },
	"objects without end":    func() []byte { return []byte(strings.Repeat(`[{"a":`, 4<<20) + `{"meta-type": "x"`) },
	"lists before the reply": func() []byte { return []byte(strings.Repeat(`[{`, 4<<20) + small) },
	"a deep entity":          func() []byte { return []byte(`[{"name": "a", "meta-type": "x", "y": ` + strings.Repeat("[", 4<<20)) },
	"a chain of types": func() []byte {
		return many(20_000, func(i int) string {
			return fmt.Sprintf(`{"name": "%d", "meta-type": "object", "members": [{"name": "a", "type": "%d"}]}`, i, (i+1)%20_000)
		})
	},
	"a union of many cases": func() []byte {
		var cases, values []string
		for i := range 20_000 {
			cases = append(cases, fmt.Sprintf(`{"case": "%d", "type": "0"}`, i))
			values = append(values, fmt.Sprintf(`"%d"`, i))
		}
		return many(1, func(int) string {
			return `{"name": "0", "meta-type": "object", "members": [{"name": "a", "type": "e"}], "tag": "a", "variants": [` + strings.Join(cases, ",") + `]},
			{"name": "e", "meta-type": "enum", "values": [` + strings.Join(values, ",") + `]}`
		})
	},
}

func many(n int, entity func(int) string) []byte {
	list := []string{`{"name": "c", "meta-type": "command", "arg-type": "0", "ret-type": "0"}`}
	for i := range n {
		list = append(list, entity(i))
	}
	return []byte("[" + strings.Join(list, ",\n") + "]")
}

// Each reply takes some milliseconds; time that grows with the square of its size would exceed the limit of go test.
func TestHostileReplies(t *testing.T) {
	for name, make := range hostile {
		t.Run(name, func(t *testing.T) {
			if ref, err := introspect.Reference("r.json", make()); err == nil {
				wire.Of(ref, qapi.QMP)
			}
		})
	}
}

func FuzzReference(f *testing.F) {
	for _, s := range surroundings {
		f.Add([]byte(s.before + small + s.after))
	}
	for _, b := range broken {
		f.Add([]byte(strings.Replace(small, b.old, b.new, 1)))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		ref, err := introspect.Reference("r.json", src)
		if err != nil {
			return
		}
		if !introspect.Holds(src) {
			t.Fatal("read, though there is nothing to read")
		}
		again, err := introspect.Reference("r.json", ref.Reply)
		if err != nil {
			t.Fatalf("the reply cannot be read again: %v", err)
		}
		for _, p := range qapi.AllProducts {
			if d := wiretest.Difference(wire.Of(ref, p), wire.Of(again, p)); d != "" {
				t.Fatal(d)
			}
		}
	})
}
