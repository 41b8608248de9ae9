package report

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"qmpdoc/diag"
)

// sarif prints the findings as OASIS SARIF 2.1.0 (docs.oasis-open.org/sarif/sarif/v2.1.0), as GitHub's code scanning takes it:
// it opens an alert for a result that is marked as suppressed, so those are left out, and rejects a file with a result that
// has no location, so those are notifications.
// Fingerprints are made of what a finding says and not of where it is, so that they outlive edits of other places.
func (r *Run) sarif(w io.Writer) error {
	run := sarifRun{ColumnKind: "unicodeCodePoints", Results: []sarifResult{}}
	run.Tool.Driver = sarifDriver{Name: "qmpdoc", Version: r.Version, Rules: []sarifRule{}}
	index := map[string]int{}
	for _, rule := range r.Rules {
		if _, known := index[rule.ID]; !known {
			index[rule.ID] = len(run.Tool.Driver.Rules)
			run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, newSARIFRule(rule))
		}
	}
	seen := map[diag.Identity]int{}
	for _, d := range Sorted(r.Findings) {
		id := d.Identity()
		earlier := seen[id]
		seen[id]++
		if d.Suppressed != "" {
			continue
		}
		i, known := index[d.Rule]
		if known {
			r.explain(&run.Tool.Driver.Rules[i])
		}
		if d.Pos.File == "" {
			run.notify(&d)
			continue
		}
		result := r.sarifResult(&d, earlier)
		if known {
			result.RuleIndex = &i
		}
		run.Results = append(run.Results, result)
	}
	return writeJSON(w, sarifLog{
		Schema:  "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
		Version: "2.1.0", Runs: []sarifRun{run},
	})
}

// notify adds a finding without a place.
func (run *sarifRun) notify(d *diag.Diagnostic) {
	if len(run.Invocations) == 0 {
		run.Invocations = []sarifInvocation{{Successful: true}}
	}
	n := sarifNotification{Level: sarifLevel(d.Severity), Message: sarifText{sarifMessage(d)}}
	n.Descriptor.ID = d.Rule
	run.Invocations[0].Notifications = append(run.Invocations[0].Notifications, n)
}

func newSARIFRule(r diag.Rule) sarifRule {
	rule := sarifRule{ID: r.ID, Short: sarifText{r.Summary}}
	if rule.Standard.Level = sarifLevel(r.Severity); r.Off {
		rule.Standard.Enabled = new(bool)
	}
	return rule
}

// explain adds the explanation of a rule that has findings: with those of all rules, a report would be nothing else.
func (r *Run) explain(rule *sarifRule) {
	if r.Help == nil || rule.Help != nil {
		return
	}
	means, text, markdown := r.Help(rule.ID)
	rule.Full, rule.Help = &sarifText{means}, &sarifMultiformat{text, markdown}
}

func sarifLevel(s diag.Severity) string {
	return [...]string{diag.Info: "note", diag.Warning: "warning", diag.Error: "error"}[s]
}

func (r *Run) sarifResult(d *diag.Diagnostic, earlier int) sarifResult {
	res := sarifResult{
		Rule: d.Rule, Level: sarifLevel(d.Severity), Message: sarifText{sarifMessage(d)},
		Fingerprints: map[string]string{"qmpdocIdentity/v1": fingerprint(d.Identity(), earlier)},
	}
	if l := r.sarifLocation(d.Pos, d.End); l != nil {
		if d.Definition != "" {
			l.Logical = []sarifLogical{{Name: d.Definition, FullName: strings.TrimPrefix(d.Product+"/"+d.Definition, "/")}}
		}
		res.Locations = []sarifLocation{*l}
	}
	for _, rel := range d.Related {
		res.relate(r.sarifLocation(rel.Pos, diag.Pos{}), rel.Msg)
	}
	for _, rep := range d.Repeats {
		res.relate(r.sarifLocation(rep.Pos, rep.End), "the same mistake")
	}
	if f := r.sarifFix(d); f != nil {
		res.Fixes = []sarifFix{*f}
	}
	return res
}

func sarifMessage(d *diag.Diagnostic) string {
	text := plain(d.Msg)
	if d.Help != "" {
		text += " (" + plain(d.Help) + ")"
	}
	return text
}

// fingerprint tells equal findings of one run apart by their order.
func fingerprint(id diag.Identity, earlier int) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%q %q %q %q %q %d", id.Rule, id.Product, id.Definition, id.File, id.Message, earlier))
	return hex.EncodeToString(sum[:16])
}

func (res *sarifResult) relate(l *sarifLocation, msg string) {
	if l != nil {
		l.ID = len(res.Related) + 1
		l.Message = &sarifText{plain(msg)}
		res.Related = append(res.Related, *l)
	}
}

// sarifLocation is nil for no place.
func (r *Run) sarifLocation(pos, end diag.Pos) *sarifLocation {
	if pos.File == "" {
		return nil
	}
	physical := sarifPhysical{Artifact: newSARIFArtifact(r.inside(pos.File))}
	if pos.Line > 0 {
		region := r.sarifRegion(pos, end)
		physical.Region = &region
	}
	return &sarifLocation{Physical: physical}
}

// sarifRegion counts columns in characters, as SARIF wants: ours are bytes.
func (r *Run) sarifRegion(pos, end diag.Pos) sarifRegion {
	g := sarifRegion{StartLine: pos.Line, StartColumn: r.character(pos)}
	if end.Line >= pos.Line && end.Col > 0 && pos.Col > 0 {
		g.EndLine, g.EndColumn = end.Line, r.character(end)
	}
	return g
}

func (r *Run) character(pos diag.Pos) int {
	if r.Source == nil || pos.Col == 0 {
		return pos.Col
	}
	line, ok := r.Source(pos.File, pos.Line)
	if !ok || pos.Col > len(line)+1 {
		return pos.Col
	}
	return utf8.RuneCountInString(line[:pos.Col-1]) + 1
}

// sarifFix is one fix for all places of a finding; nil when it has none.
func (r *Run) sarifFix(d *diag.Diagnostic) *sarifFix {
	var edits []sarifReplacement
	add := func(e *diag.Edit) {
		if e != nil {
			edits = append(edits, sarifReplacement{Deleted: r.sarifRegion(e.Pos, e.End), Inserted: sarifText{e.Text}})
		}
	}
	add(d.Fix)
	for _, rep := range d.Repeats {
		add(rep.Fix)
	}
	if len(edits) == 0 || d.Pos.File == "" {
		return nil
	}
	description := sarifText{plain(d.Help)}
	if d.Help == "" {
		description.Text = "correct it"
	}
	return &sarifFix{Description: description, Changes: []sarifChange{{Artifact: newSARIFArtifact(r.inside(d.Pos.File)), Replacements: edits}}}
}

// newSARIFArtifact names a file as a URI, relative to the root of the sources.
func newSARIFArtifact(file string) sarifArtifact {
	var b strings.Builder
	for i := range len(file) {
		switch c := file[i]; {
		case 'a' <= c|0x20 && c|0x20 <= 'z', '0' <= c && c <= '9', strings.IndexByte("/-._~", c) >= 0:
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return sarifArtifact{URI: b.String(), Base: "%SRCROOT%"}
}
