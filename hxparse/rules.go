package hxparse

import "qmpdoc/diag"

// Only what hides part of the file's structure is an error: nobody checked these files, and QEMU was built from them
// all the same.
var (
	ruleNUL = diag.Rule{ID: "hx-nul", Severity: diag.Error,
		Summary: "A text file holds no zero bytes."}
	ruleUTF8 = diag.Rule{ID: "hx-encoding", Severity: diag.Warning,
		Summary: "Text is encoded in UTF-8."}
	ruleEmpty = diag.Rule{ID: "hx-empty", Severity: diag.Warning,
		Summary: "The file documents or registers something."}
	ruleTooMany = diag.Rule{ID: "hx-too-many", Severity: diag.Warning,
		Summary: "A file has no more findings than anybody would read."}

	ruleBlockOpen = diag.Rule{ID: "hx-unclosed-block", Severity: diag.Warning,
		Summary: "SQMP begins a text, and EQMP ends it."}
	ruleBlockClose = diag.Rule{ID: "hx-unopened-block", Severity: diag.Warning,
		Summary: "EQMP ends a text that SQMP began."}
	ruleStray = diag.Rule{ID: "hx-stray-text", Severity: diag.Warning,
		Summary: "Outside of SQMP and EQMP there are only entries, comments and preprocessor directives."}

	ruleEntryOpen = diag.Rule{ID: "hx-unclosed-entry", Severity: diag.Error,
		Summary: "The initialiser of an entry ends with a closing brace."}
	ruleStringOpen = diag.Rule{ID: "hx-unclosed-string", Severity: diag.Error,
		Summary: "A string ends on the line it begins on."}
	ruleCommentOpen = diag.Rule{ID: "hx-unclosed-comment", Severity: diag.Error,
		Summary: "A C comment has an end."}
	ruleField = diag.Rule{ID: "hx-field", Severity: diag.Error,
		Summary: "An entry is a list of .name = value, separated by commas."}
	ruleFieldIf = diag.Rule{ID: "hx-conditional-field", Severity: diag.Warning,
		Summary: "Preprocessor directives stand around whole entries."}
	ruleNoName = diag.Rule{ID: "hx-no-name", Severity: diag.Warning,
		Summary: "An entry has a name."}
	ruleName = diag.Rule{ID: "hx-name", Severity: diag.Error,
		Summary: "A name consists of letters, digits, dashes, underscores and dots, and begins with a letter."}
	ruleArgs = diag.Rule{ID: "hx-args-type", Severity: diag.Warning,
		Summary: "args_type is a list of name:code, with the codes of QEMU's monitor."}
	ruleSameEntry = diag.Rule{ID: "hx-duplicate-entry", Severity: diag.Warning,
		Summary: "A command is registered once."}
	ruleCondition = diag.Rule{ID: "hx-condition", Severity: diag.Warning,
		Summary: "Each #if has its #endif, and each #else and #endif its #if."}
	ruleDeep = diag.Rule{ID: "hx-deep-condition", Severity: diag.Error,
		Summary: "Conditions nest no deeper than any compiler must take: 63 levels."}

	ruleUnderline = diag.Rule{ID: "hx-underline", Severity: diag.Info,
		Summary: "A title has an underline of its own length."}
	ruleTitle = diag.Rule{ID: "hx-title", Severity: diag.Info,
		Summary: "The title of a text is the name of its command or event."}
	ruleNoEntry = diag.Rule{ID: "hx-no-entry", Severity: diag.Info,
		Summary: "A command that has a text has an entry too."}
	ruleNobody = diag.Rule{ID: "hx-unknown-command", Severity: diag.Warning,
		Summary: "A text tells by its title or its examples which command it is about."}
	ruleSameDoc = diag.Rule{ID: "hx-duplicate-text", Severity: diag.Warning,
		Summary: "A command or event has one text."}

	ruleNone = diag.Rule{ID: "hx-none-with-list", Severity: diag.Info,
		Summary: "No list follows “None.”"}
	ruleColon = diag.Rule{ID: "hx-item-colon", Severity: diag.Info,
		Summary: "A colon stands between the name of an argument and its text."}
	ruleTypo = diag.Rule{ID: "hx-json-type", Severity: diag.Info,
		Summary: "The JSON types are spelled json-string, json-int, …"}
)

// Rules lists what the parsers can report.
func Rules() []diag.Rule {
	return []diag.Rule{
		ruleNUL, ruleUTF8, ruleEmpty, ruleTooMany, ruleBlockOpen, ruleBlockClose, ruleStray,
		ruleEntryOpen, ruleStringOpen, ruleCommentOpen, ruleField, ruleFieldIf, ruleNoName, ruleName, ruleArgs, ruleSameEntry,
		ruleCondition, ruleDeep, ruleUnderline, ruleTitle, ruleNoEntry, ruleNobody, ruleSameDoc,
		ruleNone, ruleColon, ruleTypo,
	}
}
