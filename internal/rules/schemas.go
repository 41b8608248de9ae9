package rules

// schemaExplanations are those of the rules about what definitions say together.
var schemaExplanations = map[string]explanation{
	"redefined": {
		means: "Two definitions of a program have one name, or a definition has the name of a built-in type. Commands, events and types share one space of names.",
		why:   "Nobody could tell which one is meant. QEMU's parser stops.",
		before: `
{ 'command': 'house-lock' }
{ 'command': 'house-lock', 'data': { '*force': 'bool' } }`,
		after: `
{ 'command': 'house-lock', 'data': { '*force': 'bool' } }`,
	},
	"defined-again": {
		means: "Two definitions of a program have one name. Up to QEMU 2.3 nothing forbade it; from then on it is an error, see redefined.",
		why:   "Nobody can tell which one is meant. The first one stands in the reference, the second one does not.",
		before: `
-- VERSION --
1.5.3
-- qapi-schema.json --
{ 'command': 'house-lock' }
{ 'command': 'house-lock', 'data': { '*force': 'bool' } }`,
		after: `
-- VERSION --
1.5.3
-- qapi-schema.json --
{ 'command': 'house-lock', 'data': { '*force': 'bool' } }`,
	},
	"command-name-case": {
		means:  "The name of a command has a capital or an underscore. Old commands that cannot change any more are listed by the pragma command-name-exceptions.",
		why:    "Users guess names. QEMU's parser stops.",
		before: `{ 'command': 'house_lock' }`,
		after:  `{ 'command': 'house-lock' }`,
	},
	"member-name-case": {
		means:  "The name of a member or value has a capital or an underscore. Old ones that cannot change any more are allowed by the pragma member-name-exceptions, which lists their types.",
		why:    "Users guess names. QEMU's parser stops.",
		before: `{ 'struct': 'Lamp', 'data': { 'maxWatts': 'int' } }`,
		after:  `{ 'struct': 'Lamp', 'data': { 'max-watts': 'int' } }`,
	},
	"name-clash": {
		means: "Two members, values, branches or features of one definition have the same name in C, where '-', '_' and '.' are all '_'. What comes from a base or a branch counts.",
		why:   "On the wire one would hide the other, and the generated code would not compile.",
		before: `
{ 'struct': 'Device', 'data': { 'id': 'str' } }
{ 'struct': 'Lamp', 'base': 'Device', 'data': { 'id': 'int' } }`,
		after: `
{ 'struct': 'Device', 'data': { 'id': 'str' } }
{ 'struct': 'Lamp', 'base': 'Device', 'data': { 'socket': 'int' } }`,
	},
	"unknown-type": {
		means:  "A member, base, branch, argument or return value is of a type that the program does not define. It may be misspelled, or be defined in a file that is not included.",
		why:    "QEMU's parser stops.",
		before: `{ 'struct': 'Lamp', 'data': { 'lit': 'boolean' } }`,
		after:  `{ 'struct': 'Lamp', 'data': { 'lit': 'bool' } }`,
	},
	"base-type": {
		means: "The base of a struct or union is something other than a struct.",
		why:   "Only a struct has members to inherit. QEMU's parser stops.",
		before: `
{ 'enum': 'LampState', 'data': [ 'on', 'off' ] }
{ 'struct': 'Lamp', 'base': 'LampState', 'data': { 'id': 'str' } }`,
		after: `
{ 'enum': 'LampState', 'data': [ 'on', 'off' ] }
{ 'struct': 'Lamp', 'data': { 'id': 'str', 'state': 'LampState' } }`,
	},
	"object-loop": {
		means: "A type inherits from itself, or is a branch of itself, directly or through others. A member of its own type is something else, and allowed when optional.",
		why:   "The type would have members without end. QEMU's parser stops.",
		before: `
{ 'struct': 'Lamp', 'base': 'Device', 'data': { 'lit': 'bool' } }
{ 'struct': 'Device', 'base': 'Lamp', 'data': { 'id': 'str' } }`,
		after: `
{ 'struct': 'Lamp', 'base': 'Device', 'data': { 'lit': 'bool' } }
{ 'struct': 'Device', 'data': { 'id': 'str' } }`,
	},
	"discriminator-unknown": {
		means: "The member that shall choose the branch is not one of the base's.",
		why:   "No message could choose a branch. QEMU's parser stops.",
		before: `
{ 'enum': 'HeaterKind', 'data': [ 'gas' ] }
{ 'struct': 'HeaterGas', 'data': { 'bottle': 'size' } }
{ 'union': 'Heater', 'base': { 'kind': 'HeaterKind' }, 'discriminator': 'type',
  'data': { 'gas': 'HeaterGas' } }`,
		after: `
{ 'enum': 'HeaterKind', 'data': [ 'gas' ] }
{ 'struct': 'HeaterGas', 'data': { 'bottle': 'size' } }
{ 'union': 'Heater', 'base': { 'kind': 'HeaterKind' }, 'discriminator': 'kind',
  'data': { 'gas': 'HeaterGas' } }`,
	},
	"discriminator-type": {
		means: "The member that shall choose the branch is of another type than an enumeration.",
		why:   "Only an enumeration lists the branches that there can be. QEMU's parser stops.",
		before: `
{ 'struct': 'HeaterGas', 'data': { 'bottle': 'size' } }
{ 'union': 'Heater', 'base': { 'kind': 'str' }, 'discriminator': 'kind',
  'data': { 'gas': 'HeaterGas' } }`,
		after: `
{ 'enum': 'HeaterKind', 'data': [ 'gas' ] }
{ 'struct': 'HeaterGas', 'data': { 'bottle': 'size' } }
{ 'union': 'Heater', 'base': { 'kind': 'HeaterKind' }, 'discriminator': 'kind',
  'data': { 'gas': 'HeaterGas' } }`,
	},
	"discriminator-optional": {
		means: "The member that chooses the branch is optional.",
		why:   "Without it nobody could tell which branch the other members belong to. QEMU's parser stops.",
		before: `
{ 'enum': 'HeaterKind', 'data': [ 'gas' ] }
{ 'union': 'Heater', 'base': { '*kind': 'HeaterKind' }, 'discriminator': 'kind',
  'data': {} }`,
		after: `
{ 'enum': 'HeaterKind', 'data': [ 'gas' ] }
{ 'union': 'Heater', 'base': { 'kind': 'HeaterKind' }, 'discriminator': 'kind',
  'data': {} }`,
	},
	"discriminator-conditional": {
		means: "The member that chooses the branch has a condition.",
		why:   "In a build without it, nobody could tell which branch the other members belong to. QEMU's parser stops.",
		before: `
{ 'enum': 'HeaterKind', 'data': [ 'coil', 'gas' ] }
{ 'union': 'Heater', 'discriminator': 'kind', 'data': {},
  'base': { 'kind': { 'type': 'HeaterKind', 'if': 'CONFIG_GAS' } } }`,
		after: `
{ 'enum': 'HeaterKind', 'data': [ 'coil', { 'name': 'gas', 'if': 'CONFIG_GAS' } ] }
{ 'union': 'Heater', 'discriminator': 'kind', 'data': {},
  'base': { 'kind': 'HeaterKind' } }`,
	},
	"union-without-branches": {
		means: "The enumeration that chooses the branch of a union has no values.",
		why:   "No value could ever be one. QEMU's parser stops.",
		before: `
{ 'enum': 'HeaterKind', 'data': [] }
{ 'union': 'Heater', 'base': { 'kind': 'HeaterKind' }, 'discriminator': 'kind',
  'data': {} }`,
		after: `
{ 'enum': 'HeaterKind', 'data': [ 'coil', 'gas' ] }
{ 'union': 'Heater', 'base': { 'kind': 'HeaterKind' }, 'discriminator': 'kind',
  'data': {} }`,
	},
	"branch-value": {
		means: "A branch has a name that is no value of the discriminator: it is misspelled, or the value has another name today.",
		why:   "No message could choose it, and its members are lost. QEMU's parser stops.",
		before: `
{ 'enum': 'HeaterKind', 'data': [ 'coil', 'gas' ] }
{ 'struct': 'HeaterGas', 'data': { 'bottle': 'size' } }
{ 'union': 'Heater', 'base': { 'kind': 'HeaterKind' }, 'discriminator': 'kind',
  'data': { 'propane': 'HeaterGas' } }`,
		after: `
{ 'enum': 'HeaterKind', 'data': [ 'coil', 'gas' ] }
{ 'struct': 'HeaterGas', 'data': { 'bottle': 'size' } }
{ 'union': 'Heater', 'base': { 'kind': 'HeaterKind' }, 'discriminator': 'kind',
  'data': { 'gas': 'HeaterGas' } }`,
	},
	"branch-type": {
		means: "A branch of a union is of a type without members, such as a string or an enumeration.",
		why:   "The members of a branch stand beside those of the base, in one object. QEMU's parser stops.",
		before: `
{ 'enum': 'HeaterKind', 'data': [ 'coil', 'gas' ] }
{ 'union': 'Heater', 'base': { 'kind': 'HeaterKind' }, 'discriminator': 'kind',
  'data': { 'gas': 'size' } }`,
		after: `
{ 'enum': 'HeaterKind', 'data': [ 'coil', 'gas' ] }
{ 'struct': 'HeaterGas', 'data': { 'bottle': 'size' } }
{ 'union': 'Heater', 'base': { 'kind': 'HeaterKind' }, 'discriminator': 'kind',
  'data': { 'gas': 'HeaterGas' } }`,
	},
}
