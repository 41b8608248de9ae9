package rules

// commentExplanations are those of the rules about the outlines of documentation comments: where one begins and
// ends, and what it is about.
var commentExplanations = map[string]explanation{
	"doc-unopened": {
		means: "A comment has the form of documentation and ends with ##, and does not open with one.",
		why:   "To QEMU it is a remark for programmers: it is left out of the manual.",
		before: `
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
##
{ 'command': 'house-lock' }`,
	},
	"doc-unclosed": {
		means: "A documentation comment opens with ## and does not end with one.",
		why:   "QEMU's parser stops.",
		before: `
##
# @house-lock:
#
# Lock all doors.
{ 'command': 'house-lock' }`,
		after: `
##
# @house-lock:
#
# Lock all doors.
##
{ 'command': 'house-lock' }`,
	},
	"doc-delimiter": {
		means: "More or something else than ## stands on the line that opens or ends a documentation comment.",
		why:   "QEMU's parser stops.",
		before: `
##
# @house-lock:
#
# Lock all doors.
####
{ 'command': 'house-lock' }`,
		after: `
##
# @house-lock:
#
# Lock all doors.
##
{ 'command': 'house-lock' }`,
	},
	"doc-space": {
		means: "A line of documentation begins right behind its #.",
		why:   "QEMU's parser stops.",
		before: `
##
# @house-lock:
#
#Lock all doors.
##
{ 'command': 'house-lock' }`,
		after: `
##
# @house-lock:
#
# Lock all doors.
##
{ 'command': 'house-lock' }`,
	},
	"doc-symbol": {
		means: "The line with the name of a definition is not the first one of its comment, names nothing, or goes on behind the colon.",
		why:   "QEMU's parser cannot tell what the comment is about, and stops.",
		before: `
##
# @house-lock: Lock all doors.
##
{ 'command': 'house-lock' }`,
		after: `
##
# @house-lock:
#
# Lock all doors.
##
{ 'command': 'house-lock' }`,
	},
	"doc-symbol-colon": {
		means: "The first line of a comment names a definition and has no colon behind it.",
		why:   "QEMU's parser stops.",
		before: `
##
# @house-lock
#
# Lock all doors.
##
{ 'command': 'house-lock' }`,
		after: `
##
# @house-lock:
#
# Lock all doors.
##
{ 'command': 'house-lock' }`,
	},
	"doc-no-symbol": {
		means: "The comment right before a definition does not begin with its name.",
		why:   "QEMU's parser stops: the text may be about something else.",
		before: `
##
# Lock all doors.
##
{ 'command': 'house-lock' }`,
		after: `
##
# @house-lock:
#
# Lock all doors.
##
{ 'command': 'house-lock' }`,
	},
	"doc-name-mismatch": {
		means: "A comment names another definition than the one that follows. Mostly the comment was copied, or the definition renamed.",
		why:   "QEMU's parser stops: the text may be about something else.",
		before: `
##
# @house-close:
#
# Lock all doors.
##
{ 'command': 'house-lock' }`,
		after: `
##
# @house-lock:
#
# Lock all doors.
##
{ 'command': 'house-lock' }`,
	},
	"doc-without-definition": {
		means: "A comment names a definition, and the file ends or something else follows.",
		why:   "The definition has moved or is gone, and its documentation is in nobody's way but the reader's. QEMU's parser stops.",
		before: `
##
# @house-unlock:
#
# Unlock all doors.
##

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
##
{ 'command': 'house-lock' }`,
	},
	"doc-free-member": {
		means: "Documentation that belongs to no definition has a line that begins with @name:, as descriptions of members do.",
		why:   "There is nothing that could have the member. QEMU's parser stops.",
		before: `
##
# What the doors can do.
#
# @force: lock in spite of visitors
##`,
		after: `
##
# What the doors can do.  With @force, commands lock them in spite of
# visitors.
##`,
	},
}
