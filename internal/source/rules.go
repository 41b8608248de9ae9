package source

import (
	"slices"

	"qmpdoc/diag"
)

var rules diag.Rules

var (
	ruleMissing       = rules.Add(diag.Rule{ID: "include-missing", Severity: diag.Error, Summary: "an included file exists"})
	ruleUnreadable    = rules.Add(diag.Rule{ID: "include-unreadable", Severity: diag.Error, Summary: "an included file can be read"})
	ruleOutside       = rules.Add(diag.Rule{ID: "include-outside", Severity: diag.Error, Summary: "includes stay inside the source tree"})
	ruleLoop          = rules.Add(diag.Rule{ID: "include-loop", Severity: diag.Error, Summary: "a file does not include itself, directly or through others"})
	ruleTooMany       = rules.Add(diag.Rule{ID: "too-many-findings", Severity: diag.Warning, Summary: "the findings of a tree are listed up to a limit"})
	ruleDeadReference = rules.Add(diag.Rule{ID: "dead-reference", Severity: diag.Info, Summary: "what @name and :qapi:role: refer to exists"})
	ruleDeadLink      = rules.Add(diag.Rule{ID: "dead-link", Severity: diag.Info, From: "10.1", Summary: "a word in single backticks is the name of a definition"}) // before that, backticks were for any quoted word
	// RuleSinceMissing is exported for those who know the release.
	RuleSinceMissing = rules.Add(diag.Rule{ID: "since-missing", Severity: diag.Info, Summary: "a definition says in which release it appeared"})
	ruleSinceUnknown = rules.Add(diag.Rule{ID: "since-unknown", Severity: diag.Warning, Summary: "a release after 'since' exists"})
	ruleSinceFuture  = rules.Add(diag.Rule{ID: "since-future", Severity: diag.Warning, Summary: "a release after 'since' is not later than the tree's own"})
	ruleNearTag      = rules.Add(diag.Rule{ID: "doc-near-tag", Severity: diag.Warning, From: "2.9", Summary: "a section begins with a tag that QEMU knows"})
	ruleDoubledWord  = rules.Add(diag.Rule{ID: "doubled-word", Severity: diag.Info, Summary: "no word comes twice in a row"})
	ruleNearType     = rules.Add(diag.Rule{ID: "near-type", Severity: diag.Info, Summary: "a word that looks like the name of a type is one"})
	ruleErrorClass   = rules.Add(diag.Rule{ID: "unknown-error-class", Severity: diag.Info, Summary: "an error class that a text names exists"})
	ruleMissingFile  = rules.Add(diag.Rule{ID: "missing-file", Severity: diag.Info, Summary: "a file of the source tree that a text names exists"})
	ruleNothing      = rules.Add(diag.Rule{ID: "no-definitions", Severity: diag.Warning, Summary: "the files of a tree define something"})
	ruleList         = rules.Add(diag.Rule{ID: "list-unreadable", Severity: diag.Warning, Summary: "the lists of deprecated and removed features can be read"})
	ruleVersion      = rules.Add(diag.Rule{ID: "bad-version", Severity: diag.Warning, Summary: "the file VERSION contains a release number"})
)

// Rules lists every rule that Load reports by itself.
func Rules() []diag.Rule { return slices.Clone(rules) }
