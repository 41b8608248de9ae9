package prose

import (
	"slices"

	"qmpdoc/diag"
)

var rules diag.Rules

var (
	ruleUnknownDirective = rules.Add(diag.Rule{ID: "markup-unknown-directive", Severity: diag.Warning, From: "5.2", Summary: "a directive is one that QEMU's manual or docutils defines"})
	ruleLostDirective    = rules.Add(diag.Rule{ID: "doc-directive", Severity: diag.Error, From: "5.2", Summary: "two colons follow the name of a directive"})
	ruleUnknownOption    = rules.Add(diag.Rule{ID: "markup-unknown-option", Severity: diag.Warning, From: "5.2", Summary: "a directive has only options that it knows"})
	ruleEmptyDirective   = rules.Add(diag.Rule{ID: "markup-empty-directive", Severity: diag.Warning, From: "5.2", Summary: "a directive that needs content has it, indented more than the directive"})
	ruleUnknownRole      = rules.Add(diag.Rule{ID: "markup-unknown-role", Severity: diag.Warning, From: "5.2", Summary: "a role is one that QEMU's manual, Sphinx or docutils defines"})
	ruleUnclosed         = rules.Add(diag.Rule{ID: "markup-unclosed", Severity: diag.Warning, From: "5.2", Summary: "inline markup ends in the paragraph where it begins"})
	ruleNoLiteral        = rules.Add(diag.Rule{ID: "markup-no-literal", Severity: diag.Warning, From: "5.2", Summary: "an indented literal block follows a paragraph that ends in '::'"})
	ruleBadTable         = rules.Add(diag.Rule{ID: "markup-bad-table", Severity: diag.Warning, From: "5.2", Summary: "the borders and cells of a table agree on its columns"})
	ruleUnknownTarget    = rules.Add(diag.Rule{ID: "markup-unknown-target", Severity: diag.Warning, From: "5.2", Summary: "the footnote or named link that a reference names exists"})
	ruleShortUnderline   = rules.Add(diag.Rule{ID: "markup-short-underline", Severity: diag.Warning, From: "5.2", Summary: "the underline of a heading is at least as long as the heading"})
	ruleListBlank        = rules.Add(diag.Rule{ID: "markup-list-blank", Severity: diag.Warning, From: "5.2",
		Summary: "an empty line precedes a list"})
	ruleNoTerm = rules.Add(diag.Rule{ID: "markup-definition-list", Severity: diag.Warning, From: "5.2",
		Summary: "a line is indented more than the one above only to define a term"})
	ruleOldHeading   = rules.Add(diag.Rule{ID: "markup-old-heading", Severity: diag.Info, From: "5.2", Summary: "a heading is underlined; the '= Title' notation ended with QEMU 10.0"})
	ruleDeepNesting  = rules.Add(diag.Rule{ID: "markup-deep-nesting", Severity: diag.Warning, From: "5.2", Summary: "lists and other blocks nest at most sixteen levels"})
	ruleLongText     = rules.Add(diag.Rule{ID: "markup-long-text", Severity: diag.Warning, From: "5.2", Summary: "a text has at most one mebibyte"})
	ruleOddCharacter = rules.Add(diag.Rule{ID: "markup-odd-character", Severity: diag.Warning, From: "5.2", Summary: "documentation is UTF-8 without control characters"})
)

// Rules lists the kinds of findings that Parse can report.
func Rules() []diag.Rule { return slices.Clone(rules) }
