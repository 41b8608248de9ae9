package examples

import (
	"qmpdoc/diag"
	"qmpdoc/internal/qjson"
)

// The rules of JSON, by the mistakes that qjson tells apart (docs/interop/qmp-spec.rst, "Protocol Specification").
var syntaxRules = []diag.Rule{
	{ID: string(qjson.MissingComma), Severity: diag.Error, Summary: "members and elements are separated by commas"},
	{ID: string(qjson.TrailingComma), Severity: diag.Error, Summary: "no comma stands before a closing sign"},
	{ID: string(qjson.ExtraComma), Severity: diag.Error, Summary: "one comma stands between two members or elements"},
	{ID: string(qjson.SingleQuote), Severity: diag.Error, Summary: "strings are in double quotes; QEMU takes single ones from clients and never sends them"},
	{ID: string(qjson.UnclosedName), Severity: diag.Error, Summary: "a member's name has a closing quote"},
	{ID: string(qjson.UnopenedName), Severity: diag.Error, Summary: "a member's name has an opening quote"},
	{ID: string(qjson.UnclosedString), Severity: diag.Error, Summary: "a string ends on its line"},
	{ID: string(qjson.BareName), Severity: diag.Error, Summary: "a member's name is in quotes"},
	{ID: string(qjson.CommaForColon), Severity: diag.Error, Summary: "a colon stands between a name and its value"},
	{ID: string(qjson.MissingColon), Severity: diag.Error, Summary: "a colon stands between a name and its value"},
	{ID: string(qjson.MissingValue), Severity: diag.Error, Summary: "every name has a value"},
	{ID: string(qjson.MissingOpen), Severity: diag.Error, Summary: "every closing brace and bracket has its opening one"},
	{ID: string(qjson.MissingClose), Severity: diag.Error, Summary: "every brace and bracket is closed"},
	{ID: string(qjson.ExtraClose), Severity: diag.Error, Summary: "no brace or bracket is closed twice"},
	{ID: string(qjson.ExtraOpen), Severity: diag.Error, Summary: "no brace or bracket is opened twice"},
	{ID: string(qjson.MismatchedClose), Severity: diag.Error, Summary: "a brace is closed by a brace, a bracket by a bracket"},
	{ID: string(qjson.EarlyClose), Severity: diag.Error, Summary: "an object ends behind its last member"},
	{ID: string(qjson.StrayText), Severity: diag.Error, Summary: "nothing stands behind a message"},
	{ID: string(qjson.BadSpace), Severity: diag.Error, Summary: "white space is blank, tab and line end"},
	{ID: string(qjson.BadNumber), Severity: diag.Error, Summary: "numbers are written as JSON demands"},
	{ID: string(qjson.BadWord), Severity: diag.Error, Summary: "the only words are true, false and null"},
	{ID: string(qjson.BadString), Severity: diag.Error, Summary: "strings hold no control characters and only the escapes of JSON"},
	{ID: string(qjson.DuplicateKey), Severity: diag.Error, Summary: "an object has each name once"},
	{ID: string(qjson.Comment), Severity: diag.Error, Summary: "JSON has no comments"},
	{ID: string(qjson.TooDeep), Severity: diag.Error, Summary: "a message nests no deeper than QEMU reads"},
	{ID: string(qjson.ElisionForm), Severity: diag.Info, Summary: "what is left out is marked by '...' or '... text ...'"},
	{ID: string(qjson.ElisionComma), Severity: diag.Warning, Summary: "no comma stands behind the last element, be it an elision"},
}

