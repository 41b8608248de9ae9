package rules

// syntaxExplanations are those of the rules about JSON.
var syntaxExplanations = map[string]explanation{
	"json-missing-comma": {
		means:  "Two members of an object, or two elements of an array, stand side by side with no comma between them. The mark stands where the comma belongs.",
		why:    "No JSON parser reads the message, and what comes after the place is often not looked at any more: other mistakes hide behind it for years.",
		before: "-> { \"execute\": \"heater-del\",\n     \"arguments\": { \"id\": \"bench\" \"force\": true } }",
		after:  "-> { \"execute\": \"heater-del\",\n     \"arguments\": { \"id\": \"bench\", \"force\": true } }",
	},
	"json-trailing-comma": {
		means:  "A comma stands between the last member or element and the closing sign. Many programming languages allow that, JSON does not.",
		why:    "QEMU and every strict parser turn the message away.",
		before: "-> { \"execute\": \"query-uptime\", }",
		after:  "-> { \"execute\": \"query-uptime\" }",
	},
	"json-extra-comma": {
		means:  "More than one comma stands between two members, or one before the first.",
		why:    "QEMU and every strict parser turn the message away.",
		before: "-> { \"execute\": \"heater-del\",, \"arguments\": { \"id\": \"bench\" } }",
		after:  "-> { \"execute\": \"heater-del\", \"arguments\": { \"id\": \"bench\" } }",
	},
	"json-single-quote": {
		means:  "A string is written in single quotes. QEMU's parser takes that from a client, as an extension of JSON; the server never sends it. In a request it is a warning, in what comes from the server an error.",
		why:    "Other JSON libraries turn the text away, so an example copied into a program does not work there.",
		before: "<- { 'event': 'HOUSE_LOCKED',\n     \"timestamp\": { \"seconds\": 1, \"microseconds\": 2 } }",
		after:  "<- { \"event\": \"HOUSE_LOCKED\",\n     \"timestamp\": { \"seconds\": 1, \"microseconds\": 2 } }",
	},
	"json-unclosed-name": {
		means:  "The quote behind a member's name is missing. All quotes that follow then pair up wrongly, which is why other tools complain many times and elsewhere.",
		why:    "The message is no JSON from here on.",
		before: "-> { \"execute\": \"heater-del\", \"arguments\": { \"id: \"bench\" } }",
		after:  "-> { \"execute\": \"heater-del\", \"arguments\": { \"id\": \"bench\" } }",
	},
	"json-unopened-name": {
		means:  "The quote before a member's name is missing.",
		why:    "The message is no JSON from here on.",
		before: "-> { \"execute\": \"heater-del\", \"arguments\": { id\": \"bench\" } }",
		after:  "-> { \"execute\": \"heater-del\", \"arguments\": { \"id\": \"bench\" } }",
	},
	"json-unclosed-string": {
		means:  "A string has no closing quote on its line. JSON strings do not go on over the end of a line.",
		why:    "The message is no JSON from here on.",
		before: "-> { \"execute\": \"heater-del\", \"arguments\": { \"id\": \"bench } }",
		after:  "-> { \"execute\": \"heater-del\", \"arguments\": { \"id\": \"bench\" } }",
	},
	"json-bare-name": {
		means:  "A member's name stands without quotes, as in JavaScript.",
		why:    "QEMU and every strict parser turn the message away.",
		before: "-> { execute: \"query-uptime\" }",
		after:  "-> { \"execute\": \"query-uptime\" }",
	},
	"json-comma-for-colon": {
		means:  "A comma stands between a member's name and its value.",
		why:    "The message is no JSON, and looks right at a glance.",
		before: "-> { \"execute\", \"query-uptime\" }",
		after:  "-> { \"execute\": \"query-uptime\" }",
	},
	"json-missing-colon": {
		means:  "Nothing stands between a member's name and its value.",
		why:    "QEMU and every strict parser turn the message away.",
		before: "-> { \"execute\" \"query-uptime\" }",
		after:  "-> { \"execute\": \"query-uptime\" }",
	},
	"json-missing-value": {
		means:  "A name is followed by a colon, and then by nothing.",
		why:    "QEMU and every strict parser turn the message away; what belongs there has to be said by the author.",
		before: "-> { \"execute\": \"heater-del\", \"arguments\": { \"id\": } }",
		after:  "-> { \"execute\": \"heater-del\", \"arguments\": { \"id\": \"bench\" } }",
	},
	"json-missing-open": {
		means:  "The opening brace of an object is missing.",
		why:    "QEMU and every strict parser turn the message away.",
		before: "-> \"execute\": \"query-uptime\" }",
		after:  "-> { \"execute\": \"query-uptime\" }",
	},
	"json-missing-close": {
		means:  "The text ends before all braces and brackets are closed.",
		why:    "A reader cannot tell whether something is missing, and a client that sends this waits for ever: the server waits for the rest.",
		before: "-> { \"execute\": \"heater-del\", \"arguments\": { \"id\": \"bench\" }",
		after:  "-> { \"execute\": \"heater-del\", \"arguments\": { \"id\": \"bench\" } }",
	},
	"json-extra-close": {
		means:  "A closing brace or bracket has no partner. It often stands behind a message that is complete.",
		why:    "A server answers the stray sign with an error of its own.",
		before: "-> { \"execute\": \"query-uptime\" } }",
		after:  "-> { \"execute\": \"query-uptime\" }",
	},
	"json-extra-open": {
		means:  "An object or array begins where the name of a member belongs: the brace before it is one too many.",
		why:    "QEMU and every strict parser turn the message away.",
		before: "-> { \"execute\": \"heater-del\", \"arguments\": { { \"id\": \"bench\" } }",
		after:  "-> { \"execute\": \"heater-del\", \"arguments\": { \"id\": \"bench\" } }",
	},
	"json-mismatched-close": {
		means:  "A brace is closed by a bracket, or one of the closing signs between them is missing.",
		why:    "QEMU and every strict parser turn the message away.",
		before: "<- { \"return\": [\n     { \"id\": \"north\", \"state\": \"on\", \"color\": \"cool\", \"watts\": 38 }\n   }",
		after:  "<- { \"return\": [\n     { \"id\": \"north\", \"state\": \"on\", \"color\": \"cool\", \"watts\": 38 }\n   ] }",
	},
	"json-early-close": {
		means:  "An object is closed although more of its members follow. Both halves can look right by themselves.",
		why:    "A checker that counts braces sees a complete message and drops the rest of it, arguments and all.",
		before: "-> { \"execute\": \"heater-del\" }\n     \"arguments\": { \"id\": \"bench\" } }",
		after:  "-> { \"execute\": \"heater-del\",\n     \"arguments\": { \"id\": \"bench\" } }",
	},
	"json-stray-text": {
		means:  "Something stands behind a message that is complete: a quote, a word, another message.",
		why:    "It belongs to no message, and a parser stops there.",
		before: "-> { \"execute\": \"query-uptime\" }'",
		after:  "-> { \"execute\": \"query-uptime\" }",
	},
	"json-bad-space": {
		means:  "A blank is not the blank of the keyboard but another character that looks like it, such as the no-break space U+00A0.",
		why:    "The message looks right and is not: JSON knows only space, tab and line end.",
		before: "-> { \"execute\":\u00a0\"query-uptime\" }",
		after:  "-> { \"execute\": \"query-uptime\" }",
	},
	"json-bad-number": {
		means:  "A number is written as in another language: hexadecimal, with a plus, with leading zeros, without digits before or behind the point.",
		why:    "QEMU and every strict parser turn the message away.",
		before: "-> { \"execute\": \"lamp-set\", \"arguments\": { \"lamp\": 02, \"state\": \"on\" } }",
		after:  "-> { \"execute\": \"lamp-set\", \"arguments\": { \"lamp\": 2, \"state\": \"on\" } }",
	},
	"json-bad-word": {
		means:  "A word stands where a value belongs, and is not true, false or null in small letters.",
		why:    "Strings need quotes; True and None are Python's.",
		before: "-> { \"execute\": \"query-sensors\", \"arguments\": { \"slow\": True } }",
		after:  "-> { \"execute\": \"query-sensors\", \"arguments\": { \"slow\": true } }",
	},
	"json-bad-string": {
		means:  "A string holds a control character, an escape that JSON does not have, or half of a surrogate pair.",
		why:    "QEMU and every strict parser turn the message away.",
		before: "-> { \"execute\": \"heater-del\", \"arguments\": { \"id\": \"C:\\heaters\" } }",
		after:  "-> { \"execute\": \"heater-del\", \"arguments\": { \"id\": \"C:\\\\heaters\" } }",
	},
	"json-duplicate-key": {
		means:  "An object has two members of one name.",
		why:    "Parsers disagree about which one counts; QEMU turns the message away.",
		before: "-> { \"execute\": \"heater-del\", \"arguments\": { \"id\": \"bench\", \"id\": \"wall\" } }",
		after:  "-> { \"execute\": \"heater-del\", \"arguments\": { \"id\": \"bench\" } }",
	},
	"json-comment": {
		means:  "A message holds a remark. JSON has no comments.",
		why:    "QEMU and every strict parser turn the message away. The text around the message is the place for remarks.",
		before: "-> { \"execute\": \"query-uptime\" /* in seconds */ }",
		after:  "-> { \"execute\": \"query-uptime\" }",
	},
	"json-too-deep": {
		means: "Brackets lie in each other more deeply than QEMU's parser follows.",
		why:   "QEMU turns the message away to keep its memory.",
		before: `
-> { "execute": "lamp-set", "arguments": { "lamp": [ [ [ … a thousand more … ] ] ] } }`,
		after: `
-> { "execute": "lamp-set", "arguments": { "lamp": "north" } }`,
		sketch: true,
	},
	"elision-form": {
		means:  "Something is left out, in a notation of the author's own. The documentation of the schema language has two: ... and ... text ..., in place of members or elements.",
		why:    "Tools know these two and no other.",
		before: "<- { \"return\": [ { \"type\": \"door\", \"data\": { \"open\": true, \"visitors\": 1 } }, {...} ] }",
		after:  "<- { \"return\": [ { \"type\": \"door\", \"data\": { \"open\": true, \"visitors\": 1 } }, ... ] }",
	},
	"elision-trailing-comma": {
		means:  "A comma stands behind an elision that ends a list.",
		why:    "When the elision is taken out, as readers and tools do, a trailing comma is left.",
		before: "<- { \"return\": [ { \"type\": \"door\", \"data\": { \"open\": true, \"visitors\": 1 } }, ..., ] }",
		after:  "<- { \"return\": [ { \"type\": \"door\", \"data\": { \"open\": true, \"visitors\": 1 } }, ... ] }",
	},
}
