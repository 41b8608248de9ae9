package rules

// notationExplanations are those of the rules about the JSON-like notation of schema files.
var notationExplanations = map[string]explanation{
	"not-text": {
		means: "The file holds a zero byte, or bytes that are not UTF-8: it has another encoding, or is no text at all. In the example, <E9> is the byte E9, which is é in Latin-1.",
		why:   "QEMU's parser ends with a decoding error of Python, and the build with it.",
		before: `
# The heaters of the caf<E9>
{ 'command': 'house-lock' }`,
		after: `
# The heaters of the café
{ 'command': 'house-lock' }`,
	},
	"stray-text": {
		means:  "A sign or word stands where only a string, true, false or one of { } [ ] : , can: mostly a name without quotes, or a string in double quotes. Strings of the schema language are in single quotes.",
		why:    "QEMU's parser stops at it, and the build with it.",
		before: `{ command: 'house-lock', "data": { '*force': 'bool' } }`,
		after:  `{ 'command': 'house-lock', 'data': { '*force': 'bool' } }`,
	},
	"string-character": {
		means:  "A string holds a character that is not printable ASCII: a control character, or a letter of another alphabet, perhaps one that only looks like a Latin one.",
		why:    "Strings become names in C and on the wire. QEMU's parser takes ASCII alone.",
		before: `{ 'command': 'query-température' }`,
		after:  `{ 'command': 'query-temperature' }`,
	},
	"unterminated-string": {
		means: "A string has no closing quote on its line. Strings do not go on over the end of a line.",
		why:   "All that follows on the line is taken for a part of the string, and QEMU's parser stops.",
		before: `
{ 'command': 'query-uptime
}`,
		after: `
{ 'command': 'query-uptime'
}`,
	},
	"string-escape": {
		means:  `A backslash stands before something other than a backslash. Up to QEMU 4.1 the escapes of JSON were allowed, though nobody used them.`,
		why:    "Names need no escapes, and QEMU's parser stops at one.",
		before: `{ 'command': 'query\u002duptime' }`,
		after:  `{ 'command': 'query-uptime' }`,
	},
	"syntax": {
		means:  "Something stands where the grammar expects something else: a value without its colon, a bracket closed by a brace, an expression that the end of the file cuts off.",
		why:    "QEMU's parser stops at the first such place. This one goes on behind the expression, so that further mistakes show in the same run.",
		before: `{ 'command' 'query-uptime' }`,
		after:  `{ 'command': 'query-uptime' }`,
	},
	"top-level-object": {
		means:  "A string or an array stands at the top level of the file, where each expression is an object. Several definitions follow each other without anything around them.",
		why:    "QEMU's parser stops at it.",
		before: `[ { 'command': 'house-lock' }, { 'command': 'house-unlock' } ]`,
		after: `
{ 'command': 'house-lock' }
{ 'command': 'house-unlock' }`,
	},
	"nesting-depth": {
		means:  "Arrays and objects stand in each other more than a hundred deep. QEMU's own have less than ten levels.",
		why:    "Such a file is damaged, or made to exhaust whoever reads it. What is deeper is left out.",
		before: `{ 'struct': 'Lamp', 'data': [ [ [ [ … a hundred more … ] ] ] ] }`,
		after:  `{ 'struct': 'Lamp', 'data': { 'level': 'int' } }`,
		sketch: true,
	},
	"member-count": {
		means:  "An object or an array has more than 20,000 members. The largest of QEMU's has some hundreds.",
		why:    "Such a file is damaged, or made to exhaust whoever reads it. The rest of the members is left out.",
		before: `{ 'enum': 'Lamp', 'data': [ 'lamp-1', 'lamp-2', … 20,000 more … ] }`,
		after:  `{ 'enum': 'Lamp', 'data': [ 'north', 'south' ] }`,
		sketch: true,
	},
	"duplicate-key": {
		means:  "An object has one key twice. Up to QEMU 1.7 the last one won.",
		why:    "One of the two has no effect, and the reader cannot tell which.",
		before: `{ 'event': 'LAMP_FAILED', 'data': { 'id': 'str', 'id': 'int' } }`,
		after:  `{ 'event': 'LAMP_FAILED', 'data': { 'id': 'str', 'socket': 'int' } }`,
	},
	"missing-comma": {
		means: "Two members of an object, or two elements of an array, stand side by side with no comma between them. Up to QEMU 1.5 commas were optional.",
		why:   "QEMU's parser stops at the second one.",
		before: `
{ 'command': 'house-lock'
  'data': { '*force': 'bool' } }`,
		after: `
{ 'command': 'house-lock',
  'data': { '*force': 'bool' } }`,
	},
	"trailing-comma": {
		means:  "A comma stands between the last member and the closing sign. Python allows that, the schema language does not.",
		why:    "QEMU's parser stops at the closing sign.",
		before: `{ 'enum': 'LampState', 'data': [ 'on', 'off', ] }`,
		after:  `{ 'enum': 'LampState', 'data': [ 'on', 'off' ] }`,
	},
}
