package qapi

import (
	"slices"

	"qmpdoc/diag"
)

var rules diag.Rules

// The rules about whole schemas (scripts/qapi/schema.py, and what expr.py and parser.py need a pragma or the definition
// for), by subject.
var (
	ruleDefinedAgain = rules.Add(diag.Rule{ID: "defined-again", Severity: diag.Info, Until: "2.4", Summary: "a name is defined once"}) // while nothing forbade it
	ruleRedefined    = rules.Add(diag.Rule{ID: "redefined", Severity: diag.Error, From: "2.4", Summary: "commands, events and types of a program have different names"})
	ruleCommandCase  = rules.Add(diag.Rule{ID: "command-name-case", Severity: diag.Error, From: "6.0", Summary: "command names are in lower case with hyphens"})
	ruleMemberCase   = rules.Add(diag.Rule{ID: "member-name-case", Severity: diag.Error, From: "6.0", Summary: "the names of members and values are in lower case with hyphens"})
	ruleClash        = rules.Add(diag.Rule{ID: "name-clash", Severity: diag.Error, From: "2.6", Summary: "the names in a definition differ in C, inherited names included"})

	ruleUnknownType = rules.Add(diag.Rule{ID: "unknown-type", Severity: diag.Error, From: "2.4", Summary: "every type that is used is built in or defined"})
	ruleBase        = rules.Add(diag.Rule{ID: "base-type", Severity: diag.Error, From: "2.4", Summary: "a base is a struct"})
	ruleLoop        = rules.Add(diag.Rule{ID: "object-loop", Severity: diag.Error, From: "2.6", Summary: "no object is its own base or branch"})

	ruleTagUnknown     = rules.Add(diag.Rule{ID: "discriminator-unknown", Severity: diag.Error, From: "2.4", Summary: "the discriminator is a member of the union's base"})
	ruleTagType        = rules.Add(diag.Rule{ID: "discriminator-type", Severity: diag.Error, From: "2.4", Summary: "the discriminator is an enum"})
	ruleTagOptional    = rules.Add(diag.Rule{ID: "discriminator-optional", Severity: diag.Error, From: "4.0", Summary: "the discriminator is mandatory"})
	ruleTagConditional = rules.Add(diag.Rule{ID: "discriminator-conditional", Severity: diag.Error, From: "4.0", Summary: "the discriminator is present in every build"})
	ruleNoBranches     = rules.Add(diag.Rule{ID: "union-without-branches", Severity: diag.Error, From: "4.0", Summary: "a union has branches, written or implied by the discriminator's values"})
	ruleBranchValue    = rules.Add(diag.Rule{ID: "branch-value", Severity: diag.Error, From: "2.4", Summary: "a branch has the name of one of the discriminator's values"})
	ruleBranchType     = rules.Add(diag.Rule{ID: "branch-type", Severity: diag.Error, From: "2.4", Summary: "a branch of a union is a struct or union"})

	ruleAlternateType = rules.Add(diag.Rule{ID: "alternate-branch-type", Severity: diag.Error, From: "2.7", Summary: "a branch of an alternate has one JSON type"})
	ruleAlternateKind = rules.Add(diag.Rule{ID: "alternate-ambiguous", Severity: diag.Error, From: "2.4", Summary: "the branches of an alternate have different JSON types"})
	ruleAlternateText = rules.Add(diag.Rule{ID: "alternate-ambiguous-text", Severity: diag.Error, From: "2.12", Summary: "no string of an alternate's branch reads as a number or boolean of another"})

	ruleArgsType        = rules.Add(diag.Rule{ID: "arguments-type", Severity: diag.Error, From: "2.4", Summary: "arguments and event data are objects"})
	ruleArgsUnion       = rules.Add(diag.Rule{ID: "arguments-union", Severity: diag.Error, From: "2.7", Summary: "arguments that are a union are boxed"})
	ruleArgsConditional = rules.Add(diag.Rule{ID: "arguments-conditional", Severity: diag.Error, From: "8.1", Summary: "arguments that are not in every build are boxed"})
	ruleReturns         = rules.Add(diag.Rule{ID: "returns-type", Severity: diag.Error, From: "2.9", Summary: "a command returns an object or an array of objects"})

	ruleFeatureOnType = rules.Add(diag.Rule{ID: "special-feature-on-type", Severity: diag.Error, From: "6.2", Summary: "deprecated and unstable are features of commands, events, members and values"})
	ruleFeatureCount  = rules.Add(diag.Rule{ID: "too-many-features", Severity: diag.Error, From: "10.0", Summary: "a schema has at most 64 feature names"})
)

// The rules about documentation that need the definition.
var (
	ruleDocMissing             = rules.Add(diag.Rule{ID: "doc-missing", Severity: diag.Error, From: "2.9", Summary: "every definition is documented where the pragma doc-required says so"})
	ruleDocMember              = rules.Add(diag.Rule{ID: "doc-unknown-member", Severity: diag.Error, From: "3.0", Summary: "documented members exist in the definition"})
	ruleDocFeature             = rules.Add(diag.Rule{ID: "doc-unknown-feature", Severity: diag.Error, From: "4.1", Summary: "documented features exist"})
	ruleDocUndocumented        = rules.Add(diag.Rule{ID: "doc-undocumented-member", Severity: diag.Error, From: "9.0", Summary: "every member, value and branch of an alternate is documented"})
	ruleDocFeatureUndocumented = rules.Add(diag.Rule{ID: "doc-undocumented-feature", Severity: diag.Error, From: "5.0", Summary: "every feature is documented"})
	ruleDocReturnsKind         = rules.Add(diag.Rule{ID: "doc-returns-kind", Severity: diag.Error, From: "2.9", Summary: "only commands have a Returns section"})
	ruleDocReturnsNothing      = rules.Add(diag.Rule{ID: "doc-returns-nothing", Severity: diag.Error, From: "9.0", Summary: "only commands that return something have a Returns section"})
	ruleDocErrorsKind          = rules.Add(diag.Rule{ID: "doc-errors-kind", Severity: diag.Error, From: "9.0", Summary: "only commands have an Errors section"})
)

// The rules about the manual as a whole, which QEMU's parser does not check.
var (
	ruleHeadingEmpty  = rules.Add(diag.Rule{ID: "heading-empty", Severity: diag.Info, From: "2.9", Summary: "a heading has text, definitions or further headings below it"})
	ruleModuleTitle   = rules.Add(diag.Rule{ID: "module-heading", Severity: diag.Info, From: "2.9", Summary: "a definition comes below a heading of its own file"})
	ruleException     = rules.Add(diag.Rule{ID: "pragma-exception", Severity: diag.Info, From: "2.9", Summary: "the names that a pragma lists exist"})
	ruleFeatureMember = rules.Add(diag.Rule{ID: "feature-member", Severity: diag.Info, From: "4.1", Summary: "the members that a feature's text names have the feature"})
)

// The rules about qmp-commands.hx and the text files, which nothing in QEMU ever checked.
var (
	ruleOldTwice    = rules.Add(diag.Rule{ID: "hx-documented-twice", Severity: diag.Info, Summary: "the old files describe a command or event once"})
	ruleOldConflict = rules.Add(diag.Rule{ID: "hx-schema-conflict", Severity: diag.Info, Summary: "the schema and the old files agree on the arguments"})
)

// Rules lists every rule that Merge can report.
func Rules() []diag.Rule { return slices.Clone(rules) }
