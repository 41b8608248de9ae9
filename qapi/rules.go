package qapi

import "qmpdoc/diag"

// The rules about whole schemas (scripts/qapi/schema.py, and what expr.py and parser.py need a pragma or the definition
// for), by subject.
var (
	ruleDefinedAgain = diag.Rule{ID: "defined-again", Severity: diag.Info, Summary: "a definition stands once"} // while nothing forbade it
	ruleRedefined    = diag.Rule{ID: "redefined", Severity: diag.Error, Summary: "commands, events and types of a program have different names"}
	ruleCommandCase  = diag.Rule{ID: "command-name-case", Severity: diag.Error, Summary: "commands are named in lower case with -"}
	ruleMemberCase   = diag.Rule{ID: "member-name-case", Severity: diag.Error, Summary: "members and values are named in lower case with -"}
	ruleClash        = diag.Rule{ID: "name-clash", Severity: diag.Error, Summary: "the names in one definition differ in C, inherited ones included"}

	ruleUnknownType = diag.Rule{ID: "unknown-type", Severity: diag.Error, Summary: "every type that is named is built in or defined"}
	ruleBase        = diag.Rule{ID: "base-type", Severity: diag.Error, Summary: "a base is a struct"}
	ruleLoop        = diag.Rule{ID: "object-loop", Severity: diag.Error, Summary: "no object is its own base or branch"}

	ruleTagUnknown     = diag.Rule{ID: "discriminator-unknown", Severity: diag.Error, Summary: "the discriminator is a member of the union's base"}
	ruleTagType        = diag.Rule{ID: "discriminator-type", Severity: diag.Error, Summary: "the discriminator is of enum type"}
	ruleTagOptional    = diag.Rule{ID: "discriminator-optional", Severity: diag.Error, Summary: "the discriminator is mandatory"}
	ruleTagConditional = diag.Rule{ID: "discriminator-conditional", Severity: diag.Error, Summary: "the discriminator is there in every build"}
	ruleNoBranches     = diag.Rule{ID: "union-without-branches", Severity: diag.Error, Summary: "a union has branches, written or implied by the discriminator's values"}
	ruleBranchValue    = diag.Rule{ID: "branch-value", Severity: diag.Error, Summary: "branches bear the names of the discriminator's values"}
	ruleBranchType     = diag.Rule{ID: "branch-type", Severity: diag.Error, Summary: "a branch of a union is a struct or union"}

	ruleAlternateType = diag.Rule{ID: "alternate-branch-type", Severity: diag.Error, Summary: "a branch of an alternate has one kind of JSON value"}
	ruleAlternateKind = diag.Rule{ID: "alternate-ambiguous", Severity: diag.Error, Summary: "the branches of an alternate have different kinds of JSON values"}
	ruleAlternateText = diag.Rule{ID: "alternate-ambiguous-text", Severity: diag.Error, Summary: "no text of an alternate's branch can be read as a number or boolean of another"}

	ruleArgsType        = diag.Rule{ID: "arguments-type", Severity: diag.Error, Summary: "arguments and event data are objects"}
	ruleArgsUnion       = diag.Rule{ID: "arguments-union", Severity: diag.Error, Summary: "arguments of union type are boxed"}
	ruleArgsConditional = diag.Rule{ID: "arguments-conditional", Severity: diag.Error, Summary: "arguments that are not in every build are boxed"}
	ruleReturns         = diag.Rule{ID: "returns-type", Severity: diag.Error, Summary: "commands return objects or arrays of objects"}

	ruleFeatureOnType = diag.Rule{ID: "special-feature-on-type", Severity: diag.Error, Summary: "deprecated and unstable are features of commands, events, members and values"}
	ruleFeatureCount  = diag.Rule{ID: "too-many-features", Severity: diag.Error, Summary: "a schema has 64 names of features at most"}
)

// The rules about documentation that need the definition.
var (
	ruleDocMissing             = diag.Rule{ID: "doc-missing", Severity: diag.Error, Summary: "every definition is documented where the pragma doc-required says so"}
	ruleDocMember              = diag.Rule{ID: "doc-unknown-member", Severity: diag.Error, Summary: "documented members exist in the definition itself"}
	ruleDocFeature             = diag.Rule{ID: "doc-unknown-feature", Severity: diag.Error, Summary: "documented features exist"}
	ruleDocUndocumented        = diag.Rule{ID: "doc-undocumented-member", Severity: diag.Error, Summary: "every member, value and branch of an alternate is documented"}
	ruleDocFeatureUndocumented = diag.Rule{ID: "doc-undocumented-feature", Severity: diag.Error, Summary: "every feature is documented"}
	ruleDocReturnsKind         = diag.Rule{ID: "doc-returns-kind", Severity: diag.Error, Summary: "only commands have a Returns section"}
	ruleDocReturnsNothing      = diag.Rule{ID: "doc-returns-nothing", Severity: diag.Error, Summary: "only commands that return something have a Returns section"}
	ruleDocErrorsKind          = diag.Rule{ID: "doc-errors-kind", Severity: diag.Error, Summary: "only commands have an Errors section"}
)

// The rules about qmp-commands.hx and the text files, which nothing in QEMU ever checked.
var (
	ruleOldTwice    = diag.Rule{ID: "hx-documented-twice", Severity: diag.Info, Summary: "the old files describe a command or event once"}
	ruleOldConflict = diag.Rule{ID: "hx-schema-conflict", Severity: diag.Info, Summary: "the schema and the old files know the same arguments"}
)

// Dated is a rule and the first QEMU release whose scripts enforce it for certain; "" when it holds for all.
type Dated struct {
	Rule  diag.Rule
	Since string
}

// DatedRules lists every rule that Merge can report. Where a release is in doubt it is the later one: a tree that its
// own scripts accepted must not be called wrong.
func DatedRules() []Dated {
	return []Dated{
		{ruleRedefined, "2.4"}, {ruleDefinedAgain, ""}, {ruleCommandCase, "6.0"}, {ruleMemberCase, "6.0"}, {ruleClash, "2.6"},
		{ruleUnknownType, "2.4"}, {ruleBase, "2.4"}, {ruleLoop, "2.6"},
		{ruleTagUnknown, "2.4"}, {ruleTagType, "2.4"}, {ruleTagOptional, "4.0"}, {ruleTagConditional, "4.0"},
		{ruleNoBranches, "4.0"}, {ruleBranchValue, "2.4"}, {ruleBranchType, "2.4"},
		{ruleAlternateType, "2.7"}, {ruleAlternateKind, "2.4"}, {ruleAlternateText, "2.12"},
		{ruleArgsType, "2.4"}, {ruleArgsUnion, "2.7"}, {ruleArgsConditional, "8.1"}, {ruleReturns, "2.9"},
		{ruleFeatureOnType, "6.2"}, {ruleFeatureCount, "10.0"},
		{ruleDocMissing, "2.9"}, {ruleDocMember, "3.0"}, {ruleDocFeature, "4.1"}, {ruleDocUndocumented, "9.0"},
		{ruleDocFeatureUndocumented, "5.0"}, {ruleDocReturnsKind, "2.9"}, {ruleDocReturnsNothing, "9.0"}, {ruleDocErrorsKind, "9.0"},
		{ruleOldTwice, ""}, {ruleOldConflict, ""},
	}
}

// Rules lists every rule that Merge can report.
func Rules() []diag.Rule {
	var list []diag.Rule
	for _, d := range DatedRules() {
		list = append(list, d.Rule)
	}
	return list
}
