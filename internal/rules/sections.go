package rules

// sectionExplanations are those of the rules about what stands inside of a documentation comment.
var sectionExplanations = map[string]explanation{
	"doc-member-form": {
		means: "The line of a member has a blank before its colon, or names several members.",
		why:   "QEMU takes the line for plain text, and the member for one that is not documented.",
		before: `
##
# @house-lock:
#
# Lock all doors.
#
# @force : in spite of visitors
##
{ 'command': 'house-lock', 'data': { 'force': 'bool' } }`,
		after: `
##
# @house-lock:
#
# Lock all doors.
#
# @force: in spite of visitors
##
{ 'command': 'house-lock', 'data': { 'force': 'bool' } }`,
	},
	"doc-member-order": {
		means: "A member is described behind a section such as Returns or Since.",
		why:   "QEMU's parser stops. Readers look for members above.",
		before: `
##
# @house-lock:
#
# Lock all doors.
#
# Since: 1.3
#
# @force: in spite of visitors
##
{ 'command': 'house-lock', 'data': { 'force': 'bool' } }`,
		after: `
##
# @house-lock:
#
# Lock all doors.
#
# @force: in spite of visitors
#
# Since: 1.3
##
{ 'command': 'house-lock', 'data': { 'force': 'bool' } }`,
	},
	"doc-duplicate-member": {
		means: "Two descriptions in one comment are for one member. Mostly a line was copied and its name left as it was.",
		why:   "The reader learns two things of one member, and nothing of another. QEMU's parser stops.",
		before: `
##
# @lamp-set:
#
# Switch a lamp.
#
# @lamp: its name
#
# @lamp: what it shall do
##
{ 'command': 'lamp-set', 'data': { 'lamp': 'str' } }`,
		after: `
##
# @lamp-set:
#
# Switch a lamp.
#
# @lamp: its name
##
{ 'command': 'lamp-set', 'data': { 'lamp': 'str' } }`,
	},
	"doc-duplicate-section": {
		means: "One of the sections Returns, Errors, Since and Features stands twice in a comment.",
		why:   "The second one contradicts the first or is a part of it. QEMU's parser stops.",
		before: `
##
# @house-lock:
#
# Lock all doors.
#
# Since: 1.0
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
	"doc-features": {
		means: "No description of a feature follows the line 'Features:'.",
		why:   "QEMU's parser stops: features that are described above it would count as members.",
		before: `
##
# @house-lock:
#
# Lock all doors.
#
# Features:
#
# It can be undone.
##
{ 'command': 'house-lock' }`,
		after: `
##
# @house-lock:
#
# Lock all doors.
#
# Features:
#
# @undo: It can be undone.
##
{ 'command': 'house-lock', 'features': [ 'undo' ] }`,
	},
	"doc-empty-section": {
		means: "Nothing stands behind the colon of a section such as Errors or Since, nor below it.",
		why:   "QEMU's parser stops. What was meant has to be said, or the section left out.",
		before: `
##
# @house-lock:
#
# Lock all doors.
#
# Errors:
##
{ 'command': 'house-lock' }`,
		after: `
##
# @house-lock:
#
# Lock all doors.
#
# Errors:
#     - GenericError if a door is open
##
{ 'command': 'house-lock' }`,
	},
	"doc-old-section": {
		means: "A note or an example is a section, as up to QEMU 9.0.",
		why:   "QEMU's parser stops. The directives of reStructuredText can stand anywhere and have titles.",
		before: `
##
# @house-lock:
#
# Lock all doors.
#
# Note: Windows stay open.
##
{ 'command': 'house-lock' }`,
		after: `
##
# @house-lock:
#
# Lock all doors.
#
# .. note:: Windows stay open.
##
{ 'command': 'house-lock' }`,
	},
	"doc-since-colon": {
		means: "A line says 'Since' and a release, without the colon.",
		why:   "To QEMU it is plain text: the manual shows it as a part of what stands above, and tools do not find it.",
		before: `
##
# @house-lock:
#
# Lock all doors.
#
# Since 1.3
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
	"doc-dedent": {
		means: "A line of a description begins further left than the lines above it. The second line of a description says how far all others are indented.",
		why:   "QEMU's parser stops, because nobody can tell whether the line still belongs there.",
		before: `
##
# @house-lock:
#
# Lock all doors.
#
# @force: lock in spite of visitors,
#     who can leave
#   by the back door
##
{ 'command': 'house-lock', 'data': { 'force': 'bool' } }`,
		after: `
##
# @house-lock:
#
# Lock all doors.
#
# @force: lock in spite of visitors,
#     who can leave
#     by the back door
##
{ 'command': 'house-lock', 'data': { 'force': 'bool' } }`,
	},
	"doc-heading": {
		means: "A title in a comment that documents no definition has equals signs before it, as up to QEMU 10.0.",
		why:   "Since then it is plain text: the manual has no such chapter.",
		before: `
##
# = Doors
##`,
		after: `
##
# *****
# Doors
# *****
##`,
	},
	"doc-long-line": {
		means: "A line of documentation has more than 70 characters, # and blank included. Literal text and lines that hold nothing but a URL may be longer.",
		why:   "Long lines are hard to read in the source and in patches. QEMU's parser stops.",
		before: `
##
# @house-lock:
#
# Lock all doors of the house, those of the shed, and those of the garage.
##
{ 'command': 'house-lock' }`,
		after: `
##
# @house-lock:
#
# Lock all doors of the house, those of the shed, and those of the
# garage.
##
{ 'command': 'house-lock' }`,
	},
	"doc-sentence-space": {
		means: "One blank stands between two sentences of a line.",
		why:   "QEMU's documentation has two everywhere, and since QEMU 10.2 its parser sees to that.",
		before: `
##
# @house-lock:
#
# Lock all doors. Windows stay open.
##
{ 'command': 'house-lock' }`,
		after: `
##
# @house-lock:
#
# Lock all doors.  Windows stay open.
##
{ 'command': 'house-lock' }`,
	},
}
