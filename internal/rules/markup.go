package rules

// markupExplanations are those of the rules about the text of documentation comments.
var markupExplanations = map[string]explanation{
	"markup-unknown-directive": {
		means: "A directive has a name that neither QEMU's manual nor docutils knows, or a substitution is defined by another one than replace.",
		why:   "Sphinx reports an error, and leaves the directive and all that belongs to it out of the manual.",
		before: `
##
# .. notice:: Windows stay open.
##`,
		after: `
##
# .. note:: Windows stay open.
##`,
	},
	"doc-directive": {
		means: "One colon stands behind the name of a directive. That makes a comment of reStructuredText, which shows nothing.",
		why:   "The note or example is lost from the manual, and Sphinx says nothing.",
		before: `
##
# @house-lock:
#
# Lock all doors.
#
# .. qmp-example:
#
#     -> { "execute": "house-lock" }
#     <- { "return": {} }
##
{ 'command': 'house-lock' }`,
		after: `
##
# @house-lock:
#
# Lock all doors.
#
# .. qmp-example::
#
#     -> { "execute": "house-lock" }
#     <- { "return": {} }
##
{ 'command': 'house-lock' }`,
	},
	"markup-unknown-option": {
		means: "A directive has an option that it does not know.",
		why:   "Sphinx reports an error, and leaves the directive out of the manual.",
		before: `
##
# @house-lock:
#
# .. qmp-example::
#    :titel: At night
#
#     -> { "execute": "house-lock" }
#     <- { "return": {} }
##
{ 'command': 'house-lock' }`,
		after: `
##
# @house-lock:
#
# .. qmp-example::
#    :title: At night
#
#     -> { "execute": "house-lock" }
#     <- { "return": {} }
##
{ 'command': 'house-lock' }`,
	},
	"markup-empty-directive": {
		means: "Nothing belongs to a directive: its text is missing, or is not indented.",
		why:   "Sphinx reports an error, or shows the text as a paragraph of its own, outside of the note.",
		before: `
##
# .. note::
#
# Windows stay open.
##`,
		after: `
##
# .. note::
#
#    Windows stay open.
##`,
	},
	"markup-unknown-role": {
		means:  "A role, the name between colons before a text in backticks, is one that neither QEMU's manual nor Sphinx nor docutils knows.",
		why:    "Sphinx reports an error, and the manual shows the markup.",
		before: "\n##\n# See :mod-house:`house-lock`.\n##",
		after:  "\n##\n# See `house-lock`.\n##",
	},
	"markup-unclosed": {
		means: "Bold or emphasised text, or a quotation in backticks, begins and does not end in its paragraph. A star or backtick that shall be one has a backslash before it.",
		why:   "Sphinx reports it, and the manual shows the sign.",
		before: `
##
# Lock **all doors.
##`,
		after: `
##
# Lock **all** doors.
##`,
	},
	"markup-no-literal": {
		means: "A paragraph ends in two colons, which announce literal text, and what follows is not indented.",
		why:   "Sphinx reports it, and sets what was meant to be literal as plain text, in one paragraph.",
		before: `
##
# Write::
#
# lock --all
##`,
		after: `
##
# Write::
#
#    lock --all
##`,
	},
	"markup-bad-table": {
		means: "The cells of a table reach over the rules of its columns, or a rule is missing.",
		why:   "Sphinx reports an error, and leaves the table out of the manual.",
		before: `
##
# =====  ====
# door   open
# garage  no
# =====  ====
##`,
		after: `
##
# ======  ====
# door    open
# garage  no
# ======  ====
##`,
	},
	"markup-unknown-target": {
		means: "A text refers to a footnote or a named link that is not there.",
		why:   "Sphinx reports an error, and the manual shows the markup.",
		before: `
##
# Locked at night [1]_.
##`,
		after: `
##
# Locked at night [1]_.
#
# .. [1] From ten to six.
##`,
	},
	"markup-short-underline": {
		means: "The line under a heading is shorter than the heading.",
		why:   "Sphinx reports it; a line of less than four signs makes no heading at all.",
		before: `
##
# @house-lock:
#
# Windows
# ~~~~~
#
# They stay open.
##
{ 'command': 'house-lock' }`,
		after: `
##
# @house-lock:
#
# Windows
# ~~~~~~~
#
# They stay open.
##
{ 'command': 'house-lock' }`,
	},
	"markup-old-heading": {
		means: "The text about a definition has a title with equals signs before it, the notation of chapters up to QEMU 10.0.",
		why:   "reStructuredText has no such headings, and chapters stand in comments of their own: the manual shows the line as text.",
		before: `
-- VERSION --
9.2.0
-- qapi/qapi-schema.json --
##
# @house-lock:
#
# Lock all doors.
#
# = Windows
#
# They stay open.
##
{ 'command': 'house-lock' }`,
		after: `
-- VERSION --
9.2.0
-- qapi/qapi-schema.json --
##
# @house-lock:
#
# Lock all doors.
#
# Windows
# ~~~~~~~
#
# They stay open.
##
{ 'command': 'house-lock' }`,
	},
	"markup-deep-nesting": {
		means: "More than sixteen lists, quotations or other blocks stand in each other.",
		why:   "No page has room for them. What is deeper is read as plain text.",
		before: `
##
# - - - - - - - - - - - - - - - - - doors
##`,
		after: `
##
# - - doors
##`,
	},
	"markup-long-text": {
		means: "A section of documentation has more than one mebibyte. The longest one of QEMU has some thousand bytes.",
		why:   "Such a text is made by mistake. It is shown as it is written, without markup.",
		before: `
##
# @house-lock:
#
# Lock all doors, … a million more words …
##`,
		after: `
##
# @house-lock:
#
# Lock all doors.
##`,
		sketch: true,
	},
	"markup-odd-character": {
		means: "A text has a control character, or a byte that is no UTF-8. In the example, <07> is the byte 07, which rings the bell of a terminal.",
		why:   "Browsers and Sphinx turn such characters away or show something else.",
		before: `
##
# The alarm goes off.<07>
##`,
		after: `
##
# The alarm goes off.
##`,
	},
}
