package rules

// messageExplanations are those of the rules about the contents of messages.
var messageExplanations = map[string]explanation{
	"qmp-unknown-command": {
		means:  "No schema and no old document of the tree has a command of this name. It may be misspelled, or have another name in this release.",
		why:    "The server answers CommandNotFound.",
		before: "-> { \"execute\": \"heater-delete\", \"arguments\": { \"id\": \"bench\" } }",
		after:  "-> { \"execute\": \"heater-del\", \"arguments\": { \"id\": \"bench\" } }",
	},
	"qmp-unknown-event": {
		means:  "No schema and no old document of the tree has an event of this name.",
		why:    "A client that waits for it waits for ever.",
		before: "<- { \"event\": \"HOUSE_LOCK\", \"timestamp\": { \"seconds\": 1, \"microseconds\": 2 } }",
		after:  "<- { \"event\": \"HOUSE_LOCKED\", \"timestamp\": { \"seconds\": 1, \"microseconds\": 2 } }",
	},
	"qmp-request-key": {
		means:  "The outermost object of a request has a member that requests do not have, or lacks the one that names the command. The schema's own words, command and data, are execute and arguments on the wire.",
		why:    "The server turns the request away.",
		before: "-> { \"execute\": \"heater-del\", \"data\": { \"id\": \"bench\" } }",
		after:  "-> { \"execute\": \"heater-del\", \"arguments\": { \"id\": \"bench\" } }",
	},
	"qmp-reply-key": {
		means:  "The outermost object of a reply or event has a member that such messages do not have.",
		why:    "The server never sends it; a client written after the example looks in the wrong place.",
		before: "<- { \"event\": \"HOUSE_LOCKED\", \"time\": 1, \"timestamp\": { \"seconds\": 1, \"microseconds\": 2 } }",
		after:  "<- { \"event\": \"HOUSE_LOCKED\", \"timestamp\": { \"seconds\": 1, \"microseconds\": 2 } }",
	},
	"qmp-envelope": {
		means:  "The text has none of the members that make it a request, a reply, an error, an event or the greeting, and does not look like what the command returns either.",
		why:    "Neither side of the protocol sends it.",
		before: "<- { \"seconds\": 86412 }",
		after:  "<- { \"return\": 86412 }",
	},
	"qmp-direction": {
		means:  "The arrow points the wrong way: -> stands before what the client sends, <- before what comes back.",
		why:    "The reader cannot tell who speaks.",
		before: "<- { \"execute\": \"query-uptime\" }",
		after:  "-> { \"execute\": \"query-uptime\" }",
	},
	"qmp-bare-return": {
		means:  "What a command returns is shown by itself, without the object around it.",
		why:    "The server never sends that, and a checker that tells messages by their members passes it over.",
		before: "-> { \"execute\": \"query-lamps\" }\n<- [ { \"id\": \"north\", \"state\": \"on\", \"color\": \"cool\", \"watts\": 38 } ]",
		after:  "-> { \"execute\": \"query-lamps\" }\n<- { \"return\": [ { \"id\": \"north\", \"state\": \"on\", \"color\": \"cool\", \"watts\": 38 } ] }",
	},
	"qmp-out-of-band": {
		means:  "exec-oob runs a command that has no 'allow-oob': true.",
		why:    "The server turns the request away.",
		before: "-> { \"exec-oob\": \"query-uptime\" }",
		after:  "-> { \"execute\": \"query-uptime\" }",
	},
	"qmp-unknown-argument": {
		means:  "A request has an argument, or a member somewhere in one, that the schema does not know. Nothing is said of commands with 'gen': false, whose arguments the schema leaves open.",
		why:    "The server turns the request away: \"Parameter 'force-it' is unexpected\".",
		before: "-> { \"execute\": \"heater-del\", \"arguments\": { \"id\": \"bench\", \"force-it\": true } }",
		after:  "-> { \"execute\": \"heater-del\", \"arguments\": { \"id\": \"bench\", \"force\": true } }",
	},
	"qmp-missing-argument": {
		means:  "A request lacks an argument, or a member somewhere in one, that the schema does not mark as optional. All that one object lacks is one finding.",
		why:    "The server turns the request away: \"Parameter 'state' is missing\".",
		before: "-> { \"execute\": \"lamp-set\", \"arguments\": { \"lamp\": \"north\" } }",
		after:  "-> { \"execute\": \"lamp-set\", \"arguments\": { \"lamp\": \"north\", \"state\": \"off\" } }",
	},
	"qmp-unknown-member": {
		means:  "A reply or an event has a member that the schema does not know: it is misspelled, belongs to an object around this one or inside of it, or is gone from the schema.",
		why:    "The server never sends it; a client written after the example reads nothing.",
		before: "<- { \"event\": \"LAMP_FAILED\",\n     \"data\": { \"id\": \"south\", \"fault\": \"unplugged\", \"retries\": 3, \"retry\": true },\n     \"timestamp\": { \"seconds\": 1, \"microseconds\": 2 } }",
		after:  "<- { \"event\": \"LAMP_FAILED\",\n     \"data\": { \"id\": \"south\", \"fault\": \"unplugged\", \"retry\": true },\n     \"timestamp\": { \"seconds\": 1, \"microseconds\": 2 } }",
	},
	"qmp-missing-member": {
		means:  "A reply or an event lacks a member that the server always sends. Mostly the example is older than the member. What is left out on purpose is marked by an elision, which excuses its own object only.",
		why:    "The reader does not learn what there is. It is a warning, because what is shown is not wrong.",
		before: "<- { \"event\": \"LAMP_FAILED\",\n     \"data\": { \"id\": \"south\", \"fault\": \"unplugged\" },\n     \"timestamp\": { \"seconds\": 1, \"microseconds\": 2 } }",
		after:  "<- { \"event\": \"LAMP_FAILED\",\n     \"data\": { \"id\": \"south\", \"fault\": \"unplugged\", \"retry\": true },\n     \"timestamp\": { \"seconds\": 1, \"microseconds\": 2 } }",
	},
	"qmp-wrong-type": {
		means:  "A value has another JSON type than the schema demands, or a number has a fraction where an integer belongs.",
		why:    "The server turns the request away: \"Invalid parameter type for 'slow', expected: boolean\".",
		before: "-> { \"execute\": \"query-sensors\", \"arguments\": { \"slow\": \"true\" } }",
		after:  "-> { \"execute\": \"query-sensors\", \"arguments\": { \"slow\": true } }",
	},
	"qmp-out-of-range": {
		means:  "An integer is smaller or greater than its type allows. As QEMU's own reader does, requests may have negative values for uint64 and size.",
		why:    "The server turns the request away.",
		before: "-> { \"execute\": \"lamp-set\",\n     \"arguments\": { \"lamp\": 2, \"state\": \"auto\", \"schedule\": [ { \"from\": 5, \"until\": 900 } ] } }",
		after:  "-> { \"execute\": \"lamp-set\",\n     \"arguments\": { \"lamp\": 2, \"state\": \"auto\", \"schedule\": [ { \"from\": 5, \"until\": 9 } ] } }",
	},
	"qmp-wrong-enum": {
		means:  "A string is none of the values that the enumeration lists. Values that depend on how QEMU was built count as listed.",
		why:    "The server turns the request away.",
		before: "-> { \"execute\": \"lamp-set\", \"arguments\": { \"lamp\": 2, \"state\": \"dimmed\" } }",
		after:  "-> { \"execute\": \"lamp-set\", \"arguments\": { \"lamp\": 2, \"state\": \"auto\" } }",
	},
	"qmp-union-tag": {
		means:  "The discriminator of a union is missing: nobody can tell which branch the other members belong to. They are not reported on top of it.",
		why:    "The server turns the request away; of a reply, the reader learns no branch.",
		before: "-> { \"execute\": \"heater-add\", \"arguments\": { \"id\": \"bench\", \"watts\": 800 } }",
		after:  "-> { \"execute\": \"heater-add\",\n     \"arguments\": { \"id\": \"bench\", \"kind\": \"electric\", \"watts\": 800 } }",
	},
	"qmp-return-type": {
		means:  "What a command returns has another JSON type than the schema says: an object for a list of objects, for example.",
		why:    "A client written after the example fails at the first reply.",
		before: "-> { \"execute\": \"query-lamps\" }\n<- { \"return\": { \"id\": \"north\", \"state\": \"on\", \"color\": \"cool\", \"watts\": 38 } }",
		after:  "-> { \"execute\": \"query-lamps\" }\n<- { \"return\": [ { \"id\": \"north\", \"state\": \"on\", \"color\": \"cool\", \"watts\": 38 } ] }",
	},
	"qmp-event-timestamp": {
		means:  "An event is shown without its timestamp.",
		why:    "The server sends one with every event.",
		before: "<- { \"event\": \"HOUSE_LOCKED\" }",
		after:  "<- { \"event\": \"HOUSE_LOCKED\",\n     \"timestamp\": { \"seconds\": 1450000000, \"microseconds\": 20 } }",
	},
	"qmp-no-response": {
		means:  "A command is shown, and nothing of what comes back. Commands that never answer are not meant.",
		why:    "The reader does not learn whether anything comes back.",
		before: "-> { \"execute\": \"house-lock\" }",
		after:  "-> { \"execute\": \"house-lock\" }\n<- { \"return\": {} }",
	},
	"qmp-orphan-response": {
		means:  "A reply is shown without the command that it answers.",
		why:    "The reader does not learn what to send. The reply is checked as that of the documented command.",
		before: "<- { \"return\": {} }",
		after:  "-> { \"execute\": \"house-lock\" }\n<- { \"return\": {} }",
	},
	"qmp-id": {
		means:  "The id of a reply is not that of a command that waits for one, or is missing.",
		why:    "The server repeats the id of the command; clients find their answers by it.",
		before: "-> { \"execute\": \"house-lock\", \"id\": \"a\" }\n<- { \"return\": {}, \"id\": \"b\" }",
		after:  "-> { \"execute\": \"house-lock\", \"id\": \"a\" }\n<- { \"return\": {}, \"id\": \"a\" }",
	},
	"qmp-owner": {
		means: "None of the examples of a command or event shows it. Mostly the example was copied from a neighbour.",
		why:   "The messages can be right in themselves, so that nothing else tells.",
		before: `
{ 'command': 'house-lock' }

##
# @lamp-reset:
#
# Switch all lamps off.
#
# .. qmp-example::
#
#     -> { "execute": "house-lock" }
#     <- { "return": {} }
##
{ 'command': 'lamp-reset' }`,
		after: `
{ 'command': 'house-lock' }

##
# @lamp-reset:
#
# Switch all lamps off.
#
# .. qmp-example::
#
#     -> { "execute": "lamp-reset" }
#     <- { "return": {} }
##
{ 'command': 'lamp-reset' }`,
	},
	"qmp-other-subject": {
		means: "One of several examples of a command or event shows something else. It may be a step on the way, or have been copied from a neighbour and never finished.",
		why:   "A reader who copies it runs another command.",
		before: `
{ 'command': 'house-lock' }

##
# @lamp-reset:
#
# Switch all lamps off.
#
# .. qmp-example::
#
#     -> { "execute": "lamp-reset" }
#     <- { "return": {} }
#
# .. qmp-example::
#
#     -> { "execute": "house-lock" }
#     <- { "return": {} }
##
{ 'command': 'lamp-reset' }`,
		after: `
{ 'command': 'house-lock' }

##
# @lamp-reset:
#
# Switch all lamps off.
#
# .. qmp-example::
#
#     -> { "execute": "house-lock" }
#     <- { "return": {} }
#     -> { "execute": "lamp-reset" }
#     <- { "return": {} }
##
{ 'command': 'lamp-reset' }`,
	},
	"elision-without-mark": {
		means: "The text says that an example has been shortened, and the example is complete JSON: nobody can tell where something is left out.",
		why:   "The notation for that, ... in place of members or elements, is understood by tools as well.",
		before: `
{ 'struct': 'Lamp', 'data': { 'id': 'str' } }

##
# @query-lamps:
#
# .. qmp-example::
#
#     -> { "execute": "query-lamps" }
#     <- { "return": [ { "id": "north" } ] }
#
# The reply has been shortened.
##
{ 'command': 'query-lamps', 'returns': [ 'Lamp' ] }`,
		after: `
{ 'struct': 'Lamp', 'data': { 'id': 'str' } }

##
# @query-lamps:
#
# .. qmp-example::
#
#     -> { "execute": "query-lamps" }
#     <- { "return": [ { "id": "north" }, ... ] }
#
# The reply has been shortened.
##
{ 'command': 'query-lamps', 'returns': [ 'Lamp' ] }`,
	},
	"hx-example-conflict": {
		means: "An example fits the schema, but not args_type of the entry in qmp-commands.hx, by which QEMU up to 2.7 checked arguments first. Either can be the one that is wrong.",
		why:   "The server of that release turns the request away.",
		before: `
-- VERSION --
2.7.0
-- qapi-schema.json --
{ 'command': 'lamp-set', 'data': { '*socket': 'int' } }
-- qmp-commands.hx --
    {
        .name = "lamp-set",
        .args_type = "socket:s?",
    },

SQMP
lamp-set
--------

-> { "execute": "lamp-set", "arguments": { "socket": 2 } }
<- { "return": {} }

EQMP`,
		after: `
-- VERSION --
2.7.0
-- qapi-schema.json --
{ 'command': 'lamp-set', 'data': { '*socket': 'int' } }
-- qmp-commands.hx --
    {
        .name = "lamp-set",
        .args_type = "socket:i?",
    },

SQMP
lamp-set
--------

-> { "execute": "lamp-set", "arguments": { "socket": 2 } }
<- { "return": {} }

EQMP`,
	},
}
