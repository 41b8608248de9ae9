package docparse

import (
	"slices"

	"qmpdoc/diag"
)

var rules diag.Rules

// The rules of the notation, all from docs/devel/qapi-code-gen.rst and the parser it describes (scripts/qapi/parser.py).
var (
	ruleNotText       = rules.Add(diag.Rule{ID: "not-text", Severity: diag.Error, Summary: "a schema file is UTF-8 text"})
	ruleStray         = rules.Add(diag.Rule{ID: "stray-text", Severity: diag.Error, From: "1.6", Summary: "expressions consist of strings, true, false and { } [ ] : ,"})
	ruleStringChar    = rules.Add(diag.Rule{ID: "string-character", Severity: diag.Error, From: "4.2", Summary: "strings are printable ASCII"})
	ruleUnterminated  = rules.Add(diag.Rule{ID: "unterminated-string", Severity: diag.Error, Summary: "a string ends on the line where it begins"})
	ruleEscape        = rules.Add(diag.Rule{ID: "string-escape", Severity: diag.Error, From: "4.2", Summary: `the only escape in a string is \\`}) // the escapes of JSON before
	ruleSyntax        = rules.Add(diag.Rule{ID: "syntax", Severity: diag.Error, Summary: "an expression follows the grammar of the schema language"})
	ruleTopLevel      = rules.Add(diag.Rule{ID: "top-level-object", Severity: diag.Error, Summary: "a top-level expression is an object"})
	ruleDepth         = rules.Add(diag.Rule{ID: "nesting-depth", Severity: diag.Error, Summary: "expressions nest at most a hundred levels"})
	ruleSize          = rules.Add(diag.Rule{ID: "member-count", Severity: diag.Error, Summary: "objects and arrays have at most 20,000 members"})
	ruleDuplicateKey  = rules.Add(diag.Rule{ID: "duplicate-key", Severity: diag.Error, From: "2.0", Summary: "an object has no key twice"})           // the last one won
	ruleMissingComma  = rules.Add(diag.Rule{ID: "missing-comma", Severity: diag.Error, From: "1.6", Summary: "commas separate members and elements"}) // commas were optional as long as the reader went by lines
	ruleTrailingComma = rules.Add(diag.Rule{ID: "trailing-comma", Severity: diag.Error, From: "1.6", Summary: "the last member or element has no comma after it"})
)

