package prose

import "qmpdoc/diag"

var (
	ruleUnknownDirective = diag.Rule{ID: "markup-unknown-directive", Severity: diag.Warning,
		Summary: "A directive is one of those that QEMU's manual and docutils define."}
	ruleLostDirective = diag.Rule{ID: "doc-directive", Severity: diag.Error,
		Summary: "Two colons stand behind the name of a directive."}
	ruleUnknownOption = diag.Rule{ID: "markup-unknown-option", Severity: diag.Warning,
		Summary: "A directive has only the options that belong to it."}
	ruleEmptyDirective = diag.Rule{ID: "markup-empty-directive", Severity: diag.Warning,
		Summary: "A directive that needs a text has one, indented more than its marker."}
	ruleUnknownRole = diag.Rule{ID: "markup-unknown-role", Severity: diag.Warning,
		Summary: "A role is one of those that QEMU's manual, Sphinx and docutils define."}
	ruleUnclosed = diag.Rule{ID: "markup-unclosed", Severity: diag.Warning,
		Summary: "Inline markup that begins also ends, in the same paragraph."}
	ruleNoLiteral = diag.Rule{ID: "markup-no-literal", Severity: diag.Warning,
		Summary: "An indented literal block follows a paragraph that ends in '::'."}
	ruleBadTable = diag.Rule{ID: "markup-bad-table", Severity: diag.Warning,
		Summary: "A table's rules and cells agree on its columns."}
	ruleUnknownTarget = diag.Rule{ID: "markup-unknown-target", Severity: diag.Warning,
		Summary: "A footnote or named link that is referred to exists."}
	ruleShortUnderline = diag.Rule{ID: "markup-short-underline", Severity: diag.Warning,
		Summary: "The line under a heading is as long as the heading."}
	ruleOldHeading = diag.Rule{ID: "markup-old-heading", Severity: diag.Info,
		Summary: "A heading is underlined; the '= Title' notation ended with QEMU 10.0."}
	ruleDeepNesting = diag.Rule{ID: "markup-deep-nesting", Severity: diag.Warning,
		Summary: "Lists and other blocks are not nested more deeply than a reader can follow."}
	ruleLongText = diag.Rule{ID: "markup-long-text", Severity: diag.Warning,
		Summary: "A text is short enough to be read as markup: up to one mebibyte."}
	ruleOddCharacter = diag.Rule{ID: "markup-odd-character", Severity: diag.Warning,
		Summary: "Documentation is UTF-8 without control characters."}
)

// Rules lists the kinds of findings that Parse can report.
func Rules() []diag.Rule {
	return []diag.Rule{
		ruleUnknownDirective, ruleLostDirective, ruleUnknownOption, ruleEmptyDirective, ruleUnknownRole, ruleUnclosed, ruleNoLiteral,
		ruleBadTable, ruleUnknownTarget, ruleShortUnderline, ruleOldHeading, ruleDeepNesting, ruleLongText,
		ruleOddCharacter,
	}
}
