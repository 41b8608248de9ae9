package qapi_test

import "strings"

// This file is one table, as long as there are rules.

// ruleRow is a schema and the findings that Merge must report about it: line:col: severity: message [rule], then the
// help and the related places.
type ruleRow struct {
	name, schema, hx, want string
	more                   string // a second .hx file
	module                 string // a file that the schema includes at its end
}

var ruleRows = []ruleRow{
	{name: "nothing wrong", schema: `
{ 'enum': 'Mode', 'data': [ 'off', 'on', '3d' ] }
{ 'struct': 'Common', 'data': { 'mode': 'Mode', '*next': 'Common' } }
{ 'struct': 'Off', 'data': {} }
{ 'struct': 'On', 'base': 'Off', 'data': { 'level': 'uint8', 'all': [ 'Lamp' ] } }
{ 'union': 'Lamp', 'base': 'Common', 'discriminator': 'mode', 'data': { 'on': 'On', '3d': 'On' } }
{ 'alternate': 'LampRef', 'data': { 'definition': 'Lamp', 'name': 'str', 'none': 'null', 'many': [ 'str' ] } }
{ 'command': 'lamp-set', 'boxed': true, 'data': 'Lamp', 'returns': [ 'On' ] }
{ 'command': 'x-lamp', 'data': { 'x-ref': 'LampRef', '__org.example_a-b': 'str' }, 'features': [ 'deprecated', 'unstable' ] }
{ 'event': 'LAMP', 'data': 'On' }
`},

	// The manual as a whole.
	{name: "headings", schema: `
##
# = Doors
##

##
# == Locks
##

##
# == Keys
##

{ 'command': 'go' }

##
# = Windows
##
`, want: `
6:3: info: nothing comes below the heading 'Locks' [heading-empty]
16:3: info: nothing comes below the heading 'Windows' [heading-empty]
`},
	{name: "a module without heading", schema: `
##
# = Doors
##
{ 'command': 'go' }
`, module: `{ 'command': 'stop' }
{ 'command': 'stay' }
`, want: `
module.json:1:1: info: QEMU's manual has this below the heading 'Doors' of in.json [module-heading]
  help: put a heading of this file before it
  2:3: the heading
`},
	{name: "a module in a manual without headings", schema: `
{ 'command': 'go' }
`, module: `{ 'command': 'stop' }
`},
	{name: "a pragma about nothing", schema: `
{ 'pragma': { 'command-name-exceptions': [ 'go_home', 'go_away' ],
              'member-name-exceptions': [ 'q_obj_go_home-arg', 'q_obj_gone-arg' ] } }
{ 'command': 'go_home' }
`, want: `
1:55: info: pragma command-name-exceptions lists 'go_away', which does not exist [pragma-exception]
  help: delete the name
2:64: info: pragma member-name-exceptions lists 'q_obj_gone-arg', which does not exist [pragma-exception]
  help: delete the name
`},
	{name: "a feature of other members", schema: `
##
# @go:
#
# @far: how far
#
# @fast: how fast
#
# @slow: how slow
#
# Features:
#
# @deprecated: Members @far and @fast are deprecated.  Use @slow instead.
##
{ 'command': 'go', 'data': { 'far': { 'type': 'int', 'features': [ 'deprecated' ] }, 'fast': 'int', 'slow': 'int' } }
`, want: `
12:33: info: parameter 'fast' does not have the feature 'deprecated' [feature-member]
  help: name the members that have it, or add it to this one
`},

	// Names.
	{name: "command defined twice", schema: `
{ 'command': 'a' }
{ 'command': 'a', 'data': { 'x': 'int' } }
`, want: `
2:1: info: 'a' is already defined as a command: this definition is ignored [defined-again]
  1:1: previous definition
2:1: error: 'a' is already defined, as a command [redefined]
  1:1: previous definition
`},
	{name: "type with the name of an event", schema: `
{ 'event': 'E1' }
{ 'enum': 'E1', 'data': [] }
`, want: `
2:1: info: 'E1' is already defined as an event: this definition is ignored [defined-again]
  1:1: previous definition
2:1: error: 'E1' is already defined, as an event [redefined]
  1:1: previous definition
`},
	{name: "built-in type redefined", schema: `
{ 'struct': 'int8', 'data': {} }
{ 'enum': 'QType', 'data': [] }
`, want: `
1:1: error: built-in type 'int8' is already defined [redefined]
2:1: error: enum type 'QType' is already defined [redefined]
`},
	{name: "command names", schema: `
{ 'pragma': { 'command-name-exceptions': [ 'lamp_on', 'Lamp_off' ] } }
{ 'command': 'lamp_on' }
{ 'command': 'Lamp_off' }
{ 'command': 'lamp_dim' }
{ 'command': '__org.example_lamp-dim' }
`, want: `
3:15: error: name of command 'Lamp_off' must not use uppercase or '_' [command-name-case]
  help: name it 'lamp-off'
4:15: error: name of command 'lamp_dim' must not use uppercase or '_' [command-name-case]
  help: name it 'lamp-dim', or, if it cannot change any more, add it to the pragma command-name-exceptions
`},
	{name: "member names", schema: `
{ 'pragma': { 'member-name-exceptions': [ 'Fine', 'good' ] } }
{ 'struct': 'Fine', 'data': { 'A_b': 'int' } }
{ 'struct': 'Bad', 'data': { 'A-b': 'int',
  'c_d': 'int' } }
{ 'enum': 'Bad2', 'data': [ '1D' ] }
{ 'union': 'Bad3', 'base': { 't': 'Fine2', 'x_y': 'int' }, 'discriminator': 't', 'data': {} }
{ 'enum': 'Fine2', 'data': [ '1-d' ] }
{ 'command': 'good', 'data': { 'X': 'int' } }
{ 'event': 'OLD', 'data': { 'a_b': 'int' } }
`, want: `
3:31: error: names of members 'A-b', 'c_d' must not use uppercase or '_' [member-name-case]
  help: write it in lower case with '-', or, if it cannot change any more, add 'Bad' to the pragma member-name-exceptions
  4:4: and here
5:30: error: name of value '1D' must not use uppercase or '_' [member-name-case]
  help: write it in lower case with '-', or, if it cannot change any more, add 'Bad2' to the pragma member-name-exceptions
6:45: error: name of member 'x_y' must not use uppercase or '_' [member-name-case]
  help: write it in lower case with '-', or, if it cannot change any more, add 'Bad3' to the pragma member-name-exceptions
8:33: error: name of parameter 'X' must not use uppercase or '_' [member-name-case]
  help: write it in lower case with '-'
9:30: error: name of parameter 'a_b' must not use uppercase or '_' [member-name-case]
  help: write it in lower case with '-'
`},
	{name: "the lists of QEMU 2.9 to 5.2", schema: `
{ 'pragma': { 'name-case-whitelist': [ 'Old' ] } }
{ 'pragma': { 'returns-whitelist': [ 'old' ] } }
{ 'struct': 'Old', 'data': { 'A': 'int' } }
{ 'command': 'old', 'returns': 'int' }
`},
	{name: "the last pragma counts", schema: `
{ 'pragma': { 'member-name-exceptions': [ 'A1a' ] } }
{ 'struct': 'A1a', 'data': { 'A': 'int' } }
{ 'pragma': { 'member-name-exceptions': [ 'B' ] } }
`, want: `
2:31: error: name of member 'A' must not use uppercase or '_' [member-name-case]
  help: write it in lower case with '-', or, if it cannot change any more, add 'A1a' to the pragma member-name-exceptions
3:43: info: pragma member-name-exceptions lists 'B', which does not exist [pragma-exception]
  help: delete the name
`},

	// Clashes.
	{name: "members of one name in C", schema: `
{ 'pragma': { 'member-name-exceptions': [ 'S1a' ] } }
{ 'struct': 'S1a', 'data': { 'a-b': 'int',
  '*a_b': 'int' } }
`, want: `
2:1: error: member 'a_b' collides with member 'a-b' [name-clash]
  help: names must differ in more than '-', '_' and '.', which are the same in C
  3:5: here
  2:31: the other one
`},
	{name: "values of one name in C", schema: `
{ 'pragma': { 'member-name-exceptions': [ 'E1a' ] } }
{ 'enum': 'E1a', 'data': [ 'a-b', 'a_b', 'c', 'c' ] }
`, want: `
2:36: error: value 'a_b' collides with value 'a-b' [name-clash]
  help: names must differ in more than '-', '_' and '.', which are the same in C
  2:29: the other one
2:48: error: value 'c' collides with value 'c' [name-clash]
  2:43: the other one
`},
	{name: "features of one name", schema: `
{ 'struct': 'S1a', 'features': [ 'f', { 'name': 'f', 'if': 'X' } ], 'data': { 'm': { 'type': 'int', 'features': [ 'g', 'g' ] } } }
`, want: `
1:50: error: feature 'f' collides with feature 'f' [name-clash]
  1:35: the other one
1:121: error: feature 'g' collides with feature 'g' [name-clash]
  1:116: the other one
`},
	{name: "inherited member", schema: `
{ 'struct': 'A1a', 'data': { 'x': 'int' } }
{ 'struct': 'B1a', 'base': 'A1a', 'data': { 'y': 'int' } }
{ 'struct': 'C1a', 'base': 'B1a', 'data': { 'x': 'str' } }
`, want: `
3:46: error: member 'x' collides with member 'x' of type 'A1a' [name-clash]
  1:31: the other one
`},
	{name: "member of a branch", schema: `
{ 'enum': 'E1a', 'data': [ 'a', 'b' ] }
{ 'struct': 'A1a', 'data': { 'x': 'int', 'w': 'int' } }
{ 'union': 'U1a', 'base': { 't': 'E1a', 'x': 'int' }, 'discriminator': 't',
  'data': { 'a': 'A1a', 'b': 'A1a' } }
{ 'union': 'V1a', 'base': { 't2': 'E1a', 'w': 'int' }, 'discriminator': 't2', 'data': { 'a': 'U1a' } }
`, want: `
3:1: error: in branch 'a', member 'x' of type 'A1a' collides with base member 'x' [name-clash]
  4:14: here
  2:31: this member
  3:42: the other one
5:90: error: in branch 'a', member 'w' of type 'A1a' collides with base member 'w' [name-clash]
  2:43: this member
  5:43: the other one
`},
	{name: "many members", schema: `
{ 'struct': 'A1a', 'data': { ` + manyMembers + ` } }
{ 'struct': 'B1a', 'base': 'A1a', 'data': { ` + manyMembers + ` } }
`, want: `
2:46: error: member 'm-a' collides with member 'm-a' of type 'A1a' [name-clash]
  1:31: the other one
`},

	// Types.
	{name: "unknown types", schema: `
{ 'struct': 'Lamp', 'base': 'lamp', 'data': { 'a': 'boll', 'b': [ 'a-command' ] } }
{ 'union': 'U1a', 'base': { 't': 'E1a' }, 'discriminator': 't', 'data': { 'x': 'Lmap' } }
{ 'command': 'a-command', 'data': 'Nothing', 'returns': 'Lamps' }
{ 'event': 'LAMP', 'data': { 'x': 'uint12' } }
`, want: `
1:30: error: 'base' uses unknown type 'lamp' [unknown-type]
  help: did you mean 'Lamp'?
1:53: error: member 'a' uses unknown type 'boll' [unknown-type]
  help: did you mean 'bool'?
1:68: error: member 'b' uses unknown type 'a-command' [unknown-type]
  help: 'a-command' is a command, not a type
  3:1: defined here
2:35: error: base member 't' uses unknown type 'E1a' [unknown-type]
2:81: error: branch 'x' uses unknown type 'Lmap' [unknown-type]
  help: did you mean 'Lamp'?
3:36: error: command's 'data' uses unknown type 'Nothing' [unknown-type]
3:58: error: command's 'returns' uses unknown type 'Lamps' [unknown-type]
  help: did you mean 'Lamp'?
4:36: error: parameter 'x' uses unknown type 'uint12' [unknown-type]
  help: did you mean 'uint16'?
`},
	{name: "pseudo types and the enum of a simple union are known", schema: `
{ 'union': 'U1a', 'data': { 'a': 'int' } }
{ 'command': 'a', 'gen': false, 'data': { '*props': '**', 'b': 'visitor', 'c': 'dict', 'd': 'U1aKind' } }
`},
	{name: "base that is no struct", schema: `
{ 'struct': 'A1a', 'base': 'int', 'data': {} }
{ 'enum': 'E1a', 'data': [ 'a' ] }
{ 'union': 'U1a', 'base': { 't': 'E1a' }, 'discriminator': 't', 'data': {} }
{ 'struct': 'B1a',
  'base': 'U1a', 'data': {} }
{ 'union': 'V1a', 'base': 'E1a', 'discriminator': 't', 'data': { 'a': 'A1a' } }
`, want: `
1:29: error: 'base' requires a struct type, built-in type 'int' isn't [base-type]
4:1: error: 'base' requires a struct type, union type 'U1a' isn't [base-type]
  5:12: here
  3:1: defined here
6:28: error: 'base' requires a struct type, enum type 'E1a' isn't [base-type]
  2:1: defined here
`},
	{name: "loops", schema: `
{ 'struct': 'A1a', 'base': 'A1a', 'data': { 'x': 'int' } }
{ 'struct': 'B1a', 'base': 'C1a', 'data': {} }
{ 'struct': 'C1a', 'base': 'B1a', 'data': {} }
{ 'enum': 'E1a', 'data': [ 'a' ] }
{ 'union': 'U1a', 'base': { 't': 'E1a' }, 'discriminator': 't', 'data': { 'a': 'U1a' } }
`, want: `
1:29: error: struct 'A1a' contains itself [object-loop]
2:29: error: struct 'B1a' contains itself [object-loop]
  3:1: by way of 'C1a'
5:13: error: union 'U1a' contains itself [object-loop]
`},

	// Unions.
	{name: "discriminator that is no member", schema: `
{ 'enum': 'E1a', 'data': [ 'a' ] }
{ 'struct': 'B1a', 'data': { 'kind': 'E1a' } }
{ 'union': 'U1a', 'base': 'B1a', 'discriminator': 'knid', 'data': { 'a': 'B1a' } }
`, want: `
3:52: error: discriminator 'knid' is not a member of 'base' [discriminator-unknown]
  help: did you mean 'kind'?
`},
	{name: "discriminator of another type", schema: `
{ 'struct': 'B1a', 'data': { 'kind': 'str', 'kinds': [ 'E1a' ], 'q': 'QType' } }
{ 'enum': 'E1a', 'data': [ 'a' ] }
{ 'union': 'U1a', 'base': 'B1a', 'discriminator': 'kind', 'data': {} }
{ 'union': 'V1a', 'base': 'B1a', 'discriminator': 'kinds', 'data': {} }
{ 'union': 'W1a', 'base': 'B1a', 'discriminator': 'q', 'data': { 'qlist': 'X1a' } }
{ 'struct': 'X1a', 'data': {} }
`, want: `
3:52: error: discriminator member 'kind' of base type 'B1a' must be of enum type, built-in type 'str' isn't [discriminator-type]
  1:31: the member
4:52: error: discriminator member 'kinds' of base type 'B1a' must be of enum type, array type ['E1a'] isn't [discriminator-type]
  1:46: the member
`},
	{name: "discriminator that may be absent", schema: `
{ 'enum': 'E1a', 'data': [ 'a' ] }
{ 'union': 'U1a', 'base': { '*t': 'E1a' }, 'discriminator': 't', 'data': {} }
{ 'union': 'V1a', 'base': { 't': { 'type': 'E1a', 'if': 'X' } }, 'discriminator': 't', 'data': {} }
`, want: `
2:62: error: discriminator member 't' of 'base' must not be optional [discriminator-optional]
  2:31: the member
3:84: error: discriminator member 't' of 'base' must not be conditional [discriminator-conditional]
  3:30: the member
`},
	{name: "union without branches", schema: `
{ 'enum': 'E1a', 'data': [] }
{ 'union': 'U1a', 'base': { 't': 'E1a' }, 'discriminator': 't', 'data': {} }
`, want: `
2:73: error: union has no branches [union-without-branches]
  help: give enum type 'E1a' a value
`},
	{name: "branches", schema: `
{ 'enum': 'E1a', 'data': [ 'some', 'more' ] }
{ 'alternate': 'A1a', 'data': { 'a': 'int' } }
{ 'struct': 'S1a', 'data': {} }
{ 'union': 'U1a', 'base': { 't': 'E1a' }, 'discriminator': 't', 'data': { 'soem': 'S1a', 'more': 'A1a' } }
`, want: `
4:76: error: branch 'soem' is not a value of enum type 'E1a' [branch-value]
  help: did you mean 'some'?
4:99: error: branch 'more' cannot use alternate type 'A1a' [branch-type]
  help: wrap it in a struct
`},

	// Alternates.
	{name: "branch of an alternate without a fixed kind", schema: `
{ 'alternate': 'A1a', 'data': { 'a': 'any', 'b': 'int' } }
{ 'alternate': 'B1a', 'data': { 'a': 'A1a', 'b': [ 'any' ] } }
`, want: `
1:39: error: branch 'a' cannot use built-in type 'any' [alternate-branch-type]
2:39: error: branch 'a' cannot use alternate type 'A1a' [alternate-branch-type]
`},
	{name: "branches of one kind", schema: `
{ 'struct': 'S1a', 'data': {} }
{ 'alternate': 'A1a', 'data': { 'a': 'S1a', 'b': 'S1a' } }
{ 'alternate': 'B1a', 'data': { 'a': 'int', 'b': 'number' } }
{ 'alternate': 'C1a', 'data': { 'a': [ 'int' ], 'b': [ 'S1a' ] } }
{ 'alternate': 'D1a', 'data': { 'a': 'null', 'b': 'str', 'c': 'QType' } }
`, want: `
2:46: error: branch 'b' can't be distinguished from branch 'a' [alternate-ambiguous]
  2:34: the other branch
3:46: error: branch 'b' can't be distinguished from branch 'a' [alternate-ambiguous]
  3:34: the other branch
4:50: error: branch 'b' can't be distinguished from branch 'a' [alternate-ambiguous]
  4:34: the other branch
5:59: error: branch 'c' can't be distinguished from branch 'b' [alternate-ambiguous]
  5:47: the other branch
`},
	{name: "texts that read as values", schema: `
{ 'enum': 'Switch', 'data': [ 'on', 'auto' ] }
{ 'enum': 'Digits', 'data': [ '1', 'auto' ] }
{ 'enum': 'Words', 'data': [ 'auto' ] }
{ 'alternate': 'A1a', 'data': { 'a': 'Switch', 'b': 'bool' } }
{ 'alternate': 'B1a', 'data': { 'a': 'Digits', 'b': 'int', 'c': 'bool' } }
{ 'alternate': 'C1a', 'data': { 'a': 'Words', 'b': 'int', 'c': 'bool' } }
{ 'alternate': 'D1a', 'data': { 'a': 'number', 'b': 'str' } }
`, want: `
4:49: error: branch 'b' can't be distinguished from branch 'a' [alternate-ambiguous-text]
  help: on the command line, where all values are text, both accept the same
  4:34: the other branch
5:49: error: branch 'b' can't be distinguished from branch 'a' [alternate-ambiguous-text]
  help: on the command line, where all values are text, both accept the same
  5:34: the other branch
7:49: error: branch 'b' can't be distinguished from branch 'a' [alternate-ambiguous-text]
  help: on the command line, where all values are text, both accept the same
  7:34: the other branch
`},

	// Commands and events.
	{name: "arguments that are no object", schema: `
{ 'enum': 'E1a', 'data': [ 'a' ] }
{ 'command': 'a', 'data': 'any' }
{ 'event': 'B', 'boxed': true, 'data': 'E1a' }
`, want: `
2:28: error: command's 'data' cannot take built-in type 'any' [arguments-type]
  help: name a struct, or write the members in place
3:41: error: event's 'data' cannot take enum type 'E1a' [arguments-type]
  help: name a struct, or write the members in place
`},
	{name: "union and conditional arguments", schema: `
{ 'enum': 'E1a', 'data': [ 'a' ] }
{ 'union': 'U1a', 'base': { 't': 'E1a' }, 'discriminator': 't', 'data': {} }
{ 'struct': 'S1a', 'data': { 'c': { 'type': 'int', 'if': 'X' } } }
{ 'struct': 'T1a', 'base': 'S1a', 'data': {} }
{ 'command': 'a', 'data': 'U1a' }
{ 'command': 'b', 'data': 'T1a' }
{ 'event': 'C', 'data': { 'd': { 'type': 'int', 'if': 'X' } } }
{ 'command': 'e', 'data': 'T1a', 'boxed': true }
`, want: `
5:28: error: command's 'data' can take union type 'U1a' only with 'boxed': true [arguments-union]
6:27: error: conditional command arguments require 'boxed': true [arguments-conditional]
  3:31: 'c' is conditional
7:25: error: conditional event arguments require 'boxed': true [arguments-conditional]
  7:28: 'd' is conditional
`},
	{name: "returns", schema: `
{ 'pragma': { 'command-returns-exceptions': [ 'c' ] } }
{ 'alternate': 'A1a', 'data': { 'a': 'int' } }
{ 'command': 'a', 'returns': [ 'str' ] }
{ 'command': 'b', 'returns': 'A1a' }
{ 'command': 'c', 'returns': 'A1a' }
`, want: `
3:33: error: command's 'returns' cannot take array type ['str'] [returns-type]
  help: return a struct, or, if the command cannot change any more, add it to the pragma command-returns-exceptions
4:31: error: command's 'returns' cannot take alternate type 'A1a' [returns-type]
  help: return a struct, or, if the command cannot change any more, add it to the pragma command-returns-exceptions
`},

	// Features.
	{name: "special feature of a type", schema: `
{ 'struct': 'S1a', 'data': {}, 'features': [ 'deprecated', 'other' ] }
`, want: `
1:47: error: feature 'deprecated' is not supported for types [special-feature-on-type]
  help: put it on the members and commands that use the type
`},
	{name: "65 features", schema: `
{ 'struct': 'S1a', 'data': {}, 'features': [ ` + manyFeatures + ` 'last' ] }
`, want: `
1:358: error: feature 'last' is one name too many: a schema can have 64 feature names [too-many-features]
`},

	// Documentation.
	{name: "documentation missing", schema: `
{ 'command': 'a' }
{ 'pragma': { 'doc-required': true } }
`, want: `
1:1: error: documentation comment required for command 'a' [doc-missing]
  help: put a comment before it that begins with '# @a:'
`},
	{name: "members that do not exist", schema: `
##
# @a:
#
# @hieght: of the lamp
#
# @width: of the lamp
##
{ 'command': 'a', 'data': { 'height': 'int' } }

##
# @S1a:
#
# @x: of the struct
##
{ 'struct': 'S1a', 'data': { 'x': 'int' } }

##
# @b:
#
# @x: of the struct
##
{ 'command': 'b', 'data': 'S1a' }
`, want: `
4:3: error: documented members 'hieght', 'width' do not exist [doc-unknown-member]
  help: did you mean 'height'?
  6:3: and here
4:3: warning: documented members 'hieght', 'width' do not exist [doc-unknown-member]
  help: did you mean 'height'?
  6:3: and here
8:30: error: parameter 'height' lacks documentation [doc-undocumented-member]
20:3: error: documented member 'x' does not exist [doc-unknown-member]
  help: it is a member of 'S1a': describe it there
`},
	{name: "features that do not exist", schema: `
##
# @a:
#
# Features:
#
# @deprecated: use b
#
# @unstable: really
##
{ 'command': 'a', 'features': [ 'deprecated' ] }
`, want: `
8:3: error: documented feature 'unstable' does not exist [doc-unknown-feature]
`},
	{name: "undocumented members", schema: `
{ 'pragma': { 'documentation-exceptions': [ 'E2a' ] } }
##
# @E1a:
##
{ 'enum': 'E1a', 'data': [ 'a', 'b' ] }
##
# @E2a:
##
{ 'enum': 'E2a', 'data': [ 'a' ] }
##
# @A1a:
#
# @a: number
##
{ 'alternate': 'A1a', 'data': { 'a': 'int', 'b': 'bool', 'c': 'null' } }
##
# @U1a:
##
{ 'union': 'U1a', 'base': { 't': 'E2a' }, 'discriminator': 't', 'data': { 'a': 'S1a' } }
{ 'struct': 'S1a', 'data': { 'undocumented': 'int' } }
`, want: `
5:29: error: values 'a', 'b' lack documentation [doc-undocumented-member]
  5:34: and here
15:46: error: branches 'b', 'c' lack documentation [doc-undocumented-member]
  15:59: and here
19:30: error: member 't' lacks documentation [doc-undocumented-member]
`},
	{name: "undocumented features", schema: `
{ 'pragma': { 'documentation-exceptions': [ 'S1a' ] } }
##
# @S1a:
##
{ 'struct': 'S1a', 'data': { 'a': { 'type': 'int',
  'features': [ 'deprecated' ] } }, 'features': [ 'f' ] }
`, want: `
5:1: error: features 'f', 'deprecated' lack documentation [doc-undocumented-feature]
  help: describe it below a line '# Features:'
  6:52: here
  6:18: and here
`},
	{name: "sections of commands", schema: `
##
# @A:
#
# Returns: nothing
#
# Errors: many
##
{ 'event': 'A' }
##
# @b:
#
# Returns: nothing
##
{ 'command': 'b' }
`, want: `
4:3: error: 'Returns' section is only valid for commands, 'A' is an event [doc-returns-kind]
6:3: error: 'Errors' section is only valid for commands, 'A' is an event [doc-errors-kind]
12:3: error: 'Returns' section, but command 'b' doesn't return anything [doc-returns-nothing]
`},

	// The old documents.
	{name: "qmp-commands.hx contradicts the schema", schema: `
{ 'command': 'lamp', 'data': { 'level': 'int', '*color': 'str', '*id': 'str' } }
`, hx: `
    {
        .name       = "lamp",
        .args_type  = "levle:i,color:s",
        .mhandler.cmd_new = qmp_marshal_lamp,
    },

SQMP
lamp
----

Arguments:

- "level": how bright (json-int, optional)
- "color": its name (json-string, optional)
- "id": of the lamp (json-string, optional)

EQMP
`, want: `
in.hx:2:5: info: args_type of 'lamp' has 'levle', which the schema does not [hx-schema-conflict]
in.hx:2:5: info: args_type of 'lamp' says that 'color' is mandatory, the schema says it is optional [hx-schema-conflict]
  1:50: in the schema
1:33: info: args_type of 'lamp' lacks 'level', which the schema has [hx-schema-conflict]
1:67: info: args_type of 'lamp' lacks 'id', which the schema has [hx-schema-conflict]
`},
	{name: "documented twice in one file, which its parser reports", hx: `
{ .name = "lamp" },
{ .name = "lamp" },
SQMP
lamp
----
EQMP
SQMP
lamp
----
EQMP
`},
	{name: "documented twice", hx: `
#if A
{ .name = "lamp" },
#endif
#if B
{ .name = "lamp" },
#endif
SQMP
lamp
----
EQMP
`, more: `
{ .name = "lamp" },
SQMP
lamp
----
EQMP
`, want: `
in.hx:6:1: info: command 'lamp' has a second entry; the first one counts [hx-documented-twice]
  in.hx:3:1: the first one
more.hx:2:1: info: command 'lamp' has a second entry; the first one counts [hx-documented-twice]
  in.hx:3:1: the first one
more.hx:4:1: info: command 'lamp' has a second document; the first one counts [hx-documented-twice]
  in.hx:9:1: the first one
`},
}

// manyMembers are enough members for tables of names to be made.
var manyMembers = strings.Join(letters("'m-%s': 'int'"), ", ")

// manyFeatures are 62 names.
var manyFeatures = strings.Join(append(letters("'f%s'"), append(letters("'g%s'"), letters("'h%s'")[:10]...)...), ",") + ","

func letters(format string) []string {
	var list []string
	for c := 'a'; c <= 'z'; c++ {
		list = append(list, strings.Replace(format, "%s", string(c), 1))
	}
	return list
}
