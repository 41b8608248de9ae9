package rules

// interfaceExplanations are those of the rules about alternates, commands, events and features.
var interfaceExplanations = map[string]explanation{
	"alternate-branch-type": {
		means:  "A branch of an alternate is of a type whose values can be of several JSON types: any, or another alternate.",
		why:    "An alternate tells its branches apart by the JSON type of the value. QEMU's parser stops.",
		before: `{ 'alternate': 'LampRef', 'data': { 'none': 'null', 'other': 'any' } }`,
		after:  `{ 'alternate': 'LampRef', 'data': { 'none': 'null', 'id': 'str' } }`,
	},
	"alternate-ambiguous": {
		means: "Two branches of an alternate have values of one JSON type: two objects, two numbers, two strings.",
		why:   "An alternate tells its branches apart by the JSON type of the value. QEMU's parser stops.",
		before: `
{ 'enum': 'LampGroup', 'data': [ 'all', 'none' ] }
{ 'alternate': 'LampRef', 'data': { 'id': 'str', 'group': 'LampGroup' } }`,
		after: `
{ 'alternate': 'LampRef', 'data': { 'id': 'str', 'none': 'null' } }`,
	},
	"alternate-ambiguous-text": {
		means: "A string of one branch reads like a number or boolean of another: any string beside a number, the value on beside a boolean.",
		why:   "On the command line, where all values are text, both accept the same. QEMU's parser stops.",
		before: `
{ 'alternate': 'LampRef', 'data': { 'id': 'str', 'lit': 'bool' } }`,
		after: `
{ 'enum': 'LampGroup', 'data': [ 'all', 'none' ] }
{ 'alternate': 'LampRef', 'data': { 'group': 'LampGroup', 'lit': 'bool' } }`,
	},
	"arguments-type": {
		means: "The arguments of a command or the data of an event are of a type without members.",
		why:   "On the wire they are an object with named members. QEMU's parser stops.",
		before: `
{ 'enum': 'LampState', 'data': [ 'on', 'off' ] }
{ 'command': 'lamp-set', 'data': 'LampState' }`,
		after: `
{ 'enum': 'LampState', 'data': [ 'on', 'off' ] }
{ 'command': 'lamp-set', 'data': { 'state': 'LampState' } }`,
	},
	"arguments-union": {
		means: "The arguments of a command or the data of an event are a union, and 'boxed' is not set. With it the C function takes one pointer.",
		why:   "Without it the generator makes a C parameter of each member, which cannot be done for branches. QEMU's parser stops.",
		before: `
{ 'enum': 'HeaterKind', 'data': [ 'coil', 'gas' ] }
{ 'union': 'Heater', 'base': { 'kind': 'HeaterKind' }, 'discriminator': 'kind',
  'data': {} }
{ 'command': 'heater-add', 'data': 'Heater' }`,
		after: `
{ 'enum': 'HeaterKind', 'data': [ 'coil', 'gas' ] }
{ 'union': 'Heater', 'base': { 'kind': 'HeaterKind' }, 'discriminator': 'kind',
  'data': {} }
{ 'command': 'heater-add', 'data': 'Heater', 'boxed': true }`,
	},
	"arguments-conditional": {
		means: "An argument or a member of an event has a condition, and 'boxed' is not set.",
		why:   "The C function would have other parameters in each build. QEMU's parser stops.",
		before: `
{ 'command': 'heater-add',
  'data': { 'bottle': { 'type': 'size', 'if': 'CONFIG_GAS' } } }`,
		after: `
{ 'struct': 'Heater',
  'data': { 'bottle': { 'type': 'size', 'if': 'CONFIG_GAS' } } }
{ 'command': 'heater-add', 'data': 'Heater', 'boxed': true }`,
	},
	"returns-type": {
		means: "A command returns something other than an object or an array of objects. Old commands that cannot change any more are listed by the pragma command-returns-exceptions.",
		why:   "Members can be added to an object, and nothing to a string or a number: the next release would need another command. QEMU's parser stops.",
		before: `
{ 'command': 'query-uptime', 'returns': 'int' }`,
		after: `
{ 'struct': 'Uptime', 'data': { 'seconds': 'int' } }
{ 'command': 'query-uptime', 'returns': 'Uptime' }`,
	},
	"special-feature-on-type": {
		means:  "A type is marked as deprecated or unstable. These two features belong to commands, events, members and values.",
		why:    "Nobody sends a type: QEMU could neither hide it nor warn of its use. Its parser stops.",
		before: `{ 'struct': 'Lamp', 'data': { 'id': 'str' }, 'features': [ 'deprecated' ] }`,
		after:  `{ 'struct': 'Lamp', 'data': { 'id': { 'type': 'str', 'features': [ 'deprecated' ] } } }`,
	},
	"too-many-features": {
		means: "The schema of a program has more than 64 different names of features.",
		why:   "QEMU keeps the features of a definition in the bits of one integer.",
		before: `
{ 'command': 'lamp-set', 'features': [ 'one', 'two', … 'sixty-five' ] }`,
		after: `
{ 'command': 'lamp-set', 'features': [ 'one', 'two' ] }`,
		sketch: true,
	},
}
