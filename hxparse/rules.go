package hxparse

import (
	"slices"

	"qmpdoc/diag"
)

var rules diag.Rules

// Only what hides part of the file's structure is an error: nobody checked these files, and QEMU was built from them
// all the same.
var (
	ruleNUL     = rules.Add(diag.Rule{ID: "hx-nul", Severity: diag.Error, Summary: "a text file contains no zero bytes"})
	ruleUTF8    = rules.Add(diag.Rule{ID: "hx-encoding", Severity: diag.Warning, Summary: "text is encoded in UTF-8"})
	ruleEmpty   = rules.Add(diag.Rule{ID: "hx-empty", Severity: diag.Warning, Summary: "the file documents or registers something"})
	ruleTooMany = rules.Add(diag.Rule{ID: "hx-too-many", Severity: diag.Warning, Summary: "the findings of an old file are listed up to a limit"})

	ruleBlockOpen  = rules.Add(diag.Rule{ID: "hx-unclosed-block", Severity: diag.Warning, Summary: "EQMP ends a text that SQMP begins"})
	ruleBlockClose = rules.Add(diag.Rule{ID: "hx-unopened-block", Severity: diag.Warning, Summary: "SQMP begins a text that EQMP ends"})
	ruleStray      = rules.Add(diag.Rule{ID: "hx-stray-text", Severity: diag.Warning, Summary: "outside of SQMP and EQMP there are only entries, comments and preprocessor directives"})

	ruleEntryOpen   = rules.Add(diag.Rule{ID: "hx-unclosed-entry", Severity: diag.Error, Summary: "a closing brace ends an entry"})
	ruleStringOpen  = rules.Add(diag.Rule{ID: "hx-unclosed-string", Severity: diag.Error, Summary: "a string ends on the line where it begins"})
	ruleCommentOpen = rules.Add(diag.Rule{ID: "hx-unclosed-comment", Severity: diag.Error, Summary: "a C comment ends"})
	ruleField       = rules.Add(diag.Rule{ID: "hx-field", Severity: diag.Error, Summary: "an entry is a list of .name = value, separated by commas"})
	ruleFieldIf     = rules.Add(diag.Rule{ID: "hx-conditional-field", Severity: diag.Warning, Summary: "preprocessor directives enclose whole entries"})
	ruleNoName      = rules.Add(diag.Rule{ID: "hx-no-name", Severity: diag.Warning, Summary: "an entry has a name"})
	ruleName        = rules.Add(diag.Rule{ID: "hx-name", Severity: diag.Error, Summary: "a name consists of letters, digits, hyphens, underscores and dots, and begins with a letter"})
	ruleArgs        = rules.Add(diag.Rule{ID: "hx-args-type", Severity: diag.Warning, Summary: "args_type is a list of name:code, with the codes of QEMU's monitor"})
	ruleSameEntry   = rules.Add(diag.Rule{ID: "hx-duplicate-entry", Severity: diag.Warning, Summary: "a command is registered once"})
	ruleCondition   = rules.Add(diag.Rule{ID: "hx-condition", Severity: diag.Warning, Summary: "each #if has an #endif, and each #else and #endif has an #if"})
	ruleDeep        = rules.Add(diag.Rule{ID: "hx-deep-condition", Severity: diag.Error, Summary: "conditions nest at most 63 levels, the number that every C compiler must accept"})

	ruleUnderline = rules.Add(diag.Rule{ID: "hx-underline", Severity: diag.Info, Summary: "a title has an underline of its own length"})
	ruleTitle     = rules.Add(diag.Rule{ID: "hx-title", Severity: diag.Info, Summary: "the title of a text is the name of its command or event"})
	ruleNoEntry   = rules.Add(diag.Rule{ID: "hx-no-entry", Severity: diag.Info, Summary: "a command with a text also has an entry"})
	ruleNobody    = rules.Add(diag.Rule{ID: "hx-unknown-command", Severity: diag.Warning, Summary: "the title or examples of a text name its command"})
	ruleSameDoc   = rules.Add(diag.Rule{ID: "hx-duplicate-text", Severity: diag.Warning, Summary: "a command or event has one text"})

	ruleNone  = rules.Add(diag.Rule{ID: "hx-none-with-list", Severity: diag.Info, Summary: `no list follows "None."`})
	ruleColon = rules.Add(diag.Rule{ID: "hx-item-colon", Severity: diag.Info, Summary: "a colon separates the name of an argument from its text"})
	ruleTypo  = rules.Add(diag.Rule{ID: "hx-json-type", Severity: diag.Info, Summary: "the JSON types are spelled json-string, json-int and so on"})
)

// Rules lists what the parsers can report.
func Rules() []diag.Rule { return slices.Clone(rules) }
