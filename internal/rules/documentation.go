package rules

// documentationExplanations are those of the rules that compare documentation with what it documents.
var documentationExplanations = map[string]explanation{
	"doc-missing": {
		means: "A definition has no documentation, and a pragma says that all have.",
		why:   "The definition is missing from the manual. QEMU's parser stops.",
		before: `
{ 'pragma': { 'doc-required': true } }

{ 'command': 'house-lock' }`,
		after: `
{ 'pragma': { 'doc-required': true } }

##
# @house-lock:
#
# Lock all doors.
##
{ 'command': 'house-lock' }`,
	},
	"doc-unknown-member": {
		means: "A comment describes a member that the definition does not have: it is misspelled, is gone, or belongs to a type that the definition names. A type's own comment describes its members.",
		why:   "Readers use what does not exist. QEMU's parser stops.",
		before: `
##
# @lamp-set:
#
# @lampp: the name of the lamp
##
{ 'command': 'lamp-set', 'data': {} }`,
		after: `
##
# @lamp-set:
#
# @lamp: the name of the lamp
##
{ 'command': 'lamp-set', 'data': { 'lamp': 'str' } }`,
	},
	"doc-unknown-feature": {
		means: "A comment describes a feature that the definition does not have.",
		why:   "Clients look for it and do not find it. QEMU's parser stops.",
		before: `
##
# @lamp-set:
#
# Features:
#
# @slow-start: The lamp needs a minute.
##
{ 'command': 'lamp-set' }`,
		after: `
##
# @lamp-set:
#
# Features:
#
# @slow-start: The lamp needs a minute.
##
{ 'command': 'lamp-set', 'features': [ 'slow-start' ] }`,
	},
	"doc-undocumented-member": {
		means: "A comment does not describe a member, value or branch of its definition. All that one definition lacks is one finding; definitions that the pragma documentation-exceptions lists have none.",
		why:   "The manual shows the member as “not documented”. QEMU's parser stops. Up to QEMU 8.2 it did not: --rules +doc-undocumented-member asks for older trees too.",
		before: `
##
# @lamp-set:
#
# @lamp: the name of the lamp
##
{ 'command': 'lamp-set', 'data': { 'lamp': 'str', 'lit': 'bool' } }`,
		after: `
##
# @lamp-set:
#
# @lamp: the name of the lamp
#
# @lit: whether it shall be lit
##
{ 'command': 'lamp-set', 'data': { 'lamp': 'str', 'lit': 'bool' } }`,
	},
	"doc-undocumented-feature": {
		means: "A comment does not describe a feature of its definition or of a member.",
		why:   "A feature means nothing but what its description says. QEMU's parser stops.",
		before: `
##
# @lamp-set:
#
# Switch a lamp.
##
{ 'command': 'lamp-set', 'features': [ 'slow-start' ] }`,
		after: `
##
# @lamp-set:
#
# Switch a lamp.
#
# Features:
#
# @slow-start: The lamp needs a minute.
##
{ 'command': 'lamp-set', 'features': [ 'slow-start' ] }`,
	},
	"doc-returns-kind": {
		means: "The comment of an event or a type says what it returns.",
		why:   "Only commands return something; mostly the comment was copied from one. QEMU's parser stops.",
		before: `
##
# @LAMP_FAILED:
#
# Returns: the lamp
##
{ 'event': 'LAMP_FAILED' }`,
		after: `
##
# @LAMP_FAILED:
#
# Emitted when a lamp does not light up.
##
{ 'event': 'LAMP_FAILED' }`,
	},
	"doc-returns-nothing": {
		means: "The comment of a command says what it returns, and the definition says that it returns nothing.",
		why:   "One of the two is wrong. QEMU's parser stops.",
		before: `
##
# @house-lock:
#
# Lock all doors.
#
# Returns: nothing
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
	"doc-errors-kind": {
		means: "The comment of an event or a type lists errors.",
		why:   "Only commands fail; mostly the comment was copied from one. QEMU's parser stops.",
		before: `
##
# @LAMP_FAILED:
#
# Errors:
#     - DeviceNotFound if there is no such lamp
##
{ 'event': 'LAMP_FAILED' }`,
		after: `
##
# @LAMP_FAILED:
#
# Emitted when a lamp does not light up.
##
{ 'event': 'LAMP_FAILED' }`,
	},
}
