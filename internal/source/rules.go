package source

import "qmpdoc/diag"

var (
	ruleMissing       = diag.Rule{ID: "include-missing", Severity: diag.Error, Summary: "an included file exists"}
	ruleUnreadable    = diag.Rule{ID: "include-unreadable", Severity: diag.Error, Summary: "an included file can be read"}
	ruleOutside       = diag.Rule{ID: "include-outside", Severity: diag.Error, Summary: "includes stay inside the source tree"}
	ruleLoop          = diag.Rule{ID: "include-loop", Severity: diag.Error, Summary: "a file does not include itself, directly or through others"}
	ruleTooMany       = diag.Rule{ID: "too-many-findings", Severity: diag.Warning, Summary: "a tree has no more findings than anybody would read"}
	ruleDeadReference = diag.Rule{ID: "dead-reference", Severity: diag.Info, Summary: "what @name and :qapi:role: refer to exists"}
	ruleDeadLink      = diag.Rule{ID: "dead-link", Severity: diag.Info, Summary: "what stands in backticks is the name of a definition"}
	ruleSinceMissing  = diag.Rule{ID: "since-missing", Severity: diag.Info, Summary: "a definition says since which release it is there"}
	ruleNothing       = diag.Rule{ID: "no-definitions", Severity: diag.Warning, Summary: "the files of a tree define something"}
	ruleVersion       = diag.Rule{ID: "bad-version", Severity: diag.Warning, Summary: "the file VERSION holds a release number"}
)

// Rules lists every rule that Load reports by itself.
func Rules() []diag.Rule {
	return []diag.Rule{ruleMissing, ruleUnreadable, ruleOutside, ruleLoop, ruleTooMany, ruleVersion, ruleNothing,
		ruleDeadReference, ruleDeadLink, ruleSinceMissing}
}
