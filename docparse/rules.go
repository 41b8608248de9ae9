package docparse

import "qmpdoc/diag"

// The rules of the notation, all from docs/devel/qapi-code-gen.rst and the parser it describes (scripts/qapi/parser.py).
var (
	ruleNotText       = diag.Rule{ID: "not-text", Severity: diag.Error, Summary: "a schema file is UTF-8 text"}
	ruleStray         = diag.Rule{ID: "stray-text", Severity: diag.Error, Summary: "expressions are made of strings, true, false and { } [ ] : ,"}
	ruleStringChar    = diag.Rule{ID: "string-character", Severity: diag.Error, Summary: "strings are printable ASCII"}
	ruleUnterminated  = diag.Rule{ID: "unterminated-string", Severity: diag.Error, Summary: "a string ends on its line"}
	ruleEscape        = diag.Rule{ID: "string-escape", Severity: diag.Error, Summary: `the only escape in a string is \\`}
	ruleSyntax        = diag.Rule{ID: "syntax", Severity: diag.Error, Summary: "an expression follows the grammar of the schema language"}
	ruleTopLevel      = diag.Rule{ID: "top-level-object", Severity: diag.Error, Summary: "a top-level expression is an object"}
	ruleDepth         = diag.Rule{ID: "nesting-depth", Severity: diag.Error, Summary: "expressions nest a hundred deep at most"}
	ruleSize          = diag.Rule{ID: "member-count", Severity: diag.Error, Summary: "objects and arrays have at most 20,000 members"}
	ruleDuplicateKey  = diag.Rule{ID: "duplicate-key", Severity: diag.Error, Summary: "an object has each key once"}
	ruleMissingComma  = diag.Rule{ID: "missing-comma", Severity: diag.Error, Summary: "members and elements are separated by commas"}
	ruleTrailingComma = diag.Rule{ID: "trailing-comma", Severity: diag.Error, Summary: "no comma stands before a closing sign"}
)

// The rules of expressions (scripts/qapi/expr.py).
var (
	ruleMeta         = diag.Rule{ID: "definition-keyword", Severity: diag.Error, Summary: "an expression has exactly one of the keys command, event, struct, union, alternate, enum, include and pragma"}
	ruleKeys         = diag.Rule{ID: "unknown-key", Severity: diag.Error, Summary: "an expression has only the keys of its kind"}
	ruleMissingKey   = diag.Rule{ID: "missing-key", Severity: diag.Error, Summary: "an expression has the keys its kind demands"}
	ruleShape        = diag.Rule{ID: "value-kind", Severity: diag.Error, Summary: "each key's value is of the kind that the key demands"}
	ruleName         = diag.Rule{ID: "invalid-name", Severity: diag.Error, Summary: "names are letters, digits, - and _, beginning with a letter"}
	ruleReserved     = diag.Rule{ID: "reserved-name", Severity: diag.Error, Summary: "names that the generated C code needs are reserved"}
	ruleEventCase    = diag.Rule{ID: "event-name-case", Severity: diag.Error, Summary: "events are named in UPPER_CASE"}
	ruleTypeCase     = diag.Rule{ID: "type-name-case", Severity: diag.Error, Summary: "types are named in CamelCase"}
	ruleFeatureCase  = diag.Rule{ID: "feature-name-case", Severity: diag.Error, Summary: "features are named in lower case with -"}
	ruleBranchCase   = diag.Rule{ID: "branch-name-case", Severity: diag.Error, Summary: "branches of an alternate are named in lower case with -"}
	ruleListName     = diag.Rule{ID: "list-name", Severity: diag.Error, Summary: "type names do not end in List, which names the generated list types"}
	ruleFlag         = diag.Rule{ID: "flag-value", Severity: diag.Error, Summary: "a flag is written only to change its default"}
	ruleFlagText     = diag.Rule{ID: "flag-text", Severity: diag.Error, Summary: "flags are booleans, not 'no' (the form up to QEMU 2.3)"}
	ruleFlagConflict = diag.Rule{ID: "flag-conflict", Severity: diag.Error, Summary: "allow-oob and coroutine exclude each other"}
	ruleIf           = diag.Rule{ID: "invalid-condition", Severity: diag.Error, Summary: "a condition is an identifier or an object with one of all, any and not"}
	ruleIfText       = diag.Rule{ID: "condition-text", Severity: diag.Error, Summary: "a condition is not C text (the form of QEMU 3.0 to 6.1)"}
	ruleEmpty        = diag.Rule{ID: "empty-data", Severity: diag.Error, Summary: "an alternate has branches"}
	ruleNested       = diag.Rule{ID: "nested-struct", Severity: diag.Error, Summary: "a member's type has a name (anonymous structs ended with QEMU 2.3)"}
	ruleOldKeyword   = diag.Rule{ID: "old-keyword", Severity: diag.Error, Summary: "a struct is called struct (type up to QEMU 2.3)"}
	ruleAnonUnion    = diag.Rule{ID: "anonymous-union", Severity: diag.Error, Summary: "a union told apart by JSON type is an alternate ('discriminator': {} up to QEMU 2.3)"}
	ruleSimpleUnion  = diag.Rule{ID: "simple-union", Severity: diag.Error, Summary: "a union has a base and a discriminator (simple unions ended with QEMU 6.1)"}
	ruleInclude      = diag.Rule{ID: "include-form", Severity: diag.Error, Summary: "an include directive has one key, whose value is a file name"}
	rulePragma       = diag.Rule{ID: "pragma-form", Severity: diag.Error, Summary: "a pragma directive sets known pragmas to values of their kind"}
	ruleOldPragma    = diag.Rule{ID: "old-pragma", Severity: diag.Error, Summary: "the pragmas returns-whitelist and name-case-whitelist ended with QEMU 5.2"}
)