// The rules of messages: the envelope, and what the schema says of its contents.
var (
	ruleUnknownCommand = diag.Rule{ID: "qmp-unknown-command", Severity: diag.Error, Summary: "a request runs a command that the program has"}
	ruleUnknownEvent   = diag.Rule{ID: "qmp-unknown-event", Severity: diag.Error, Summary: "an event is one that the program sends"}
	ruleRequestKey     = diag.Rule{ID: "qmp-request-key", Severity: diag.Error, Summary: "a request has the members execute or exec-oob, arguments and id"}
	ruleReplyKey       = diag.Rule{ID: "qmp-reply-key", Severity: diag.Error, Summary: "a message of the server has the members of its kind"}
	ruleEnvelope       = diag.Rule{ID: "qmp-envelope", Severity: diag.Error, Summary: "a message is an object that says by its members what it is"}
	ruleDirection      = diag.Rule{ID: "qmp-direction", Severity: diag.Error, Summary: "requests go to the server, everything else comes from it"}
	ruleBareReturn     = diag.Rule{ID: "qmp-bare-return", Severity: diag.Error, Summary: "a reply is wrapped in {\"return\": ...}"}
	ruleOutOfBand      = diag.Rule{ID: "qmp-out-of-band", Severity: diag.Error, Summary: "exec-oob runs commands that allow it"}

	ruleUnknownArgument = diag.Rule{ID: "qmp-unknown-argument", Severity: diag.Error, Summary: "a request has only arguments that the command knows"}
	ruleMissingArgument = diag.Rule{ID: "qmp-missing-argument", Severity: diag.Error, Summary: "a request has all mandatory arguments"}
	ruleUnknownMember   = diag.Rule{ID: "qmp-unknown-member", Severity: diag.Error, Summary: "a reply or event has only members that the schema knows"}
	ruleMissingMember   = diag.Rule{ID: "qmp-missing-member", Severity: diag.Warning, Summary: "a reply or event has all mandatory members"}
	ruleWrongType       = diag.Rule{ID: "qmp-wrong-type", Severity: diag.Error, Summary: "a value is of its member's type"}
	ruleRange           = diag.Rule{ID: "qmp-out-of-range", Severity: diag.Error, Summary: "an integer fits its type"}
	ruleWrongEnum       = diag.Rule{ID: "qmp-wrong-enum", Severity: diag.Error, Summary: "a value of an enum is one that the enum lists"}
	ruleUnionTag        = diag.Rule{ID: "qmp-union-tag", Severity: diag.Error, Summary: "a union has the member that chooses its branch"}
	ruleReturnType      = diag.Rule{ID: "qmp-return-type", Severity: diag.Error, Summary: "a command returns a value of its type"}

	ruleTimestamp  = diag.Rule{ID: "qmp-event-timestamp", Severity: diag.Warning, Summary: "an event has a timestamp of seconds and microseconds"}
	ruleNoResponse = diag.Rule{ID: "qmp-no-response", Severity: diag.Info, Summary: "an example shows the answer to each command"}
	ruleOrphan     = diag.Rule{ID: "qmp-orphan-response", Severity: diag.Warning, Summary: "an answer follows its command"}
	ruleID         = diag.Rule{ID: "qmp-id", Severity: diag.Error, Summary: "an answer bears the id of its command"}
	ruleOwner      = diag.Rule{ID: "qmp-owner", Severity: diag.Warning, Summary: "the examples of a command or event show it"}
	ruleOther      = diag.Rule{ID: "qmp-other-subject", Severity: diag.Info, Summary: "each example of a command or event shows it"}
	ruleShortened  = diag.Rule{ID: "elision-without-mark", Severity: diag.Info, Summary: "an example that is cut short shows where"}
	ruleConflict   = diag.Rule{ID: "hx-example-conflict", Severity: diag.Info, Summary: "an example that fits the schema also fits args_type in qmp-commands.hx"}
)

// Rules lists what can be said of a message.
func Rules() []diag.Rule {
	return append([]diag.Rule{
		ruleUnknownCommand, ruleUnknownEvent, ruleRequestKey, ruleReplyKey, ruleEnvelope, ruleDirection, ruleBareReturn, ruleOutOfBand, ruleUnknownArgument, ruleMissingArgument, ruleUnknownMember, ruleMissingMember, ruleWrongType, ruleRange, ruleWrongEnum, ruleUnionTag, ruleReturnType, ruleTimestamp, ruleNoResponse, ruleOrphan, ruleID, ruleOwner, ruleOther, ruleShortened, ruleConflict,
	}, syntaxRules...)
}

// SyntaxRules lists those of Rules that are about JSON alone.
func SyntaxRules() []diag.Rule { return append([]diag.Rule(nil), syntaxRules...) }

var syntaxRuleOf = func() map[qjson.Code]diag.Rule {
	m := map[qjson.Code]diag.Rule{}
	for _, r := range syntaxRules {
		m[qjson.Code(r.ID)] = r
	}
	return m
}()
