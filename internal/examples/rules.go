package examples

import (
	"slices"

	"qmpdoc/diag"
)

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
