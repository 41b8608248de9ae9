package source

import (
	"fmt"
	"regexp"
	"strings"

	"qmpdoc/diag"
	"qmpdoc/prose"
	"qmpdoc/qapi"
)

// sinceVersion finds the release in "since 2.7", "Since: QEMU 2.7" and "(Since v2.7.1)".
var sinceVersion = regexp.MustCompile(`(?i)\bsince:?\s+(?:QEMU\s+)?v?(\d+\.\d+)(?:\.\d+)*\b`)

// otherProgram tells that the words before "since" may make its release one of something else.
var otherProgram = regexp.MustCompile(`(?i)\b(?:linux|kernel|libvirt|windows|glibc|xen|spice|libiscsi|libnfs)\b`)

// tagVersion finds the release that a Since section begins with.
var tagVersion = regexp.MustCompile(`^\s*(?:QEMU\s+)?v?(\d+\.\d+)(?:\.\d+)*\b`)

// sinceTag checks the section of a Since tag.
func (c *textChecker) sinceTag(section *qapi.Section) diag.List {
	var found diag.List
	if m := tagVersion.FindStringSubmatchIndex(section.Text.Raw); section.Kind == qapi.SecSince && m != nil {
		c.since(&found, section.Text, m)
	}
	return found
}

// sinces checks the releases that follow "since" in a text.
func (c *textChecker) sinces(t prose.Text) diag.List {
	var found diag.List
	if !strings.Contains(t.Raw, "ince") && !strings.Contains(t.Raw, "INCE") {
		return nil
	}
	for _, m := range sinceVersion.FindAllStringSubmatchIndex(t.Raw, -1) {
		const near = 3 // words
		before := strings.Fields(strings.TrimRight(t.Raw[max(0, m[0]-60):m[0]], " (\n"))
		if !otherProgram.MatchString(strings.Join(before[max(0, len(before)-near):], " ")) {
			c.since(&found, t, m)
		}
	}
	return found
}

func (c *textChecker) since(found *diag.List, t prose.Text, m []int) {
	r, ok := qapi.ParseRelease(t.Raw[m[2]:m[3]])
	if !ok {
		return
	}
	var f *diag.Diagnostic
	switch {
	case !r.Exists():
		f = found.Report(t.Pos(m[2]), ruleSinceUnknown, "there is no QEMU %s", r)
		if c.latest != nil && !c.latest.Before(r.Last()) {
			f.Help = fmt.Sprintf("QEMU %s came after %s", r.Last().Next(), r.Last())
		}
	case c.latest.Before(r):
		f = found.Report(t.Pos(m[2]), ruleSinceFuture, "QEMU %s comes after this tree, which is %s", r, c.latest)
		f.Help = "write the release in which it first appeared"
	default:
		return
	}
	f.End = t.Pos(m[1])
}

// undated reports a documented definition that does not say in which release it appeared.
func undated(d *qapi.Def) diag.List {
	var found diag.List
	if d.Doc != nil && d.Doc.Symbol == d.Name && d.Doc.Since().IsZero() {
		f := found.Report(d.Doc.SymbolPos, RuleSinceMissing, "the documentation of %s %s does not say in which release it appeared", d.Kind, d.Name)
		f.End = f.Pos
		f.End.Col += len(d.Doc.Symbol)
		f.Help, f.Definition, f.Product = "add 'Since: <release>'", d.Name, d.Products.Word()
	}
	return found
}
