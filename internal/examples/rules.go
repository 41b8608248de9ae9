package examples

import (
	"slices"

	"qmpdoc/diag"
	"qmpdoc/internal/qjson"
)

// The rules of JSON, by the mistakes that qjson tells apart (docs/interop/qmp-spec.rst, "Protocol Specification").
var syntaxRules = []diag.Rule{
	{ID: string(qjson.MissingComma), Severity: diag.Error, Summary: "commas separate members and elements"},
	{ID: string(qjson.TrailingComma), Severity: diag.Error, Summary: "the last member or element has no comma after it"},
	{ID: string(qjson.ExtraComma), Severity: diag.Error, Summary: "exactly one comma separates two members or elements"},
	{ID: string(qjson.SingleQuote), Severity: diag.Error, Summary: "strings use double quotes; QEMU accepts single quotes from clients and never sends them"},
	{ID: string(qjson.UnclosedName), Severity: diag.Error, Summary: "a member's name has a closing quote"},
	{ID: string(qjson.UnopenedName), Severity: diag.Error, Summary: "a member's name has an opening quote"},
	{ID: string(qjson.UnclosedString), Severity: diag.Error, Summary: "a string ends on the line where it begins"},
	{ID: string(qjson.BareName), Severity: diag.Error, Summary: "a member's name is in quotes"},
	{ID: string(qjson.CommaForColon), Severity: diag.Error, Summary: "a colon separates a name from its value"},
	{ID: string(qjson.MissingColon), Severity: diag.Error, Summary: "a colon follows a member's name"},
	{ID: string(qjson.MissingValue), Severity: diag.Error, Summary: "every name has a value"},
	{ID: string(qjson.MissingOpen), Severity: diag.Error, Summary: "every closing brace or bracket has an opening one"},
	{ID: string(qjson.MissingClose), Severity: diag.Error, Summary: "every opening brace or bracket has a closing one"},
	{ID: string(qjson.ExtraClose), Severity: diag.Error, Summary: "no brace or bracket is closed twice"},
	{ID: string(qjson.ExtraOpen), Severity: diag.Error, Summary: "no brace or bracket is opened twice"},
	{ID: string(qjson.MismatchedClose), Severity: diag.Error, Summary: "a brace closes a brace, and a bracket closes a bracket"},
	{ID: string(qjson.EarlyClose), Severity: diag.Error, Summary: "an object ends after its last member"},
	{ID: string(qjson.StrayText), Severity: diag.Error, Summary: "nothing follows a message"},
	{ID: string(qjson.BadSpace), Severity: diag.Error, Summary: "white space is a space, a tab or a line break"},
	{ID: string(qjson.BadNumber), Severity: diag.Error, Summary: "numbers follow the JSON grammar"},
	{ID: string(qjson.BadWord), Severity: diag.Error, Summary: "the only words are true, false and null"},
	{ID: string(qjson.BadString), Severity: diag.Error, Summary: "strings contain no control characters and only JSON's escapes"},
	{ID: string(qjson.DuplicateKey), Severity: diag.Error, Summary: "an object has no name twice"},
	{ID: string(qjson.Comment), Severity: diag.Error, Summary: "JSON has no comments"},
	{ID: string(qjson.TooDeep), Severity: diag.Error, Summary: "a message is not nested more deeply than QEMU reads"},
	{ID: string(qjson.ElisionForm), Severity: diag.Info, Summary: "'...' or '... text ...' marks what is left out"},
	{ID: string(qjson.ElisionComma), Severity: diag.Warning, Summary: "an elision at the end of a list has no comma after it"},
}

var rules diag.Rules