// The rules of expressions (scripts/qapi/expr.py).
var (
	ruleMeta         = rules.Add(diag.Rule{ID: "definition-keyword", Severity: diag.Error, Summary: "an expression has exactly one of the keys command, event, struct, union, alternate, enum, include and pragma"})
	ruleKeys         = rules.Add(diag.Rule{ID: "unknown-key", Severity: diag.Error, From: "2.4", Summary: "an expression has only the keys of its kind"})
	ruleMissingKey   = rules.Add(diag.Rule{ID: "missing-key", Severity: diag.Error, From: "2.4", Summary: "an expression has all keys that its kind requires"})
	ruleShape        = rules.Add(diag.Rule{ID: "value-kind", Severity: diag.Error, From: "2.4", Summary: "each key has the kind of value that it requires"})
	ruleName         = rules.Add(diag.Rule{ID: "invalid-name", Severity: diag.Error, From: "2.6", Summary: "names consist of letters, digits, - and _, and begin with a letter"}) // values of BlkdebugEvent had dots until 2.5
	ruleReserved     = rules.Add(diag.Rule{ID: "reserved-name", Severity: diag.Error, From: "2.7", Summary: "names do not use what the generated C code reserves"})
	ruleEventCase    = rules.Add(diag.Rule{ID: "event-name-case", Severity: diag.Error, From: "6.0", Summary: "event names are in UPPER_CASE"})
	ruleTypeCase     = rules.Add(diag.Rule{ID: "type-name-case", Severity: diag.Error, From: "6.0", Summary: "type names are in CamelCase"})
	ruleFeatureCase  = rules.Add(diag.Rule{ID: "feature-name-case", Severity: diag.Error, From: "6.0", Summary: "feature names are in lower case with hyphens"})
	ruleBranchCase   = rules.Add(diag.Rule{ID: "branch-name-case", Severity: diag.Error, From: "6.0", Summary: "the branches of an alternate are named in lower case with hyphens"})
	ruleListName     = rules.Add(diag.Rule{ID: "list-name", Severity: diag.Error, From: "2.7", Summary: "type names do not end in List, which names the generated list types"})
	ruleFlag         = rules.Add(diag.Rule{ID: "flag-value", Severity: diag.Error, From: "2.4", Summary: "a flag is written only to change its default"})
	ruleFlagText     = rules.Add(diag.Rule{ID: "flag-text", Severity: diag.Error, From: "2.4", Summary: "flags are booleans, not 'no' (the form up to QEMU 2.3)"})
	ruleFlagConflict = rules.Add(diag.Rule{ID: "flag-conflict", Severity: diag.Error, From: "6.0", Summary: "allow-oob and coroutine exclude each other"})
	ruleIf           = rules.Add(diag.Rule{ID: "invalid-condition", Severity: diag.Error, From: "6.2", Summary: "a condition is an identifier, or an object with one of all, any and not"})
	ruleIfText       = rules.Add(diag.Rule{ID: "condition-text", Severity: diag.Error, From: "6.2", Summary: "a condition is not C text (the form of QEMU 3.0 to 6.1)"})
	ruleEmpty        = rules.Add(diag.Rule{ID: "empty-data", Severity: diag.Error, From: "2.9", Summary: "an alternate has branches"})
	ruleNested       = rules.Add(diag.Rule{ID: "nested-struct", Severity: diag.Error, From: "2.4", Summary: "a member's type has a name (anonymous structs ended with QEMU 2.3)"})
	ruleOldKeyword   = rules.Add(diag.Rule{ID: "old-keyword", Severity: diag.Error, From: "2.4", Summary: "a struct is called struct (type up to QEMU 2.3)"})
	ruleAnonUnion    = rules.Add(diag.Rule{ID: "anonymous-union", Severity: diag.Error, From: "2.4", Summary: "a union without a named discriminator is an alternate ('discriminator': {} up to QEMU 2.3)"})
	ruleSimpleUnion  = rules.Add(diag.Rule{ID: "simple-union", Severity: diag.Error, From: "6.2", Summary: "a union has a base and a discriminator (simple unions ended with QEMU 6.1)"})
	ruleInclude      = rules.Add(diag.Rule{ID: "include-form", Severity: diag.Error, Summary: "an include directive has one key, whose value is a file name"})
	rulePragma       = rules.Add(diag.Rule{ID: "pragma-form", Severity: diag.Error, Summary: "a pragma directive sets known pragmas to values of the right kind"})
	ruleOldPragma    = rules.Add(diag.Rule{ID: "old-pragma", Severity: diag.Error, From: "6.0", Summary: "the pragmas returns-whitelist and name-case-whitelist ended with QEMU 5.2"})
)