// The rules of documentation comments.
var (
	ruleDocUnopened        = diag.Rule{ID: "doc-unopened", Severity: diag.Warning, Summary: "a documentation comment opens with ##"}
	ruleDocUnclosed        = diag.Rule{ID: "doc-unclosed", Severity: diag.Error, Summary: "a documentation comment ends with ##"}
	ruleDocJunk            = diag.Rule{ID: "doc-delimiter", Severity: diag.Error, Summary: "the ## that open and close a documentation comment stand alone on their lines"}
	ruleDocSpace           = diag.Rule{ID: "doc-space", Severity: diag.Error, Summary: "a blank stands behind the # of a documentation comment"}
	ruleDocSymbol          = diag.Rule{ID: "doc-symbol", Severity: diag.Error, Summary: "definition documentation begins with the line '@name:'"}
	ruleDocSymbolColon     = diag.Rule{ID: "doc-symbol-colon", Severity: diag.Error, Summary: "the line with the name of a definition ends with a colon"}
	ruleDocNoSymbol        = diag.Rule{ID: "doc-no-symbol", Severity: diag.Error, Summary: "a comment right before a definition names it"}
	ruleDocName            = diag.Rule{ID: "doc-name-mismatch", Severity: diag.Error, Summary: "a documentation comment bears the name of its definition"}
	ruleDocOrphan          = diag.Rule{ID: "doc-without-definition", Severity: diag.Error, Summary: "a definition follows its documentation"}
	ruleDocFreeMember      = diag.Rule{ID: "doc-free-member", Severity: diag.Error, Summary: "free-form documentation has no @name: sections"}
	ruleDocMemberForm      = diag.Rule{ID: "doc-member-form", Severity: diag.Info, Summary: "each member has a line of its own, '@name: text'"}
	ruleDocMemberOrder     = diag.Rule{ID: "doc-member-order", Severity: diag.Error, Summary: "members are described before the tagged sections"}
	ruleDocDuplicateMember = diag.Rule{ID: "doc-duplicate-member", Severity: diag.Error, Summary: "a member is described once"}
	ruleDocDuplicate       = diag.Rule{ID: "doc-duplicate-section", Severity: diag.Error, Summary: "Returns, Errors, Since and Features stand once in a comment"}
	ruleDocFeatures        = diag.Rule{ID: "doc-features", Severity: diag.Error, Summary: "descriptions of features follow 'Features:'"}
	ruleDocEmpty           = diag.Rule{ID: "doc-empty-section", Severity: diag.Error, Summary: "a tagged section has text"}
	ruleDocOldSection      = diag.Rule{ID: "doc-old-section", Severity: diag.Error, Summary: "notes and examples are directives since QEMU 9.1"}
	ruleDocSinceColon      = diag.Rule{ID: "doc-since-colon", Severity: diag.Info, Summary: "a Since section is written 'Since: version'"}
	ruleDocDedent          = diag.Rule{ID: "doc-dedent", Severity: diag.Error, Summary: "the lines of a section are indented alike"}
	ruleDocHeading         = diag.Rule{ID: "doc-heading", Severity: diag.Info, Summary: "headings are reStructuredText since QEMU 10.1"}
	ruleDocLong            = diag.Rule{ID: "doc-long-line", Severity: diag.Error, Summary: "lines of documentation have 70 characters at most"}
	ruleDocSentence        = diag.Rule{ID: "doc-sentence-space", Severity: diag.Error, Summary: "two blanks stand between sentences"}
)

// Rules lists every rule that Parse can report.
func Rules() []diag.Rule {
	return []diag.Rule{
		ruleNotText, ruleStray, ruleStringChar, ruleUnterminated, ruleEscape, ruleSyntax, ruleTopLevel, ruleDepth, ruleSize,
		ruleDuplicateKey, ruleMissingComma, ruleTrailingComma,
		ruleMeta, ruleKeys, ruleMissingKey, ruleShape, ruleName, ruleReserved, ruleEventCase, ruleTypeCase, ruleFeatureCase,
		ruleBranchCase, ruleListName, ruleFlag, ruleFlagText, ruleFlagConflict, ruleIf, ruleIfText, ruleEmpty, ruleNested,
		ruleOldKeyword, ruleAnonUnion, ruleSimpleUnion, ruleInclude, rulePragma, ruleOldPragma,
		ruleDocUnopened, ruleDocUnclosed, ruleDocJunk, ruleDocSpace, ruleDocSymbol, ruleDocSymbolColon, ruleDocNoSymbol,
		ruleDocName, ruleDocOrphan, ruleDocFreeMember, ruleDocMemberForm, ruleDocMemberOrder, ruleDocDuplicateMember,
		ruleDocDuplicate, ruleDocFeatures, ruleDocEmpty, ruleDocOldSection, ruleDocSinceColon, ruleDocDedent, ruleDocHeading,
		ruleDocLong, ruleDocSentence,
	}
}
