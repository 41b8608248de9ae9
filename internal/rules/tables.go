package rules

// tableExplanations are those of the rules about qmp-commands.hx as a table: entries, blocks and conditions.
var tableExplanations = map[string]explanation{
	"hx-nul": {
		means: "A text file holds zero bytes: it is damaged, or no text. In the example, <00> is one.",
		why:   "Editors and other tools take the file for a program and do not show it.",
		before: `
    {
        .name = "house-lock",
        .help = "lock all doors<00>",
    },`,
		after: `
    {
        .name = "house-lock",
        .help = "lock all doors",
    },`,
	},
	"hx-encoding": {
		means: "A text holds a byte that is no UTF-8. In the example, <E9> is the byte E9, which is é in Latin-1.",
		why:   "Readers see another sign in its place.",
		before: `
    {
        .name = "house-lock",
        .help = "lock the caf<E9>",
    },`,
		after: `
    {
        .name = "house-lock",
        .help = "lock the café",
    },`,
	},
	"hx-empty": {
		means: "A file has no command, no event and no text.",
		why:   "It is damaged, or not the file that it seems to be.",
		before: `
HXCOMM The dispatch table of the house`,
		after: `
HXCOMM The dispatch table of the house
    {
        .name = "house-lock",
    },`,
	},
	"hx-too-many": {
		means: "A file has more than a thousand findings of one severity. The worst real file has some dozens.",
		why:   "Mostly it is not the file that it seems to be. Further ones are not listed, so that the report stays readable.",
		before: `
#endif
#endif
… a thousand more …`,
		after: `
    {
        .name = "house-lock",
    },`,
		sketch: true,
	},
	"hx-unclosed-block": {
		means: "A text begins with SQMP, and no EQMP ends it.",
		why:   "QEMU's script only counts the two: from here on it takes entries for text and text for entries.",
		before: `
    {
        .name = "house-lock",
    },

SQMP
house-lock
----------

Lock all doors.`,
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
	"hx-unopened-block": {
		means: "EQMP ends a text, and no SQMP began it.",
		why:   "QEMU's script only counts the two: from here on it takes entries for text and text for entries.",
		before: `
    {
        .name = "house-lock",
    },

house-lock
----------

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
	"hx-stray-text": {
		means: "Something stands between the entries that is neither a text in SQMP and EQMP nor a comment.",
		why:   "It became a part of the C source, and could only be there because the preprocessor threw it away.",
		before: `
    {
        .name = "house-lock",
    },

Lock all doors.`,
		after: `
    {
        .name = "house-lock",
    },

HXCOMM Lock all doors.`,
	},
	"hx-unclosed-entry": {
		means: "No closing brace ends an entry before the next one begins or the file ends.",
		why:   "The C compiler stops.",
		before: `
    {
        .name = "house-lock",

    {
        .name = "house-unlock",
    },`,
		after: `
    {
        .name = "house-lock",
    },

    {
        .name = "house-unlock",
    },`,
	},
	"hx-unclosed-string": {
		means: "A string has no closing quote on its line.",
		why:   "The C compiler stops.",
		before: `
    {
        .name = "house-lock",
        .help = "lock all doors,
    },`,
		after: `
    {
        .name = "house-lock",
        .help = "lock all doors",
    },`,
	},
	"hx-unclosed-comment": {
		means: "A comment of C begins, and nothing ends it.",
		why:   "It hides the rest of the file.",
		before: `
    {
        .name = "house-lock",
    },
/* the doors`,
		after: `
    {
        .name = "house-lock",
    },
/* the doors */`,
	},
	"hx-field": {
		means: "Something in an entry is no field, has no value, or has no comma behind it.",
		why:   "The C compiler stops, or takes two strings for one.",
		before: `
    {
        .name = "house-lock"
        .help = "lock all doors",
    },`,
		after: `
    {
        .name = "house-lock",
        .help = "lock all doors",
    },`,
	},
	"hx-conditional-field": {
		means: "An #if or #endif stands between the fields of an entry.",
		why:   "One entry would be two, and nothing that reads the file without a compiler could tell which.",
		before: `
    {
        .name = "gas-refill",
#ifdef CONFIG_GAS
        .args_type = "litres:i",
#endif
    },`,
		after: `
#ifdef CONFIG_GAS
    {
        .name = "gas-refill",
        .args_type = "litres:i",
    },
#endif`,
	},
	"hx-no-name": {
		means: "An entry has no field .name.",
		why:   "No client could call the command.",
		before: `
    {
        .name = "house-unlock",
    },
    {
        .help = "lock all doors",
    },`,
		after: `
    {
        .name = "house-unlock",
    },
    {
        .name = "house-lock",
        .help = "lock all doors",
    },`,
	},
	"hx-name": {
		means: "The name of a command has signs that names cannot have, or begins with something other than a letter.",
		why:   "It is the wrong string, or the file is damaged. The entry is left out.",
		before: `
    {
        .name = "house-unlock",
    },
    {
        .name = "lock all doors",
    },`,
		after: `
    {
        .name = "house-unlock",
    },
    {
        .name = "house-lock",
    },`,
	},
	"hx-args-type": {
		means: "The list of arguments is not of the form name:code,name:code. The codes are those of the monitor: s is a string, i an integer, b a boolean, q anything; a question mark makes an argument optional.",
		why:   "QEMU ends itself as soon as the command is called.",
		before: `
    {
        .name = "lamp-set",
        .args_type = "lamp:str,state",
    },`,
		after: `
    {
        .name = "lamp-set",
        .args_type = "lamp:s,state:s?",
    },`,
	},
	"hx-duplicate-entry": {
		means: "Two entries have one name.",
		why:   "QEMU calls the first one; the second has no effect.",
		before: `
    {
        .name = "house-lock",
    },
    {
        .name = "house-lock",
        .args_type = "force:b?",
    },`,
		after: `
    {
        .name = "house-lock",
        .args_type = "force:b?",
    },`,
	},
	"hx-condition": {
		means: "An #if has no #endif, or an #else or #endif no #if.",
		why:   "The C compiler stops, or the condition reaches over entries that it is not for.",
		before: `
#ifdef CONFIG_GAS
    {
        .name = "gas-refill",
    },`,
		after: `
#ifdef CONFIG_GAS
    {
        .name = "gas-refill",
    },
#endif`,
	},
	"hx-deep-condition": {
		means: "More than 63 conditions stand in each other.",
		why:   "No C compiler need take that; such a file is damaged or made to exhaust whoever reads it.",
		before: `
#if A1
#if A2
… 62 more …`,
		after: `
#if defined(A1) && defined(A2)
    {
        .name = "house-lock",
    },
#endif`,
		sketch: true,
	},
}
