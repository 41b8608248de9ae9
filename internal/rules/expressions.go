package rules

// expressionExplanations are those of the rules about single expressions of the schema language.
var expressionExplanations = map[string]explanation{
	"definition-keyword": {
		means:  "An expression has none of the keys that say what it is, or several of them.",
		why:    "Nobody can tell what is defined. QEMU's parser stops.",
		before: `{ 'comand': 'house-lock', 'data': { '*force': 'bool' } }`,
		after:  `{ 'command': 'house-lock', 'data': { '*force': 'bool' } }`,
	},
	"unknown-key": {
		means:  "An expression has a key that expressions of its kind do not have: it is misspelled, or belongs to another kind.",
		why:    "QEMU's parser stops. Up to QEMU 2.3 such keys had no effect, and nobody noticed.",
		before: `{ 'command': 'lamp-plug', 'gne': false }`,
		after:  `{ 'command': 'lamp-plug', 'gen': false }`,
	},
	"missing-key": {
		means:  "An expression lacks a key without which it says too little: the data of a type, the base or discriminator of a union.",
		why:    "QEMU's parser stops.",
		before: `{ 'enum': 'LampState', 'prefix': 'LAMP' }`,
		after:  `{ 'enum': 'LampState', 'prefix': 'LAMP', 'data': [ 'on', 'off' ] }`,
	},
	"value-kind": {
		means:  "The value of a key has the wrong form: an array where an object belongs, more than one type in an array, members in place where 'boxed' wants the name of a type.",
		why:    "QEMU's parser stops.",
		before: `{ 'enum': 'LampState', 'data': { 'on': 'int', 'off': 'int' } }`,
		after:  `{ 'enum': 'LampState', 'data': [ 'on', 'off' ] }`,
	},
	"invalid-name": {
		means:  "A name has a character that names cannot have, or begins with something other than a letter. Behind a prefix such as __org.example_ the same holds for the rest; values of an enumeration may begin with a digit.",
		why:    "Names become identifiers in C.",
		before: `{ 'command': 'house.lock' }`,
		after:  `{ 'command': 'house-lock' }`,
	},
	"reserved-name": {
		means:  "A member is called u, or begins with has-, or a name begins with q-: the C code that QEMU generates uses u for the branches of a union, has_x to tell whether x is there, and q_ before names that C or a library takes.",
		why:    "The generated code would hold one name twice.",
		before: `{ 'struct': 'Lamp', 'data': { 'has-dimmer': 'bool' } }`,
		after:  `{ 'struct': 'Lamp', 'data': { 'dimmable': 'bool' } }`,
	},
	"event-name-case": {
		means:  "The name of an event has a small letter or a hyphen.",
		why:    "Clients and readers tell events from commands and types by their capitals.",
		before: `{ 'event': 'lamp-failed' }`,
		after:  `{ 'event': 'LAMP_FAILED' }`,
	},
	"type-name-case": {
		means:  "The name of a type begins with a small letter, or has hyphens or underscores between its words.",
		why:    "Readers of the schema tell types from members by their capitals.",
		before: `{ 'enum': 'lamp_state', 'data': [ 'on', 'off' ] }`,
		after:  `{ 'enum': 'LampState', 'data': [ 'on', 'off' ] }`,
	},
	"feature-name-case": {
		means:  "The name of a feature has a capital or an underscore.",
		why:    "Clients look for the name as it is written, and expect the spelling of all other names.",
		before: `{ 'command': 'lamp-set', 'features': [ 'Slow_Start' ] }`,
		after:  `{ 'command': 'lamp-set', 'features': [ 'slow-start' ] }`,
	},
	"branch-name-case": {
		means:  "The name of an alternate's branch has a capital or an underscore. It never shows on the wire, so that there is no old spelling to be kept.",
		why:    "QEMU's parser stops, and knows no exceptions here.",
		before: `{ 'alternate': 'LampRef', 'data': { 'Lamp_Id': 'str', 'none': 'null' } }`,
		after:  `{ 'alternate': 'LampRef', 'data': { 'lamp-id': 'str', 'none': 'null' } }`,
	},
	"list-name": {
		means:  "The name of a type ends in List. QEMU's generator makes a type LampList for arrays of Lamp.",
		why:    "The generated code would hold one name twice.",
		before: `{ 'struct': 'LampList', 'data': { 'lamps': [ 'str' ] } }`,
		after:  `{ 'struct': 'LampInventory', 'data': { 'lamps': [ 'str' ] } }`,
	},
	"flag-value": {
		means:  "A flag is set to what it is anyway: 'gen' and 'success-response' are written to be false, the others to be true.",
		why:    "It has no effect, and QEMU's parser stops at it.",
		before: `{ 'command': 'house-lock', 'allow-oob': false }`,
		after:  `{ 'command': 'house-lock' }`,
	},
	"flag-text": {
		means:  "A flag is a string, as up to QEMU 2.3.",
		why:    "QEMU's parser takes booleans only, and stops.",
		before: `{ 'command': 'lamp-plug', 'gen': 'no' }`,
		after:  `{ 'command': 'lamp-plug', 'gen': false }`,
	},
	"flag-conflict": {
		means:  "A command has both 'allow-oob' and 'coroutine'. Out-of-band commands run in another thread, coroutines in the main loop.",
		why:    "QEMU cannot do both, and its parser stops.",
		before: `{ 'command': 'house-lock', 'allow-oob': true, 'coroutine': true }`,
		after:  `{ 'command': 'house-lock', 'allow-oob': true }`,
	},
	"invalid-condition": {
		means:  "An 'if' is neither an identifier in capitals nor an object with exactly one of the keys all, any and not, or it lists nothing.",
		why:    "The condition becomes an #if of the generated code.",
		before: `{ 'command': 'gas-refill', 'if': { 'all': [] } }`,
		after:  `{ 'command': 'gas-refill', 'if': { 'all': [ 'CONFIG_GAS', 'CONFIG_PUMP' ] } }`,
	},
	"condition-text": {
		means:  "An 'if' is the text of a C expression, as in QEMU 3.0 to 6.1.",
		why:    "Since QEMU 6.2 conditions are data, which more than a C compiler can understand. QEMU's parser stops.",
		before: `{ 'command': 'gas-refill', 'if': 'defined(CONFIG_GAS)' }`,
		after:  `{ 'command': 'gas-refill', 'if': 'CONFIG_GAS' }`,
	},
	"empty-data": {
		means:  "An alternate lists no branch.",
		why:    "No value could ever be one.",
		before: `{ 'alternate': 'LampRef', 'data': {} }`,
		after:  `{ 'alternate': 'LampRef', 'data': { 'id': 'str', 'none': 'null' } }`,
	},
	"nested-struct": {
		means:  "A member's type is written in place, as an object, as up to QEMU 2.3.",
		why:    "Types need names, for C and for introspection. QEMU's parser reads the object as a type with its condition and features, and stops.",
		before: `{ 'struct': 'House', 'data': { 'door': { 'open': 'bool' } } }`,
		after: `
{ 'struct': 'Door', 'data': { 'open': 'bool' } }
{ 'struct': 'House', 'data': { 'door': 'Door' } }`,
	},
	"old-keyword": {
		means:  "A struct is defined with the keyword type, as up to QEMU 2.3.",
		why:    "QEMU's parser knows the keyword no more, and stops.",
		before: `{ 'type': 'Lamp', 'data': { 'id': 'str' } }`,
		after:  `{ 'struct': 'Lamp', 'data': { 'id': 'str' } }`,
	},
	"anonymous-union": {
		means:  "A union has an empty object for a discriminator, as in QEMU 1.7 to 2.3.",
		why:    "QEMU's parser demands the name of a member, and stops. The same thing is called an alternate today.",
		before: `{ 'union': 'LampRef', 'discriminator': {}, 'data': { 'id': 'str', 'none': 'null' } }`,
		after:  `{ 'alternate': 'LampRef', 'data': { 'id': 'str', 'none': 'null' } }`,
	},
	"simple-union": {
		means:  "A union has neither base nor discriminator, as up to QEMU 6.1. On the wire it was an object with the members type and data.",
		why:    "QEMU's parser stops. The same messages are described by a base with a member type, and by branches that hold a member data.",
		before: `{ 'union': 'Sensor', 'data': { 'door': 'bool', 'light': 'int' } }`,
		after: `
{ 'enum': 'SensorKind', 'data': [ 'door', 'light' ] }
{ 'struct': 'SensorDoor', 'data': { 'data': 'bool' } }
{ 'struct': 'SensorLight', 'data': { 'data': 'int' } }
{ 'union': 'Sensor', 'base': { 'type': 'SensorKind' }, 'discriminator': 'type',
  'data': { 'door': 'SensorDoor', 'light': 'SensorLight' } }`,
	},
	"include-form": {
		means:  "An include directive has a second key, or its value is no file name.",
		why:    "QEMU's parser stops. Each file has a directive of its own.",
		before: `{ 'include': [ 'lamps.json', 'heaters.json' ] }`,
		after: `
-- qapi/qapi-schema.json --
{ 'include': 'lamps.json' }
{ 'include': 'heaters.json' }
-- qapi/lamps.json --
{ 'command': 'lamp-on' }
-- qapi/heaters.json --
{ 'command': 'heater-on' }`,
	},
	"pragma-form": {
		means:  "A pragma directive sets something that is no pragma, or gives one a value of another kind: doc-required is a boolean, the others are lists of names.",
		why:    "QEMU's parser stops; a misspelled pragma would have no effect.",
		before: `{ 'pragma': { 'doc-required': 'yes' } }`,
		after:  `{ 'pragma': { 'doc-required': true } }`,
	},
	"old-pragma": {
		means:  "A pragma has the name that it had up to QEMU 5.2. returns-whitelist is command-returns-exceptions today, name-case-whitelist is member-name-exceptions.",
		why:    "QEMU's parser knows the old names no more, and stops.",
		before: `{ 'pragma': { 'returns-whitelist': [ 'query-uptime' ] } }`,
		after:  `{ 'pragma': { 'command-returns-exceptions': [ 'query-uptime' ] } }`,
	},
}
