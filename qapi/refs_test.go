package qapi_test

import (
	"testing"

	"qmpdoc/prose"
	"qmpdoc/qapi"
)

const refSchema = `
{ 'enum': 'Kind', 'data': [ 'lamp', 'heater' ] }
{ 'struct': 'Thing', 'data': { 'id': 'str', 'size': 'int' } }
{ 'struct': 'Lamp', 'base': 'Thing', 'data': { 'level': 'int' }, 'features': [ 'dimmable' ] }
{ 'type': 'Nested', 'data': { 'outer': { 'inner': 'int' } } }
{ 'union': 'Device', 'base': { 'kind': 'Kind' }, 'discriminator': 'kind', 'data': { 'lamp': 'Lamp' } }
{ 'command': 'device-add', 'boxed': true, 'data': 'Device' }
{ 'command': 'query-lamps', 'returns': [ 'Lamp' ], 'data': { 'filters': [ 'Thing' ] } }
{ 'command': 'lamp', 'data': 'Lamp', 'features': [ 'deprecated' ] }
{ 'event': 'LAMP', 'data': { 'lamp': 'Lamp' } }
`

var refRows = []struct {
	from, text string // the definition whose text it is, and the reference as written
	want       string // "" when it leads nowhere
}{
	{"Lamp", "@level", "Lamp member level"},
	{"Lamp", "@id", "Thing member id"},
	{"Lamp", "@dimmable", "Lamp feature dimmable"},
	{"Kind", "@heater", "Kind value heater"},
	{"Device", "@kind", "Device member kind"},
	{"Device", "@lamp", "Device branch lamp"},
	{"device-add", "@kind", "Device member kind"},
	{"device-add", "@lamp", "Device branch lamp"},
	{"lamp", "@level", "Lamp member level"},
	{"lamp", "@size", "Thing member size"},
	{"lamp", "@deprecated", "lamp feature deprecated"},
	{"LAMP", "@lamp", "LAMP member lamp"},
	{"Thing", "@lamp", "lamp"},                     // old texts name commands so
	{"query-lamps", "@level", "Lamp member level"}, // a part of what is returned
	{"LAMP", "@size", "Thing member size"},
	{"Nested", "@outer.inner", "Nested member outer"},
	{"query-lamps", "@filters[].id", "query-lamps member filters"},
	{"Lamp", "@nothing", ""},
	{"Lamp", "`LAMP`", "LAMP"},
	{"Lamp", "`Lamp.level`", "Lamp member level"},
	{"Lamp", "`Lamp.id`", "Thing member id"},
	{"Lamp", "`query-lamps[].level`", "Lamp member level"},
	{"Lamp", "`query-lamps.filters`", "query-lamps member filters"},
	{"Lamp", "`all lamps <query-lamps>`", "query-lamps"},
	{"Lamp", "`level`", ""}, // single backticks name definitions
	{"Lamp", ":qapi:event:`LAMP`", "LAMP"},
	{"Lamp", ":qapi:cmd:`lamp`", "lamp"},
	{"Lamp", ":qapi:cmd:`LAMP`", ""},
	{"Lamp", ":qapi:type:`QMP:lamps.Lamp`", "Lamp"},
	{"Lamp", ":qapi:cmd:`QGA:ping`", "ping"},
	{"Lamp", ":doc:`/interop/qmp-spec`", ""},
	{"Lamp", "`ping`", "ping"}, // another program's
	{"", "`Lamp`", "Lamp"},
	{"", "@level", ""},
}

func TestResolve(t *testing.T) {
	r, _ := qapi.Merge("", []qapi.Schema{program(qapi.QMP, refSchema), program(qapi.GuestAgent, "{ 'command': 'ping' }")}, nil)
	kinds := map[qapi.TargetKind]string{
		qapi.TargetDef: "", qapi.TargetMember: " member ", qapi.TargetValue: " value ",
		qapi.TargetBranch: " branch ", qapi.TargetFeature: " feature ",
	}
	for _, row := range refRows {
		refs := prose.Parse(prose.Text{Raw: row.text, Lines: []prose.Place{{Line: 1, Col: 1}}}).Refs()
		if len(refs) != 1 {
			t.Errorf("%s has %d references", row.text, len(refs))
			continue
		}
		got := ""
		if to, ok := r.Resolve(r.Lookup(qapi.QMP, row.from), refs[0]); ok {
			got = to.Def.Name + kinds[to.Kind] + to.Name
		}
		if got != row.want {
			t.Errorf("%s in %q leads to %q, want %q", row.text, row.from, got, row.want)
		}
	}
}