// The rules of messages: the envelope, and what the schema says of its contents.
var (
	ruleUnknownCommand = rules.Add(diag.Rule{ID: "qmp-unknown-command", Severity: diag.Error, Summary: "a request runs a command that the program has"})
	ruleUnknownEvent   = rules.Add(diag.Rule{ID: "qmp-unknown-event", Severity: diag.Error, Summary: "an event is one that the program sends"})
	ruleRequestKey     = rules.Add(diag.Rule{ID: "qmp-request-key", Severity: diag.Error, Summary: "a request has the members execute or exec-oob, arguments and id"})
	ruleReplyKey       = rules.Add(diag.Rule{ID: "qmp-reply-key", Severity: diag.Error, Summary: "a message from the server has only the members of its kind"})
	ruleEnvelope       = rules.Add(diag.Rule{ID: "qmp-envelope", Severity: diag.Error, Summary: "a message is an object whose members say what it is"})
	ruleDirection      = rules.Add(diag.Rule{ID: "qmp-direction", Severity: diag.Error, Summary: "requests go to the server; everything else comes from it"})
	ruleBareReturn     = rules.Add(diag.Rule{ID: "qmp-bare-return", Severity: diag.Error, Summary: `a reply is wrapped in {"return": ...}`})
	ruleOutOfBand      = rules.Add(diag.Rule{ID: "qmp-out-of-band", Severity: diag.Error, Summary: "exec-oob runs only commands that allow it, where it is enabled"})

	ruleUnknownArgument = rules.Add(diag.Rule{ID: "qmp-unknown-argument", Severity: diag.Error, Summary: "a request has only arguments that the command knows"})
	ruleMissingArgument = rules.Add(diag.Rule{ID: "qmp-missing-argument", Severity: diag.Error, Summary: "a request has all mandatory arguments"})
	ruleUnknownMember   = rules.Add(diag.Rule{ID: "qmp-unknown-member", Severity: diag.Error, Summary: "a reply or event has only members that the schema knows"})
	ruleMissingMember   = rules.Add(diag.Rule{ID: "qmp-missing-member", Severity: diag.Warning, Summary: "a reply or event has all mandatory members"})
	ruleWrongType       = rules.Add(diag.Rule{ID: "qmp-wrong-type", Severity: diag.Error, Summary: "a value has the type of its member"})
	ruleRange           = rules.Add(diag.Rule{ID: "qmp-out-of-range", Severity: diag.Error, Summary: "an integer fits its type"})
	ruleWrongEnum       = rules.Add(diag.Rule{ID: "qmp-wrong-enum", Severity: diag.Error, Summary: "an enum's value is one that the enum lists"})
	ruleUnionTag        = rules.Add(diag.Rule{ID: "qmp-union-tag", Severity: diag.Error, Summary: "a union has the member that chooses its branch"})
	ruleReturnType      = rules.Add(diag.Rule{ID: "qmp-return-type", Severity: diag.Error, Summary: "a command returns a value of its return type"})
	ruleDeprecated      = rules.Add(diag.Rule{ID: "qmp-deprecated", Severity: diag.Info, Summary: "a message uses nothing that is deprecated"})

	ruleTimestamp  = rules.Add(diag.Rule{ID: "qmp-event-timestamp", Severity: diag.Warning, Summary: "an event has a timestamp with seconds and microseconds"})
	ruleNoResponse = rules.Add(diag.Rule{ID: "qmp-no-response", Severity: diag.Info, Summary: "an example shows the answer to each command"})
	ruleOrphan     = rules.Add(diag.Rule{ID: "qmp-orphan-response", Severity: diag.Warning, Summary: "an answer follows its command"})
	ruleID         = rules.Add(diag.Rule{ID: "qmp-id", Severity: diag.Error, Summary: "an answer has the id of its command"})
	ruleOwner      = rules.Add(diag.Rule{ID: "qmp-owner", Severity: diag.Warning, Summary: "at least one example of a command or event shows it"})
	ruleOther      = rules.Add(diag.Rule{ID: "qmp-other-subject", Severity: diag.Info, Summary: "each example of a command or event shows it"})
	ruleShortened  = rules.Add(diag.Rule{ID: "elision-without-mark", Severity: diag.Info, Summary: "a shortened example marks what is left out"})
	ruleConflict   = rules.Add(diag.Rule{ID: "hx-example-conflict", Severity: diag.Info, Summary: "an example that fits the schema also fits args_type in qmp-commands.hx"})
)

// Rules lists the rules of messages, those of JSON left out.
func Rules() []diag.Rule { return slices.Clone(rules) }

// SyntaxRules lists the rules of JSON.
func SyntaxRules() []diag.Rule { return slices.Clone(syntaxRules) }

var syntaxRuleOf = func() map[qjson.Code]diag.Rule {
	m := map[qjson.Code]diag.Rule{}
	for _, r := range syntaxRules {
		m[qjson.Code(r.ID)] = r
	}
	return m
}()