// The rules of documentation comments.
var (
	ruleDocUnopened        = rules.Add(diag.Rule{ID: "doc-unopened", Severity: diag.Error, From: "2.9", Summary: "a documentation comment begins with ##"})
	ruleDocUnclosed        = rules.Add(diag.Rule{ID: "doc-unclosed", Severity: diag.Error, From: "2.9", Summary: "a documentation comment ends with ##"})
	ruleDocJunk            = rules.Add(diag.Rule{ID: "doc-delimiter", Severity: diag.Error, From: "2.9", Summary: "the ## around a documentation comment is alone on its line"})
	ruleDocSpace           = rules.Add(diag.Rule{ID: "doc-space", Severity: diag.Error, From: "2.9", Summary: "a space follows the # of a documentation comment"})
	ruleDocSymbol          = rules.Add(diag.Rule{ID: "doc-symbol", Severity: diag.Error, From: "2.9", Summary: "the documentation of a definition begins with the line '@name:'"})
	ruleDocSymbolColon     = rules.Add(diag.Rule{ID: "doc-symbol-colon", Severity: diag.Error, From: "2.9", Summary: "the line that names a definition ends with a colon"})
	ruleDocNoSymbol        = rules.Add(diag.Rule{ID: "doc-no-symbol", Severity: diag.Error, From: "2.9", Summary: "the comment right before a definition names it"})
	ruleDocName            = rules.Add(diag.Rule{ID: "doc-name-mismatch", Severity: diag.Error, From: "2.9", Summary: "a documentation comment has the name of its definition"})
	ruleDocOrphan          = rules.Add(diag.Rule{ID: "doc-without-definition", Severity: diag.Error, From: "2.9", Summary: "a definition follows its documentation"})
	ruleDocFreeMember      = rules.Add(diag.Rule{ID: "doc-free-member", Severity: diag.Error, From: "2.9", Summary: "free-form documentation has no @name: sections"})
	ruleDocMemberForm      = rules.Add(diag.Rule{ID: "doc-member-form", Severity: diag.Info, From: "2.9", Until: "9.0", Summary: "each member has its own line, '@name: text'"})
	ruleDocMemberOrder     = rules.Add(diag.Rule{ID: "doc-member-order", Severity: diag.Error, From: "2.9", Summary: "members are described before the tagged sections"})
	ruleDocDuplicateMember = rules.Add(diag.Rule{ID: "doc-duplicate-member", Severity: diag.Error, From: "2.9", Summary: "a member is described once"})
	ruleDocDuplicate       = rules.Add(diag.Rule{ID: "doc-duplicate-section", Severity: diag.Error, From: "2.9", Summary: "a comment has one Returns, Errors, Since and Features section at most"})
	ruleDocFeatures        = rules.Add(diag.Rule{ID: "doc-features", Severity: diag.Error, From: "9.0", Summary: "descriptions of features follow 'Features:'"})
	ruleDocEmpty           = rules.Add(diag.Rule{ID: "doc-empty-section", Severity: diag.Error, From: "2.9", Summary: "a tagged section has text"})
	ruleDocOldSection      = rules.Add(diag.Rule{ID: "doc-old-section", Severity: diag.Error, From: "9.1", Summary: "notes and examples are directives since QEMU 9.1"})
	ruleDocSinceColon      = rules.Add(diag.Rule{ID: "doc-since-colon", Severity: diag.Info, From: "2.9", Stricter: diag.Stricter{From: "9.0", Severity: diag.Warning}, Summary: "a Since section is written 'Since: version'"})
	ruleDocDedent          = rules.Add(diag.Rule{ID: "doc-dedent", Severity: diag.Error, From: "5.2", Summary: "the lines of a section have the same indentation"})
	ruleDocFallen          = rules.Add(diag.Rule{ID: "doc-fallen-text", Severity: diag.Warning, From: "9.0", Summary: "the lines of a section are indented"})
	ruleDocGlued           = rules.Add(diag.Rule{ID: "doc-glued-section", Severity: diag.Warning, From: "9.0", Summary: "an empty line precedes a section"})
	ruleDocHeadingPlace    = rules.Add(diag.Rule{ID: "doc-heading-place", Severity: diag.Error, From: "5.2", Until: "10.1", Summary: "a heading is the first line of free-form documentation"})
	ruleDocHeading         = rules.Add(diag.Rule{ID: "doc-heading", Severity: diag.Info, From: "10.1", Summary: "headings are reStructuredText since QEMU 10.1"})
	ruleDocLong            = rules.Add(diag.Rule{ID: "doc-long-line", Severity: diag.Error, From: "10.2", Summary: "a line of documentation has at most 70 characters"})
	ruleDocSentence        = rules.Add(diag.Rule{ID: "doc-sentence-space", Severity: diag.Error, From: "10.2", Summary: "two spaces separate sentences"})
)

// Rules lists every rule that Parse can report.
func Rules() []diag.Rule { return slices.Clone(rules) }
