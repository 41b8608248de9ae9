package rules

// treeExplanations are those of the rules about files, references and the report itself.
var treeExplanations = map[string]explanation{
	"include-missing": {
		means: "An include directive names a file that is not there. Names are relative to the file that has the directive.",
		why:   "QEMU's parser stops. Here the rest is read, and what the file would define is reported as unknown.",
		before: `
-- qapi/qapi-schema.json --
{ 'include': 'lamp.json' }
{ 'command': 'house-lock' }
-- qapi/lamps.json --
{ 'command': 'lamp-on' }`,
		after: `
-- qapi/qapi-schema.json --
{ 'include': 'lamps.json' }
{ 'command': 'house-lock' }
-- qapi/lamps.json --
{ 'command': 'lamp-on' }`,
	},
	"include-unreadable": {
		means: "An included file is there and cannot be read: it is a directory, too large, or belongs to somebody else.",
		why:   "QEMU's parser stops. Here the rest is read.",
		before: `
-- qapi/qapi-schema.json --
{ 'include': 'lamps' }
-- qapi/lamps/all.json --
{ 'command': 'lamp-on' }`,
		after: `
-- qapi/qapi-schema.json --
{ 'include': 'lamps/all.json' }
-- qapi/lamps/all.json --
{ 'command': 'lamp-on' }`,
	},
	"include-outside": {
		means: "The name of an included file leads out of the source tree.",
		why:   "A tree of somebody else could bring files of this machine into what is published. The file is not read.",
		before: `
-- qapi/qapi-schema.json --
{ 'include': '../../lamps.json' }`,
		after: `
-- qapi/qapi-schema.json --
{ 'include': 'lamps.json' }
-- qapi/lamps.json --
{ 'command': 'lamp-on' }`,
	},
	"include-loop": {
		means: "A file includes itself, directly or through others. That two files include the same third one is allowed.",
		why:   "QEMU's parser stops. Here each file is read once.",
		before: `
-- qapi/qapi-schema.json --
{ 'include': 'lamps.json' }
-- qapi/lamps.json --
{ 'include': 'qapi-schema.json' }
{ 'command': 'lamp-on' }`,
		after: `
-- qapi/qapi-schema.json --
{ 'include': 'lamps.json' }
-- qapi/lamps.json --
{ 'command': 'lamp-on' }`,
	},
	"too-many-findings": {
		means: "The schema and its documents have more than ten thousand findings. The worst real tree has some hundreds.",
		why:   "Mostly the tree is judged by the rules of the wrong release, or is no QEMU tree. The least severe findings are not listed.",
		before: `
-- VERSION --
10.2.0
-- qapi-schema.json --
{ 'type': 'Lamp', 'data': {} }
… ten thousand more …`,
		after: `
-- VERSION --
2.3.0
-- qapi-schema.json --
{ 'type': 'Lamp', 'data': {} }
… ten thousand more …`,
		sketch: true,
	},
	"no-definitions": {
		means: "The schema and the documents of a tree, or the one file that was named, define no command, event or type.",
		why:   "It is the wrong file, or an empty one. What is made of it is empty too.",
		before: `
-- qapi/qapi-schema.json --
# to be written`,
		after: `
-- qapi/qapi-schema.json --
{ 'command': 'house-lock' }`,
	},
	"bad-version": {
		means: "The file VERSION does not hold a number such as 10.2.0.",
		why:   "The release decides which rules count. Without it the files are judged by today's.",
		before: `
-- VERSION --
the next one
-- qapi/qapi-schema.json --
{ 'command': 'house-lock' }`,
		after: `
-- VERSION --
10.2.0
-- qapi/qapi-schema.json --
{ 'command': 'house-lock' }`,
	},
	"dead-reference": {
		means: "A text names with @ or with a role such as :qapi:cmd: what is neither a definition nor a member, value or feature of the definition that it is about.",
		why:   "The reader looks for it in vain: it is misspelled, has another name today, or is a member of something else.",
		before: `
##
# @house-lock:
#
# Lock all doors, unless @forse is false.
#
# @force: in spite of visitors
##
{ 'command': 'house-lock', 'data': { 'force': 'bool' } }`,
		after: `
##
# @house-lock:
#
# Lock all doors, unless @force is false.
#
# @force: in spite of visitors
##
{ 'command': 'house-lock', 'data': { 'force': 'bool' } }`,
	},
	"dead-link": {
		means:  "A word stands in single backticks and is not the name of a definition. Since QEMU 10.1 such a word becomes a link; literal text stands in double backticks.",
		why:    "The manual has no link there: the name is misspelled, or the word was meant literally.",
		before: "\n##\n# @house-lock:\n#\n# Undone by `house-unlok`.\n##\n{ 'command': 'house-lock' }\n{ 'command': 'house-unlock' }",
		after:  "\n##\n# @house-lock:\n#\n# Undone by `house-unlock`.\n##\n{ 'command': 'house-lock' }\n{ 'command': 'house-unlock' }",
	},
	"since-missing": {
		means: "The documentation of a definition does not say since which release it is there.",
		why:   "The author of a client must know which releases can be relied on.",
		before: `
##
# @house-lock:
#
# Lock all doors.
##
{ 'command': 'house-lock' }`,
		after: `
##
# @house-lock:
#
# Lock all doors.
#
# Since: 1.3
##
{ 'command': 'house-lock' }`,
	},
	"findings-cut": {
		means: "One file has more than twenty thousand findings.",
		why:   "Nobody reads so many, and a hostile file could fill the memory with them. Further ones are not listed.",
		before: `
{ 'command': house_lock };
{ 'command': house_lock };
… twenty thousand more …`,
		after: `
{ 'command': 'house-lock' }`,
		sketch: true,
	},
}

