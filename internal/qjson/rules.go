package qjson

import (
	"slices"

	"qmpdoc/diag"
)

var rules diag.Rules

// The rules of JSON, one for each mistake that is told apart (docs/interop/qmp-spec.rst, "Protocol Specification").
var (
	MissingComma    = rules.Add(diag.Rule{ID: "json-missing-comma", Severity: diag.Error, Summary: "commas separate members and elements"})
	TrailingComma   = rules.Add(diag.Rule{ID: "json-trailing-comma", Severity: diag.Error, Summary: "the last member or element has no comma after it"})
	ExtraComma      = rules.Add(diag.Rule{ID: "json-extra-comma", Severity: diag.Error, Summary: "exactly one comma separates two members or elements"})
	SingleQuote     = rules.Add(diag.Rule{ID: "json-single-quote", Severity: diag.Error, Summary: "strings use double quotes; QEMU accepts single quotes from clients and never sends them"})
	UnclosedName    = rules.Add(diag.Rule{ID: "json-unclosed-name", Severity: diag.Error, Summary: "a member's name has a closing quote"})
	UnopenedName    = rules.Add(diag.Rule{ID: "json-unopened-name", Severity: diag.Error, Summary: "a member's name has an opening quote"})
	UnclosedString  = rules.Add(diag.Rule{ID: "json-unclosed-string", Severity: diag.Error, Summary: "a string ends on the line where it begins"})
	BareName        = rules.Add(diag.Rule{ID: "json-bare-name", Severity: diag.Error, Summary: "a member's name is in quotes"})
	CommaForColon   = rules.Add(diag.Rule{ID: "json-comma-for-colon", Severity: diag.Error, Summary: "a colon separates a name from its value"})
	MissingColon    = rules.Add(diag.Rule{ID: "json-missing-colon", Severity: diag.Error, Summary: "a colon follows a member's name"})
	MissingValue    = rules.Add(diag.Rule{ID: "json-missing-value", Severity: diag.Error, Summary: "every name has a value"})
	MissingOpen     = rules.Add(diag.Rule{ID: "json-missing-open", Severity: diag.Error, Summary: "every closing brace or bracket has an opening one"})
	MissingClose    = rules.Add(diag.Rule{ID: "json-missing-close", Severity: diag.Error, Summary: "every opening brace or bracket has a closing one"})
	ExtraClose      = rules.Add(diag.Rule{ID: "json-extra-close", Severity: diag.Error, Summary: "no brace or bracket is closed twice"})
	ExtraOpen       = rules.Add(diag.Rule{ID: "json-extra-open", Severity: diag.Error, Summary: "no brace or bracket is opened twice"})
	MismatchedClose = rules.Add(diag.Rule{ID: "json-mismatched-close", Severity: diag.Error, Summary: "a brace closes a brace, and a bracket closes a bracket"})
	EarlyClose      = rules.Add(diag.Rule{ID: "json-early-close", Severity: diag.Error, Summary: "an object ends after its last member"})
	StrayText       = rules.Add(diag.Rule{ID: "json-stray-text", Severity: diag.Error, Summary: "nothing follows a message"})
	BadSpace        = rules.Add(diag.Rule{ID: "json-bad-space", Severity: diag.Error, Summary: "white space is a space, a tab or a line break"})
	BadNumber       = rules.Add(diag.Rule{ID: "json-bad-number", Severity: diag.Error, Summary: "numbers follow the JSON grammar"})
	BadWord         = rules.Add(diag.Rule{ID: "json-bad-word", Severity: diag.Error, Summary: "the only words are true, false and null"})
	BadString       = rules.Add(diag.Rule{ID: "json-bad-string", Severity: diag.Error, Summary: "strings contain no control characters and only JSON's escapes"})
	DuplicateKey    = rules.Add(diag.Rule{ID: "json-duplicate-key", Severity: diag.Error, Summary: "an object has no name twice"})
	Comment         = rules.Add(diag.Rule{ID: "json-comment", Severity: diag.Error, Summary: "JSON has no comments"})
	TooDeep         = rules.Add(diag.Rule{ID: "json-too-deep", Severity: diag.Error, Summary: "a message is not nested more deeply than QEMU reads"})
	ElisionForm     = rules.Add(diag.Rule{ID: "elision-form", Severity: diag.Info, Summary: "'...' or '... text ...' marks what is left out"})
	ElisionComma    = rules.Add(diag.Rule{ID: "elision-trailing-comma", Severity: diag.Warning, Summary: "an elision at the end of a list has no comma after it"})
)

// Rules lists the rules of JSON.
func Rules() []diag.Rule { return slices.Clone(rules) }
