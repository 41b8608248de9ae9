package rules

// documentExplanations are those of the rules about the texts of qmp-commands.hx and its siblings.
var documentExplanations = map[string]explanation{
	"hx-underline": {
		means: "A title has no line of hyphens under it, or one of another length.",
		why:   "Every other title has one; without it the title reads as the first words of the text.",
		before: `
-- qmp-events.txt --
HOUSE_LOCKED
---

Emitted when all doors are locked.`,
		after: `
-- qmp-events.txt --
HOUSE_LOCKED
------------

Emitted when all doors are locked.`,
	},
	"hx-title": {
		means: "The title of a text is not the name of the command or event that it is about, which only the entry before it or its examples tell.",
		why:   "Readers who look for the name do not find the text.",
		before: `
    {
        .name = "house-lock",
    },

SQMP
Lock the house
--------------

Lock all doors.

EQMP`,
		after: `
    {
        .name = "house-lock",
    },

SQMP
house-lock
----------

Lock all doors.

EQMP`,
	},
	"hx-no-entry": {
		means: "A text is about a command that has no entry.",
		why:   "The command is gone, or the title misspelled: no client can call it.",
		before: `
    {
        .name = "house-lock",
    },

SQMP
house-open
----------

Open all doors.

EQMP`,
		after: `
    {
        .name = "house-open",
    },

SQMP
house-open
----------

Open all doors.

EQMP`,
	},
	"hx-unknown-command": {
		means: "Neither the title of a text nor its examples name a command, and no entry stands before it.",
		why:   "The text belongs to nothing, and no page shows it.",
		before: `
SQMP
Lock the house
--------------

Lock all doors.

EQMP`,
		after: `
    {
        .name = "house-lock",
    },

SQMP
house-lock
----------

Lock all doors.

EQMP`,
	},
	"hx-duplicate-text": {
		means: "Two texts of a file are about one command or event.",
		why:   "Mostly the second one was copied from the first and is about something else. Readers find one of the two.",
		before: `
-- qmp-events.txt --
HOUSE_LOCKED
------------

Emitted when all doors are locked.

HOUSE_LOCKED
------------

Emitted when a door is open.`,
		after: `
-- qmp-events.txt --
HOUSE_LOCKED
------------

Emitted when all doors are locked.

HOUSE_OPEN
----------

Emitted when a door is open.`,
	},
	"hx-none-with-list": {
		means: "The text says that there are no arguments or data, and lists some.",
		why:   "One of the two is wrong.",
		before: `
-- qmp-events.txt --
HOUSE_LOCKED
------------

Emitted when all doors are locked.

Data: None.

- "force": whether somebody is inside (json-bool)`,
		after: `
-- qmp-events.txt --
HOUSE_LOCKED
------------

Emitted when all doors are locked.

Data:

- "force": whether somebody is inside (json-bool)`,
	},
	"hx-item-colon": {
		means: "No colon separates the name of an argument or member from its description.",
		why:   "Every other one has it: tools and readers that look for it take the line for something else.",
		before: `
-- qmp-events.txt --
HOUSE_LOCKED
------------

Emitted when all doors are locked.

Data:

- "force" whether somebody is inside (json-bool)`,
		after: `
-- qmp-events.txt --
HOUSE_LOCKED
------------

Emitted when all doors are locked.

Data:

- "force": whether somebody is inside (json-bool)`,
	},
	"hx-json-type": {
		means: "The type of an argument or member begins with josn- or json_ and not with json-.",
		why:   "A reader can guess, a tool cannot.",
		before: `
-- qmp-events.txt --
HOUSE_LOCKED
------------

Emitted when all doors are locked.

Data:

- "force": whether somebody is inside (josn-bool)`,
		after: `
-- qmp-events.txt --
HOUSE_LOCKED
------------

Emitted when all doors are locked.

Data:

- "force": whether somebody is inside (json-bool)`,
	},
	"hx-documented-twice": {
		means: "Two of the old files describe one command or event, or one file does so at two places.",
		why:   "The texts can contradict each other. The first one is shown.",
		before: `
-- VERSION --
2.1.0
-- qapi-schema.json --
{ 'command': 'house-lock' }
-- qmp-commands.hx --
SQMP
house-lock
----------

Lock all doors.

EQMP
-- docs/qmp/qmp-events.txt --
house-lock
----------

Lock all doors and windows.`,
		after: `
-- VERSION --
2.1.0
-- qapi-schema.json --
{ 'command': 'house-lock' }
-- qmp-commands.hx --
SQMP
house-lock
----------

Lock all doors and windows.

EQMP`,
	},
	"hx-schema-conflict": {
		means: "The entry or the text of a command has an argument that the schema lacks, or the other way round, or one calls optional what the other calls mandatory. Or the text of an event and the schema disagree about its data.",
		why:   "QEMU up to 2.7 checked a request against both, args_type first: it turned away what only the schema allows. An event follows the schema alone: who reads the text waits for data that never comes.",
		before: `
-- VERSION --
2.1.0
-- qapi-schema.json --
{ 'command': 'lamp-set', 'data': { 'lamp': 'str' } }
-- qmp-commands.hx --
    {
        .name = "lamp-set",
        .args_type = "name:s",
    },`,
		after: `
-- VERSION --
2.1.0
-- qapi-schema.json --
{ 'command': 'lamp-set', 'data': { 'lamp': 'str' } }
-- qmp-commands.hx --
    {
        .name = "lamp-set",
        .args_type = "lamp:s",
    },`,
	},
}