// silenceExplanations are those of the rules about comments and baselines that silence findings.
var silenceExplanations = map[string]explanation{
	"ignore-form": {
		means: "A comment that shall silence a rule names none, or does not say why the rule shall not count.",
		why:   "Without a reason it does nothing: whoever reads it later could not tell whether it still holds.",
		before: `
##
# @house-lock:
#
# Lock all doors.
#
# qmpdoc:ignore since-missing
##
{ 'command': 'house-lock' }`,
		after: `
##
# @house-lock:
#
# Lock all doors.
#
# qmpdoc:ignore since-missing older than the records
##
{ 'command': 'house-lock' }`,
	},
	"ignore-unknown-rule": {
		means: "A comment names a rule that does not exist.",
		why:   "It silences nothing.",
		before: `
##
# @house-lock:
#
# Lock all doors.
#
# qmpdoc:ignore since-mising older than the records
##
{ 'command': 'house-lock' }`,
		after: `
##
# @house-lock:
#
# Lock all doors.
#
# qmpdoc:ignore since-missing older than the records
##
{ 'command': 'house-lock' }`,
	},
	"ignore-unused": {
		means: "The definition that a comment stands in has no finding of the rule. The mistake has been corrected, or the comment stands at the wrong place. Nothing is said about rules that are off.",
		why:   "When the mistake comes back, the comment hides it.",
		before: `
##
# @house-lock:
#
# Lock all doors.
#
# qmpdoc:ignore since-missing older than the records
#
# Since: 1.3
##
{ 'command': 'house-lock' }`,
		after: `
##
# @house-lock:
#
# Lock all doors.
#
# Since: 1.3
##
{ 'command': 'house-lock' }`,
	},
	"stale-baseline": {
		means: "The baseline lists a mistake that is not there, or not at as many places: it has been corrected.",
		why:   "When the mistake comes back, the baseline hides it. --write-baseline writes it anew.",
		before: `
-- VERSION --
10.2.0
-- qapi/qapi-schema.json --
{ 'command': 'house-lock' }
-- baseline.json --
{
  "format": "qmpdoc-baseline/1",
  "findings": [
    { "rule": "since-missing", "product": "qmp", "definition": "house-lock",
      "message": "the documentation does not say since when it is there", "places": 1 }
  ]
}`,
		after: `
-- VERSION --
10.2.0
-- qapi/qapi-schema.json --
{ 'command': 'house-lock' }
-- baseline.json --
{
  "format": "qmpdoc-baseline/1",
  "findings": []
}`,
	},
}
